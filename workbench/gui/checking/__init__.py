"""What checks found wrong with the sound: asked for, listed, and drawn beside the sound."""
