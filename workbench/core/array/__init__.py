"""The microphones as a whole: how they are counted, what is wrong with where they stand, one array for another."""
