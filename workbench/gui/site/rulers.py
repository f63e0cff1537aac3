"""Metre labels along the axes: which edge of the box carries them, and where each number goes. Pure; pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from workbench.gui.site.ground import Ground
from workbench.gui.site.labels import Box
from workbench.gui.site.view import View, to_screen

_SHORTEST_PX = 40.0
"""An axis seen shorter than this (nearly along the line of sight) gets no numbers."""

_OUT_PX = 6.0


@dataclass(frozen=True)
class Tick:
    """Text centred in a box on the screen."""

    text: str
    box: Box


@dataclass(frozen=True, eq=False)
class _Ruler:
    """One axis on the screen: where its values are, which way is away from the site, and the size of a digit."""

    values_m: np.ndarray
    places_px: np.ndarray
    ends_px: np.ndarray
    out: np.ndarray
    digit_px: tuple[float, float]

    def tick(self, text: str, place_px: np.ndarray, gap_px: float) -> Tick:
        """Text beside a place on the axis, its nearest edge gap_px away."""
        width, height = (len(text) + 0.4) * self.digit_px[0], self.digit_px[1]
        reach = gap_px + abs(self.out[0]) * width / 2.0 + abs(self.out[1]) * height / 2.0
        x, y = place_px + self.out * reach
        return Tick(text, Box(float(x) - width / 2.0, float(y) - height / 2.0, width, height))


def ticks(
    ground: Ground, view: View, size_px: tuple[int, int], digit_px: tuple[float, float] = (7.0, 14.0)
) -> tuple[Tick, ...]:
    """Numbers and names of the three axes; none covers another."""
    corners = to_screen(view, ground.corners_m(), size_px)[:, :2]
    if not np.isfinite(corners).all():
        return ()
    found: list[Tick] = []
    for axis in range(3):
        start, end = _edge(axis, corners)
        if np.hypot(*(corners[end] - corners[start])) >= _SHORTEST_PX:
            ruler = _ruler(axis, ground, view, size_px, start, corners, digit_px)
            found += [t for t in _along(axis, ruler) if not any(t.box.shared_px2(o.box, 2.0) for o in found)]
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
        middles = {i: (corners[i] + corners[i | 1 << axis]) / 2.0 for i in (0, others[0])}
        start = min(middles, key=lambda i: (-round(middles[i][1], 3), middles[i][0]))
    return start, start | 1 << axis


def _ruler(
    axis: int, ground: Ground, view: View, size_px: tuple[int, int], start: int, corners: np.ndarray,
    digit_px: tuple[float, float],
) -> _Ruler:  # fmt: skip
    values = ground.ticks_m(axis)
    points = np.repeat(ground.corners_m()[start][None], len(values), axis=0)
    points[:, axis] = values
    ends = corners[[start, start | 1 << axis]]
    along = (ends[1] - ends[0]) / np.hypot(*(ends[1] - ends[0]))
    out = np.array([-along[1], along[0]])
    out = out if out @ (ends.mean(axis=0) - corners.mean(axis=0)) >= 0 else -out
    return _Ruler(values, to_screen(view, points, size_px)[:, :2], ends, out, digit_px)


def _along(axis: int, ruler: _Ruler) -> list[Tick]:
    """The axis' name in the middle, outside its numbers; numbers thinned out until they keep apart."""
    texts = [f"{v + 0.0:g}".replace("-", "\N{MINUS SIGN}") for v in ruler.values_m]
    numbers = [ruler.tick(text, place, _OUT_PX) for text, place in zip(texts, ruler.places_px, strict=True)]
    for stride in (1, 2, 5, 10, 20):
        kept = numbers[::stride]
        if not any(a.box.shared_px2(b.box, 6.0) for a, b in pairwise(kept)):
            break
    widest = max((len(t) for t in texts), default=1)
    digit_px = ruler.digit_px
    beyond_px = _OUT_PX + abs(ruler.out[0]) * widest * digit_px[0] + abs(ruler.out[1]) * digit_px[1] + 4.0
    return [ruler.tick(f"{'xyz'[axis]} (m)", ruler.ends_px.mean(axis=0), beyond_px), *kept]
