"""From one place to another: how far, and in which direction."""

from __future__ import annotations

import math
from dataclasses import dataclass

from workbench.core.session import Point

STRAIGHT_UP_M = 1e-9
"""Two places no further apart than this in plan have no azimuth."""


@dataclass(frozen=True)
class Bearing:
    """Site frame, metres and degrees.

    azimuth_deg : 0 = along the x axis, counter-clockwise seen from above, 0 to below 360; None straight up or down.
    elevation_deg : 0 = level, 90 = straight up. vertical_m : positive when the other place is higher.
    """

    distance_m: float
    horizontal_m: float
    vertical_m: float
    azimuth_deg: float | None
    elevation_deg: float


def bearing(from_m: Point, to_m: Point) -> Bearing:
    """How `to_m` lies as seen from `from_m`."""
    dx, dy, dz = (b - a for a, b in zip(from_m, to_m, strict=True))
    horizontal_m = math.hypot(dx, dy)
    azimuth_deg = _full_turn(math.degrees(math.atan2(dy, dx))) if horizontal_m > STRAIGHT_UP_M else None
    elevation_deg = math.degrees(math.atan2(dz, horizontal_m))
    return Bearing(math.hypot(dx, dy, dz), horizontal_m, dz, azimuth_deg, elevation_deg)


def _full_turn(angle_deg: float) -> float:
    """0 to below 360: the remainder of a very small negative angle is rounded up to 360."""
    turned_deg = angle_deg % 360.0
    return 0.0 if turned_deg >= 360.0 else turned_deg
