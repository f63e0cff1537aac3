"""Distances and shapes in the site frame (metres, z up)."""

from __future__ import annotations

import numpy as np

from workbench.core.session import Point

LARGE_COORDINATE_M = 10_000.0
"""Coordinates beyond this are survey (UTM) coordinates and are shifted to a site frame."""

_FLAT = 1e-9
"""A hull thinner than this share of its width has no area."""


def point_of(values: np.ndarray, digits: int = 6) -> Point:
    """Three numbers as a place, rounded to a micrometre: what comes after that nobody measured. Never minus zero."""
    x, y, z = (round(float(value), digits) + 0.0 for value in values)
    return x, y, z


def distance_m(a_m: np.ndarray, b_m: np.ndarray, dimensions: int = 3) -> np.ndarray:
    """Euclidean distance along the last axis; dimensions=2 leaves z out. Broadcasts; (..., 3) -> (...)."""
    difference = np.asarray(a_m, dtype=np.float64) - np.asarray(b_m, dtype=np.float64)
    return np.asarray(np.sqrt((difference[..., :dimensions] ** 2).sum(axis=-1)))


def is_inside_hull(point_m: np.ndarray, corners_m: np.ndarray) -> bool | None:
    """Is a point inside the convex hull of the corners, seen from above? None when the hull has no area.

    point_m : (3,), corners_m : (n, 3), site frame, metres. On the edge counts as inside. Plain arithmetic rather than
    scipy's Delaunay: a few microphones need no library that takes half a second to load and locks out other threads.
    """
    plan = np.asarray(corners_m, dtype=np.float64)[:, :2]
    if len(plan) < 3 or not np.isfinite(plan).all():
        return None
    slack_m2 = _FLAT * float(np.ptp(plan, axis=0).max()) ** 2
    ring = _hull_in_plan([(float(x), float(y)) for x, y in plan], slack_m2)
    if len(ring) < 3:
        return None
    here = (float(point_m[0]), float(point_m[1]))
    return all(_turn_m2(a, b, here) >= -slack_m2 for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _hull_in_plan(places: list[tuple[float, float]], slack_m2: float) -> list[tuple[float, float]]:
    """Corners of the convex hull, counter-clockwise (Andrew's monotone chain); fewer than three when it has no area."""
    ordered = sorted(set(places))
    chains = []
    for points in (ordered, ordered[::-1]):
        chain: list[tuple[float, float]] = []
        for place in points:
            while len(chain) > 1 and _turn_m2(chain[-2], chain[-1], place) <= slack_m2:
                chain.pop()
            chain.append(place)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _turn_m2(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Twice the area of the triangle a, b, c, square metres; positive when it turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


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
