"""Distances and shapes in the site frame (metres, z up)."""

from __future__ import annotations

import numpy as np

LARGE_COORDINATE_M = 10_000.0
"""Coordinates beyond this are survey (UTM) coordinates and are shifted to a site frame."""


def distance_m(a_m: np.ndarray, b_m: np.ndarray, dimensions: int = 3) -> np.ndarray:
    """Euclidean distance along the last axis; dimensions=2 leaves z out. Broadcasts; (..., 3) -> (...)."""
    difference = np.asarray(a_m, dtype=np.float64) - np.asarray(b_m, dtype=np.float64)
    return np.asarray(np.sqrt((difference[..., :dimensions] ** 2).sum(axis=-1)))


def is_inside_hull(point_m: np.ndarray, corners_m: np.ndarray) -> bool | None:
    """Is a point inside the convex hull of the corners, seen from above? None when the hull has no area.

    point_m : (3,), corners_m : (n, 3), site frame, metres.
    """
    from scipy.spatial import Delaunay, QhullError  # here: it takes half a second, and the window starts without

    plan = np.asarray(corners_m, dtype=np.float64)[:, :2]
    if len(plan) < 3 or not np.isfinite(plan).all():
        return None
    try:
        return bool(Delaunay(plan).find_simplex(np.asarray(point_m, dtype=np.float64)[:2]) >= 0)
    except QhullError:
        return None


def survey_shift_m(positions_m: np.ndarray) -> np.ndarray | None:
    """What to subtract from survey (UTM) coordinates to get a site frame, or None when they are small already.

    positions_m : (n, 3) metres, NaN where unknown. The shift is the lowest corner in x and y, rounded down to
    whole 10 m so that people can add it back in their head; z is shifted only when it is large itself.
    """
    known = positions_m[np.isfinite(positions_m).all(axis=1)]
    if len(known) == 0 or np.abs(known).max() <= LARGE_COORDINATE_M:
        return None
    low = np.floor(known.min(axis=0) / 10.0) * 10.0
    return np.where(np.abs(known).max(axis=0) > LARGE_COORDINATE_M, low, 0.0)


def array_span_m(positions_m: np.ndarray) -> float:
    """The largest distance between two microphones. positions_m : (n, 3), metres."""
    return float(distance_m(positions_m[:, None], positions_m[None, :]).max())
