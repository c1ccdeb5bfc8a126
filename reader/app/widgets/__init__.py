"""The panes of the desk, each with its own messages."""
