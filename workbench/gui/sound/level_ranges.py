"""Which levels are worth showing, from the codes of a whole recording."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.tiles import level_of_code
from workbench.gui.sound.ranges import Range

_BANDS = 128
"""Frequencies are joined to about so many before levels are counted: that is what a row has room for."""
_NARROWEST_DB = 30.0


@dataclass(frozen=True)
class LevelChoice:
    """Automatic ranges, dB: one for all microphones, one for each, and the whole scale worth offering."""

    shared_db: Range
    own_db: tuple[Range, ...]
    scale_db: Range


def levels_for(codes: np.ndarray) -> LevelChoice:
    """codes : (n_mics, n_rows, n) uint8, the whole recording as it is drawn when all of it is on screen.

    From the 5th to the 99.8th percentile, in whole 5 dB, at least 30 dB wide; the scale from 30 dB below to the
    loudest, in whole 10 dB.
    """
    firsts = np.unique(np.linspace(0, codes.shape[1], _BANDS, endpoint=False).astype(np.intp))
    pooled = np.maximum.reduceat(codes, firsts, axis=1)
    shared_db = _range_of(pooled)
    top_db = max(10.0 * np.ceil(level_of_code(float(codes.max(initial=0))) / 10.0), shared_db[1])
    scale_db = float(10.0 * np.floor(shared_db[0] / 10.0) - 30.0), float(top_db)
    return LevelChoice(shared_db, tuple(_range_of(each) for each in pooled), scale_db)


def _range_of(codes: np.ndarray) -> Range:
    low_db = 5.0 * np.floor(level_at_share(codes, 0.05) / 5.0)
    high_db = 5.0 * np.ceil(level_at_share(codes, 0.998) / 5.0)
    return float(min(low_db, high_db - _NARROWEST_DB)), float(high_db)


def level_at_share(codes: np.ndarray, share: float) -> float:
    """The level that this share of the cells do not exceed, dB. codes : any shape, uint8.

    Cells at code 0 (digital silence) do not count unless there is nothing else.
    """
    counts = np.bincount(codes.ravel(), minlength=256)
    if counts[1:].any():
        counts[0] = 0
    return level_of_code(float(np.searchsorted(np.cumsum(counts), share * counts.sum())))
