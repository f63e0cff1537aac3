"""A recording of which only some clips are asked about."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from workbench.core.clips import CLIP_STEP_S, Clip
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.features import starts_of
from workbench.dsp.mel import CLIP_SAMPLES
from workbench.localize.heard import Heard
from workbench.localize.time_space import time_space

_OF_SOUND = ("clips", "mel_spectra_db", "_features", "onsets", "faults")
"""What Heard computes that does not depend on where the microphones stand."""


@dataclass(frozen=True)
class SomeClips(Heard):
    """Heard as if there were no other clips. chosen : counted from 0 again, as localizers expect."""

    chosen: tuple[Clip, ...]

    @cached_property
    def clips(self) -> tuple[Clip, ...]:
        return self.chosen

    def with_places(self, session: Session) -> SomeClips:
        """The same sound heard at other places: what was computed of the sound alone is not computed again."""
        moved = SomeClips(session, self.recording, self.chosen)
        vars(moved).update({name: value for name, value in vars(self).items() if name in _OF_SOUND})
        return moved


def some_of(heard: Heard, numbers: tuple[int, ...]) -> SomeClips:
    """Only the clips of these numbers, in this order; of a single one only the sound that tells of it is kept."""
    if len(numbers) == 1:
        clip = heard.clips[numbers[0]]
        return SomeClips(heard.session, cut_to(heard.recording, clip, around_s(heard)), (replace(clip, index=0),))
    chosen = tuple(replace(heard.clips[number], index=i) for i, number in enumerate(numbers))
    return SomeClips(heard.session, heard.recording, chosen)


def spread(numbers: tuple[int, ...], n_most: int) -> tuple[int, ...]:
    """At most so many of the numbers, evenly over all of them."""
    if len(numbers) <= n_most:
        return numbers
    return tuple(numbers[round(i)] for i in np.linspace(0, len(numbers) - 1, n_most))


def around_s(heard: Heard) -> float:
    """How much before and after a clip tells of its sound: as long as sound crosses a wide array, else nothing."""
    space = time_space(heard.session, heard.microphones_m)
    return space.span_s if space.is_wide else 0.0


def cut_to(recording: Recording, clip: Clip, more_s: float = 0.0) -> Recording:
    """The sound of one clip alone: its samples are exactly those that its features are made of.

    more_s : so much more before and after it, in whole steps of clips, as far as there is sound in all channels.
    """
    there_s = max(clip.start_s - recording.common_span_s[0], 0.0)
    n_before = min(math.ceil(more_s / CLIP_STEP_S), int((there_s + 1e-6) // CLIP_STEP_S))
    begin = replace(clip, start_s=clip.start_s - n_before * CLIP_STEP_S)
    first, own = (int(start) for start in starts_of(recording, (begin, clip)))
    last = min(own + CLIP_SAMPLES + math.ceil(more_s * recording.rate_hz), recording.samples.shape[1])
    start_s = recording.start_s + first / recording.rate_hz
    end_s = recording.start_s + last / recording.rate_hz
    return replace(
        recording,
        samples=recording.samples[:, first:last].copy(),
        start_s=start_s,
        spans_s=np.clip(recording.spans_s, start_s, end_s),
    )
