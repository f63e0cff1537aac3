"""A spectrogram kept for the screen: one byte a cell, and coarser copies in which nothing loud is lost."""

from __future__ import annotations

import numpy as np

STEP_DB = 0.5
"""What one code stands for. 256 codes cover 127.5 dB; exact values are read from the levels themselves."""
_TOP_CODE = 255
_BLOCK = 64


def codes_of(levels_db: np.ndarray, top_db: float) -> np.ndarray:
    """Levels as codes: 255 is `top_db`, each code below is half a decibel less, 0 is all that is lower.

    levels_db : (n_frequencies, n_frames) float32. Returns the same shape, uint8.
    """
    codes = np.empty(levels_db.shape, dtype=np.uint8)
    for first in range(0, len(levels_db), _BLOCK):  # in blocks: no second copy of a long recording
        scaled = (levels_db[first : first + _BLOCK] - np.float32(top_db)) * np.float32(1.0 / STEP_DB)
        scaled += np.float32(_TOP_CODE + 0.5)
        np.fmax(scaled, 0, out=scaled)  # fmax, not maximum: a NaN becomes 0
        np.minimum(scaled, _TOP_CODE, out=scaled)
        codes[first : first + _BLOCK] = scaled
    return codes


def code_of_level(level_db: float, top_db: float) -> float:
    """Where a level lies on the scale of codes; may lie outside 0..255."""
    return (level_db - top_db) / STEP_DB + _TOP_CODE


def level_of_code(code: float, top_db: float) -> float:
    """The level that a code stands for, dB."""
    return (code - _TOP_CODE) * STEP_DB + top_db


def factor_for(cells_a_pixel: float) -> int:
    """The power of two that leaves at most one cell a pixel, so that drawing skips none."""
    factor = 1
    while factor < cells_a_pixel - 1e-6:
        factor *= 2
    return factor


class LevelPyramid:
    """Codes of one microphone and their coarser copies.

    A coarse cell holds the loudest of the cells it covers: a knock one frame long, or a tone one bin wide, stays as
    bright from afar as it is close up; thinning out or averaging would hide it. Copies are made when first asked for.
    """

    def __init__(self, codes: np.ndarray) -> None:
        self._copies: dict[tuple[int, int], np.ndarray] = {(1, 1): codes}

    @property
    def shape(self) -> tuple[int, int]:
        """(n_frequencies, n_frames) of the finest."""
        n_frequencies, n_frames = self._copies[1, 1].shape
        return n_frequencies, n_frames

    def pooled(self, rows: int, columns: int) -> np.ndarray:
        """`rows` x `columns` cells (powers of two) in one, uint8; the last row and column may cover fewer."""
        found = self._copies.get((rows, columns))
        if found is None:
            if rows > 1:
                found = _halved(self.pooled(rows // 2, columns), axis=0)
            else:
                found = _halved(self.pooled(1, columns // 2), axis=1)
            self._copies[rows, columns] = found
        return found


def _halved(codes: np.ndarray, axis: int) -> np.ndarray:
    even = codes[::2] if axis == 0 else codes[:, ::2]
    odd = codes[1::2] if axis == 0 else codes[:, 1::2]
    out = even.copy(order="C")
    paired = out[: len(odd)] if axis == 0 else out[:, : odd.shape[1]]
    np.maximum(paired, odd, out=paired)
    return out


def level_at_share(codes: np.ndarray, share: float, top_db: float) -> float:
    """The level that this share of the cells do not exceed, dB. codes : any shape, uint8.

    Cells at code 0 (digital silence) do not count unless there is nothing else.
    """
    counts = np.bincount(codes.ravel(), minlength=_TOP_CODE + 1)
    if counts[1:].any():
        counts[0] = 0
    return level_of_code(int(np.searchsorted(np.cumsum(counts), share * counts.sum())), top_db)


def automatic_range_db(codes: np.ndarray, top_db: float) -> tuple[float, float]:
    """A level range that shows these cells well: from their 5th to their 99.8th percentile, in whole 5 dB.

    codes : pooled as they are when the whole recording is on screen, because that is what people see first.
    At least 30 dB wide.
    """
    low_db = 5.0 * np.floor(level_at_share(codes, 0.05, top_db) / 5.0)
    high_db = 5.0 * np.ceil(level_at_share(codes, 0.998, top_db) / 5.0)
    return float(min(low_db, high_db - 30.0)), float(high_db)
