"""Which of many measured places are one: coordinates count to 1 mm, and what was measured twice lies near itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def millimetres(places_m: np.ndarray | Sequence[Sequence[float]]) -> np.ndarray:
    """(..., 3) metres -> int64 millimetres, as float32 holds them: files, tables and lists then count alike."""
    return np.rint(np.asarray(places_m, dtype=np.float32).astype(np.float64) * 1000.0).astype(np.int64)


def same_places(places_m: np.ndarray, sites: np.ndarray, within_m: float = 0.0) -> np.ndarray:
    """(n,) int64: what stands at one place of one site has one number, from 0 on, rising by its first coordinates.

    places_m : (n, 3), or (n, n_points, 3) for arrays of points. sites : (n,) names. Equal to 1 mm is the same; so is
    what a chain of others joins in which every point lies within `within_m` of the next one's (single linkage).
    """
    flat_m = np.asarray(places_m, dtype=np.float32).reshape(len(places_m), -1)
    site = np.unique(sites, return_inverse=True)[1].reshape(-1)
    _, exact = _different(np.column_stack([flat_m, site]))
    rows, number = _different(np.column_stack([millimetres(flat_m), site]))
    if within_m > 0.0 and len(rows) > 1:
        number = _joined(rows[:, :-1] / 1000.0, rows[:, -1], within_m)[number]
    first = np.full(number.max(initial=-1) + 1, len(exact))
    np.minimum.at(first, number, exact)
    ranks: np.ndarray = np.argsort(np.argsort(first))[number]
    return ranks


def _different(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different rows, sorted, and which of them each row is."""
    found, number = np.unique(rows, axis=0, return_inverse=True)
    return found, number.reshape(-1)


def _joined(points_m: np.ndarray, site: np.ndarray, within_m: float) -> np.ndarray:
    """(n,) integer: the group of each row of points (n, 3 * n_points)."""
    from scipy.sparse import coo_array  # half a second that the window's start can do without
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    limit_m = within_m + 1e-9
    pairs = [np.empty((0, 2), dtype=np.int64)]
    for one in np.unique(site):
        here = np.flatnonzero(site == one)
        near = here[cKDTree(points_m[here]).query_pairs(limit_m, p=np.inf, output_type="ndarray")]
        between_m = points_m[near[:, 0]] - points_m[near[:, 1]]
        away_m = np.linalg.norm(between_m.reshape(len(near), points_m.shape[1] // 3, 3), axis=2)
        pairs.append(near[(away_m <= limit_m).all(axis=1)])
    first, second = np.concatenate(pairs).T
    graph = coo_array((np.ones(len(first)), (first, second)), shape=(len(site), len(site)))
    labels: np.ndarray = connected_components(graph, directed=False)[1]
    return labels
