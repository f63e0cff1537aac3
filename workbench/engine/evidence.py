"""What speaks for or against one answer: words for it, how far it moves, and whether what was heard fits it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.clips import CLIP_STEP_S
from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Located, Progress, Summary
from workbench.core.evidence import Answer, ChannelsAligned, Explained, LevelsCompared, MovesFound
from workbench.core.radio_words import RadioPlace, heights_show, radio_place
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.engine.heard_signs import aligned_channels, level_differences
from workbench.engine.localize import Localize
from workbench.engine.session_sources import recording_of
from workbench.engine.some_clips import SomeClips, around_s, cut_to, some_of, spread
from workbench.engine.stretch import read_clip
from workbench.engine.what_if import tries
from workbench.files.audio import fits_memory
from workbench.localize.heard import Heard
from workbench.localize.method import Method
from workbench.localize.registry import find_method
from workbench.localize.time_space import time_space

N_DRAWS = 12
N_CLIPS = 4
"""Of a session's clips so many are asked again in each try; more would tell the same, later."""

_NOTHING = Recording.of_samples(np.zeros((1, 1), dtype=np.float32), 44_100)


@dataclass(frozen=True)
class Evidence:
    """About a method's answer for one clip (counted from 0), or, clip None, for the session as a whole.

    known : what the method answered already, clip by clip and for the session, so that it need not be asked again.
    recording : the session's sound at 44 100 Hz, None = as its files hold it. seed : of what wanders.
    Yields Progress, an Explained, and unless the method declined a LevelsCompared, a ChannelsAligned, and a MovesFound
    for each thing tried, as they come. UserError when the method cannot take the session or has no such clip.
    """

    session: Session
    method: str
    clip: int | None = None
    seed: int = 0
    n_draws: int = N_DRAWS
    known: tuple[Event, ...] = ()
    recording: Recording | None = None

    def run(self) -> Iterator[Event]:
        method = find_method(self.method)
        method.check(self.session)
        yield Progress(done=0, total=0, doing="Reading sound")
        if self.recording is None and self.clip is not None and not fits_memory(self.session):
            yield from self._of_one_clip(self.clip)
            return
        heard = Heard(self.session, recording_of(self.session, self.recording))
        heard.microphones_m  # noqa: B018 - unplaced microphones are told before the work starts
        if self.clip is not None and not 0 <= self.clip < len(heard.clips):
            raise UserError(f"{title_of(self.session)} has clips 1 to {len(heard.clips)}, and no {self.clip + 1}")
        events: tuple[Event, ...] = self.known
        if self._answer_in(events, method) is None:
            yield Progress(done=0, total=0, doing=method.title)
            events = tuple(self._ask(heard, method))
        answer = self._answer_in(events, method)
        assert answer is not None
        if isinstance(answer, Declined):
            yield Explained(answer=answer)
            return
        yield Explained(answer=answer, said=self._said(answer, events))
        yield from self._about(heard, method, np.array(answer.position_m), self._numbers(events, method, heard))

    def _of_one_clip(self, number: int) -> Iterator[Event]:
        """Of a recording too long to be read whole: from what lies around the clip."""
        space_s = time_space(self.session, Heard(self.session, _NOTHING).microphones_m).span_s
        stretch, own = read_clip(self.session, number, space_s)
        known = (e for e in self.known if isinstance(e, Located | Declined) and e.clip == number)
        told = tuple(replace(e, clip=own) for e in known)
        for event in replace(self, clip=own, known=told, recording=stretch.recording).run():
            if isinstance(event, Explained) and not isinstance(event.answer, Summary):
                yield replace(event, answer=replace(event.answer, clip=number))
            elif isinstance(event, ChannelsAligned):
                yield replace(event, aligned=replace(event.aligned, clip=number))
            else:
                yield event

    def _said(self, answer: Located | Summary, events: tuple[Event, ...]) -> RadioPlace | None:
        """In words; a session's answer has a height only where its clips' have."""
        told = [*answer.warnings]
        if isinstance(answer, Summary):
            told += [w for e in events if isinstance(e, Located) and e.method == answer.method for w in e.warnings]
        has_height = heights_show(self.session, told)
        return radio_place(answer.position_m, self.session, answer.radius_90_m, has_height=has_height, told=told)

    def _ask(self, heard: Heard, method: Method) -> Iterator[Event]:
        """What the method says: of one clip from its sound alone, and what comes late across a wide array."""
        if self.clip is None:
            yield from Localize(self.session, (self.method,), heard.recording).run()
            return
        clip = heard.clips[self.clip]
        cut = cut_to(heard.recording, clip, around_s(heard))
        for event in Localize(self.session, (self.method,), cut).run():
            if not isinstance(event, Located | Declined) or event.clip is None:
                continue
            if abs(event.start_s - clip.start_s) < CLIP_STEP_S / 2.0:
                yield replace(event, clip=clip.index, start_s=clip.start_s, end_s=clip.end_s)

    def _answer_in(self, events: tuple[Event, ...], method: Method) -> Answer | None:
        told = (e for e in events if isinstance(e, Located | Declined | Summary) and e.method == method.name)
        return next((e for e in told if (None if isinstance(e, Summary) else e.clip) == self.clip), None)

    def _numbers(self, events: tuple[Event, ...], method: Method, heard: Heard) -> tuple[int, ...]:
        """The clips that are asked again, among those that were answered."""
        if self.clip is not None:
            return (self.clip,)
        answered = tuple(e.clip for e in events if isinstance(e, Located) and e.method == method.name)
        return spread(answered or tuple(range(len(heard.clips))), N_CLIPS)

    def _about(self, heard: Heard, method: Method, position_m: np.ndarray, numbers: tuple[int, ...]) -> Iterator[Event]:
        some, title = some_of(heard, numbers), title_of(self.session)
        yield LevelsCompared(session=title, method=method.name, levels=level_differences(some, position_m))
        index = _loudest(some)
        aligned = aligned_channels(some, index, numbers[index], position_m)
        yield ChannelsAligned(session=title, method=method.name, aligned=aligned)
        for tried in tries(some, method, self.n_draws, self.seed):
            yield Progress(done=tried.done, total=tried.total, doing="What if")
            if tried.moves is not None:
                yield MovesFound(session=title, method=method.name, moves=tried.moves, n_clips=len(numbers))


def _loudest(heard: SomeClips) -> int:
    """Which of the clips has most sound in all channels together."""
    return int(heard.mel_spectra_db.mean(axis=(1, 2)).argmax())
