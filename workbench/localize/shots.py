"""Arrays so wide that sound needs a good share of a clip to cross them: heard by when bangs and shots arrive.

A stretch of such an array is a clip and, at its end, as much more as sound needs from the nearest to the farthest
microphone, so that every sound that reaches its first microphone within the clip is in it whole.

The numbers below were chosen on the 72 ShotSpotter tests (tests/localize/test_tdoa_real.py), the only such recordings
at hand: errors there are not held out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.core.recording import Recording
from workbench.dsp.arrivals import STEP_S, Arrivals, arrival_correlation, arrivals_of
from workbench.dsp.correlation import Peaks, all_pairs, highest_peaks
from workbench.localize.time_space import TimeSpace

_BLUR_S = 0.01
"""Arrivals of one shot at two sensors are that exact: first edges, corners of houses, wind."""
_N_PEAKS = 10
_LEAST_SHARE = 0.3
"""Of the channel's strongest arrival, in dB: weaker ones are the street's."""


def arrivals_of_channels(recording: Recording) -> tuple[Arrivals, ...]:
    """Of each channel, in session-clock seconds; where it has no sound it has none."""
    found = []
    for samples, (start_s, end_s) in zip(recording.samples, recording.spans_s, strict=True):
        first, last = (round((t - recording.start_s) * recording.rate_hz) for t in (start_s, end_s))
        told = arrivals_of(samples[first:last], recording.rate_hz)
        strong = told.strengths_db >= _LEAST_SHARE * told.strengths_db.max(initial=0.0)
        found.append(Arrivals(told.times_s[strong] + start_s, told.strengths_db[strong]))
    return tuple(found)


def peaks_of_arrivals(
    channels: tuple[Arrivals, ...],
    space: TimeSpace,
    stretches_s: Sequence[tuple[float, float]],
    is_heard: np.ndarray,
) -> Peaks:
    """Delays that arrivals of some stretches have in common, (n_pairs, n_peaks).

    stretches_s : starts and ends, session-clock seconds. is_heard : (n_mics,) bool.
    """
    laid = np.sum([_laid(channels, space, *stretch_s, is_heard) for stretch_s in stretches_s], axis=0)
    lags_s = (np.arange(laid.shape[1]) - laid.shape[1] // 2) * STEP_S
    return highest_peaks(laid, lags_s, _N_PEAKS)


def _laid(
    channels: tuple[Arrivals, ...], space: TimeSpace, start_s: float, end_s: float, is_heard: np.ndarray
) -> np.ndarray:
    """Of one stretch, (n_pairs, n_lags)."""
    nothing = Arrivals(np.empty(0), np.empty(0))
    parts = [
        channel.within(start_s, end_s + space.span_s) if heard else nothing
        for channel, heard in zip(channels, is_heard, strict=True)
    ]
    return np.stack(
        [arrival_correlation(parts[i], parts[j], space.max_delay_s, _BLUR_S) for i, j in all_pairs(len(channels))]
    )
