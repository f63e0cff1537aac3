"""From tiles to pixels: which cell of the spectrogram lies under each pixel of a row, with nothing loud lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from workbench.core.tiles import TILE_COLUMNS, TileKey, level_for
from workbench.gui.sound.frequency_scale import FrequencyScale
from workbench.gui.sound.ranges import Range

_MOST_POOLED = 64
"""Tiles kept as high as a row on screen: some screens full."""


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
        finest = np.floor((times_s - self.start_s) / self.step_s + 0.5).astype(np.int64)
        finest[finest >= self.n_columns] = self.n_columns << 8  # beyond, also where columns are joined
        return finest >> level

    def rows_under(self, hz: Range, height_px: int, scale: FrequencyScale) -> tuple[np.ndarray, int]:
        """(height_px,) int64, rising: the first bin of each pixel, from the lowest pixel up; and one past the last bin.

        Each bin belongs to a pixel where bins are denser than pixels; where they are not, pixels share them.
        """
        low, high = scale.place_of(hz[0]), scale.place_of(hz[1])
        edges = scale.hertz_at(np.linspace(low, high, height_px + 1))
        bins = np.clip(np.floor(edges / self.step_hz + 0.5).astype(np.int64), 0, self.n_rows - 1)
        return bins[:-1], int(max(bins[-1], bins[-2] + 1))


@dataclass(frozen=True)
class Lie:
    """Under which pixels of a row a sound lies: ranges shown, size in device pixels, the scale of frequencies."""

    time_s: Range
    hz: Range
    width_px: int
    height_px: int
    scale: FrequencyScale


class RowPixels:
    """One microphone's codes, pixel by pixel. Tiles pooled to the row's height are kept while that stays the same."""

    def __init__(self, microphone: int) -> None:
        self._microphone = microphone
        self._rows_of: tuple[Grid, Range, int, FrequencyScale] | None = None
        self._rows: tuple[np.ndarray, int] = (np.zeros(1, dtype=np.int64), 1)
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
            self._rows_of, self._rows = wanted, grid.rows_under(lie.hz, lie.height_px, lie.scale)
            self._pooled.clear()

    def _pooled_tile(self, key: TileKey, codes: np.ndarray) -> np.ndarray:
        """(height_px, n) uint8."""
        found = self._pooled.pop(key, None)
        if found is None or found[0] is not codes:
            firsts, end = self._rows
            found = codes, np.maximum.reduceat(codes[self._microphone, :end], firsts, axis=0)
        self._pooled[key] = found  # the latest last
        while len(self._pooled) > _MOST_POOLED:
            self._pooled.pop(next(iter(self._pooled)))
        return found[1]
