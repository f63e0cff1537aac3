"""Figures as cells of a table: the unit stands in the column's title, the interval in brackets."""

from __future__ import annotations

from workbench.evaluate.answers import Measured

DASH = "-"
_FINE_M = 0.1


def percent(measured: Measured | None) -> str:
    """ "61.2 (55.0 to 67.1)" of a share."""
    return _told(measured, 100.0, 1, "")


def metres(measured: Measured | None) -> str:
    """To the centimetre, below 10 cm to the millimetre."""
    return _told(measured, 1.0, _digits_of(measured), "")


def plain(measured: Measured | None) -> str:
    """A bare number."""
    return _told(measured, 1.0, 2, "")


def points(measured: Measured | None) -> str:
    """A difference of shares, with its sign, in points of a per cent."""
    return _told(measured, 100.0, 1, "+")


def signed_metres(measured: Measured | None) -> str:
    """A difference or a bias, with its sign."""
    return _told(measured, 1.0, 2, "+")


def number(value: float | None, digits: int = 2) -> str:
    """Without an interval; a dash when unknown."""
    return DASH if value is None or value != value else _digits(value, digits, "")


def _digits_of(measured: Measured | None) -> int:
    return 3 if measured is not None and abs(measured.value) < _FINE_M else 2


def _told(measured: Measured | None, scale: float, digits: int, sign: str) -> str:
    if measured is None:
        return DASH
    text = _digits(scale * measured.value, digits, sign)
    if measured.low is None or measured.high is None:
        return text
    low, high = (_digits(scale * value, digits, sign) for value in (measured.low, measured.high))
    return f"{text} ({low} to {high})"


def _digits(value: float, digits: int, sign: str) -> str:
    """No minus and no plus before nothing."""
    text = f"{value:{sign}.{digits}f}"
    return text[1:] if float(text) == 0 and text[0] in "+-" else text
