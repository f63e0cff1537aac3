"""Filters for sound that comes block by block: what they remember goes on from one block to the next."""

from __future__ import annotations

import numpy as np
from scipy.signal import butter, iirnotch, sosfilt

_ORDER = 4
_NOTCH_HZ = 2.0
_HUM_UP_TO_HZ = 1000.0
_HIGHEST_SHARE = 0.98
SETTLE_S = 0.5
"""After so long a filter's beginning is forgotten (a notch of 2 Hz rings longest: exp(-2 pi) is left)."""


class LiveFilter:
    """A chain of second-order sections for n_channels; in blocks or whole, the same sound comes out."""

    def __init__(self, sections: np.ndarray, n_channels: int) -> None:
        self._sections = sections
        self._state = np.zeros((len(sections), n_channels, 2))

    def next(self, samples: np.ndarray) -> np.ndarray:
        """(n_channels, n) -> the same shape, float32; the block that follows the one before."""
        if len(self._sections) == 0:
            return samples
        filtered, self._state = sosfilt(self._sections, samples, axis=1, zi=self._state)
        return filtered.astype(np.float32)  # type: ignore[no-any-return]


def band_sections(rate_hz: int, low_hz: float | None, high_hz: float | None) -> np.ndarray:
    """(n, 6) float64: Butterworth's filter of order 4 that passes low_hz to high_hz, -3 dB there; None = no bound.

    A bound outside of what the rate can hold is none.
    """
    highest_hz = rate_hz / 2 * _HIGHEST_SHARE
    low_hz = low_hz if low_hz is not None and 0 < low_hz < highest_hz else None
    high_hz = high_hz if high_hz is not None and 0 < high_hz < highest_hz else None
    if low_hz is not None and high_hz is not None and low_hz >= high_hz:
        raise ValueError(f"a band needs its lower bound below its upper one, not {low_hz} and {high_hz} Hz")
    bounds = [each for each in (low_hz, high_hz) if each is not None]
    if not bounds:
        return np.empty((0, 6))
    kind = "bandpass" if len(bounds) == 2 else "highpass" if high_hz is None else "lowpass"
    return butter(_ORDER, bounds if len(bounds) == 2 else bounds[0], kind, fs=rate_hz, output="sos")  # type: ignore[no-any-return]


def hum_sections(rate_hz: int, mains_hz: float) -> np.ndarray:
    """(n, 6) float64: notches 2 Hz wide (-3 dB) at the mains' frequency and its multiples up to 1 kHz."""
    multiples = np.arange(mains_hz, min(_HUM_UP_TO_HZ, rate_hz / 2 * _HIGHEST_SHARE) + 1e-9, mains_hz)
    pairs = [iirnotch(each, each / _NOTCH_HZ, fs=rate_hz) for each in multiples]
    return np.array([np.concatenate(pair) for pair in pairs]).reshape(-1, 6)
