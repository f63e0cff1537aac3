"""Place from arrival times: delays between all microphones, then least squares on the range differences.

1. What of the sound just began is kept (dsp.direct_sound: short frames, whitened as the phase transform does it, Knapp
   and Carter 1976, without what rings on), and all pairs are correlated with no further whitening.
2. Of each pair's highest peaks those are taken that agree on one place (peak_choice).
3. Range differences are fitted, microphones that do not agree are left out (delays.solve).
4. Where two places fit the same delays, as four microphones often allow, the lower one is told, and the other noted.

Arrays so wide that sound needs a good share of a clip to cross them are heard by when each sound begins (shots).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.correlation import Peaks
from workbench.localize.arrival_times import ArrivalFix, clear_peaks, fix_of, found_of
from workbench.localize.clip_correlations import clip_correlations, stretches_s, whole_correlation
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import Joined, middle_place
from workbench.localize.method import Method
from workbench.localize.registry import method
from workbench.localize.shots import arrivals_of_channels, peaks_of_arrivals
from workbench.localize.time_space import TimeSpace, clock_warnings, time_space

_BATCH = 8


@method
class Tdoa(Method):
    """Delays between all microphones, and the place that most of them agree on."""

    name = "tdoa"
    title = "TDOA"
    about = "Arrival-time differences of what just began (GCC-PHAT), least squares; needs synchronised clocks."
    n_microphones_least = 3
    hears_gains = False
    residual_unit = "m"

    def warnings(self, session: Session, recording: Recording) -> tuple[str, ...]:
        return clock_warnings(session)

    def locate(self, heard: Heard) -> Iterator[Found]:
        space = time_space(heard.session, heard.microphones_m)
        names = microphone_names(heard.session)
        batch: list[ArrivalFix] = []
        for index, peaks in enumerate(_peaks_of_clips(heard, space)):
            is_silent = heard.faults.is_silent[:, index]
            batch.append(fix_of(peaks, space.of_heard(~is_silent), int((~is_silent).sum())))
            batch[-1] = batch[-1].with_notes_of(names, is_silent)
            if len(batch) == _BATCH or index == len(heard.clips) - 1:
                yield found_of(batch)
                batch = []

    def joined(self, heard: Heard, found: Found) -> Joined:
        """From the delays of all clips together; where these agree on nothing, the middle of the clips' answers."""
        has_sound = np.asarray(~heard.faults.is_silent.all(axis=1))
        space = time_space(heard.session, heard.microphones_m).of_heard(has_sound)
        fix = fix_of(_peaks_of_all(heard, space), space, int(has_sound.sum()))
        return Joined(middle_place(found.positions_m[found.is_answered]) if fix.why_not else fix.position_m)


def _peaks_of_clips(heard: Heard, space: TimeSpace) -> Iterator[Peaks]:
    """Delays that stand out in each clip, of all pairs."""
    are_heard = ~heard.faults.is_silent.T
    if space.is_wide:
        channels = arrivals_of_channels(heard.recording)
        for clip, is_heard in zip(heard.clips, are_heard, strict=True):
            yield peaks_of_arrivals(channels, space, [(clip.start_s, clip.end_s)], is_heard)
        return
    for correlations, is_heard in zip(clip_correlations(heard, space.max_delay_s), are_heard, strict=True):
        yield clear_peaks(correlations, 1.0 / heard.recording.rate_hz, is_heard)


def _peaks_of_all(heard: Heard, space: TimeSpace) -> Peaks:
    """The same of all clips together."""
    is_heard = np.asarray(~heard.faults.is_silent.all(axis=1))
    if space.is_wide:
        return peaks_of_arrivals(arrivals_of_channels(heard.recording), space, stretches_s(heard), is_heard)
    return clear_peaks(whole_correlation(heard, space.max_delay_s), 1.0 / heard.recording.rate_hz, is_heard)
