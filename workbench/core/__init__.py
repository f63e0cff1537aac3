"""Nouns: frozen values, geometry and errors. Nothing here reads a file, draws or learns."""
