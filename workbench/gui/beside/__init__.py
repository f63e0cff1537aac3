"""Another session's sound below the one that is open, on one time axis."""
