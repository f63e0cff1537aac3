"""How loud a recording is over time, small enough to draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.peaks import Peaks

FLOOR_DB = -100.0


@dataclass(frozen=True, eq=False)
class Envelope:
    """Peak levels of equal stretches.

    peaks_db : (n_mics, n_stretches) float32, dB re full scale, not below -100 dB.
    span_s : session-clock seconds from the first stretch's start to the last one's end.
    """

    peaks_db: np.ndarray
    span_s: tuple[float, float]


def envelope_of(peaks: Peaks) -> Envelope:
    """The larger of the highest sample and the lowest one's size, as a level."""
    largest = np.maximum(np.abs(peaks.lows), np.abs(peaks.highs))
    lowest = np.float32(10.0 ** (FLOOR_DB / 20.0))
    return Envelope(20.0 * np.log10(np.maximum(largest, lowest)), (peaks.start_s, peaks.end_s))


def loudest_in_columns(envelope: Envelope, n_columns: int) -> np.ndarray:
    """The loudest stretch of each of `n_columns` equal parts. (n_mics, n_columns) float32 dB."""
    n_stretches = envelope.peaks_db.shape[1]
    edges = np.linspace(0, n_stretches, n_columns, endpoint=False).astype(np.int64)
    return np.maximum.reduceat(envelope.peaks_db, np.minimum(edges, n_stretches - 1), axis=1)
