"""Where the body supports a highlight: figures, dates and names compared by what they mean."""
