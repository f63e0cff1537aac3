"""Judge a session's sound: everything a check can find wrong with it, with its place in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.core.events import Event, Progress, SoundJudged
from workbench.core.session import Session
from workbench.files.session_sound import SessionSound, open_sound
from workbench.judge.registry import Judging, Thresholds, in_order

_DOING = "checking sound"


@dataclass(frozen=True)
class CheckSound:
    """Yields Progress (in seconds of sound) and SoundJudged. Memory does not grow with the recording's length.

    checks : names of those to be asked, empty = all. sound : one that is open already and stays so.
    """

    session: Session
    thresholds: Thresholds = field(default_factory=Thresholds)
    checks: tuple[str, ...] = ()
    sound: SessionSound | None = None

    def run(self) -> Iterator[Event]:
        if self.sound is not None:
            yield from self._judged(self.sound)
            return
        with open_sound(self.session) as sound:
            yield from self._judged(sound)

    def _judged(self, sound: SessionSound) -> Iterator[Event]:
        judging = Judging(sound, self.thresholds, self.checks)
        total = max(round(sound.duration_s), 1)
        yield Progress(done=0, total=total, doing=_DOING)
        for n_heard in judging.heard():
            yield Progress(done=min(round(n_heard / sound.rate_hz), total), total=total, doing=_DOING)
        found = []
        for finding in judging.told():
            yield Progress(done=total, total=total, doing=_DOING)
            found.append(finding)
        yield SoundJudged(session=self.session.id, findings=in_order(found))
