"""One call that somebody marked: where it came from, by its arrival times in its own band.

A mark holds the call as one microphone heard it; the others hear it earlier or later by as much as sound needs across
the array, so that much is heard before and after. A narrow band or a steady call has few onsets: here the whole band
is whitened (the phase transform), not only what begins.
"""

from __future__ import annotations

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import Label, Session, title_of
from workbench.dsp.correlation import all_pairs, phat_correlations
from workbench.dsp.levels import channel_faults
from workbench.localize.arrival_times import ArrivalFix, clear_peaks, fix_of
from workbench.localize.time_space import time_space

_CLEAR = 3.0
"""Narrow bands ring: their peaks stand out less from the correlation around them."""


def locate_stretch(session: Session, recording: Recording, call: Label) -> ArrivalFix:
    """Where what was marked came from. call : its times in session-clock seconds, its band where it has one.

    Every microphone must be placed (Session.is_placed). UserError when the mark lies outside the recording.
    """
    microphones_m = session.microphone_positions_m()
    space = time_space(session, microphones_m)
    rate_hz = recording.rate_hz
    first = round((call.start_s - space.span_s - recording.start_s) * rate_hz)
    last = round((call.end_s + space.span_s - recording.start_s) * rate_hz)
    samples = recording.samples[:, max(first, 0) : max(last, 0)]
    if call.end_s <= call.start_s or samples.shape[1] < 2:
        raise UserError(
            f"{call.start_s:.3f} to {call.end_s:.3f} s is no stretch of {title_of(session)}",
            f"It lasts from {recording.start_s:.3f} to {recording.start_s + recording.duration_s:.3f} s",
        )
    faults = channel_faults(samples, np.array([0]), samples.shape[1])
    is_silent = faults.is_silent[:, 0]
    correlations, _ = phat_correlations(
        samples, all_pairs(len(samples)), rate_hz, space.max_delay_s, band_of(call, rate_hz)
    )
    peaks = clear_peaks(correlations, 1.0 / rate_hz, ~is_silent, _CLEAR)
    n_able = int((~is_silent).sum())
    space = space.of_heard(~is_silent)
    fix = fix_of(peaks, space, n_able)
    if fix.why_not and space.box.dimensions == 3 and session.site.size_m is None:
        fix = fix_of(peaks, space.in_plan(~is_silent), n_able)  # fewer microphones need to have heard it
    return fix.with_notes_of(microphone_names(session), is_silent)


def band_of(call: Label, rate_hz: float) -> tuple[float, float] | None:
    """The band of a mark, None where it has none."""
    if call.low_hz is None and call.high_hz is None:
        return None
    return call.low_hz or 0.0, call.high_hz or rate_hz / 2.0
