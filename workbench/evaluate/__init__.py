"""How methods are scored, honestly."""
