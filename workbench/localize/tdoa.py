"""Place from arrival times: delays between all microphones, then least squares on the range differences.

1. What of the sound just began is kept (dsp.onsets: whitened short frames, as the phase transform, without what rings
   on), and all pairs are correlated: GCC-PHAT (Knapp and Carter 1976) of the direct sound.
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
from workbench.localize.arrival_times import ArrivalFix, fix_of, found_of
from workbench.localize.clip_correlations import clip_correlations, whole_correlation
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import middle_place
from workbench.localize.method import Method
from workbench.localize.registry import method
from workbench.localize.time_space import TimeSpace, temperature_warning, time_space

_BATCH = 8


@method
class Tdoa(Method):
    """Delays between all microphones, and the place that most of them agree on."""

    name = "tdoa"
    title = "TDOA"
    about = "Arrival-time differences of what just began (GCC-PHAT), least squares; needs synchronised clocks."
    n_microphones_least = 3
    residual_unit = "m"

    def warnings(self, session: Session, recording: Recording) -> tuple[str, ...]:
        wireless = (
            ("The link is wireless: a channel that comes 1 ms late puts 0.34 m into every range difference",)
            if session.conditions.link.lower().startswith("wireless")
            else ()
        )
        return (*temperature_warning(session), *wireless)

    def locate(self, heard: Heard) -> Iterator[Found]:
        space = time_space(heard.session, heard.microphones_m)
        batch: list[ArrivalFix] = []
        for index, correlations in enumerate(clip_correlations(heard, space.max_delay_s)):
            batch.append(_fix_of_clip(heard, space, index, correlations))
            if len(batch) == _BATCH or index == len(heard.clips) - 1:
                yield found_of(batch, space)
                batch = []

    def joined(self, heard: Heard, found: Found) -> np.ndarray:
        """From the delays of the whole recording; where these agree on nothing, the middle of the clips' answers."""
        space = time_space(heard.session, heard.microphones_m)
        whole, is_heard = whole_correlation(heard, space.max_delay_s), ~heard.faults.is_silent.all(axis=1)
        fix = fix_of(whole, 1.0 / heard.recording.rate_hz, space, np.asarray(is_heard))
        return middle_place(found.positions_m[found.is_answered]) if fix.why_not else fix.position_m


def _fix_of_clip(heard: Heard, space: TimeSpace, index: int, correlations: np.ndarray) -> ArrivalFix:
    is_silent = heard.faults.is_silent[:, index]
    fix = fix_of(correlations, 1.0 / heard.recording.rate_hz, space, ~is_silent)
    names = np.array(microphone_names(heard.session))
    return fix.with_notes_of(names, is_silent)
