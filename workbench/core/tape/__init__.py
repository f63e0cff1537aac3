"""Places from tape measurements: lengths between points and heights in, coordinates and doubts out."""
