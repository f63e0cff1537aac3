"""What people mark in the sound: the selection, and labels, drawn, edited and found again."""
