"""The networks, as torch modules one can read in a sitting."""
