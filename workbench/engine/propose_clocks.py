"""Clock offsets proposed from a sound at a known place, and written into a session."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.core.air import ASSUMED_C, sound_speed_m_s
from workbench.core.clock_offset import ClockOffset, ClocksProposed, with_offsets
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved, Warned
from workbench.core.recording import Recording
from workbench.core.session import Point, Session, title_of
from workbench.engine.change_session import change_session
from workbench.files.audio import fits_memory, read_recording
from workbench.localize.clock_offsets import WITHIN_S, propose_offsets

SHORTEST_S = 0.2
"""Of a stretch to listen to."""
AROUND_S = 5.0
"""Longer than sound needs across any array."""
MOST_S = 10.0
"""Of offsets to look for."""


@dataclass(frozen=True)
class ProposeClocks:
    """Listen to a sound at a known place and say how the clocks differ.

    source_m : where it was, None = the session's true source. from_s, to_s : seconds on the session's clock to listen
    to, None = from the beginning, to the end. within_s : offsets up to this are looked for. recording : its sound, None
    = as its files hold it. Yields Progress, Warned, and one ClocksProposed. UserError where nothing can be heard.
    """

    session: Session
    source_m: Point | None = None
    from_s: float | None = None
    to_s: float | None = None
    within_s: float = WITHIN_S
    recording: Recording | None = None

    def run(self) -> Iterator[Event]:
        title = title_of(self.session)
        source_m = self._known_source_m()
        yield Progress(done=0, total=0, doing="Reading sound")
        recording = self._read() if self.recording is None else self.recording
        from_s, to_s = self._stretch_s(recording)
        for note in recording.notes:
            yield Warned(session=title, text=note)
        temperature_c = self.session.conditions.temperature_c
        if temperature_c is None:
            yield Warned(
                session=title,
                text=f"No temperature is noted; {ASSUMED_C:.0f} degrees Celsius are assumed for the speed of sound",
            )
        speed_m_s = sound_speed_m_s(temperature_c)
        offsets = yield from _telling(
            propose_offsets(self.session, recording, np.array(source_m), speed_m_s, (from_s, to_s), self.within_s)
        )
        yield ClocksProposed(
            session=title, source_m=source_m, from_s=from_s, to_s=to_s, sound_speed_m_s=speed_m_s, offsets=offsets
        )

    def _read(self) -> Recording:
        """All of the sound, or of a long recording what lies round the stretch to listen to."""
        if fits_memory(self.session):
            return read_recording(self.session)
        from_s = -math.inf if self.from_s is None else self.from_s - self.within_s - AROUND_S
        to_s = math.inf if self.to_s is None else self.to_s + self.within_s + AROUND_S
        return read_recording(self.session, span_s=(from_s, to_s))

    def _known_source_m(self) -> Point:
        source_m = self.session.true_position_m if self.source_m is None else self.source_m
        if source_m is None:
            raise UserError(
                f"Where the source of {title_of(self.session)} was is not known",
                "Clocks are compared by a sound at a known place: place the source, or say where it was",
            )
        if not 0.0 < self.within_s <= MOST_S:
            raise UserError(
                f"Offsets can be looked for up to {MOST_S:.0f} s, not {self.within_s:g} s", "Give a smaller number"
            )
        return source_m

    def _stretch_s(self, recording: Recording) -> tuple[float, float]:
        placed = [i for i, m in enumerate(self.session.microphones) if m.position_m is not None]
        spans_s = recording.spans_s[placed] if placed else recording.spans_s
        low_s, high_s = float(spans_s[:, 0].max()), float(spans_s[:, 1].min())
        from_s = low_s if self.from_s is None else max(self.from_s, low_s)
        to_s = high_s if self.to_s is None else min(self.to_s, high_s)
        if to_s - from_s < SHORTEST_S:
            raise UserError(
                f"There are not {SHORTEST_S:g} s of sound of all microphones to listen to in {title_of(self.session)}",
                f"They have sound in common from {low_s:.2f} to {max(high_s, low_s):.2f} s",
            )
        return from_s, to_s


def _telling(
    work: Generator[tuple[int, int], None, tuple[ClockOffset, ...]],
) -> Generator[Event, None, tuple[ClockOffset, ...]]:
    """Of a long recording it takes a while: told block by block, and to be cancelled between blocks."""
    while True:
        try:
            done, total = next(work)
        except StopIteration as end:
            return tuple(end.value)
        yield Progress(done=done, total=total, doing="Comparing channels")


def apply_clocks(folder: Path, proposed: ClocksProposed, heard: Session) -> Saved:
    """Write proposed offsets into a session folder; what stood there is kept as an earlier version.

    heard : the session they were proposed for. UserError where its microphones were changed since, or where it is open.
    """

    def change(session: Session) -> Session:
        if session.microphones != heard.microphones:
            raise UserError(f"The microphones of {proposed.session} were changed meanwhile", "Compare its clocks again")
        return with_offsets(session, proposed.offsets)

    change_session(folder, change, proposed.session)
    return Saved(path=folder, what="clock offsets")
