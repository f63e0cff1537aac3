"""Columns of spectrograms for looking at: levels in dB re full scale, and the same in one byte."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import scipy.fft

from workbench.core.spectrogram_settings import SpectrogramSettings, WindowShape
from workbench.core.tiles import STEP_DB, TOP_CODE, TOP_DB

LOWEST_DB = -160.0
_BLOCK = 64
"""Columns at a time: their windows and spectra stay in the processor's cache."""

_COSINES: dict[WindowShape, tuple[float, ...]] = {
    "hann": (0.5, 0.5),
    "hamming": (0.54, 0.46),
    "blackman-harris": (0.35875, 0.48829, 0.14128, 0.01168),
    "flat-top": (0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368),
}
"""Coefficients of periodic cosine-sum windows (F. J. Harris, Proc. IEEE 66(1), 1978; flat top: ISO 18431-2)."""


@lru_cache(maxsize=8)
def window_of(shape: WindowShape, n_fft: int) -> np.ndarray:
    """(n_fft,) float32, periodic."""
    turn = 2.0 * np.pi * np.arange(n_fft) / n_fft
    window = sum((-1) ** k * a * np.cos(k * turn) for k, a in enumerate(_COSINES[shape]))
    return np.asarray(window, dtype=np.float32)


def column_levels_db(samples: np.ndarray, settings: SpectrogramSettings, hop: int | None = None) -> np.ndarray:
    """Levels of windows that begin every `hop` samples.

    samples : (n_mics, n_samples) float32, full scale 1.0; column j covers samples [j * hop, j * hop + n_fft).
    hop : None = as the settings say. Returns (n_mics, n_rows, n_columns) float32 dB: a full-scale sine that falls on
    a bin shows 0 dB; not below -160 dB.
    """
    return np.stack([_levels_db(channel, settings, hop or settings.hop) for channel in samples])


def codes_of(levels_db: np.ndarray) -> np.ndarray:
    """Levels as one-byte codes (core.tiles). Any shape, float32 -> uint8; a NaN becomes 0."""
    scaled = (levels_db - np.float32(TOP_DB)) * np.float32(1.0 / STEP_DB)
    scaled += np.float32(TOP_CODE + 0.5)
    np.fmax(scaled, 0, out=scaled)  # fmax, not maximum: a NaN becomes 0
    np.minimum(scaled, TOP_CODE, out=scaled)
    return scaled.astype(np.uint8)


def _levels_db(channel: np.ndarray, settings: SpectrogramSettings, hop: int) -> np.ndarray:
    window = window_of(settings.window, settings.n_fft)
    frames = np.lib.stride_tricks.sliding_window_view(channel, settings.n_fft)[::hop]
    levels_db = np.empty((settings.n_rows, len(frames)), dtype=np.float32)
    full_scale = np.float32((window.sum(dtype=np.float64) / 2.0) ** 2)
    lowest = np.float32(10.0 ** (LOWEST_DB / 10.0))
    for first in range(0, len(frames), _BLOCK):
        spectrum = scipy.fft.rfft(frames[first : first + _BLOCK] * window, axis=-1)
        parts = spectrum.view(np.float32).reshape(*spectrum.shape, 2)
        np.square(parts, out=parts)
        power = parts[..., 0] + parts[..., 1]
        power /= full_scale
        np.maximum(power, lowest, out=power)
        np.log10(power, out=power)
        power *= np.float32(10.0)
        levels_db[:, first : first + _BLOCK] = power.T
    return levels_db
