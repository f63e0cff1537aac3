"""Curves with a cursor, their headings and legends: what the Train and the Compare workspaces draw alike."""
