"""The poller: what is due is fetched, taken apart and saved. It alone joins feeds, article and library."""
