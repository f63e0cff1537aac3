"""The sessions of the campaign that is open: one state for the narrow list and the wide table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from workbench.core.counting_order import Key, as_people_count
from workbench.core.events import Event
from workbench.core.session import Session
from workbench.engine.campaign import SessionsFound
from workbench.files.campaign import SessionRow, with_facts


class CampaignRows(QObject):
    """Rows by folder. `began`: another campaign; `came(rows)`: rows that are new or changed.

    The row of the session that is open says what is open, saved or not; the others what is on disk.
    """

    began = Signal()
    came = Signal(object)
    open_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.campaign: Path | None = None
        self.open_folder: Path | None = None
        self._open: Session | None = None
        self._open_on_disk: SessionRow | None = None
        self._expected: frozenset[Path] = frozenset()
        self._rows: dict[Path, SessionRow] = {}
        self._keys: dict[Path, tuple[Key, Key]] = {}
        self._above: dict[Path, Key] = {}

    def begin(self, campaign: Path, folders: Iterable[Path]) -> None:
        """Forget what was listed; rows of these folders follow as events."""
        self.campaign, self._expected = campaign, frozenset(folders)
        self._rows, self._keys, self._open_on_disk = {}, {}, None
        self.began.emit()

    @Slot(object)
    def take(self, event: Event) -> None:
        if isinstance(event, SessionsFound) and event.campaign == self.campaign:
            self.put(event.rows)

    def put(self, rows: Iterable[SessionRow]) -> None:
        """Add rows, or bring those of the same folders up to date."""
        shown = (self._as_open(self._still_heard(row)) for row in rows)
        news = tuple(row for row in shown if self._rows.get(row.path) != row)
        for row in news:
            self._rows[row.path] = row
            if row.path not in self._keys:
                self._keys[row.path] = self._key_of(row.path)
        if news:
            self.came.emit(news)

    def _still_heard(self, row: SessionRow) -> SessionRow:
        """A row read without the cache does not know what was heard; the same sound was heard as before."""
        known = self._rows.get(row.path)
        if row.heard is not None or known is None or known.heard is None or _sound_of(known) != _sound_of(row):
            return row
        return replace(row, heard=known.heard)

    def put_heard(self, row: SessionRow) -> None:
        """What was heard of a session; the rest of its row counts only if session.json was not written since.

        Of another campaign's it may come late: that is not put among these.
        """
        if not self.has(row.path) and row.path not in self._rows:
            return
        known = self._on_disk(row.path)
        is_older = known is not None and known.modified_ns > row.modified_ns
        self.put((replace(known, heard=row.heard) if known is not None and is_older else row,))

    def show_session(self, session: Session | None) -> bool:
        """What is open now. True when the row of the session before goes back to what was read from disk."""
        before, left = self._open, self._open_on_disk
        here = None if session is None else self._on_disk(session.folder)
        has_left = before is not None and (session is None or session.folder != before.folder)
        self._open, self._open_on_disk = session, None
        goes_back = has_left and left is not None and self._rows.get(left.path) != left
        self.put(row for row in (left if goes_back else None, here) if row is not None)
        return goes_back

    def _on_disk(self, folder: Path | None) -> SessionRow | None:
        """A row as it was read, without unsaved edits."""
        if folder is None:
            return None
        is_open = self._open_on_disk is not None and self._open_on_disk.path == folder
        return self._open_on_disk if is_open else self._rows.get(folder)

    def _as_open(self, row: SessionRow) -> SessionRow:
        if self._open is None or row.path != self._open.folder or row.problem:
            return row
        self._open_on_disk = row
        return with_facts(row, self._open)

    def show_open(self, folder: Path | None) -> None:
        """Which session is open in the window."""
        if folder != self.open_folder:
            self.open_folder = folder
            self.open_changed.emit()

    def _key_of(self, path: Path) -> tuple[Key, Key]:
        above = path.parent
        if above not in self._above:
            self._above[above] = as_people_count(str(above))
        return self._above[above], as_people_count(path.name)

    def all(self) -> tuple[SessionRow, ...]:
        """In the order people count their folders."""
        return tuple(sorted(self._rows.values(), key=self.order))

    def of(self, folder: Path) -> SessionRow | None:
        return self._rows.get(folder)

    def order(self, row: SessionRow) -> tuple[Key, Key]:
        return self._keys[row.path]

    def has(self, folder: Path) -> bool:
        """Is this session listed, or about to be?"""
        return folder in self._expected

    @property
    def n_expected(self) -> int:
        """Sessions there are, those not read yet among them."""
        return max(len(self._expected), len(self._rows))

    @property
    def n_reviewed(self) -> int:
        return sum(row.review != "unreviewed" for row in self._rows.values())

    @property
    def n_missing(self) -> int:
        """Sessions of which sound files are not there."""
        return sum(bool(row.missing_files) for row in self._rows.values())

    def has_any(self, ids: Mapping[str, object]) -> bool:
        """Is one of these sessions, by id, listed here?"""
        return bool(ids) and any(row.id in ids for row in self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)


def _sound_of(row: SessionRow) -> tuple[object, ...]:
    return row.n_bytes, row.duration_s, row.rate_hz, row.sound, row.missing_files
