"""When impulsive sounds arrive: the leading edge of a shot or a bang, not the loudest echo after it.

The strength of an arrival is how much the mean power just after a moment exceeds that just before, in dB; its moment
is where that is greatest. It needs no waveform in common: the same shot sounds different at each end of a street.

The numbers below were chosen on the 72 ShotSpotter tests that tests/localize/test_tdoa_real.py reports.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.signal
from scipy.ndimage import gaussian_filter1d

STEP_S = 1e-3
"""Arrivals are told to that."""
_BAND_HZ = (300.0, 4_000.0)
"""Below is wind and traffic, above does not carry through a city."""
_AFTER_S, _BEFORE_S = 0.006, 0.040
_APART_S = 0.020
_LEAST_DB = 3.0
_FLOOR_PERCENT = 20
_SILENT = 1e-12


@dataclass(frozen=True, eq=False)
class Arrivals:
    """One channel's. times_s : (n,) float64 after its first sample, ascending; strengths_db : (n,) float64."""

    times_s: np.ndarray
    strengths_db: np.ndarray

    def within(self, start_s: float, end_s: float) -> Arrivals:
        """Those of a stretch."""
        chosen = (self.times_s >= start_s) & (self.times_s < end_s)
        return Arrivals(self.times_s[chosen], self.strengths_db[chosen])


def arrivals_of(sound: np.ndarray, rate_hz: float) -> Arrivals:
    """sound : (n_samples,) float, one channel. A silent one has none."""
    top_hz = min(_BAND_HZ[1], 0.45 * rate_hz)
    band = scipy.signal.butter(2, (_BAND_HZ[0], top_hz), "bandpass", fs=rate_hz, output="sos")
    heard = scipy.signal.sosfilt(band, np.asarray(sound, dtype=np.float64))
    edges = np.arange(0.0, len(heard), STEP_S * rate_hz).astype(np.int64)
    total = np.concatenate([[0.0], np.cumsum(heard**2)])
    ends = np.append(edges[1:], len(heard))
    power = (total[ends] - total[edges]) / np.maximum(ends - edges, 1)
    after, before = round(_AFTER_S / STEP_S), round(_BEFORE_S / STEP_S)
    if len(power) <= after + before:
        return Arrivals(np.empty(0), np.empty(0))
    floor = np.percentile(power, _FLOOR_PERCENT) + _SILENT
    sums = np.concatenate([[0.0], np.cumsum(power)])
    t = np.arange(before, len(power) - after)
    now, then = (sums[t + after] - sums[t]) / after, (sums[t] - sums[t - before]) / before
    strengths_db = 10.0 * np.log10((now + floor) / (then + floor))
    tops, _ = scipy.signal.find_peaks(strengths_db, height=_LEAST_DB, distance=round(_APART_S / STEP_S))
    return Arrivals(t[tops] * STEP_S, strengths_db[tops])


def arrival_correlation(one: Arrivals, other: Arrivals, max_delay_s: float, blur_s: float) -> np.ndarray:
    """How strongly arrivals of `other` come so much later than those of `one`.

    Products of their strengths relative to each channel's strongest, squared so that weak ones count little, laid on
    lags STEP_S apart from minus to plus max_delay_s and blurred by a Gaussian. (n_lags,) float64, 0 in the middle.
    """
    most = int(np.ceil(max_delay_s / STEP_S))
    lags = np.zeros(2 * most + 1)
    if len(one.times_s) and len(other.times_s):
        i, j = _near_each_other(one.times_s, other.times_s, (most + 1) * STEP_S)
        late = (other.times_s[j] - one.times_s[i]) / STEP_S
        shares = [each.strengths_db / each.strengths_db.max() for each in (one, other)]
        weights = shares[0][i] ** 2 * shares[1][j] ** 2
        near = np.abs(late) <= most
        np.add.at(lags, np.rint(late[near]).astype(np.int64) + most, weights[near])
    return np.asarray(gaussian_filter1d(lags, blur_s / STEP_S, mode="constant"))


def _near_each_other(times_s: np.ndarray, others_s: np.ndarray, reach_s: float) -> tuple[np.ndarray, np.ndarray]:
    """Indices (i, j) of all times no farther apart than that; both ascending, so never all against all."""
    first = np.searchsorted(others_s, times_s - reach_s)
    counts = np.searchsorted(others_s, times_s + reach_s, side="right") - first
    i = np.repeat(np.arange(len(times_s)), counts)
    within = np.arange(len(i)) - np.repeat(np.cumsum(counts) - counts, counts)
    return i, np.repeat(first, counts) + within
