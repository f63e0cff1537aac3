"""Numbers as people type them."""

from __future__ import annotations

import math

LARGEST = 1e8
"""No coordinate on earth, gain or offset is larger, in metres, decibels or milliseconds."""

_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{NO-BREAK SPACE}": None, "\N{NARROW NO-BREAK SPACE}": None})

_FIRST = frozenset("0123456789+-.,\N{MINUS SIGN}")


def begins_number(text: str) -> bool:
    """Can a number begin with what was typed?"""
    return text in _FIRST


def number_in(text: str, unit: str = "") -> float | None:
    """The number in a text such as "4.2", "4,2", "\N{MINUS SIGN}0.5 m"; None when it is none, or beyond LARGEST."""
    value = _value_in(text, unit)
    return value if value is not None and math.isfinite(value) and abs(value) <= LARGEST else None


def is_too_large(text: str, unit: str = "") -> bool:
    """Is the text a number that `number_in` refuses for its size alone?"""
    value = _value_in(text, unit)
    return value is not None and not abs(value) <= LARGEST


def cleaned(text: str, unit: str = "") -> str:
    """The text of a number as programs write it: an ordinary minus, a point, no unit."""
    plainly = text.translate(_MINUS).strip()
    if unit and plainly.endswith(unit):
        plainly = plainly[: -len(unit)].rstrip()
    return plainly.replace(",", ".", 1) if "," in plainly and "." not in plainly else plainly


def _value_in(text: str, unit: str) -> float | None:
    plainly = cleaned(text, unit)
    if not plainly or plainly[-1] not in "0123456789.":
        return None
    try:
        return float(plainly.replace("_", "x"))
    except ValueError:
        return None


def shown(value: float | None, decimals: int) -> str:
    """A number with a true minus sign and never a minus zero; an em-dash where there is none."""
    if value is None or not math.isfinite(value):
        return "\N{EM DASH}"
    text = f"{value:.{decimals}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", "\N{MINUS SIGN}")


def plain(value: float | None) -> str:
    """A number to edit or to copy: all its digits that matter, an ordinary minus."""
    return "" if value is None or not math.isfinite(value) else f"{round(value, 6):.15g}"
