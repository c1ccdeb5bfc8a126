"""Assay: a terminal reader that takes news articles apart."""

__version__ = "0.1.0"
