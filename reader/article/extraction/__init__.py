"""Highlights in the article's own words, where its publisher gives none."""
