"""Power spectra of frames, in blocks that stay in the processor's cache."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import scipy.fft
import scipy.signal

N_FFT = 2048
HOP = 512
_BLOCK = 128
"""Frames a block: 128 x 2048 float32 = 1 MiB, which fits the second-level cache."""


@lru_cache(maxsize=1)
def hann_window() -> np.ndarray:
    """(2048,) float32, periodic Hann, as librosa's default."""
    return np.asarray(scipy.signal.get_window("hann", N_FFT, fftbins=True), dtype=np.float32)


def frames_of(samples: np.ndarray, hop: int = HOP) -> np.ndarray:
    """All whole frames of a signal, as a read-only view. samples : (n_samples,) -> (n_frames, 2048)."""
    return np.lib.stride_tricks.sliding_window_view(samples, N_FFT)[::hop]


def banded_power(frames: np.ndarray, bands: BandSum) -> np.ndarray:
    """Power of windowed frames summed into bands.

    frames : (n_frames, 2048) float32 -> (n_frames, n_bands) float32.
    """
    power = np.empty((len(frames), bands.n_bands), dtype=np.float32)
    for first in range(0, len(frames), _BLOCK):
        block = frames[first : first + _BLOCK] * hann_window()
        power[first : first + _BLOCK] = bands.sum(power_spectrum(block))
    return power


def power_spectrum(windowed: np.ndarray) -> np.ndarray:
    """|FFT|^2 of windowed frames. (n_frames, 2048) float32 -> (n_frames, 1025) float32."""
    spectrum = scipy.fft.rfft(windowed, axis=-1)
    parts = spectrum.view(np.float32).reshape(*spectrum.shape, 2)
    np.square(parts, out=parts)
    return np.asarray(parts[..., 0] + parts[..., 1])


class BandSum:
    """Sums FFT bins into bands with a filter bank most of whose weights are zero.

    The bank is cut into pieces of neighbouring bands; each piece multiplies only the bins it reaches. For 128 mel
    bands that does a sixth of the full product's work and still runs as dense matrix products.
    """

    def __init__(self, weights: np.ndarray, n_pieces: int = 8) -> None:
        """weights : (n_bands, n_bins) float32, non-negative."""
        self.n_bands = len(weights)
        self._pieces = []
        for bands in np.array_split(np.arange(self.n_bands), n_pieces):
            reached = np.flatnonzero(weights[bands].any(axis=0))
            low, high = (int(reached[0]), int(reached[-1]) + 1) if len(reached) else (0, 1)
            piece = np.ascontiguousarray(weights[bands, low:high].T)
            self._pieces.append((slice(int(bands[0]), int(bands[-1]) + 1), slice(low, high), piece))

    def sum(self, power: np.ndarray) -> np.ndarray:
        """(n_frames, n_bins) float32 -> (n_frames, n_bands) float32."""
        bands = np.empty((len(power), self.n_bands), dtype=np.float32)
        for into, bins, piece in self._pieces:
            bands[:, into] = power[:, bins] @ piece
        return bands
