"""Metre labels along the axes: which edge of the box carries them, and where each number goes. Pure; pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.gui.site.ground import Ground
from workbench.gui.site.view import View, to_screen

_SHORTEST_PX = 40.0
"""An axis seen shorter than this (nearly along the line of sight) gets no numbers."""

_OUT_PX = 13.0


@dataclass(frozen=True)
class Tick:
    """Text centred at a place on the screen."""

    text: str
    x: float
    y: float


def ticks(ground: Ground, view: View, size_px: tuple[int, int], least_gap_px: float = 34.0) -> tuple[Tick, ...]:
    """Numbers and names of the three axes. At most one tick a least_gap_px."""
    corners = to_screen(view, ground.corners_m(), size_px)[:, :2]
    if not np.isfinite(corners).all():
        return ()
    middle = corners.mean(axis=0)
    found: list[Tick] = []
    for axis in range(3):
        start, end = _edge(axis, corners)
        if np.hypot(*(corners[end] - corners[start])) < _SHORTEST_PX:
            continue
        found += _along(axis, ground, view, size_px, ground.corners_m()[start], middle, least_gap_px)
    return tuple(found)


def _edge(axis: int, corners: np.ndarray) -> tuple[int, int]:
    """Rows of the corners (bits: x, y, z) where the ruler of an axis lies.

    x and y: the floor edge that is lowest on screen. z: the upright edge furthest to the left.
    """
    others = [1 << other for other in range(3) if other != axis]
    if axis == 2:
        starts = [0, others[0], others[1], others[0] | others[1]]
        start = min(starts, key=lambda i: (round(corners[i, 0], 3), -corners[i, 1]))
    else:
        sideways = others[0]
        middles = {i: (corners[i] + corners[i | 1 << axis]) / 2.0 for i in (0, sideways)}
        start = min(middles, key=lambda i: (-round(middles[i][1], 3), middles[i][0]))
    return start, start | 1 << axis


def _along(
    axis: int, ground: Ground, view: View, size_px: tuple[int, int], start_m: np.ndarray, middle: np.ndarray, gap_px: float
) -> list[Tick]:
    values = ground.ticks_m(axis)
    points = np.repeat(start_m[None], len(values) + 2, axis=0)
    points[:-2, axis] = values
    points[-2, axis], points[-1, axis] = ground.low_m[axis], ground.high_m[axis]
    seen = to_screen(view, points, size_px)[:, :2]
    along = seen[-1] - seen[-2]
    length_px = float(np.hypot(*along))
    along = along / length_px
    out = np.array([-along[1], along[0]])
    if out @ ((seen[-1] + seen[-2]) / 2.0 - middle) < 0:
        out = -out
    spacing_px = length_px * ground.step_m / max(float(ground.high_m[axis] - ground.low_m[axis]), 1e-9)
    stride = max(int(np.ceil(gap_px / max(spacing_px, 1e-9))), 1)
    found = [
        Tick(_number(value), *(seen[i] + out * _OUT_PX))
        for i, value in enumerate(values)
        if round(value / ground.step_m) % stride == 0
    ]
    name_at = (seen[-1] + seen[-2]) / 2.0 + out * 31.0
    return [*found, Tick(f"{'xyz'[axis]} (m)", *name_at)]


def _number(value_m: float) -> str:
    return f"{value_m:g}".replace("-", "\N{MINUS SIGN}")
