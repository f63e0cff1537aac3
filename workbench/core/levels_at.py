"""Levels of all microphones at one place of the spectrogram."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class LevelsAt:
    """What the spectrogram holds in the cell and at the frequency nearest to a place that was asked for.

    time_s : middle of the window, session clock; where the cell joins many, of the loudest. hz : of the frequency bin.
    levels_db : (n_mics,) float32 dB re full scale, the loudest of the cell. is_exact : computed, not read off
    the picture.
    """

    time_s: float
    hz: float
    levels_db: np.ndarray
    is_exact: bool = True
