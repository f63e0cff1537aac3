"""One open session folder: what was saved, the edits since, and who may edit.

`session.json` is the document. Beside it, in the state folder and never in the session's own: the journal of edits that
are not saved yet, the lock, earlier versions. After any crash or power cut `open_store` gives back what the last
`keep` that returned was told.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.history import History, Step
from workbench.core.session import Session
from workbench.files.atomic import cannot_write
from workbench.files.session_folder import SESSION_FILE, read_session, session_data, to_be_saved, write_data
from workbench.files.session_schema import session_of_bytes
from workbench.files.session_text import session_text
from workbench.files.shipped import state_folder as default_state_folder
from workbench.files.store.disk import REAL, Disk
from workbench.files.store.homes import all_homes, folder_of, lock_key, make_home, settle_home
from workbench.files.store.journal import JOURNAL_FILE, Journal, Replayed, read_journal
from workbench.files.store.lock import Claim, Holder, claim, this_process
from workbench.files.store.versions import Version, keep_version, version_bytes, versions_in

VERSIONS_FOLDER = "versions"


@dataclass(frozen=True)
class Conflict:
    """Unsaved edits that build on another session.json than the one that is there now.

    base : what they build on. history : base and the edits. kept_at : local time of the last of them, ISO.
    """

    base: Session
    history: History
    kept_at: str
    n_edits: int


def open_store(
    folder: Path,
    *,
    state_folder: Path | None = None,
    disk: Disk = REAL,
    me: Holder | None = None,
    take_over: bool = False,
) -> Store:
    """Open a session folder: take its lock if it is free, read session.json, bring back edits that were not saved.

    state_folder : where journals, locks and versions are kept; the user's when None. me : who opens it; this process
    when None. take_over : people said that the other process that holds the lock runs no more (on another computer).
    Raises UserError when there is no readable session and no journal to bring it back from.
    """
    folder = Path(folder)
    folder = (folder if folder.name != SESSION_FILE else folder.parent).absolute()
    state = state_folder if state_folder is not None else default_state_folder()
    return Store(folder, state, disk, me or this_process(), take_over=take_over)


def folders_with_unsaved_edits(state_folder: Path | None = None, disk: Disk = REAL) -> tuple[Path, ...]:
    """Session folders that have edits in a journal, those that are open in a window right now among them."""
    state = state_folder if state_folder is not None else default_state_folder()
    homes = (home for home in all_homes(state, disk) if JOURNAL_FILE in disk.names(home))
    found = (folder_of(home, disk) for home in homes)
    return tuple(sorted({folder for folder in found if folder is not None}))


class Store:
    """An open session folder; made by `open_store`, to be closed.

    folder : the session folder. saved : what session.json holds. history : what was brought back when opening: the
    session on disk, then the edits of the journal. n_recovered : how many edits lie between the two, 0 = nothing to
    tell. recovered_at : local time of the last of them, ISO, "" when none.
    conflict : edits in the journal that build on another session.json, because another program changed it meanwhile;
    they are no part of `history`. lost_reason : session.json is gone or broken and `saved` comes from the journal.
    read_only_reason : why nothing may be edited, empty when it may. not_kept_reason : why edits are not safe before
    they are saved (the state folder cannot be written), empty when they are.

    One thread at a time is inside `keep`, `save`, `discard` and `close`; others wait.
    """

    def __init__(self, folder: Path, state: Path, disk: Disk, me: Holder, *, take_over: bool) -> None:
        self.folder = folder
        self.n_recovered, self.recovered_at = 0, ""
        self.read_only_reason = self.not_kept_reason = self.lost_reason = ""
        self.conflict: Conflict | None = None
        self._state, self._disk = state, disk
        self._one_at_a_time = threading.Lock()
        self._is_open = True
        self._journal: Journal
        self._claim = self._claimed(me, take_over)
        try:
            self._open()
        except BaseException:
            self._give_back()
            raise

    @property
    def _file(self) -> Path:
        return self.folder / SESSION_FILE

    def keep(self, history: History) -> None:
        """Write down what changed since the last keep: edits, undo, redo, merged steps. On disk when it returns.

        Raises UserError when it could not be written; the next keep tries again with everything.
        """
        with self._one_at_a_time:
            self._refuse_when_read_only()
            try:
                self._set_conflict_aside()
                if not self._journal.is_there:
                    make_home(self._home, self.folder, self._disk)
                self._journal.keep(history)
            except OSError as error:
                self.not_kept_reason = _not_kept(error)
                raise UserError(self.not_kept_reason, "Save, to be safe") from error
            except ValueError as error:
                raise UserError("This edit holds a number or a text that cannot be saved", str(error)) from error
            self.not_kept_reason = ""

    def save(self, session: Session) -> Session:
        """Write session.json, put the one that was there to the versions, and cut the journal.

        Returns the session as saved (with folder and id). Raises UserError when it cannot be written; what was
        there, and the journal, are then as before. Versions that cannot be written hold up no save.
        """
        with self._one_at_a_time:
            self._refuse_when_read_only()
            saved, _, data = to_be_saved(session, self.folder)
            try:
                self._set_conflict_aside()
                self._put_to_versions(data)
                self._journal.about_to_save(hashlib.sha256(data).hexdigest())
            except OSError as error:
                self.not_kept_reason = _not_kept(error)
            write_data(self.folder, data, self._disk)
            self.saved, self._data, self.lost_reason = saved, data, ""
            with contextlib.suppress(OSError):
                self._journal.forget(data, saved, durable=False)
            return saved

    def discard(self) -> None:
        """Forget the edits that are not saved: people chose so. What they led to is put to the versions."""
        with self._one_at_a_time:
            self._refuse_when_read_only()
            try:
                self._set_conflict_aside()
                self._journal.forget(self._data, self.saved, durable=True)
            except OSError as error:
                raise cannot_write(self._home / JOURNAL_FILE, error) from error

    def seen_on_disk(self) -> Session | None:
        """session.json as it is now, if another program changed it since it was last read or written here, else None.

        None, too, when it is gone. Raises UserError when it changed and cannot be read.
        """
        if not self._file.exists():
            return None
        data = session_data(self._file, self._disk)
        return None if data == self._data else session_of_bytes(data, self.folder, str(self._file))

    def accept_from_disk(self) -> Session:
        """Take session.json as it is now for what is saved, after people merged it or chose it; edits build on it."""
        with self._one_at_a_time:
            data = session_data(self._file, self._disk)
            self.saved = session_of_bytes(data, self.folder, str(self._file))
            self._data = data
            with contextlib.suppress(OSError):
                self._journal.forget(data, self.saved, durable=False)
            return self.saved

    def versions(self) -> tuple[Version, ...]:
        """Earlier versions, newest first."""
        return versions_in(self._home / VERSIONS_FOLDER, self._disk)

    def read_version(self, version: Version) -> Session:
        """An earlier version as a session of this folder. Raises UserError when it is gone or damaged."""
        data = version_bytes(version, self._disk)
        return session_of_bytes(data, self.folder, f"The earlier version {version.path}")

    def close(self) -> None:
        """Give the lock back; edits that are not saved stay in the journal for the next time."""
        with self._one_at_a_time:
            self._give_back()
            self._is_open = False

    def _claimed(self, me: Holder, take_over: bool) -> Claim | None:
        try:
            got = claim(self._state / "locks", lock_key(self.folder), me, self._disk)
        except OSError as error:
            self.not_kept_reason = _not_kept(error)
            return None
        if isinstance(got, Claim):
            return got
        self.read_only_reason = f"This session is open in another window ({got}), so it is open for reading only."
        return None

    def _open(self) -> None:
        session = read_session(self.folder)
        self._data = session_data(self._file, self._disk)
        if not session.read_only_reason and self.read_only_reason:
            session = replace(session, read_only_reason=self.read_only_reason)
        self.read_only_reason = session.read_only_reason
        self.saved, self.history = session, History.of(session)
        self._home = settle_home(self._state, session.id, self.folder, self._disk)
        self._journal = Journal(self._home / JOURNAL_FILE, self.folder, self._data, session, self._disk)
        if not self.read_only_reason:
            told = read_journal(self._home / JOURNAL_FILE, self.folder, self._disk)
            if told is not None:
                self._bring_back(told)

    def _bring_back(self, told: Replayed) -> None:
        sha256 = hashlib.sha256(self._data).hexdigest()
        if told.base_sha256 == sha256:
            self.history = replace(told.history, steps=tuple(map(self._on_saved(told.base), told.history.steps)))
            self._journal.go_on_from(self.history)
            if self.history.session != self.saved:
                self.n_recovered, self.recovered_at = max(1, self.history.index), told.kept_at
        elif told.saving_sha256 != sha256 and told.history.session not in (told.base, self.saved):
            self.conflict = Conflict(told.base, told.history, told.kept_at, max(1, told.history.index))

    def _on_saved(self, base: Session) -> Callable[[Step], Step]:
        """The journal's base is what is saved: one value, so that "is it saved?" stays a matter of identity."""
        return lambda step: replace(step, session=self.saved) if step.session is base else step

    def _set_conflict_aside(self) -> None:
        """Edits that did not fit stay among the versions, before the journal is used for others."""
        if self.conflict is not None and self.conflict.history.session is not None:
            data = session_text(self.conflict.history.session).encode()
            make_home(self._home, self.folder, self._disk)
            keep_version(self._home / VERSIONS_FOLDER, data, "unsaved", self._disk)
            self.conflict = None

    def _put_to_versions(self, new: bytes) -> None:
        try:
            data = self._disk.read(self._file)
        except FileNotFoundError:
            return
        if data != new:
            make_home(self._home, self.folder, self._disk)
            keep_version(self._home / VERSIONS_FOLDER, data, "saved", self._disk)

    def _refuse_when_read_only(self) -> None:
        if self.read_only_reason:
            raise UserError(self.read_only_reason)
        if not self._is_open:
            raise UserError(f"{self.folder} was closed")

    def _give_back(self) -> None:
        if self._claim is not None:
            self._claim.give_back()
            self._claim = None


def _not_kept(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"Edits are not kept until you save: {error.filename or 'the state folder'} could not be written: {reason}"
