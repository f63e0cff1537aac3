"""Bytes to nouns and back: session folders, audio, model files, predictions."""
