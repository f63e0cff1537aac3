"""Sorting as people count: A-2 before A-10, whatever the case of letters."""

from __future__ import annotations

import re
import unicodedata

Key = tuple[tuple[int, int, str, str], ...]
_DIGITS = re.compile(r"(\d+)")


def as_people_count(text: str) -> Key:
    """A key to sort texts by: runs of digits count as numbers, however long they are."""
    return tuple(_key(piece) for piece in _DIGITS.split(text.casefold()))


def _key(piece: str) -> tuple[int, int, str, str]:
    """A number by how many digits it has and then digit by digit, so that none is too long to be read."""
    if not piece.isdecimal():
        return 1, 0, piece, ""
    digits = piece if piece.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in piece)
    digits = digits.lstrip("0")
    return 0, len(digits), digits, piece
