"""Where a thing comes to stand when the pointer says so: on a level, or on the site's surfaces. Pure; metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from workbench.core.session import Point
from workbench.gui.placing.manner import Manner
from workbench.gui.site.drag import Drag, dragged_to, is_flat
from workbench.gui.site.ground import Ground
from workbench.gui.site.view import View, axes, ray, to_screen

_LEVEL = 0.5
"""A surface whose normal has at least this share upwards is stood upon; off a steeper one things are held."""


_ROUNDS = 4
"""Foot and thing lie at different depths; in so many rounds the thing is where the pointer is."""


class Surfaces(Protocol):
    """What a line of sight can meet."""

    def hit_m(self, origin: np.ndarray, direction: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        """The nearest hit of a ray and the surface's unit normal there, (3,) each; None when it meets nothing."""


@dataclass(frozen=True, eq=False)
class FloorSurface:
    """The level that everything stands on where nobody gave the site a size or a shape."""

    ground: Ground

    def hit_m(self, origin: np.ndarray, direction: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        if direction[2] >= -1e-9:
            return None
        along = (self.ground.low_m[2] - origin[2]) / direction[2]
        return (origin + along * direction, np.array([0.0, 0.0, 1.0])) if along > 0 else None


def goal_m(
    drag: Drag, pixel: tuple[float, float], view: View, size_px: tuple[int, int], manner: Manner, surfaces: Surfaces,
    *, is_free: bool = False,
) -> Point | None:  # fmt: skip
    """Where a dragged thing goes in this manner; None where the pointer is over nothing it could stand on."""
    snap_m = 0.0 if is_free else manner.snap_m
    if drag.upright_only or manner.along in ("keep", "upright"):
        return dragged_to(drag, pixel, view, size_px, snap_m)
    if manner.along == "surface":
        return _along_surface(drag, pixel, view, size_px, manner.above_m, surfaces)
    if is_flat(view):
        x, y, _ = dragged_to(drag, pixel, view, size_px, snap_m)
        return x, y, manner.height_m
    return on_level(pixel, view, size_px, manner.height_m, snap_m)


def dropped_m(
    pixel: tuple[float, float], view: View, size_px: tuple[int, int], manner: Manner, surfaces: Surfaces,
    *, is_free: bool = False,
) -> Point | None:  # fmt: skip
    """Where a thing comes to stand that had no place before."""
    snap_m = 0.0 if is_free else manner.snap_m
    if manner.along == "surface":
        return on_surface(pixel, view, size_px, manner.above_m, surfaces)
    if is_flat(view):
        start = (*view.focus_m[:2], manner.height_m)
        middle = tuple(float(v) for v in to_screen(view, np.array([start]), size_px)[0, :2])
        return dragged_to(Drag(start, middle), pixel, view, size_px, snap_m)
    return on_level(pixel, view, size_px, manner.height_m, snap_m)


def _along_surface(
    drag: Drag, pixel: tuple[float, float], view: View, size_px: tuple[int, int], above_m: float, surfaces: Surfaces
) -> Point | None:
    """The thing itself stays under the pointer; its foot is what stands on the surface."""
    x, y, z = drag.start_m
    thing, foot = to_screen(view, np.array([drag.start_m, (x, y, z - above_m)]), size_px)[:, :2]
    wanted = np.array(pixel) + thing - drag.start_px
    aim, goal = wanted + foot - thing, None
    for _ in range(_ROUNDS):
        found = on_surface((float(aim[0]), float(aim[1])), view, size_px, above_m, surfaces)
        if found is None:
            break
        goal = found
        aim = aim + wanted - to_screen(view, np.array([goal]), size_px)[0, :2]
    return goal


def on_level(
    pixel: tuple[float, float], view: View, size_px: tuple[int, int], level_m: float, snap_m: float = 0.0
) -> Point | None:
    """The point of a level that is seen at a pixel; None above the horizon."""
    origin, direction = ray(view, pixel, size_px)
    if abs(direction[2]) < 1e-6:
        return None
    along = (level_m - origin[2]) / direction[2]
    if along <= 0:
        return None
    x, y = (origin + along * direction)[:2]
    if snap_m > 0:
        x, y = round(x / snap_m) * snap_m, round(y / snap_m) * snap_m
    return round(float(x), 6), round(float(y), 6), level_m


def on_surface(
    pixel: tuple[float, float], view: View, size_px: tuple[int, int], above_m: float, surfaces: Surfaces
) -> Point | None:
    """The point so far off what is seen at a pixel: above what can be stood on, in front of what is steep."""
    hit = surfaces.hit_m(*ray(view, pixel, size_px))
    if hit is None:
        return None
    point, normal = hit
    normal = normal if normal @ axes(view)[2] >= 0 else -normal  # the side that is seen
    off = np.array([0.0, 0.0, 1.0]) if normal[2] > _LEVEL else normal
    x, y, z = (round(float(v), 3) for v in point + above_m * off)
    return x, y, z
