"""A waveform from afar: the lowest and highest sample of equal stretches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Peaks:
    """lows, highs : (n_mics, n) float32, full scale 1.0, of n equal stretches from start_s to end_s (session clock).

    is_exact : False = only a part of each stretch was looked at; what is told was there, but more may be.
    """

    start_s: float
    end_s: float
    lows: np.ndarray
    highs: np.ndarray
    is_exact: bool
