"""A whole campaign: its table, review by keyboard, many sessions edited at once, sound that moved."""
