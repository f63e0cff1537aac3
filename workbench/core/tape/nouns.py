"""What was measured with tape and plumb line, as a session keeps it, so that a length can be added later.

An end is a microphone's number, counted from 1, or "source", the true source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from annotated_types import Ge, Gt, Le

Extra = Mapping[str, Any]
End = Annotated[int, Ge(1)] | Literal["source"]

FARTHEST_M = 10_000.0
"""No tape is longer, no height further off: beyond that it is a slip of the pen, which nothing could solve."""

TAPE_ERROR_M = 0.02
"""How far a length or height is off (standard deviation) where nobody says: a taut tape over rubble."""


@dataclass(frozen=True, kw_only=True)
class Tape:
    """The straight length between two ends, metres. error_m : standard deviation, None = not said."""

    between: tuple[End, End]
    length_m: Annotated[float, Gt(0), Le(FARTHEST_M)]
    error_m: Annotated[float, Ge(1e-6), Le(FARTHEST_M)] | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TapeHeight:
    """How high an end is above the level heights are counted from, metres. error_m : as for a tape."""

    of: End
    height_m: Annotated[float, Ge(-FARTHEST_M), Le(FARTHEST_M)]
    error_m: Annotated[float, Ge(1e-6), Le(FARTHEST_M)] | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TapeFrame:
    """Where the measured shape stands in the site.

    origin, along_x : ends; seen from above, `along_x` lies from `origin` in direction angle_deg, counter-clockwise
    from the site's x axis. origin_m : where the origin stands, x and y, and the level heights are counted from,
    site frame, metres. reading : which of the shapes that fit the tapes. mirrored : its mirror image, seen from
    above. upside_down : turned over; only where no heights say which way is up.
    """

    origin: End = 1
    along_x: End = 2
    origin_m: tuple[float, float, float] = (0.0, 0.0, 0.0)
    angle_deg: float = 0.0
    reading: Annotated[int, Ge(0)] = 0
    mirrored: bool = False
    upside_down: bool = False
    extra: Extra = field(default_factory=dict)
