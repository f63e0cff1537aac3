"""From where the site is looked at: a value, and functions that lead from one view to the next.

Pixels are Qt's: logical, from the top left corner, y down. Metres are in the site frame, z up. The camera never
rolls, so z stays up; straight down is allowed and then "up" on screen is the direction the camera had faced.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.session import Point

VIEW_ANGLE_DEG = 28.0
"""Vertical angle of the perspective camera: narrow enough that marks at the sides are not stretched."""

_LOWEST_DEG, _HIGHEST_DEG = -85.0, 90.0
_FAR_M = 1e5
"""Parallel lines of sight start this far in front, so that nothing lies behind their start."""


@dataclass(frozen=True)
class View:
    """focus_m is in the middle of the screen; height_m is what fits from top to bottom at the focus.

    azimuth_deg : where the camera stands as seen from the focus, 0 = towards +x, counter-clockwise from above.
    elevation_deg : how high it stands, 90 = straight above.
    """

    focus_m: Point = (0.0, 0.0, 0.0)
    azimuth_deg: float = -62.0
    elevation_deg: float = 30.0
    height_m: float = 10.0
    parallel: bool = False


PERSPECTIVE = View()
TOP = View(azimuth_deg=-90.0, elevation_deg=90.0, parallel=True)
FRONT = View(azimuth_deg=-90.0, elevation_deg=0.0, parallel=True)
SIDE = View(azimuth_deg=0.0, elevation_deg=0.0, parallel=True)


def axes(view: View) -> np.ndarray:
    """Unit vectors of the screen in the site frame. (3, 3) float64: rows are right, up, towards the camera."""
    a, e = math.radians(view.azimuth_deg), math.radians(view.elevation_deg)
    right = np.array([-math.sin(a), math.cos(a), 0.0])
    toward = np.array([math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e)])
    return np.array([right, np.cross(toward, right), toward])


def camera_distance_m(view: View) -> float:
    """From the camera to the focus, metres."""
    return view.height_m / 2.0 / math.tan(math.radians(VIEW_ANGLE_DEG / 2.0))


def to_screen(view: View, points_m: np.ndarray, size_px: tuple[int, int]) -> np.ndarray:
    """Where points appear. points_m : (n, 3) metres -> (n, 3): x, y in pixels and metres towards the camera.

    NaN where a point is unknown or behind the camera.
    """
    width_px, height_px = size_px
    r, u, t = ((np.asarray(points_m, dtype=np.float64).reshape(-1, 3) - view.focus_m) @ axes(view).T).T
    scale = np.full(len(r), height_px / view.height_m)
    if not view.parallel:
        distance_m = camera_distance_m(view)
        ahead_m = np.where(distance_m - t > 1e-3 * distance_m, distance_m - t, np.nan)
        scale = scale * distance_m / ahead_m
    return np.column_stack([width_px / 2.0 + r * scale, height_px / 2.0 - u * scale, t + 0.0 * scale])


def metres_per_pixel(view: View, point_m: np.ndarray | Point, size_px: tuple[int, int]) -> float:
    """How many metres across the screen a pixel stands for, at the depth of a point."""
    scale = view.height_m / max(size_px[1], 1)
    if view.parallel:
        return scale
    toward_m = float((np.asarray(point_m) - view.focus_m) @ axes(view)[2])
    distance_m = camera_distance_m(view)
    return scale * max(distance_m - toward_m, 1e-3 * distance_m) / distance_m


def ray(view: View, pixel: tuple[float, float], size_px: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """The line of sight through a pixel: a point on it and its unit direction away from the camera, (3,) each."""
    right, up, toward = axes(view)
    scale = view.height_m / max(size_px[1], 1)
    across_m = (pixel[0] - size_px[0] / 2.0) * scale * right + (size_px[1] / 2.0 - pixel[1]) * scale * up
    at_focus = np.asarray(view.focus_m) + across_m
    if view.parallel:
        return at_focus + toward * _FAR_M, -toward
    camera = np.asarray(view.focus_m) + toward * camera_distance_m(view)
    direction = at_focus - camera
    return camera, direction / np.linalg.norm(direction)


def orbited(view: View, azimuth_deg: float, elevation_deg: float, pivot_m: Point) -> View:
    """Walk round a point that keeps its place on the screen."""
    elevation = min(max(view.elevation_deg + elevation_deg, _LOWEST_DEG), _HIGHEST_DEG)
    azimuth = (view.azimuth_deg + azimuth_deg + 180.0) % 360.0 - 180.0
    turned = replace(view, azimuth_deg=azimuth, elevation_deg=elevation)
    offset = axes(view) @ (np.asarray(view.focus_m) - pivot_m)
    return replace(turned, focus_m=_point(np.asarray(pivot_m) + offset @ axes(turned)))


def panned(view: View, dx_px: float, dy_px: float, size_px: tuple[int, int]) -> View:
    """Drag the site along with the pointer."""
    right, up, _ = axes(view)
    scale = view.height_m / max(size_px[1], 1)
    return replace(view, focus_m=_point(np.asarray(view.focus_m) - right * dx_px * scale + up * dy_px * scale))


def zoomed(view: View, factor: float, pixel: tuple[float, float], size_px: tuple[int, int]) -> View:
    """See factor times as much; what lies under the pixel (at the depth of the focus) stays there."""
    right, up, _ = axes(view)
    scale = view.height_m / max(size_px[1], 1)
    across_m = (pixel[0] - size_px[0] / 2.0) * scale * right + (size_px[1] / 2.0 - pixel[1]) * scale * up
    focus = np.asarray(view.focus_m) + across_m * (1.0 - factor)
    return replace(view, focus_m=_point(focus), height_m=view.height_m * factor)


def kept_near(view: View, low_m: np.ndarray, high_m: np.ndarray) -> View:
    """The same view, led back where it would lose the site: out of the box, too far or too close."""
    diagonal_m = float(np.linalg.norm(high_m - low_m))
    slack_m = 0.25 * diagonal_m
    focus = np.clip(view.focus_m, low_m - slack_m, high_m + slack_m)
    return replace(view, focus_m=_point(focus), height_m=min(max(view.height_m, 0.01 * diagonal_m), 4.0 * diagonal_m))


def fitted(
    view: View, points_m: np.ndarray, size_px: tuple[int, int], margin_px: tuple[float, float] = (64.0, 50.0)
) -> View:
    """The same direction, moved and scaled so that all points (n, 3), in metres, are seen with a margin for labels."""
    width_px, height_px = max(size_px[0], 80), max(size_px[1], 80)
    room_px = np.array([max(width_px - 2 * margin_px[0], 40.0), max(height_px - 2 * margin_px[1], 40.0)])
    low, high = points_m.min(axis=0), points_m.max(axis=0)
    found = replace(view, focus_m=_point((low + high) / 2.0), height_m=2.0 * float(np.linalg.norm(high - low)) + 1e-6)
    for _ in range(8):  # perspective is not linear: each round gets much closer
        seen = to_screen(found, points_m, (width_px, height_px))[:, :2]
        middle, extent = (seen.min(axis=0) + seen.max(axis=0)) / 2.0, np.ptp(seen, axis=0)
        found = panned(found, width_px / 2.0 - middle[0], height_px / 2.0 - middle[1], (width_px, height_px))
        found = replace(found, height_m=found.height_m * float((extent / room_px).max()))
    return found


def _point(values: np.ndarray) -> Point:
    x, y, z = (float(v) for v in values)
    return x, y, z
