"""Power spectra of frames, in blocks that stay in the processor's cache."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import scipy.fft

N_FFT = 2048
HOP = 512
_BLOCK = 64
"""Frames a block: 64 x 2048 float32 = 512 KiB fit the second-level cache, and the products stay too small for the
matrix library to start threads of its own beside ours."""


@lru_cache(maxsize=1)
def hann_window() -> np.ndarray:
    """(2048,) float32, periodic Hann, as librosa's default.

    Computed as scipy.signal does, to the last bit; scipy.signal itself takes half a second to load.
    """
    turn = np.linspace(-np.pi, np.pi, N_FFT + 1)
    return np.asarray(0.5 + 0.5 * np.cos(turn), dtype=np.float32)[:-1]


def frames_of(samples: np.ndarray, hop: int = HOP) -> np.ndarray:
    """All whole frames of a signal, as a read-only view. samples : (n_samples,) -> (n_frames, 2048)."""
    return np.lib.stride_tricks.sliding_window_view(samples, N_FFT)[::hop]


def banded_power(frames: np.ndarray, bands: BandSum) -> np.ndarray:
    """Power of windowed frames summed into bands.

    frames : (n_frames, 2048) float32 -> (n_frames, n_bands) float32.
    """
    power = np.empty((len(frames), bands.n_bands), dtype=np.float32)
    windowed = np.empty((_BLOCK, N_FFT), dtype=np.float32)  # kept: new pages for every block cost more than the FFT
    squares = np.empty((_BLOCK, N_FFT // 2 + 1), dtype=np.float32)
    for first in range(0, len(frames), _BLOCK):
        block = frames[first : first + _BLOCK]
        n = len(block)
        np.multiply(block, hann_window(), out=windowed[:n])
        bands.sum(power_spectrum(windowed[:n], out=squares[:n]), out=power[first : first + n])
    return power


def power_spectrum(windowed: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """|FFT|^2 of windowed frames. (n_frames, 2048) float32 -> (n_frames, 1025) float32."""
    spectrum = scipy.fft.rfft(windowed, axis=-1)
    parts = spectrum.view(np.float32).reshape(*spectrum.shape, 2)
    np.square(parts, out=parts)
    return np.asarray(np.add(parts[..., 0], parts[..., 1], out=out))


class BandSum:
    """Sums FFT bins into bands with a filter bank most of whose weights are zero.

    The bank is cut into pieces of neighbouring bands; each piece multiplies only the bins it reaches. For 128 mel
    bands that does a tenth of the full product's work and still runs as dense matrix products.
    """

    def __init__(self, weights: np.ndarray, n_pieces: int = 16) -> None:
        """weights : (n_bands, n_bins) float32, non-negative."""
        self.n_bands = len(weights)
        self._pieces = []
        for bands in np.array_split(np.arange(self.n_bands), n_pieces):
            reached = np.flatnonzero(weights[bands].any(axis=0))
            low, high = (int(reached[0]), int(reached[-1]) + 1) if len(reached) else (0, 1)
            piece = np.ascontiguousarray(weights[bands, low:high].T)
            self._pieces.append((slice(int(bands[0]), int(bands[-1]) + 1), slice(low, high), piece))

    def sum(self, power: np.ndarray, out: np.ndarray) -> None:
        """(n_frames, n_bins) float32 -> out, (n_frames, n_bands) float32."""
        for into, bins, piece in self._pieces:
            np.matmul(power[:, bins], piece, out=out[:, into])
