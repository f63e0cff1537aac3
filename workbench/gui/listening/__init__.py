"""Listening: playing what is looked at, with a line that runs along."""
