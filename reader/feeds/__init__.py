"""Feeds and pages of the web: fetched, parsed, discovered, and listed in OPML and newsboat's files."""
