"""One session's microphone places written into many sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.array.copying import By, array_copy
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.core.session import Session, title_of
from workbench.files.store.store import open_store


@dataclass(frozen=True, kw_only=True)
class NotCopied(Event):
    """The session of a folder was left as it is, and why (a sentence that names it)."""

    path: Path
    why: str


@dataclass(frozen=True)
class CopyArray:
    """Write the places of `array` into the sessions of these folders; earlier versions are kept.

    by, with_site : as in core.array.copying. A session that is open elsewhere, has edits that were never saved, or
    cannot be read or written is left as it is, and a NotCopied says so.
    """

    array: Session
    folders: tuple[Path, ...]
    by: By = "name"
    with_site: bool = False

    def run(self) -> Iterator[Event]:
        """Yields Progress, a Saved for each session that changed, and a NotCopied for each that could not."""
        for done, folder in enumerate(self.folders):
            yield Progress(done=done, total=len(self.folders), doing="copying the array")
            try:
                saved = self._write(folder)
            except UserError as error:
                yield NotCopied(path=folder, why=f"{folder.name} was left as it is: {error}")
            else:
                if saved is not None:
                    yield Saved(path=folder, what="session")
        yield Progress(done=len(self.folders), total=len(self.folders), doing="copying the array")

    def _write(self, folder: Path) -> Session | None:
        """The session as saved; None when it had these places already."""
        store = open_store(folder)
        try:
            if store.read_only_reason:
                raise UserError(store.read_only_reason)
            if store.n_recovered or store.conflict is not None or store.lost_reason:
                raise UserError("It has edits that were never saved", "Open it and save or discard them first")
            copied = array_copy(self.array, store.saved, self.by, with_site=self.with_site)
            if not copied.changes:
                raise UserError(
                    f"No microphone of {title_of(self.array)} and of it belong together", "Copy by order instead"
                )
            return None if copied.session is store.saved else store.save(copied.session)
        finally:
            store.close()
