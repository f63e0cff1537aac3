"""Colours, style, icons and the division of the window."""
