"""How a shape is drawn: its sharp edges, and a coarser copy for while things move."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from workbench.core.shape import Shape

SHARP_DEG = 32.0
MOST_EDGES = 12_000
SHORTEST_EDGE = 0.006
"""As a share of the shape's diagonal: shorter ones are roughness, not outline."""
GROUND_M = 1.5
"""What lies less than this above the lowest thing in its place is ground or stands on it; above are walls and roofs."""
_PLAN_CELLS = 96
COARSE_TRIANGLES = 12_000


@dataclass(frozen=True, eq=False)
class DrawnShape:
    """A shape with all that drawing it takes, in the file's own frame and unit.

    edges : (k, 2) int32, rows of shape.vertices, where the surface bends sharply or ends.
    coarse : about COARSE_TRIANGLES triangles that look alike from afar; the shape itself when it has few.
    """

    shape: Shape
    edges: np.ndarray
    coarse: Shape


def drawn(shape: Shape) -> DrawnShape:
    """Work out what drawing takes; half a second for 200,000 triangles."""
    return DrawnShape(shape, sharp_edges(shape), coarser(shape, COARSE_TRIANGLES))


def sharp_edges(shape: Shape) -> np.ndarray:
    """(k, 2) int32: edges of one triangle only, and those where two meet at more than SHARP_DEG.

    Short ones are left out, and of very many only the longest MOST_EDGES are kept.
    """
    triangles = shape.triangles
    ends = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1).astype(np.int64)
    key = ends[:, 0] * len(shape.vertices) + ends[:, 1]
    order = np.argsort(key, kind="stable")
    key, owner = key[order], order // 3
    is_first = np.concatenate([[True], key[1:] != key[:-1]])
    start = np.flatnonzero(is_first)
    n_sharing = np.diff(np.append(start, len(key)))
    normals = unit_normals(shape)
    bend = np.full(len(start), np.pi)  # the rim, and where more than two meet
    pairs = n_sharing == 2
    a, b = normals[owner[start[pairs]]], normals[owner[start[pairs] + 1]]
    bend[pairs] = np.arccos(np.clip(np.abs((a * b).sum(axis=1)), 0.0, 1.0))  # whichever way triangles are wound
    bend[n_sharing > 2] = math.pi / 2
    found = ends[order[start[bend > math.radians(SHARP_DEG)]]]
    lengths = np.linalg.norm(shape.vertices[found[:, 0]] - shape.vertices[found[:, 1]], axis=1)
    longest = np.argsort(-lengths, kind="stable")[:MOST_EDGES]
    long_enough = lengths[longest] > SHORTEST_EDGE * float(np.linalg.norm(shape.high - shape.low))
    return np.asarray(found[longest[long_enough]], dtype=np.int32)


def is_ground(heights_m: np.ndarray, plan_m: np.ndarray) -> np.ndarray:
    """(m,) bool: what of a shape is ground or lies on it, and what is wall or roof that hides the ground.

    heights_m : (m,) and plan_m : (m, 2), the middles of its triangles, metres. Looked at in cells of a plan.
    """
    low, span = plan_m.min(axis=0), np.maximum(np.ptp(plan_m, axis=0), 1e-9)
    cell = np.minimum((plan_m - low) / span * _PLAN_CELLS, _PLAN_CELLS - 1).astype(np.int64)
    key = cell[:, 0] * _PLAN_CELLS + cell[:, 1]
    lowest_m = np.full(_PLAN_CELLS**2, np.inf)
    np.minimum.at(lowest_m, key, heights_m)
    return np.asarray(heights_m < lowest_m[key] + GROUND_M)


def coarser(shape: Shape, n_triangles: int) -> Shape:
    """A copy of at most about n_triangles: corners in one cell of a grid become one.

    The shape itself when it has few.
    """
    n_cells = max(8, round(math.sqrt(n_triangles / 2.0)))  # a surface crosses some n^2 cells of n^3
    found = shape
    while len(found.triangles) > n_triangles and n_cells >= 4:
        found = _clustered(shape, n_cells)
        n_cells = int(n_cells * 0.8)
    return found


def unit_normals(shape: Shape) -> np.ndarray:
    """(m, 3) float64: the unit normal of each triangle."""
    a, b, c = (shape.vertices[shape.triangles[:, i]] for i in range(3))
    normals = np.cross(b - a, c - a)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-300))


def _clustered(shape: Shape, n_cells: int) -> Shape:
    """Corners that share a cell (n_cells along the longest side) moved to their mean; triangles that collapse go."""
    cell = float((shape.high - shape.low).max()) / n_cells
    places = np.floor((shape.vertices - shape.low) / cell).astype(np.int64)
    key = (places[:, 0] * (n_cells + 1) + places[:, 1]) * (n_cells + 1) + places[:, 2]
    _, row_of, counts = np.unique(key, return_inverse=True, return_counts=True)
    sums = [np.bincount(row_of, weights=shape.vertices[:, axis]) for axis in range(3)]
    triangles = row_of[shape.triangles]
    a, b, c = triangles.T
    triangles = triangles[(a != b) & (b != c) & (c != a)]
    if len(triangles) == 0:
        return shape
    ordered = np.sort(triangles, axis=1)
    combined = (ordered[:, 0] * len(counts) + ordered[:, 1]) * len(counts) + ordered[:, 2]
    _, once = np.unique(combined, return_index=True)
    return Shape(np.column_stack(sums) / counts[:, None], triangles[once].astype(np.int32))
