"""Measured minus solved, in the figures people read."""

from __future__ import annotations

from workbench.gui.microphones.numbers import shown


def said_residual(residual_m: float) -> str:
    """Centimetres with their sign: "+1.2 cm"; no sign when it rounds to nothing."""
    text = shown(100 * residual_m, 1)
    return f"{text} cm" if text.startswith("\N{MINUS SIGN}") or float(text) == 0 else f"+{text} cm"
