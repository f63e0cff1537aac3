"""Tape measure: lengths and heights in a table, the shape they make, and where it stands in the site."""
