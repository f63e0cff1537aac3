"""Changing the sample rate, with soxr's high quality."""

from __future__ import annotations

import numpy as np
import soxr


def resample(samples: np.ndarray, from_hz: float, to_hz: float) -> np.ndarray:
    """(n_channels, n_samples) at from_hz -> (n_channels, n_samples * to_hz / from_hz) at to_hz, same dtype."""
    if from_hz == to_hz:
        return samples
    return np.stack([soxr.resample(channel, from_hz, to_hz, quality="HQ") for channel in samples])
