"""The room or, where nobody gave its size, the stretch of floor that everything stands on; and its grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.array.far_off import far_off_m
from workbench.core.session import Session, Site
from workbench.gui.site.surroundings import NOTHING_ROUND, Surroundings

_STEPS_M = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)
_SMALLEST_FLOOR_M = 6.0
_MOST_CELLS = 10
_JUMP = 4.0
"""Something that became so many times as large, or as small, was typed or given in another unit, not dragged."""


@dataclass(frozen=True, eq=False)
class Ground:
    """low_m, high_m : (3,) float64 corners of the box, site frame, metres; step_m : width of a grid cell.

    is_room : the box is the site's true size (draw its walls) and not just what covers the microphones.
    """

    low_m: np.ndarray
    high_m: np.ndarray
    step_m: float
    is_room: bool

    @property
    def diagonal_m(self) -> float:
        return float(np.linalg.norm(self.high_m - self.low_m))

    @property
    def length_m(self) -> float:
        """The longer side of the floor."""
        return float((self.high_m - self.low_m)[:2].max())

    def corners_m(self) -> np.ndarray:
        """(8, 3) metres; bit 0 of the row picks x, bit 1 y, bit 2 z."""
        picks = np.array([[(i >> axis) & 1 for axis in range(3)] for i in range(8)])
        return np.where(picks == 1, self.high_m, self.low_m)

    def ticks_m(self, axis: int) -> np.ndarray:
        """Whole multiples of the step between the two ends of an axis, (n,) metres."""
        first, last = np.ceil(self.low_m[axis] / self.step_m - 1e-9), np.floor(self.high_m[axis] / self.step_m + 1e-9)
        return np.arange(first, last + 1) * self.step_m + 0.0  # + 0.0: no minus zero

    def near(self, points_m: np.ndarray) -> np.ndarray:
        """Those of the points (n, 3) that lie no further from the box than its own diagonal; a typing error may not
        make all else too small to see."""
        off_m = np.maximum(np.maximum(self.low_m - points_m, points_m - self.high_m), 0.0)
        return points_m[np.linalg.norm(off_m, axis=1) <= self.diagonal_m]

    def same_as(self, other: Ground) -> bool:
        return (
            self.is_room == other.is_room
            and self.step_m == other.step_m
            and np.array_equal(self.low_m, other.low_m)
            and np.array_equal(self.high_m, other.high_m)
        )


def has_jumped(before_m: np.ndarray, now_m: np.ndarray) -> bool:
    """Is what is drawn elsewhere now, or of quite another size, so that one would look past it?

    before_m, now_m : (n, 3) metres, corners of what was and is to be seen.
    """
    boxes = [(points.min(axis=0), points.max(axis=0)) for points in (before_m, now_m)]
    was_m, is_m = (float(np.linalg.norm(high - low)) for low, high in boxes)
    moved_m = float(np.linalg.norm(np.add(*boxes[1]) - np.add(*boxes[0]))) / 2.0
    return not 1.0 / _JUMP < is_m / max(was_m, 1e-9) < _JUMP or moved_m > max(was_m, is_m)


def ground_of(session: Session | None, also_m: np.ndarray, round_it: Surroundings = NOTHING_ROUND) -> Ground:
    """The room of a session, else the box of its shape, or a floor round its microphones, truth and also_m (n, 3).

    Predictions may be wild: they widen the floor by no more than the span of what is known to stand there.
    """
    return ground_round(None if session is None else session.site, _known_m(session), also_m, round_it)


def ground_round(
    site: Site | None, known_m: np.ndarray, also_m: np.ndarray, round_it: Surroundings = NOTHING_ROUND
) -> Ground:
    """The same from the places (n, 3) that are known to be there, whatever they are of."""
    if site is not None and site.size_m is not None:
        high = np.array(site.size_m, dtype=np.float64)
        return Ground(np.zeros(3), high, grid_step_m(float(high[:2].max())), is_room=True)
    if round_it.posed_shape is not None:
        return _floor_of(round_it)
    known = np.vstack([known_m, round_it.corners_m()])
    if len(known) == 0:
        return Ground(np.zeros(3), np.array([10.0, 10.0, 3.0]), 1.0, is_room=False)
    low, high = known.min(axis=0), known.max(axis=0)
    span_m = max(float((high - low).max()), _SMALLEST_FLOOR_M)
    near = also_m[np.isfinite(also_m).all(axis=1)]
    near = near[((near > low - span_m) & (near < high + span_m)).all(axis=1)]
    return _floor_round(np.vstack([known, near]))


def _floor_of(round_it: Surroundings) -> Ground:
    """The box of a shape, on the level of its floor."""
    corners = round_it.corners_m()
    low, high = corners.min(axis=0), corners.max(axis=0)
    low[2] = round_it.floor_m
    high[2] = max(high[2], low[2] + 0.1)
    return Ground(low, high, grid_step_m(float((high - low)[:2].max())), is_room=False)


def grid_step_m(length_m: float) -> float:
    """The smallest of 0.5, 1, 2, 5, 10 ... metres that cuts a length into at most ten cells."""
    return next((step for step in _STEPS_M if length_m / step <= _MOST_CELLS), _STEPS_M[-1])


def _known_m(session: Session | None) -> np.ndarray:
    """(n, 3) metres: the microphones that are placed, but for one that is far off all others; and the truth."""
    if session is None:
        return np.empty((0, 3))
    positions = session.microphone_positions_m().reshape(-1, 3)
    points = positions[np.isfinite(positions).all(axis=1) & (far_off_m(positions) == 0)]
    if session.true_position_m is not None:
        points = np.vstack([points, session.true_position_m])
    return np.asarray(points, dtype=np.float64)


def _floor_round(points: np.ndarray) -> Ground:
    low, high = points.min(axis=0), points.max(axis=0)
    middle, half = (low + high) / 2.0, np.maximum((high - low) / 2.0, _SMALLEST_FLOOR_M / 2.0)
    step_m = grid_step_m(float(2.2 * half[:2].max()))
    corner_low = np.floor((middle - half) / step_m - 0.2) * step_m
    corner_high = np.ceil((middle + half) / step_m + 0.2) * step_m
    stands_on_zero = 0.0 <= low[2] <= max(high[2] - low[2], 3.0)
    corner_low[2] = 0.0 if stands_on_zero else np.floor(low[2])
    corner_high[2] = max(np.ceil(high[2]), corner_low[2] + 2.0)
    return Ground(corner_low, corner_high, step_m, is_room=False)
