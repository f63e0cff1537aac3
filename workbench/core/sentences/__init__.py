"""Finished sentences told again in another language, by the templates that they were made of."""
