"""Importers run to their end: drafts, and sessions on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workbench.core.events import Event, Saved, Warned
from workbench.core.session import Session
from workbench.engine.exchange import ImportSessions
from workbench.files.exchange.registry import Draft, MakesSessions, find_importer
from workbench.files.session_folder import read_session


def drafts_of(format: str, path: Path, options: Mapping[str, Any] | None = None) -> list[Draft]:
    """What an importer makes of a file or folder."""
    importer = find_importer(format)
    assert isinstance(importer, MakesSessions)
    return list(importer.drafts(path, options))


def imported(format: str, path: Path, out: Path, given: Mapping[str, Any] | None = None) -> list[Session]:
    """The sessions that an import wrote, read from disk."""
    return sessions_of(ImportSessions(format, path, out, given or {}).run())


def sessions_of(events: Iterable[Event]) -> list[Session]:
    return [read_session(event.path) for event in events if isinstance(event, Saved)]


def warned(events: Iterable[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Warned)]
