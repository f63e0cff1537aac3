"""What has been read of the present session's sound."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

import numpy as np

from workbench.core.events import SpectrogramDone
from workbench.gui.sound.picture import Part, Picture
from workbench.gui.sound.pyramid import LevelPyramid, automatic_range_db, codes_of, factor_for
from workbench.gui.sound.ranges import Range

_ROWS_A_STEP = 128
_GLANCE = (700, 128)
"""Pixels (time, frequency) of a row when the whole recording is on screen: what automatic levels are made for."""


def in_steps(done: SpectrogramDone) -> Generator[None, None, Spectrograms]:
    """Make the pictures in steps of a few milliseconds; the generator's value is the pictures of all microphones."""
    levels_db = done.levels_db
    loudest_db = -120.0
    for part in _parts(levels_db):
        loudest_db = max(loudest_db, float(part.max(initial=-120.0)))
        yield
    codes = np.empty(levels_db.shape, dtype=np.uint8)
    for part, out in zip(_parts(levels_db), _parts(codes), strict=True):
        out[:] = codes_of(part, _top_db(loudest_db))
        yield
    made = Spectrograms(done, tuple(codes), loudest_db)
    for picture in made.pictures:  # what the first look and the automatic levels ask for
        picture.pyramid.pooled(*made.glance())
        yield
    return made


def _parts(values: np.ndarray) -> Iterator[np.ndarray]:
    """A (n_mics, n_rows, n_columns) array in views of some rows of one microphone."""
    return (mic[first : first + _ROWS_A_STEP] for mic in values for first in range(0, len(mic), _ROWS_A_STEP))


def _top_db(loudest_db: float) -> float:
    return max(0.0, float(np.ceil(loudest_db)))


class Spectrograms:
    """The pictures of all microphones, and the exact levels behind them."""

    def __init__(self, done: SpectrogramDone, codes: Sequence[np.ndarray], loudest_db: float) -> None:
        self._levels_db = done.levels_db
        self.highest_hz = done.highest_hz
        n_mics, n_rows, n_columns = done.levels_db.shape
        self.loudest_db, self.top_db = loudest_db, _top_db(loudest_db)
        step_hz = done.highest_hz / max(n_rows - 1, 1)
        self.pictures = tuple(
            Picture(LevelPyramid(each), self.top_db, done.start_s, done.step_s, step_hz) for each in codes
        )
        self.span_s: Range = (done.start_s, done.start_s + max(n_columns - 1, 1) * done.step_s)
        self.n_microphones = n_mics

    def read(self, microphone: int, part: Part, time_s: float, hz: float) -> tuple[float, float, float]:
        """(time_s, hz, level_db) under a pointer, the level exactly as in the data, dB re full scale.

        Where several cells are drawn as one, the loudest of them is meant, because it is what one sees; time and
        frequency are then its own. Where a cell is larger than a pixel, they are the pointer's.
        """
        picture = self.pictures[microphone]
        rows, columns = picture.cells_at(part, time_s, hz)
        levels_db = self._levels_db[microphone, rows, columns]
        row, column = np.unravel_index(int(levels_db.argmax()), levels_db.shape)
        if part.rows > 1:
            hz = float(rows.start + row) * picture.step_hz
        if part.columns > 1:
            time_s = picture.start_s + float(columns.start + column) * picture.step_s
        return time_s, hz, float(levels_db[row, column])

    def automatic_range_db(self) -> Range:
        """A range that suits all microphones at once."""
        return automatic_range_db(self._cells_at_a_glance(), self.top_db)

    def scale_db(self) -> Range:
        """All levels worth offering: from 30 dB below the automatic range to the loudest, in whole 10 dB."""
        low_db, high_db = self.automatic_range_db()
        top_db = max(10.0 * np.ceil(self.loudest_db / 10.0), high_db)
        return float(10.0 * np.floor(low_db / 10.0) - 30.0), float(top_db)

    def _cells_at_a_glance(self) -> np.ndarray:
        return np.concatenate([p.pyramid.pooled(*self.glance()).ravel() for p in self.pictures])

    def glance(self) -> tuple[int, int]:
        """How many (rows, columns) are one cell when the whole recording is on screen."""
        n_rows, n_columns = self.pictures[0].pyramid.shape
        return factor_for(n_rows / _GLANCE[1]), factor_for(n_columns / _GLANCE[0])
