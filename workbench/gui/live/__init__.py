"""Live input: levels, a rolling spectrogram, recording, and where the source is while it sounds."""
