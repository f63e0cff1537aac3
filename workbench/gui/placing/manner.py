"""How things move in the 3-D view when they are dragged: a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Along = Literal["keep", "height", "upright", "surface"]

ALONGS: tuple[tuple[Along, str, str], ...] = (
    ("keep", "Keep height", "Dragged things stay as high as they are"),
    ("height", "At height", "Dragged things go to one height above z = 0"),
    ("upright", "Up and down", "Dragged things keep x and y and move along the vertical"),
    ("surface", "On surfaces", "Dragged things stand on the floor, walls or shape of the site, so far off it"),
)
"""Each way, what it is called and what it does."""

SNAPS_M = (0.0, 0.05, 0.1, 0.25, 0.5, 1.0)
_STEP_WITHOUT_GRID_M = 0.05


@dataclass(frozen=True)
class Manner:
    """height_m : where "height" puts things, site frame. above_m : how far off a surface, such as a tripod's height.

    snap_m : grid that coordinates are rounded to, 0 = none. A new thing that has no height yet gets height_m too.
    """

    along: Along = "keep"
    height_m: float = 1.2
    above_m: float = 1.2
    snap_m: float = 0.05

    @property
    def step_m(self) -> float:
        """How far an arrow key moves things."""
        return self.snap_m or _STEP_WITHOUT_GRID_M


AS_EVER = Manner()
