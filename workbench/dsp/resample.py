"""Changing the sample rate, with soxr's high quality."""

from __future__ import annotations

import numpy as np
import soxr


def resample(samples: np.ndarray, from_hz: float, to_hz: float) -> np.ndarray:
    """(n_channels, n_samples) at from_hz -> (n_channels, n_samples * to_hz / from_hz) at to_hz, same dtype."""
    if from_hz == to_hz:
        return samples
    channels = (soxr.resample(channel, from_hz, to_hz, quality="HQ") for channel in samples)
    first = next(channels)
    found = np.empty((len(samples), len(first)), dtype=first.dtype)  # not stacked: long recordings exist once
    found[0] = first
    for into, channel in zip(found[1:], channels, strict=True):
        into[:] = channel
    return found
