"""Keys, About, settings."""
