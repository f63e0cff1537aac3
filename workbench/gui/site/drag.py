"""Where a dragged thing goes: from pointer positions to metres. Pure; pixels and metres as in view.py."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.session import Point
from workbench.gui.site.view import View, axes, metres_per_pixel, ray

_FLAT_DEG = 12.0
"""Lower than this the floor is seen too much from the side to drag along it: the upright plane is used."""


@dataclass(frozen=True)
class Drag:
    """A drag from a point on: start_m belongs to start_px. upright_only: along the vertical line through it."""

    start_m: Point
    start_px: tuple[float, float]
    upright_only: bool = False


def dragged_to(
    drag: Drag, pixel: tuple[float, float], view: View, size_px: tuple[int, int], snap_m: float = 0.0
) -> Point:
    """Where the thing is once the pointer is at `pixel`; coordinates that moved are rounded to snap_m (0 = not)."""
    start = np.array(drag.start_m)
    if drag.upright_only:
        moved = np.array([0.0, 0.0, _climb_m(drag, pixel, view, size_px)])
        free = np.array([False, False, True])
    elif is_flat(view):
        moved, free = _in_plane(drag, pixel, view, size_px, _facing(view)), np.array([True, True, True])
        free[:2] = np.abs(axes(view)[0][:2]) > 1e-6  # straight from the front, y is not touched
    else:
        moved, free = _in_plane(drag, pixel, view, size_px, np.array([0.0, 0.0, 1.0])), np.array([True, True, False])
    end = start + moved
    if snap_m > 0:
        end = np.where(free, np.round(end / snap_m) * snap_m, end)
    end = np.where(free, np.round(end, 6), start)
    return float(end[0]), float(end[1]), float(end[2])


def is_flat(view: View) -> bool:
    """Is the floor seen so much from the side that things move in the upright plane instead?"""
    return abs(view.elevation_deg) < _FLAT_DEG


def _facing(view: View) -> np.ndarray:
    """Normal of the upright plane that faces the camera."""
    right = axes(view)[0]
    return np.array([right[1], -right[0], 0.0])


def _climb_m(drag: Drag, pixel: tuple[float, float], view: View, size_px: tuple[int, int]) -> float:
    scale = metres_per_pixel(view, drag.start_m, size_px)
    seen_upright = max(float(np.hypot(*axes(view)[2][:2])), 0.35)  # from straight above, up on screen means up
    return (drag.start_px[1] - pixel[1]) * scale / seen_upright


def _in_plane(
    drag: Drag, pixel: tuple[float, float], view: View, size_px: tuple[int, int], normal: np.ndarray
) -> np.ndarray:
    """How far along the plane through the start; (0, 0, 0) where the pointer is above the horizon."""
    hits = [_hit(ray(view, px, size_px), np.array(drag.start_m), normal) for px in (drag.start_px, pixel)]
    if hits[0] is None or hits[1] is None:
        return np.zeros(3)
    moved: np.ndarray = hits[1] - hits[0]
    return moved


def _hit(line: tuple[np.ndarray, np.ndarray], on_plane: np.ndarray, normal: np.ndarray) -> np.ndarray | None:
    origin, direction = line
    slope = float(direction @ normal)
    if abs(slope) < 1e-6:
        return None
    along = float((on_plane - origin) @ normal) / slope
    hit: np.ndarray = origin + along * direction
    return hit if along > 0 else None
