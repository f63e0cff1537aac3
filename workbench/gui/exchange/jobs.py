"""Importing as the window does it: the engine's jobs, told in events that only this room listens to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.core.events import Event, Progress, Saved, Warned
from workbench.gui.language.words import tr


@dataclass(frozen=True, kw_only=True)
class SessionImported(Event):
    """A new session folder is there, whole."""

    folder: Path


@dataclass(frozen=True, kw_only=True)
class ImportNote(Event):
    """What people should be told about a session that was imported."""

    session: str
    text: str


@dataclass(frozen=True)
class MakeSessions:
    """Session folders below `out` of everything a file or folder holds (engine.exchange.ImportSessions)."""

    format: str
    path: Path
    out: Path
    given: Mapping[str, Any] = field(default_factory=dict)

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing=tr("looking at the files"))
        from workbench.engine.exchange import ImportSessions

        for event in ImportSessions(self.format, self.path, self.out, self.given).run():
            if isinstance(event, Saved):
                yield SessionImported(folder=event.path)
            elif isinstance(event, Warned):
                yield ImportNote(session=event.session, text=event.text)
            else:
                yield event
