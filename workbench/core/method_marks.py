"""How a method is drawn everywhere, in the window and in reports: one colour, one mark, one dash.

The first colours are Okabe and Ito's set (Color Universal Design, 2008), darkened on light and lightened on dark
ground to reach 3:1; a mark's shape, and a line's dash, always say the same as its colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ON_LIGHT = (
    *("#c84a00", "#5a3fc0", "#4a4f5a", "#8a1c4a", "#2c6b2f", "#1d5f7a"),
    *("#7a4a12", "#b02fb0", "#4f7a00"),
)
ON_DARK = (
    *("#ff8a4c", "#b09cff", "#b8c0cc", "#ff7aa8", "#8fd694", "#7fc4dd"),
    *("#d9a878", "#f0a0f0", "#c0d860"),
)
_SYMBOLS = ("o", "s", "t1", "d", "p", "h")
_SHAPES = ("sphere", "cube", "cone", "octahedron", "cube", "sphere")
_DASHES = ("solid", "dashed", "dashdot", "dotted")


@dataclass(frozen=True)
class Mark:
    """colour : #rrggbb; symbol : pyqtgraph's; shape : in 3-D (sphere, cube, cone, octahedron); dash : of its lines."""

    colour: str
    symbol: str
    shape: str
    dash: str = "solid"


def mark_of(method: str, known_methods: Sequence[str], colours: Sequence[str] = ON_LIGHT) -> Mark:
    """By the method's place in the list of all known methods, so that it never changes in a session.

    Those that come after the colours' end, networks of one's own, have them again with other shapes.
    """
    place = known_methods.index(method) if method in known_methods else len(known_methods)
    n = len(_SYMBOLS)
    shape = (place + place // n * (n // 2) + place // len(colours)) % n  # colours much alike have other shapes
    return Mark(colours[place % len(colours)], _SYMBOLS[shape], _SHAPES[shape], _DASHES[place % len(_DASHES)])
