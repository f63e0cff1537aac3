"""A recording of which only some clips are asked about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from workbench.core.clips import Clip
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.features import starts_of
from workbench.dsp.mel import CLIP_SAMPLES
from workbench.localize.heard import Heard

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
    """Only the clips of these numbers, in this order; of a single one only its own sound is kept."""
    if len(numbers) == 1:
        clip = heard.clips[numbers[0]]
        return SomeClips(heard.session, cut_to(heard.recording, clip), (replace(clip, index=0),))
    chosen = tuple(replace(heard.clips[number], index=i) for i, number in enumerate(numbers))
    return SomeClips(heard.session, heard.recording, chosen)


def spread(numbers: tuple[int, ...], n_most: int) -> tuple[int, ...]:
    """At most so many of the numbers, evenly over all of them."""
    if len(numbers) <= n_most:
        return numbers
    return tuple(numbers[round(i)] for i in np.linspace(0, len(numbers) - 1, n_most))


def cut_to(recording: Recording, clip: Clip) -> Recording:
    """The sound of one clip alone: its samples are exactly those that its features are made of."""
    first = int(starts_of(recording, (clip,))[0])
    start_s = recording.start_s + first / recording.rate_hz
    end_s = start_s + CLIP_SAMPLES / recording.rate_hz
    return replace(
        recording,
        samples=recording.samples[:, first : first + CLIP_SAMPLES].copy(),
        start_s=start_s,
        spans_s=np.clip(recording.spans_s, start_s, end_s),
    )
