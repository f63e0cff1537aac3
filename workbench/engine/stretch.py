"""A stretch of a session that is asked about: its clips are those of the whole, with their numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.clips import CLIP_STEP_S, Clip, cut_into_clips
from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Located
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.dsp.mel import RATE_HZ
from workbench.dsp.power import HOP
from workbench.files.audio import read_recording
from workbench.files.session_sound import open_sound


@dataclass(frozen=True)
class Stretch:
    """Clips [first, ...] of a session's, one after another.

    clips : with their numbers and times in the session. recording : the sound from the first's start to the last's end.
    """

    clips: tuple[Clip, ...]
    recording: Recording

    def in_session(self, event: Event) -> Event:
        """What was told of the stretch's own clip i, told of the session's."""
        if not isinstance(event, Located | Declined):
            return event
        if event.clip is None:
            return replace(event, start_s=self.clips[0].start_s, end_s=self.clips[-1].end_s)
        clip = self.clips[event.clip]
        return replace(event, clip=clip.index, start_s=clip.start_s, end_s=clip.end_s)


def read_stretch(session: Session, span_s: tuple[float, float], given: Recording | None = None) -> Stretch:
    """The whole clips that lie in a stretch of session-clock seconds, of which only these are read, at 44 100 Hz.

    span_s : either end may be infinite. A stretch too short for a clip has the one whose middle is nearest to its own.
    given : the session's sound, where it is in memory already. UserError when there is no clip, or it is too much.
    """
    if given is not None:
        clips = clips_in(session, given.common_span_s, span_s)
        first, end = _samples_of(clips, given.start_s, given.samples.shape[1])
        return Stretch(clips, _narrowed(_cut(given, first, end), clips))
    with open_sound(session, RATE_HZ) as sound:
        clips = clips_in(session, sound.common_span_s, span_s)
        first, end = _samples_of(clips, sound.start_s, sound.n_samples)
        read_s = (sound.start_s + first / RATE_HZ, sound.start_s + end / RATE_HZ)
    return Stretch(clips, _narrowed(read_recording(session, RATE_HZ, read_s), clips))


def read_clip(session: Session, number: int, more_s: float) -> tuple[Stretch, int]:
    """A clip (counted from 0) with more_s before and after it as far as there is sound; and its number in the stretch.

    UserError when there is no such clip.
    """
    with open_sound(session, RATE_HZ) as sound:
        clips = cut_into_clips(sound.common_span_s)
    if not 0 <= number < len(clips):
        raise UserError(f"{title_of(session)} has clips 1 to {len(clips)}, and no {number + 1}")
    clip = clips[number]
    stretch = read_stretch(session, (clip.start_s - more_s - CLIP_STEP_S, clip.end_s + more_s + CLIP_STEP_S))
    return stretch, number - stretch.clips[0].index


def clips_in(session: Session, common_span_s: tuple[float, float], span_s: tuple[float, float]) -> tuple[Clip, ...]:
    """See read_stretch."""
    from_s, to_s = (min(max(at_s, common_span_s[0]), common_span_s[1]) for at_s in span_s)
    if span_s[1] <= span_s[0] or to_s <= from_s or any(map(math.isnan, span_s)):
        raise UserError(
            f"{title_of(session)} has no sound of all microphones {_said(span_s)}",
            f"They sound together from {common_span_s[0]:.1f} to {common_span_s[1]:.1f} s",
        )
    clips = cut_into_clips(common_span_s)
    inside = tuple(clip for clip in clips if clip.start_s >= from_s - 1e-6 and clip.end_s <= to_s + 1e-3)
    if inside or not clips:
        return inside or _refused(session, common_span_s)
    middle_s = (from_s + to_s) / 2.0
    return (min(clips, key=lambda clip: abs((clip.start_s + clip.end_s) / 2.0 - middle_s)),)


def told_of(stretch: Stretch | None, events: Iterator[Event]) -> Iterator[Event]:
    """Events with the session's numbers of clips."""
    return events if stretch is None else map(stretch.in_session, events)


def _said(span_s: tuple[float, float]) -> str:
    from_s, to_s = (f"{at_s:.1f} s" if math.isfinite(at_s) else "" for at_s in span_s)
    if from_s and to_s:
        return f"from {from_s} to {to_s}"
    return f"from {from_s} on" if from_s else f"up to {to_s}"


def _refused(session: Session, common_span_s: tuple[float, float]) -> tuple[Clip, ...]:
    raise UserError(
        f"{title_of(session)} has {max(common_span_s[1] - common_span_s[0], 0.0):.1f} s in which all microphones have "
        "sound",
        "At least 3 s are needed",
    )


def _samples_of(clips: tuple[Clip, ...], start_s: float, n_samples: int) -> tuple[int, int]:
    """First sample to read and the one behind the last: features lie on the whole's grid of hops (see dsp.mel)."""
    first, end = ((at_s - start_s) * RATE_HZ / HOP for at_s in (clips[0].start_s, clips[-1].end_s))
    return math.floor(first + 1e-6) * HOP, min((math.ceil(end) + 1) * HOP, n_samples)


def _cut(recording: Recording, first: int, end: int) -> Recording:
    return replace(
        recording, samples=recording.samples[:, first:end], start_s=recording.start_s + first / recording.rate_hz
    )


def _narrowed(recording: Recording, clips: tuple[Clip, ...]) -> Recording:
    """The recording as if it sounded from the first clip's start to the last one's end only."""
    return replace(recording, spans_s=np.clip(recording.spans_s, clips[0].start_s, clips[-1].end_s))
