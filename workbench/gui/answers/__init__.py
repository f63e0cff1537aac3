"""Asking the methods, and showing what they answered and what makes it doubtful."""
