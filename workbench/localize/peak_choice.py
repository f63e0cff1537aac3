"""Which peak of each pair's correlation belongs to the source: the ones that agree on one place.

Echoes and other sounds make peaks too, and the highest is not always the direct sound's. Every place says which delay
each pair should show; a place scores, pair by pair, the height of the best peak near that delay,

    S(x) = sum over pairs p of max over peaks k of  h_pk s^2 / (r_pk(x)^2 + s^2),

r_pk the misfit as a range difference, metres, and heights h relative to the pair's highest peak. It is looked for
on a grid with a wide s, then the best places climb while s narrows to the tolerance (graduated non-convexity: Blake
and Zisserman, Visual Reconstruction, 1987).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.dsp.correlation import Peaks

_GRID_POINTS = 3000
_FOLLOWED = 16
_CLIMBS = 3
"""Steps at each width."""
_NEAREST_M = 1e-6
_FAR_M = 1e9
_CELL_SHARE = 0.6
"""Of the grid's step: as wide a peak is on the grid that no place between two points is missed."""


@dataclass(frozen=True, eq=False)
class SearchedBox:
    """Where to look. low_m, high_m : (3,) corners, site frame, metres; in 2-D both hold the source's height."""

    low_m: np.ndarray
    high_m: np.ndarray
    dimensions: int

    def at_height(self, height_m: float) -> SearchedBox:
        """Its plan, at one height."""
        low, high = (np.array([*corner[:2], height_m]) for corner in (self.low_m, self.high_m))
        return SearchedBox(low, high, 2)

    def out_of_it_m(self, place_m: np.ndarray) -> float:
        """How far a place, (3,), lies outside; 0 inside."""
        return float(np.linalg.norm(np.maximum(np.maximum(self.low_m - place_m, place_m - self.high_m), 0.0)))


@dataclass(frozen=True, eq=False)
class Choice:
    """What agrees best.

    delays_s : (n_pairs,) one peak a pair, NaN where it has none; heights : (n_pairs,) relative to the pair's highest.
    places_m : (k, 3) places by score, the best first; scores : (k,) share of what there is to gain, 0-1.
    """

    delays_s: np.ndarray
    heights: np.ndarray
    places_m: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True, eq=False)
class _Told:
    """Peaks as range differences. ranges_m, heights : (n_pairs, n_peaks), ranges far off where there is no peak."""

    i: np.ndarray
    j: np.ndarray
    ranges_m: np.ndarray
    heights: np.ndarray
    microphones_m: np.ndarray

    def terms(self, places_m: np.ndarray, width_m: float) -> tuple[np.ndarray, np.ndarray]:
        """(s, 3) -> gain of each pair's best peak (s, p) and which peak that is (s, p)."""
        misfits = self._told_m(places_m)[..., None] - self.ranges_m
        gains = self.heights * (width_m**2 / (misfits * misfits + width_m**2))
        best = gains.argmax(axis=-1)
        return np.take_along_axis(gains, best[..., None], axis=-1)[..., 0], best

    def misfits_m(self, places_m: np.ndarray, best: np.ndarray) -> np.ndarray:
        """(s, p) at each pair's chosen peak."""
        return np.asarray(self._told_m(places_m) - self.ranges_m[np.arange(len(self.i)), best])

    def _told_m(self, places_m: np.ndarray) -> np.ndarray:
        distances = np.sqrt(((places_m[:, None, :] - self.microphones_m) ** 2).sum(axis=-1))
        return np.asarray(distances[:, self.j] - distances[:, self.i])


def choose_peaks(
    peaks: Peaks,
    pairs: np.ndarray,
    microphones_m: np.ndarray,
    sound_speed_m_s: float,
    box: SearchedBox,
    tolerance_m: float,
    n_points: int = _GRID_POINTS,
) -> Choice:
    """The peaks that agree on one place of the box. peaks : (n_pairs, n_peaks); pairs : (n_pairs, 2)."""
    ranges_m = np.where(np.isfinite(peaks.delays_s), peaks.delays_s * sound_speed_m_s, _FAR_M)
    highest = peaks.heights.max(axis=1, keepdims=True)
    heights = np.where(highest > 0.0, peaks.heights / np.where(highest > 0.0, highest, 1.0), 0.0)
    told = _Told(pairs[:, 0], pairs[:, 1], ranges_m, heights, microphones_m)
    grid, step_m = _grid_m(box, n_points)
    width_m = max(_CELL_SHARE * step_m, tolerance_m)
    gains = np.concatenate([told.terms(part, width_m)[0].sum(axis=1) for part in np.array_split(grid, 8) if len(part)])
    places = grid[np.argsort(-gains, kind="stable")[:_FOLLOWED]]
    while True:
        for _ in range(_CLIMBS):
            places = _climbed(told, places, width_m, box)
        if width_m <= tolerance_m:
            break
        width_m = max(0.5 * width_m, tolerance_m)
    gains, best = told.terms(places, tolerance_m)
    order = np.argsort(-gains.sum(axis=1), kind="stable")
    chosen, row = best[order[0]], np.arange(len(pairs))
    return Choice(
        peaks.delays_s[row, chosen],
        heights[row, chosen],
        places[order],
        gains.sum(axis=1)[order] / max(float(heights.max(axis=1).sum()), 1.0),
    )


def _grid_m(box: SearchedBox, n_points: int) -> tuple[np.ndarray, float]:
    """(s, 3) middles of cells, and the step between them, metres."""
    d = box.dimensions
    size = np.maximum(box.high_m - box.low_m, 1e-3)
    step = float((np.prod(size[:d]) / n_points) ** (1.0 / d))
    counts = [max(round(side / step), 1) for side in size[:d]] + [1] * (3 - d)
    sides = [
        low + (np.arange(n) + 0.5) / n * (high - low)
        for low, high, n in zip(box.low_m, box.high_m, counts, strict=True)
    ]
    return np.stack(np.meshgrid(*sides, indexing="ij"), axis=-1).reshape(-1, 3), step


def _climbed(told: _Told, places_m: np.ndarray, width_m: float, box: SearchedBox) -> np.ndarray:
    """One Gauss-Newton step of each place on its chosen peaks, each peak counting the less the worse it fits."""
    d = box.dimensions
    best = told.terms(places_m, width_m)[1]
    misfits = told.misfits_m(places_m, best)
    weights = told.heights[np.arange(len(told.i)), best] * (width_m**2 / (misfits**2 + width_m**2)) ** 2
    away = places_m[:, None, :] - told.microphones_m
    toward = (away / np.maximum(np.linalg.norm(away, axis=-1, keepdims=True), _NEAREST_M))[..., :d]
    slopes = toward[:, told.j] - toward[:, told.i]
    pulled = (slopes * weights[..., None]).swapaxes(-1, -2)
    damping = 1e-3 * np.maximum(weights.sum(axis=1), 1e-9)
    normal = pulled @ slopes + damping[:, None, None] * np.eye(d)
    moved = places_m.copy()
    moved[:, :d] -= np.linalg.solve(normal, pulled @ misfits[..., None])[..., 0]
    return np.asarray(np.clip(moved, box.low_m, box.high_m))
