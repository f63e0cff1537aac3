"""The workbench in letters: one file a verb."""
