"""The companies of an article: their names in any script, and their tickers."""
