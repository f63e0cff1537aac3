"""PlaceField beside all other methods: the tables and the page of `make beyond`, from evaluations that were made."""
