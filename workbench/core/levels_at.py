"""Levels of all microphones at one place of the spectrogram."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class LevelsAt:
    """What the spectrogram holds at the column and frequency nearest to a place that was asked for.

    time_s : middle of the window, session clock. hz : of the frequency bin. levels_db : (n_mics,) float32 dB re full
    scale, not rounded as the picture's are.
    """

    time_s: float
    hz: float
    levels_db: np.ndarray
