"""Jobs of a recording that goes on; the engine is imported in their threads, for importing it takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.events import Event
from workbench.core.session import Session
from workbench.files.recording_tail import RecordingTail
from workbench.gui.live.rolling import HIGHEST_HZ, HOP_S, N_BANDS, N_COLUMNS


@dataclass(frozen=True)
class Look:
    """New columns of the rolling spectrogram, from `first` on (engine.listen_live)."""

    tail: RecordingTail
    first: int

    def run(self) -> Iterator[Event]:
        from workbench.engine.listen_live import NewColumns

        yield from NewColumns(self.tail, self.first, N_COLUMNS, HOP_S, N_BANDS, HIGHEST_HZ).run()


@dataclass(frozen=True)
class Place:
    """Where the source was in the last 3 s (engine.listen_live)."""

    session: Session
    methods: tuple[str, ...]
    tail: RecordingTail

    def run(self) -> Iterator[Event]:
        from workbench.engine.listen_live import LocateNewest

        yield from LocateNewest(self.session, self.methods, self.tail).run()


@dataclass(frozen=True)
class Prepare:
    """Ask the methods about 3 s of noise, so that what they load is loaded before the first answer is wanted."""

    methods: tuple[str, ...]

    def run(self) -> Iterator[Event]:
        from workbench.engine.listen_live import prepare

        prepare(self.methods)
        yield from ()
