"""A company in small letters, as releases describe it."""

OXBOW = "oxbow is a provider of maps for people who walk, with offices in Ellerby and Harrow and a mill at the ford."
