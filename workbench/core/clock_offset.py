"""What the clocks of a session's channels should be, as proposed from a sound at a known place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.core.events import Event
from workbench.core.session import Microphone, Point, Session


@dataclass(frozen=True)
class ClockOffset:
    """What is proposed for one microphone.

    now_s : its offset_s in the session. proposed_s : what it should be; None where the sound does not tell, and
    why_not says so in a sentence. error_s : one standard deviation, from the misfit of the pairs and the errors of
    the places. peak_height : how alike the channels are at its delays, 0 to 1 (correlation of what begins; the median
    of its pairs).
    peak_ratio : how many times higher these peaks are than the next best ones, 1 = not clear at all, inf = there is no
    second one.
    n_pairs, n_agreeing : pairs it was measured in, and those that agree on the offset.
    """

    microphone: int
    name: str
    now_s: float
    proposed_s: float | None
    error_s: float | None
    peak_height: float
    peak_ratio: float
    n_pairs: int
    n_agreeing: int
    why_not: str = ""

    @property
    def change_s(self) -> float | None:
        return None if self.proposed_s is None else self.proposed_s - self.now_s

    @property
    def clear(self) -> str:
        """How clear it is, in words: "5 of 5 pairs, peaks 2.1 times the next"."""
        peaks = f"peaks {self.peak_ratio:.1f} times the next" if math.isfinite(self.peak_ratio) else "no second peak"
        return f"{self.n_agreeing} of {self.n_pairs} pairs, {peaks}"


@dataclass(frozen=True, kw_only=True)
class ClocksProposed(Event):
    """What the clocks should be. source_m : where the sound was taken to come from; from_s, to_s : what was heard,
    session clock; sound_speed_m_s : turns seconds into metres. offsets : one a microphone, in order."""

    session: str
    source_m: Point
    from_s: float
    to_s: float
    sound_speed_m_s: float
    offsets: tuple[ClockOffset, ...]

    @property
    def is_any(self) -> bool:
        """Is there an offset to take over?"""
        return any(each.change_s for each in self.offsets)


def with_offsets(session: Session, offsets: Sequence[ClockOffset]) -> Session:
    """The session with what was proposed; where nothing was, the offset stays. The same one when nothing changes."""
    microphones: list[Microphone] = list(session.microphones)
    for each in offsets:
        if each.proposed_s is not None:
            microphones[each.microphone] = replace(microphones[each.microphone], offset_s=each.proposed_s)
    changed = tuple(microphones)
    return session if changed == session.microphones else replace(session, microphones=changed)
