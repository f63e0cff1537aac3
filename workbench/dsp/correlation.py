"""Generalized cross-correlation with phase transform: how much later a sound reaches one microphone than another.

For channels i and j, R_ij(t) = F^-1 [ conj(X_i) X_j / |conj(X_i) X_j|^w ] (t): w = 1 is the phase transform, w = 0
the plain cross-correlation (Knapp and Carter, IEEE Trans. ASSP 24(4), 1976, equations 5 and 20). A peak at t > 0
means that j hears it t later than i. Lags are those that sound can need between two microphones, no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import scipy.fft

_SILENT = 1e-12
"""Below this share of the loudest bin a bin is silence: it is left out, not made as loud as the others."""


def all_pairs(n_mics: int) -> np.ndarray:
    """Each two microphones once, first the smaller number. (n_pairs, 2) int64."""
    return np.stack(np.triu_indices(n_mics, k=1), axis=1).astype(np.int64)


def phat_correlations(
    samples: np.ndarray,
    pairs: np.ndarray,
    rate_hz: float,
    max_delay_s: float,
    band_hz: tuple[float, float] | None = None,
    whitening: float = 1.0,
) -> tuple[np.ndarray, np.ndarray]:
    """Correlations of all pairs of one stretch or of many at once.

    samples : (..., n_mics, n_samples) float; pairs : (n_pairs, 2) ints, (i, j).
    max_delay_s : lags go from minus to plus this, rounded up to whole samples. band_hz : use only these frequencies.
    whitening : 1 = phase transform, 0 = none.
    Returns ((..., n_pairs, n_lags) float32, (n_lags,) float64 lags in seconds, ascending). With full whitening a value
    is the share of the band's frequencies that agree on a lag: 1 = all of them. A silent channel correlates with none.
    """
    n_samples = samples.shape[-1]
    most = min(max(int(np.ceil(max_delay_s * rate_hz)), 1), n_samples - 1)
    n_fft = int(scipy.fft.next_fast_len(n_samples + most, real=True))
    spectra = scipy.fft.rfft(np.asarray(samples, dtype=np.float32), n_fft, axis=-1)
    used = np.ones(spectra.shape[-1], dtype=np.bool_)
    if band_hz is not None:
        frequencies_hz = scipy.fft.rfftfreq(n_fft, 1.0 / rate_hz)
        used = (frequencies_hz >= band_hz[0]) & (frequencies_hz <= band_hz[1])
    whitened = whitened_spectra(spectra, whitening) * used
    share = n_fft / (2.0 * max(int(used.sum()), 1))
    lags_s = np.arange(-most, most + 1) / rate_hz
    found = np.empty((*samples.shape[:-2], len(pairs), len(lags_s)), dtype=np.float32)
    for row, (i, j) in enumerate(pairs):
        cross = scipy.fft.irfft(np.conj(whitened[..., i, :]) * whitened[..., j, :], n_fft, axis=-1)
        found[..., row, :most] = cross[..., n_fft - most :]
        found[..., row, most:] = cross[..., : most + 1]
    return (found * np.float32(share) if whitening == 1.0 else found), lags_s


def whitened_spectra(spectra: np.ndarray, whitening: float = 1.0) -> np.ndarray:
    """X / |X|^w, zero where there is only silence. (..., n_bins) complex64 -> the same."""
    size = np.abs(spectra)
    floor = np.maximum(size.max(axis=-1, keepdims=True) * np.float32(_SILENT), np.finfo(np.float32).tiny)
    scaled = spectra / np.maximum(size, floor) ** np.float32(whitening)
    return np.asarray(np.where(size > floor, scaled, 0.0), dtype=np.complex64)


@dataclass(frozen=True, eq=False)
class Peaks:
    """The highest peaks of each correlation, strongest first.

    delays_s : (..., n_peaks) float64, between samples, NaN where there are no more peaks.
    heights : (..., n_peaks) float64, the correlation there, 0 where there is none.
    """

    delays_s: np.ndarray
    heights: np.ndarray


def highest_peaks(correlations: np.ndarray, lags_s: np.ndarray, n_peaks: int = 1) -> Peaks:
    """Local maxima above zero, refined by the parabola through three samples.

    correlations : (..., n_lags); lags_s : (n_lags,), evenly spaced.
    """
    rows = np.asarray(correlations, dtype=np.float64).reshape(-1, correlations.shape[-1])
    delays_s = np.full((len(rows), n_peaks), np.nan)
    heights = np.zeros((len(rows), n_peaks))
    step_s = float(lags_s[1] - lags_s[0])
    for number, row in enumerate(rows):
        middle = row[1:-1]
        tops = np.flatnonzero((middle >= row[:-2]) & (middle > row[2:]) & (middle > 0.0)) + 1
        tops = tops[np.argsort(-row[tops], kind="stable")[:n_peaks]]
        before, at, after = row[tops - 1], row[tops], row[tops + 1]
        shift = 0.5 * (before - after) / (before - 2.0 * at + after)
        delays_s[number, : len(tops)] = lags_s[tops] + shift * step_s
        heights[number, : len(tops)] = at - 0.25 * (before - after) * shift
    shape = (*correlations.shape[:-1], n_peaks)
    return Peaks(delays_s.reshape(shape), heights.reshape(shape))


class Channels(Protocol):
    """(n_mics, n_samples) float: an array, or what becomes one stretch by stretch."""

    @property
    def shape(self) -> tuple[int, ...]: ...

    def __getitem__(self, part: tuple[slice, slice], /) -> np.typing.ArrayLike: ...


def correlations_by_block(
    samples: Channels,
    pairs: np.ndarray,
    rate_hz: float,
    max_delay_s: float,
    n_block: int,
    numbers: Sequence[int] | None = None,
) -> Iterator[np.ndarray]:
    """Plain correlations of consecutive stretches, each against all of the other channel that it can reach.

    samples : (n_mics, n_samples) float, read stretch by stretch; n_block : samples a stretch, the last one may be
    shorter. numbers : which stretches, counted from 0, in that order; None = all.
    Yields (n_pairs, n_lags) float32, on the lags of phat_correlations. Those of neighbouring stretches add up to that
    of both together, so clips that overlap share the work.
    """
    n_samples = samples.shape[1]
    most = max(int(np.ceil(max_delay_s * rate_hz)), 1)
    n_fft = int(scipy.fft.next_fast_len(n_block + 2 * most, real=True))
    for number in range(-(-n_samples // n_block)) if numbers is None else numbers:
        first = number * n_block
        n = min(n_block, n_samples - first)
        stretch = _stretch(samples, first - most, first + n + most)
        own = scipy.fft.rfft(stretch[:, most : most + n], n_fft, axis=-1)
        around = scipy.fft.rfft(stretch, n_fft, axis=-1)
        cross = (scipy.fft.irfft(np.conj(own[i]) * around[j], n_fft) for i, j in pairs)
        yield np.stack([row[: 2 * most + 1] for row in cross]).astype(np.float32)


def _stretch(samples: Channels, first: int, last: int) -> np.ndarray:
    """Zeros where it reaches past either end. (n_mics, last - first) float32."""
    n_mics, n_samples = samples.shape
    found = np.zeros((n_mics, last - first), dtype=np.float32)
    begin, end = max(first, 0), min(last, n_samples)
    found[:, begin - first : end - first] = samples[:, begin:end]
    return found
