"""From tiles to pixels: which cell of the spectrogram lies under each pixel of a row, with nothing loud lost."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workbench.core.tiles import TILE_COLUMNS, TileKey, level_for
from workbench.gui.sound.frequency_scale import FrequencyScale
from workbench.gui.sound.ranges import Range

_MOST_POOLED = 64
"""Tiles kept as high as a row on screen: some screens full."""


@dataclass(frozen=True)
class Lie:
    """Under which pixels of a row a sound lies: ranges shown, size in device pixels, the scale of frequencies."""

    time_s: Range
    hz: Range
    width_px: int
    height_px: int
    scale: FrequencyScale


@dataclass(frozen=True)
class Grid:
    """Where the cells of a sound's finest spectrogram lie: column j is centred at start_s + j * step_s, bin k at
    k * step_hz."""

    start_s: float
    step_s: float
    step_hz: float
    n_columns: int
    n_rows: int

    def column_at(self, time_s: float) -> float:
        """How many columns lie wholly before a time, with its fraction."""
        return (time_s - self.start_s) / self.step_s + 0.5

    def level_of(self, time_s: Range, width_px: float) -> int:
        """The coarsest level with at most one column a pixel."""
        return level_for((time_s[1] - time_s[0]) / self.step_s / max(width_px, 1.0))

    def columns_under(self, time_s: Range, width_px: int, level: int) -> np.ndarray:
        """(width_px,) int64: the column of a level under each pixel's middle; < 0 or beyond the last where none is."""
        times_s = time_s[0] + (np.arange(width_px) + 0.5) * ((time_s[1] - time_s[0]) / width_px)
        return np.floor((times_s - self.start_s) / self.step_s + 0.5).astype(np.int64) >> level

    def bins_under(self, lie: Lie) -> tuple[np.ndarray, np.ndarray]:
        """First and end of the bins drawn in each pixel of a row's height, lowest first: (height_px,) int64 each.

        Those whose middles lie in it; where bins are larger than pixels, the nearest one.
        """
        low, high = lie.scale.place_of(lie.hz[0]), lie.scale.place_of(lie.hz[1])
        edges = lie.scale.hertz_at(np.linspace(low, high, 2 * lie.height_px + 1)) / self.step_hz
        bounds = np.ceil(edges[::2] - 1e-9).astype(np.int64)
        nearest = np.floor(edges[1::2] + 0.5).astype(np.int64)
        is_empty = bounds[1:] <= bounds[:-1]
        firsts = np.clip(np.where(is_empty, nearest, bounds[:-1]), 0, self.n_rows - 1)
        return firsts, np.clip(np.where(is_empty, nearest + 1, bounds[1:]), firsts + 1, self.n_rows)

    def bins_at(self, lie: Lie, hz: float) -> tuple[int, int]:
        """(first, end) of the bins that are drawn in the pixel at a frequency."""
        low, high = lie.scale.place_of(lie.hz[0]), lie.scale.place_of(lie.hz[1])
        y = math.floor((lie.scale.place_of(hz) - low) / (high - low) * lie.height_px)
        firsts, ends = self.bins_under(lie)
        y = min(max(y, 0), lie.height_px - 1)
        return int(firsts[y]), int(ends[y])


class RowPixels:
    """One microphone's codes, pixel by pixel. Tiles pooled to the row's height are kept while that stays the same."""

    def __init__(self, microphone: int) -> None:
        self._microphone = microphone
        self._rows_of: tuple[Grid, Range, int, FrequencyScale] | None = None
        self._bins = np.zeros(1, dtype=np.int64)
        self._pooled: dict[TileKey, tuple[np.ndarray, np.ndarray]] = {}

    def forget(self) -> None:
        self._pooled.clear()

    def codes(self, grid: Grid, lie: Lie, tile: Callable[[TileKey], np.ndarray | None]) -> np.ndarray:
        """(height_px, width_px) uint8, the lowest frequency first; 0 where there is nothing.

        tile : the codes there are of a tile, (n_mics, n_rows, n) uint8. Each pixel holds the loudest of the cells that
        it covers.
        """
        self._keep_rows(grid, lie)
        level = grid.level_of(lie.time_s, lie.width_px)
        columns = grid.columns_under(lie.time_s, lie.width_px, level)
        out = np.zeros((lie.height_px, lie.width_px), dtype=np.uint8)
        first = int(np.searchsorted(columns, 0))
        while first < lie.width_px and columns[first] << level < grid.n_columns:
            index = int(columns[first]) // TILE_COLUMNS
            end = int(np.searchsorted(columns, (index + 1) * TILE_COLUMNS))
            key = TileKey(level, index)
            if (codes := tile(key)) is not None:
                pooled = self._pooled_tile(key, codes)
                within = columns[first:end] - index * TILE_COLUMNS
                seen = within < pooled.shape[1]
                out[:, first : first + int(seen.sum())] = pooled[:, within[seen]]
            first = end
        return out

    def _keep_rows(self, grid: Grid, lie: Lie) -> None:
        wanted = grid, lie.hz, lie.height_px, lie.scale
        if wanted != self._rows_of:
            firsts, ends = grid.bins_under(lie)
            self._rows_of, self._bins = wanted, np.stack([firsts, ends], axis=1).ravel()
            self._pooled.clear()

    def _pooled_tile(self, key: TileKey, codes: np.ndarray) -> np.ndarray:
        """(height_px, n) uint8."""
        found = self._pooled.pop(key, None)
        if found is None or found[0] is not codes:
            found = codes, _loudest(codes[self._microphone], self._bins)
        self._pooled[key] = found  # the latest last
        while len(self._pooled) > _MOST_POOLED:
            self._pooled.pop(next(iter(self._pooled)))
        return found[1]


def _loudest(codes: np.ndarray, bins: np.ndarray) -> np.ndarray:
    """The loudest of each pixel's bins. codes : (n_rows, n) uint8; bins : first, end, first, end ...; (n_pixels, n)."""
    last = int(bins.max())
    there = codes[: last + 1]
    if len(there) == last:  # an end may lie behind the last bin, where nothing is to begin a stretch with
        there = np.concatenate([there, there[-1:]])
    return np.maximum.reduceat(there, bins, axis=0)[::2]
