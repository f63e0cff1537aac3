"""Two states of one session: what differs, and how two people's edits come together."""
