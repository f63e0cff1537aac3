"""Change fields of many sessions on disk, one after another; what cannot be written is told and left as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.session_fields import FIELDS, Values, values_of, with_values
from workbench.files.campaign import SessionRow
from workbench.files.campaign_index import refreshed_row
from workbench.files.store.store import open_store


@dataclass(frozen=True)
class Wanted:
    """One session's change: these values, and, to take an edit back, only over those.

    only_over : values that must still be there; None = whatever is there.
    """

    folder: Path
    values: Values
    only_over: Values | None = None


@dataclass(frozen=True, kw_only=True)
class SessionEdited(Event):
    """A session was written (or held these values already). before : what it held in the fields."""

    name: str
    folder: Path
    before: Values
    after: Values
    row: SessionRow


@dataclass(frozen=True, kw_only=True)
class NotEdited(Event):
    """A session was left as it was, and why."""

    name: str
    folder: Path
    reason: str


@dataclass(frozen=True)
class EditSessions:
    """name : of the whole edit, as people read it. Each session is locked, written with its earlier version kept, and
    let go again. Yields Progress, SessionEdited, NotEdited.
    """

    name: str
    wanted: tuple[Wanted, ...]
    cache: Path | None = None

    def run(self) -> Iterator[Event]:
        for i, one in enumerate(self.wanted):
            yield Progress(done=i, total=len(self.wanted), doing="writing sessions")
            yield self._edited(one)
        yield Progress(done=len(self.wanted), total=len(self.wanted), doing="writing sessions")

    def _edited(self, one: Wanted) -> Event:
        try:
            before = _write(one)
        except UserError as error:
            return NotEdited(name=self.name, folder=one.folder, reason=error.problem)
        except OSError as error:
            return NotEdited(name=self.name, folder=one.folder, reason=(error.strerror or str(error)).lower())
        row = refreshed_row(one.folder, self.cache)
        return SessionEdited(name=self.name, folder=one.folder, before=before, after=one.values, row=row)


def _write(one: Wanted) -> dict[str, Any]:
    with closing(open_store(one.folder)) as store:
        if store.read_only_reason:
            raise UserError(store.read_only_reason)
        if store.n_recovered or store.conflict is not None:
            raise UserError("It has edits that were never saved; open it and save or drop them first")
        if store.lost_reason:
            raise UserError(store.lost_reason)
        before = values_of(store.saved, tuple(one.values))
        if one.only_over is not None and before not in (one.only_over, one.values):
            odd = next(id for id, value in one.only_over.items() if before[id] != value)
            raise UserError(f"Its {FIELDS[odd].title} was changed again since")
        changed = with_values(store.saved, one.values)
        if changed is not store.saved:
            store.save(changed)
        return before
