"""Sorting as people count: A-2 before A-10, whatever the case of letters."""

from __future__ import annotations

import re

Key = tuple[tuple[int, int, str], ...]
_DIGITS = re.compile(r"(\d+)")


def as_people_count(text: str) -> Key:
    """A key to sort texts by: runs of digits count as numbers."""
    pieces = _DIGITS.split(text.casefold())
    return tuple((0, int(piece), piece) if piece.isdecimal() else (1, 0, piece) for piece in pieces)
