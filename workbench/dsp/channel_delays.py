"""How much later each channel has the sound than another, and with which sign: measured at one moment.

The correlation is whitened (phase transform, Knapp and Carter, IEEE Trans. ASSP 24(4), 1976), so that a broad sound
makes one narrow peak. It is looked for among peaks and dips alike: the dip of a channel whose wires are exchanged is as
deep as its peak would have been high.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.fft

from workbench.dsp.correlation import whitened_spectra

BAND_HZ = (100.0, 7_500.0)
"""Below is wind and handling, above hardly anything carries."""
_WHITENING = 0.85
"""Not quite the phase transform: frequencies in which there is nothing but noise count for less."""
_RATE_HZ = 16_000
_FINER = 2
"""So many times finer than the band needs, for the parabola through three samples to tell microseconds."""
_APART_S = 1.5e-3
"""Extrema nearer than this to the greatest are part of it."""


@dataclass(frozen=True, eq=False)
class SignedDelays:
    """Of each pair (i, j) at one moment.

    delays_s : (n_pairs,) float64, how much later j has the sound than i. signs : (n_pairs,) +1, or -1 where j has it
    upside down. clearness : (n_pairs,) the greatest extremum over the next one that is not part of it, 1 = none stands
    out; 0 where a channel is silent. uprightness : (n_pairs,) that extremum over the greatest of the other sign near
    it: a narrow band's waves come near 1, and their sign says nothing.
    """

    delays_s: np.ndarray
    signs: np.ndarray
    clearness: np.ndarray
    uprightness: np.ndarray


def signed_delays(samples: np.ndarray, pairs: np.ndarray, rate_hz: float, longest_s: np.ndarray) -> SignedDelays:
    """samples : (n_mics, n) float32. pairs : (n_pairs, 2). longest_s : (n_pairs,) delays up to this are looked at."""
    n_samples = samples.shape[1]
    most = min(float(longest_s.max()), n_samples / rate_hz / 2.0)
    n_fft = int(scipy.fft.next_fast_len(n_samples + int(most * rate_hz) + 1, real=True))
    own = samples - samples.mean(axis=1, keepdims=True)
    spectra = scipy.fft.rfft(own.astype(np.float32), n_fft, axis=1)
    frequencies_hz = scipy.fft.rfftfreq(n_fft, 1.0 / rate_hz)
    n_bins = int(np.searchsorted(frequencies_hz, min(_RATE_HZ / 2.0, rate_hz / 2.0)))
    used = (frequencies_hz >= BAND_HZ[0]) & (frequencies_hz <= min(BAND_HZ[1], 0.45 * rate_hz))
    white = np.where(used, whitened_spectra(spectra, _WHITENING), 0.0)[:, :n_bins]
    power = (np.abs(white) ** 2).sum(axis=1)
    n_short = int(scipy.fft.next_fast_len(_FINER * 2 * n_bins, real=True))
    step_s = n_fft / rate_hz / n_short
    told = np.zeros((4, len(pairs)))
    for row, (i, j) in enumerate(pairs):
        if power[i] > 0.0 and power[j] > 0.0:
            cross = scipy.fft.irfft(np.conj(white[i]) * white[j], n_short)
            n = max(int(min(longest_s[row], most) / step_s), 2)
            told[:, row] = greatest_extremum(np.concatenate([cross[-n:], cross[: n + 1]]), n, step_s)
    return SignedDelays(*told)


def greatest_extremum(lags: np.ndarray, middle: int, step_s: float) -> tuple[float, float, float, float]:
    """(2 * middle + 1,) correlation -> delay in seconds, sign, clearness, uprightness."""
    size = np.abs(lags)
    at = int(size.argmax())
    apart = max(round(_APART_S / step_s), 1)
    others = np.concatenate([size[: max(at - apart, 0)], size[at + apart + 1 :]])
    clearness = float(size[at] / max(others.max(initial=0.0), 1e-30)) if len(others) else 1.0
    near = lags[max(at - apart, 0) : at + apart + 1] * np.sign(lags[at])
    uprightness = float(size[at] / max(-near.min(), 1e-30))
    shift = 0.0
    if 0 < at < len(lags) - 1:
        before, here, after = size[at - 1 : at + 2]
        shift = 0.5 * (before - after) / min(before - 2.0 * here + after, -1e-30)
    return (at - middle + shift) * step_s, float(np.sign(lags[at])), clearness, uprightness
