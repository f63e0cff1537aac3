"""Verbs: jobs that yield events. Window, command line and tests drive the same ones."""
