"""The demo as a person meets it, in a pseudo-terminal: open, read, star, quit, and find it starred."""
