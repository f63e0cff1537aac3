"""Saying where things stand: how they are dragged, nudged, typed, measured and copied. No 3-D here, and no camera."""
