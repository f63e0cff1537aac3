"""Clocks: how far the recorders' clocks are apart, from a clap at a known place."""
