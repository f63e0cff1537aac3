"""Levels in octave bands, frame by frame, and the spectrum of the lowest frequencies."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np

OCTAVES_HZ = (125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0)
"""Centres of octave bands (IEC 61260-1, nominal); a band ends a half octave from its centre."""
LOW_HZ = 1_000
_LEAST_POWER = 1e-15


def octaves_within(rate_hz: int) -> tuple[float, ...]:
    """Centres of the bands that lie below 0.45 of the rate: recorders' filters leave nothing above."""
    return tuple(centre for centre in OCTAVES_HZ if centre * 2**0.5 <= 0.45 * rate_hz)


def octave_levels_db(frames: np.ndarray, rate_hz: int) -> np.ndarray:
    """(..., n) float32 -> (..., n_octaves) float32: band levels, dB re full scale (a full-scale sine has -3 dB)."""
    n = frames.shape[-1]
    power = _power(frames)
    edges_hz = [centre * 2.0**-0.5 for centre in octaves_within(rate_hz)]
    edges_hz.append(edges_hz[-1] * 2.0 if edges_hz else 0.0)
    bins = [min(round(edge * n / rate_hz), power.shape[-1]) for edge in edges_hz]
    bands = [power[..., low:high].sum(axis=-1) for low, high in pairwise(bins)]
    if not bands:
        return np.zeros((*frames.shape[:-1], 0), dtype=np.float32)
    return np.asarray(10.0 * np.log10(np.maximum(np.stack(bands, axis=-1), _LEAST_POWER)), dtype=np.float32)


def low_power(seconds: np.ndarray) -> np.ndarray:
    """(..., rate_hz) : whole seconds -> (..., LOW_HZ + 1) mean square in each hertz from 0 on (fewer at low rates)."""
    return _power(seconds)[..., : LOW_HZ + 1]


def _power(frames: np.ndarray) -> np.ndarray:
    """(..., n) -> (..., n // 2 + 1) mean square a bin, Hann window, without the mean of the frame (Parseval)."""
    import scipy.fft  # here, not above: it would hold up the window's start

    window = _hann(frames.shape[-1])
    centred = frames - frames.mean(axis=-1, keepdims=True)
    spectrum = scipy.fft.rfft(centred * window, axis=-1)
    power: np.ndarray = spectrum.real**2 + spectrum.imag**2
    return power * np.float32(2.0 / (frames.shape[-1] * float((window.astype(np.float64) ** 2).sum())))


@lru_cache(maxsize=8)
def _hann(n: int) -> np.ndarray:
    window: np.ndarray = (0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(n) / n)).astype(np.float32)
    window.flags.writeable = False
    return window
