"""Where a source may be, as a grid of cells: looked at whole, then the best cells cut in eight again and again.

The middles of the cells of one level are all places of that level's grid, so what the search finds is the best place
of the whole finest grid wherever the cell that holds it was among those kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.core.session import Session

FINEST_M = 0.03
"""Cells are cut until they are no wider: middles are then nearer than 2 cm to the edge, where answers are doubted."""


def search_box_m(
    session: Session, microphones_m: np.ndarray, margin_m: np.ndarray | float
) -> tuple[np.ndarray, np.ndarray]:
    """Low and high corner of where a source may be: the site's box, wide enough to hold the array, else the array's.

    margin_m : how much wider the array's box is where no site bounds it, one number or (3,).
    """
    low, high = microphones_m.min(axis=0), microphones_m.max(axis=0)
    if session.site.size_m is not None:
        return np.minimum(low, 0.0), np.maximum(high, session.site.size_m)
    return low - margin_m, high + margin_m


@dataclass(frozen=True, eq=False)
class SearchGrid:
    """A box cut into equal cells.

    low_m, high_m : (3,) float64 corners, site frame, metres; equal along an axis that is not searched (2-D).
    n_cells : how many along x, y and z.
    """

    low_m: np.ndarray
    high_m: np.ndarray
    n_cells: tuple[int, int, int]

    @classmethod
    def of_box(cls, low_m: np.ndarray, high_m: np.ndarray, step_m: float, n_most: int = 2**31) -> SearchGrid:
        """Cells at most step_m wide, or as wide as they must be for n_most of them."""
        while True:
            x, y, z = (max(int(n), 1) for n in np.ceil((high_m - low_m) / step_m - 1e-9))
            if x * y * z <= n_most or max(x, y, z) == 1:
                return cls(low_m, high_m, (x, y, z))
            step_m *= 1.1

    def __len__(self) -> int:
        x, y, z = self.n_cells
        return x * y * z

    @cached_property
    def cell_m(self) -> np.ndarray:
        """(3,) how wide a cell is along x, y and z."""
        return np.asarray((self.high_m - self.low_m) / np.array(self.n_cells))

    @cached_property
    def points_m(self) -> np.ndarray:
        """(n_points, 3) float64 middles of all cells, z running fastest."""
        sides = (
            low + cell * (np.arange(n) + 0.5)
            for low, cell, n in zip(self.low_m, self.cell_m, self.n_cells, strict=True)
        )
        return np.stack(np.meshgrid(*sides, indexing="ij"), axis=-1).reshape(-1, 3)

    def finer(self) -> SearchGrid:
        """The same box with every cell cut in eight (in four where an axis is not searched)."""
        x, y, z = (2 * n if cell else n for n, cell in zip(self.n_cells, self.cell_m, strict=True))
        return SearchGrid(self.low_m, self.high_m, (x, y, z))


@dataclass(frozen=True, eq=False)
class Kept:
    """The best cells of each clip, best first.

    points_m : (n_clips, n_kept, 3) float64 middles; scores : (n_clips, n_kept), the greater the better;
    cell_m : (3,) how wide they are.
    """

    points_m: np.ndarray
    scores: np.ndarray
    cell_m: np.ndarray


def best_of(points_m: np.ndarray, scores: np.ndarray, cell_m: np.ndarray, n_kept: int) -> Kept:
    """points_m : (n_points, 3) of all clips or (n_clips, n_points, 3); scores : (n_clips, n_points)."""
    n_kept = min(n_kept, scores.shape[1])
    chosen = np.argpartition(-scores, n_kept - 1, axis=1)[:, :n_kept]
    order = np.argsort(-np.take_along_axis(scores, chosen, axis=1), axis=1, kind="stable")
    chosen = np.take_along_axis(chosen, order, axis=1)
    points = points_m[chosen] if points_m.ndim == 2 else np.take_along_axis(points_m, chosen[:, :, None], axis=1)
    return Kept(points, np.take_along_axis(scores, chosen, axis=1), cell_m)


def cut_finer(kept: Kept, score: Callable[[np.ndarray, np.ndarray], np.ndarray], finest_m: float, n_kept: int) -> Kept:
    """Cut the kept cells in eight, keep the best of those, and so on until none is wider than finest_m.

    score(points_m (n_clips, n_points, 3), cell_m (3,)) -> (n_clips, n_points), the greater the better.
    """
    while kept.cell_m.max() > finest_m * (1.0 + 1e-9):
        n_clips = len(kept.points_m)
        points_m = (kept.points_m[:, :, None] + _parts(kept.cell_m)).reshape(n_clips, -1, 3)
        cell_m = kept.cell_m / 2.0
        kept = best_of(points_m, score(points_m, cell_m), cell_m, n_kept)
    return kept


def _parts(cell_m: np.ndarray) -> np.ndarray:
    """From the middle of a cell to the middles of its eight parts. (3,) -> (8, 3), fewer where a side is 0."""
    sides = [[-0.25 * side, 0.25 * side] if side > 0.0 else [0.0] for side in cell_m]
    return np.stack(np.meshgrid(*sides, indexing="ij"), axis=-1).reshape(-1, 3)
