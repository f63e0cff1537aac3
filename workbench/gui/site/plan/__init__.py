"""The site from above, for computers that cannot draw in three dimensions."""
