"""The convex hull of the microphones, for drawing."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull, QhullError

_FLAT = 1e-3
"""Thinner than this share of its width, a hull is drawn as a flat polygon."""


def hull_of(points_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Triangles and outer edges of the hull, as rows of points_m : (n, 3) metres.

    -> (n_triangles, 3) and (n_edges, 2) int; empty for fewer than three points or when all stand in one line.
    """
    none = np.empty((0, 3), dtype=int), np.empty((0, 2), dtype=int)
    if len(points_m) < 3:
        return none
    _, spread, directions = np.linalg.svd(points_m - points_m.mean(axis=0), full_matrices=False)
    if spread[1] <= _FLAT * spread[0]:
        return none
    try:
        if len(points_m) == 3 or spread[2] <= _FLAT * spread[0]:
            return _flat_hull((points_m - points_m.mean(axis=0)) @ directions[:2].T)
        return _solid_hull(ConvexHull(points_m))
    except QhullError:
        return none


def _flat_hull(plane: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    corners = ConvexHull(plane).vertices
    triangles = [(corners[0], corners[i], corners[i + 1]) for i in range(1, len(corners) - 1)]
    return np.array(triangles), np.column_stack([corners, np.roll(corners, -1)])


def _solid_hull(hull: ConvexHull) -> tuple[np.ndarray, np.ndarray]:
    """Edges between triangles of one flat face are left out."""
    faces_of: dict[tuple[int, int], list[int]] = {}
    for face, (a, b, c) in enumerate(hull.simplices):
        for edge in ((a, b), (b, c), (c, a)):
            faces_of.setdefault((min(edge), max(edge)), []).append(face)
    normals = hull.equations[:, :3]
    edges = [e for e, (i, *j) in faces_of.items() if not j or float(normals[i] @ normals[j[0]]) < 1.0 - 1e-6]
    return hull.simplices, np.array(edges, dtype=int).reshape(-1, 2)
