"""The Field workspace: one screen for a rescue team, from the microphones to a hand-over, in five steps."""
