"""Columns of spectrograms for looking at: levels in dB re full scale, and the same in one byte."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from workbench.core.spectrogram_settings import SpectrogramSettings, WindowShape
from workbench.core.tiles import STEP_DB, TOP_CODE, TOP_DB

_transforms: list[Callable[..., np.ndarray]] = [np.fft.rfft]
"""What there is, the fastest last."""
LOWEST_DB = -160.0
_BLOCK_SAMPLES = 1 << 16
"""Transformed at a time: windows and spectra stay in the processor's cache."""

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


def column_levels_db(samples: np.ndarray, settings: SpectrogramSettings) -> np.ndarray:
    """Levels of windows that begin every `settings.hop` samples.

    samples : (n_mics, n_samples) float32, full scale 1.0; column j covers samples [j * hop, j * hop + n_fft).
    Returns (n_mics, n_rows, n_columns) float32 dB: a full-scale sine that falls on a bin shows 0 dB; not below -160 dB.
    """
    return np.stack([_levels_db(channel, settings) for channel in samples])


def codes_of(levels_db: np.ndarray) -> np.ndarray:
    """Levels as one-byte codes (core.tiles). Any shape, float32 -> uint8; a NaN becomes 0."""
    scaled = (levels_db - np.float32(TOP_DB)) * np.float32(1.0 / STEP_DB)
    scaled += np.float32(TOP_CODE + 0.5)
    np.fmax(scaled, 0, out=scaled)  # fmax, not maximum: a NaN becomes 0
    np.minimum(scaled, TOP_CODE, out=scaled)
    return scaled.astype(np.uint8)


def column_codes(
    samples: np.ndarray, settings: SpectrogramSettings, hop: int | None = None, n_joined: int = 1
) -> np.ndarray:
    """The codes of `column_levels_db`, several times as fast: (n_mics, n_rows, ceil(n_columns / n_joined)) uint8.

    samples : (n_mics, n_samples) float32 without NaN. hop : None = as the settings say. n_joined : a power of
    two; of so many columns the loudest is kept, exactly as if their codes had been compared. A level within 1e-4 dB of
    the border between two codes may get either.
    """
    hop = hop or settings.hop
    n_columns = 1 + (samples.shape[1] - settings.n_fft) // hop
    codes = np.empty((len(samples), settings.n_rows, -(-n_columns // n_joined)), dtype=np.uint8)
    to_codes = np.float32(20.0 / math.log(10.0) / STEP_DB)
    offset = np.float32(TOP_CODE + 0.5 - TOP_DB / STEP_DB)
    lowest = np.float32(10.0 ** (LOWEST_DB / 20.0))
    for channel, of_channel in zip(samples, codes, strict=True):
        for first, scaled in _loudest(_spectra(channel, settings, hop), n_columns, n_joined):
            np.maximum(scaled, lowest, out=scaled)
            np.log(scaled, out=scaled)  # not log10, which numpy computes one by one
            scaled *= to_codes
            scaled += offset
            np.clip(scaled, 0, TOP_CODE, out=scaled)
            of_channel[:, first : first + len(scaled)] = scaled.astype(np.uint8).T
    return codes


def _loudest(
    spectra: Iterator[tuple[int, np.ndarray]], n_columns: int, n_joined: int
) -> Iterator[tuple[int, np.ndarray]]:
    """Sizes of blocks of columns, of each n_joined the largest: the first joined column and (n, n_rows) float32."""
    gathered: np.ndarray | None = None
    for first, spectrum in spectra:
        size = np.abs(spectrum)
        if n_joined == 1:
            yield first, size
        elif len(size) > n_joined:
            yield first // n_joined, np.maximum.reduceat(size, range(0, len(size), n_joined), axis=0)
        else:  # a block is a part of what is joined
            of_block = size.max(axis=0, keepdims=True)
            gathered = of_block if gathered is None else np.maximum(gathered, of_block)
            end = first + len(size)
            if end % n_joined == 0 or end == n_columns:
                yield first // n_joined, gathered
                gathered = None


def _levels_db(channel: np.ndarray, settings: SpectrogramSettings) -> np.ndarray:
    n_columns = 1 + (len(channel) - settings.n_fft) // settings.hop
    levels_db = np.empty((settings.n_rows, n_columns), dtype=np.float32)
    lowest = np.float32(10.0 ** (LOWEST_DB / 20.0))
    for first, spectrum in _spectra(channel, settings, settings.hop):
        size = np.abs(spectrum)
        np.maximum(size, lowest, out=size)
        np.log10(size, out=size)
        size *= np.float32(20.0)
        levels_db[:, first : first + len(size)] = size.T
    return levels_db


def _spectra(channel: np.ndarray, settings: SpectrogramSettings, hop: int) -> Iterator[tuple[int, np.ndarray]]:
    """The first column and (n, n_rows) complex64 of blocks of columns; a full-scale sine has size 1."""
    transform = _transforms[-1]
    window = _scaled_window(settings.window, settings.n_fft)
    frames = np.lib.stride_tricks.sliding_window_view(channel, settings.n_fft)[::hop]
    a_block = min(max(_BLOCK_SAMPLES // settings.n_fft, 8), 256)
    windowed = np.empty((a_block, settings.n_fft), dtype=np.float32)
    for first in range(0, len(frames), a_block):
        block = frames[first : first + a_block]
        np.multiply(block, window, out=windowed[: len(block)])
        yield first, transform(windowed[: len(block)], axis=-1)


def load_fast_transform() -> None:
    """Load scipy's, which takes a third of a second and half of numpy's time for each column: before much work.

    Both compute in single precision and differ in the last bits. Only what was loaded whole is taken: while one thread
    imports scipy.fft, another one finds a module there whose functions do not work yet.
    """
    import scipy.fft

    if len(_transforms) == 1:
        _transforms.append(scipy.fft.rfft)


@lru_cache(maxsize=8)
def _scaled_window(shape: WindowShape, n_fft: int) -> np.ndarray:
    window = window_of(shape, n_fft)
    return np.asarray(window / (window.sum(dtype=np.float64) / 2.0), dtype=np.float32)
