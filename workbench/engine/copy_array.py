"""One session's microphone places written into many sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.array.copying import By, array_copy
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.core.session import Session, title_of
from workbench.engine.edit_sessions import SessionEdited, edited


@dataclass(frozen=True)
class CopyArray:
    """Write the places of `array` into the sessions of these folders: an edit of many sessions as any other.

    by, with_site : as in core.array.copying. A session that is open elsewhere, has edits that were never saved, or
    cannot be read or written is left as it is. Yields Progress, SessionEdited, NotEdited; written : as in EditSessions.
    """

    array: Session
    folders: tuple[Path, ...]
    by: By = "name"
    with_site: bool = False
    cache: Path | None = None
    written: list[SessionEdited] = field(default_factory=list, compare=False)

    @property
    def name(self) -> str:
        """What the whole edit is called."""
        n = len(self.folders)
        return f"Copy array to {n} {'session' if n == 1 else 'sessions'}"

    def run(self) -> Iterator[Event]:
        for done, folder in enumerate(self.folders):
            yield Progress(done=done, total=len(self.folders), doing="copying the array")
            yield edited(self.name, folder, self._changed, self.written, self.cache)
        yield Progress(done=len(self.folders), total=len(self.folders), doing="copying the array")

    def _changed(self, session: Session) -> tuple[Session, tuple[str, ...]]:
        copied = array_copy(self.array, session, self.by, with_site=self.with_site)
        if not copied.changes:
            raise UserError(f"No microphone of {title_of(self.array)} and of it belong together: copy by order instead")
        ids = ("places",) if copied.session.site == session.site else ("places", "whole_site")
        return copied.session, ids
