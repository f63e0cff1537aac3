"""A microphone's spectrogram and its place in time and frequency: which part of it to draw, how coarse."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF

from workbench.gui.sound.pyramid import LevelPyramid, code_of_level, factor_for
from workbench.gui.sound.ranges import Range

WHOLE_COLUMNS = 8192
"""Up to this many columns are handed over at once, so that panning costs nothing; longer recordings go in pieces."""


class Part(NamedTuple):
    """How many cells are joined in one (frequency, time), and columns [first, last) of the joined picture."""

    rows: int
    columns: int
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Picture:
    """Codes with a place: row k at k * step_hz, column j centred at start_s + j * step_s."""

    pyramid: LevelPyramid
    top_db: float
    start_s: float
    step_s: float
    step_hz: float

    def codes_of_range(self, range_db: Range) -> tuple[float, float]:
        """A range of levels on the scale of codes."""
        return code_of_level(range_db[0], self.top_db), code_of_level(range_db[1], self.top_db)

    def part_for(self, time_s: Range, hz: Range, width_px: float, height_px: float) -> Part:
        """What to draw for these ranges on so many device pixels."""
        rows = factor_for((hz[1] - hz[0]) / self.step_hz / height_px)
        columns = factor_for((time_s[1] - time_s[0]) / self.step_s / width_px)
        n_columns = math.ceil(self.pyramid.shape[1] / columns)
        if n_columns <= WHOLE_COLUMNS:
            return Part(rows, columns, 0, n_columns)
        a_column_s = columns * self.step_s
        first = math.floor((time_s[0] - self.start_s) / a_column_s) - 1
        last = math.ceil((time_s[1] - self.start_s) / a_column_s) + 1
        return Part(rows, columns, min(max(first, 0), n_columns - 1), max(min(last, n_columns), 1))

    def is_enough(self, shown: Part, wanted: Part) -> bool:
        """Does what is drawn already hold what is wanted, as fine?"""
        same = shown.rows == wanted.rows and shown.columns == wanted.columns
        return same and shown.first <= wanted.first and wanted.last <= shown.last

    def cut(self, part: Part) -> tuple[np.ndarray, QRectF]:
        """The cells of a part (uint8) and their place in seconds and hertz; pieces come with a margin for panning."""
        codes = self.pyramid.pooled(part.rows, part.columns)
        margin = (part.last - part.first) if codes.shape[1] > WHOLE_COLUMNS else 0
        first, last = max(part.first - margin, 0), min(part.last + margin, codes.shape[1])
        codes = np.ascontiguousarray(codes[:, first:last])
        left = self.start_s + (first * part.columns - 0.5) * self.step_s
        width = (last - first) * part.columns * self.step_s
        return codes, QRectF(left, -0.5 * self.step_hz, width, codes.shape[0] * part.rows * self.step_hz)

    def cells_at(self, part: Part, time_s: float, hz: float) -> tuple[slice, slice]:
        """(rows, columns) of the finest cells that are drawn as one at a time and a frequency."""
        n_rows, n_columns = self.pyramid.shape
        row = _clamped(hz / self.step_hz + 0.5, n_rows) // part.rows * part.rows
        column = _clamped((time_s - self.start_s) / self.step_s + 0.5, n_columns) // part.columns * part.columns
        return slice(row, min(row + part.rows, n_rows)), slice(column, min(column + part.columns, n_columns))


def _clamped(place: float, n_cells: int) -> int:
    return min(max(math.floor(place), 0), n_cells - 1)
