"""Given sound and places, say where: one file a method."""
