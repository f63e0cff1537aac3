"""Judge a session's sound: everything a check can find wrong with it, with its place in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.core.events import Event, Progress, SoundJudged
from workbench.core.session import Session
from workbench.files.session_sound import SessionSound, open_sound
from workbench.judge.registry import Judging, Thresholds, in_order

_DOING, _COMPARING = "checking sound", "comparing channels"
_COMPARED_S = 120
"""To compare channels takes about as long as to hear so much sound, however long it is."""
_STEPS, _MOST_PAIRS, _LISTEN_S, _PART_S = 55, 66, 600.0, 10.0


@dataclass(frozen=True)
class CheckSound:
    """Yields Progress (in seconds of sound, and what comparing channels is worth in them) and SoundJudged.

    Memory does not grow with the recording's length.

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
        seconds = max(round(sound.duration_s), 1)
        compared_s = _COMPARED_S if judging.compares else 0
        total = seconds + compared_s
        yield Progress(done=0, total=total, doing=_DOING)
        for n_heard in judging.heard():
            yield Progress(done=min(round(n_heard / sound.rate_hz), seconds), total=total, doing=_DOING)
        found = []
        n_steps = _steps(len(self.session.microphones), sound.duration_s)
        for step, finding in enumerate(judging.told()):
            done = seconds + min(step, n_steps) * compared_s // n_steps
            yield Progress(done=done, total=total, doing=_COMPARING if compared_s else _DOING)
            found.append(finding)
        yield Progress(done=total, total=total, doing=_DOING)
        yield SoundJudged(session=self.session.id, findings=in_order(found))


def _steps(n_mics: int, duration_s: float) -> int:
    """In about how many steps channels are compared: moments, pairs, and parts of the first minutes."""
    return _STEPS + min(n_mics * (n_mics - 1) // 2, _MOST_PAIRS) + int(min(duration_s, _LISTEN_S) / _PART_S)
