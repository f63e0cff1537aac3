"""How things move in the 3-D view when they are dragged: a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TR_NOOP

Along = Literal["keep", "height", "upright", "surface"]

ALONGS: tuple[tuple[Along, str, str], ...] = (
    ("keep", QT_TR_NOOP("Keep height"), QT_TR_NOOP("Dragged things stay as high as they are")),
    ("height", QT_TR_NOOP("At height"), QT_TR_NOOP("Dragged things go to one height above z = 0")),
    ("upright", QT_TR_NOOP("Up and down"), QT_TR_NOOP("Dragged things keep x and y and move along the vertical")),
    ("surface", QT_TR_NOOP("On surfaces"),
     QT_TR_NOOP("Dragged things stand on the floor, walls or shape of the site, so far off it")),
)  # fmt: skip
"""Each way, what it is called and what it does."""

SNAPS_M = (0.0, 0.05, 0.1, 0.25, 0.5, 1.0)
BY_SITE = -1.0
"""Stands for a grid that follows the size of the site, where a number is wanted."""
_STEP_WITHOUT_GRID_M = 0.05
_STEPS_ACROSS = 1000
"""So many steps of the grid lead across a site at most, where people chose none."""


@dataclass(frozen=True)
class Manner:
    """height_m : where "height" puts things, site frame. above_m : how far off a surface, such as a tripod's height.

    snap_m : grid that coordinates are rounded to, 0 = none. is_snap_chosen : people chose that grid, and it
    does not follow the size of the site. A new thing that has no height yet gets height_m too.
    """

    along: Along = "keep"
    height_m: float = 1.2
    above_m: float = 1.2
    snap_m: float = 0.05
    is_snap_chosen: bool = False

    @property
    def step_m(self) -> float:
        """How far an arrow key moves things."""
        return self.snap_m or _STEP_WITHOUT_GRID_M


AS_EVER = Manner()


def snap_for_m(length_m: float) -> float:
    """The grid that suits a site of this length: 5 cm up to 50 m, 1 m from 500 m on."""
    return next((s for s in SNAPS_M if s > 0 and length_m <= _STEPS_ACROSS * s), SNAPS_M[-1])
