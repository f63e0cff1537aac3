"""A spectrogram of any length cut into tiles, and the scale of its one-byte levels.

At level L a column joins 2**L neighbouring columns of the finest spectrogram and holds the loudest of them: a knock one
frame long stays as bright from afar as it is close up. A tile is TILE_COLUMNS columns of all microphones.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

TILE_COLUMNS = 256
STEP_DB = 0.6
TOP_DB = 9.0
"""Code 255. Code 1 is 152.4 dB below; 0 is all that is lower, digital silence among it."""
TOP_CODE = 255

_Number = TypeVar("_Number", float, np.ndarray)


@dataclass(frozen=True, order=True)
class TileKey:
    """Columns [index, index + 1) * TILE_COLUMNS of a level."""

    level: int
    index: int

    @property
    def n_joined(self) -> int:
        """Columns of the finest spectrogram in one of this tile's."""
        return 1 << self.level

    @property
    def first_column(self) -> int:
        """Of the finest spectrogram."""
        return self.index * TILE_COLUMNS << self.level

    @property
    def end_column(self) -> int:
        """One past its last, of the finest spectrogram (the recording may end before)."""
        return (self.index + 1) * TILE_COLUMNS << self.level

    @property
    def above(self) -> TileKey:
        """The tile of the next level that holds it."""
        return TileKey(self.level + 1, self.index // 2)

    @property
    def halves(self) -> tuple[TileKey, TileKey]:
        """The two tiles of the level below that it joins."""
        return TileKey(self.level - 1, 2 * self.index), TileKey(self.level - 1, 2 * self.index + 1)


def level_for(columns_a_pixel: float) -> int:
    """The level with at most one column a pixel, so that drawing skips none."""
    level = 0
    while (1 << level) < columns_a_pixel - 1e-6:
        level += 1
    return level


def keys_in_view(level: int, first_column: float, end_column: float, n_columns: int, margin: int = 1) -> list[TileKey]:
    """Tiles that hold columns [first_column, end_column) of the finest spectrogram, nearest to the middle first, then
    `margin` tiles on either side; none beyond the recording's n_columns."""
    width = TILE_COLUMNS << level
    first, last = math.floor(first_column / width), math.ceil(end_column / width) - 1
    middle = (first_column + end_column) / 2.0 / width - 0.5
    there = range(max(first - margin, 0), min(last + margin, (n_columns - 1) // width) + 1)
    order = sorted(there, key=lambda i: (not first <= i <= last, abs(i - middle)))
    return [TileKey(level, i) for i in order]


def level_of_code(code: _Number) -> _Number:
    """The level that a code stands for, dB re full scale; of a float or of an array of floats."""
    return (code - TOP_CODE) * STEP_DB + TOP_DB


def code_of_level(level_db: float) -> float:
    """Where a level lies on the scale of codes; may lie outside 0..255."""
    return (level_db - TOP_DB) / STEP_DB + TOP_CODE
