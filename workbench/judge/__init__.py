"""Judge recordings: one file a check. What is wrong with the sound, where, and what it means for the answers."""
