"""Change fields of many sessions on disk, one after another; what cannot be written is told and left as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.core.events import Event, Progress
from workbench.core.session import Session
from workbench.core.session_fields import Values, title_of_field, values_of, with_values
from workbench.engine.change_session import change_session
from workbench.files.campaign import SessionRow
from workbench.files.campaign_index import refreshed_row


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

    @property
    def back(self) -> Wanted:
        """What takes it back."""
        return Wanted(self.folder, self.before, only_over=self.after)


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

    written : what was written so far, also that which nobody heard of because the job was stopped.
    """

    name: str
    wanted: tuple[Wanted, ...]
    cache: Path | None = None
    written: list[SessionEdited] = field(default_factory=list, compare=False)

    def run(self) -> Iterator[Event]:
        for i, one in enumerate(self.wanted):
            yield Progress(done=i, total=len(self.wanted), doing="writing sessions")
            yield edited(self.name, one.folder, partial(changed, one), self.written, self.cache)
        yield Progress(done=len(self.wanted), total=len(self.wanted), doing="writing sessions")


def edited(
    name: str,
    folder: Path,
    change: Callable[[Session], tuple[Session, tuple[str, ...]]],
    written: list[SessionEdited],
    cache: Path | None,
) -> Event:
    """One session written, and what is told of it. change : a session -> the changed one, the ids of its new fields."""
    ids: tuple[str, ...] = ()

    def noted(session: Session) -> Session:
        nonlocal ids
        now, ids = change(session)
        return now

    try:
        before, now = change_session(folder, noted)
    except UserError as error:
        return NotEdited(name=name, folder=folder, reason=error.problem)
    except OSError as error:
        return NotEdited(name=name, folder=folder, reason=reason_of(error))
    row = refreshed_row(folder, cache)
    told = SessionEdited(name=name, folder=folder, before=values_of(before, ids), after=values_of(now, ids), row=row)
    written.append(told)
    return told


def changed(one: Wanted, session: Session) -> tuple[Session, tuple[str, ...]]:
    """The session with the wanted values, and their fields. UserError when others stand there by now."""
    ids = tuple(one.values)
    before = values_of(session, ids)
    if one.only_over is not None and before not in (one.only_over, one.values):
        odd = next(id for id, value in one.only_over.items() if before[id] != value)
        raise UserError(f"Its {title_of_field(odd)} was changed again since")
    return with_values(session, one.values), ids
