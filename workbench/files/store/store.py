"""One open session folder: what was saved, the edits since, and who may edit.

`session.json` is the document. Beside it, in the state folder and never in the session's own: the journal of edits that
are not saved yet, the lock, earlier versions. After any crash or power cut `open_store` gives back what the last
`keep` that returned was told.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.core.history import History
from workbench.core.session import Session
from workbench.files.atomic import cannot_write
from workbench.files.session_folder import SESSION_FILE, session_data, to_be_saved, write_data
from workbench.files.session_schema import session_of_bytes
from workbench.files.session_text import session_text
from workbench.files.shipped import state_folder as default_state_folder
from workbench.files.store.disk import REAL, Disk
from workbench.files.store.homes import all_homes, folder_of, lock_key, make_home, settle_home
from workbench.files.store.journal import JOURNAL_FILE, Journal
from workbench.files.store.lock import LOCKS_FOLDER, Claim, Holder, claim, is_claimed, left_claims, this_process
from workbench.files.store.opened import (
    VERSIONS_FOLDER,
    Opened,
    UnsavedElsewhere,
    look_at,
    not_read,
    open_session,
    set_unread_aside,
    without_leftovers,
)
from workbench.files.store.versions import Kind, Version, keep_version, version_bytes, versions_in

EDITS_ARE_NOT_KEPT = "Edits are not kept until you save"


def open_store(
    folder: Path,
    *,
    state_folder: Path | None = None,
    disk: Disk = REAL,
    me: Holder | None = None,
    take_over: bool = False,
    instead_of: Store | None = None,
) -> Store:
    """Open a session folder: take its lock if it is free, read session.json, bring back edits that were not saved.

    state_folder : where journals, locks and versions are kept; the user's when None. me : who opens it; this process
    when None. take_over : people said that the other computer that holds the lock works on it no more.
    instead_of : the same folder's store so far, which stays as it is when this raises, and else is told to `give_way`.
    Raises UserError when there is no readable session and no journal to bring it back from.
    """
    folder = Path(folder)
    folder = (folder if folder.name != SESSION_FILE else folder.parent).absolute()
    state = state_folder if state_folder is not None else default_state_folder()
    ours = None if instead_of is None else instead_of.claim
    return Store(folder, state, disk, me or this_process(), take_over=take_over, ours=ours)


def folders_with_unsaved_edits(state_folder: Path | None = None, disk: Disk = REAL) -> tuple[Path, ...]:
    """Session folders with edits in a journal that no window has open: what a crash left. Raises OSError."""
    state = state_folder if state_folder is not None else default_state_folder()
    homes = (home for home in all_homes(state, disk) if JOURNAL_FILE in disk.names(home))
    folders = {folder for home in homes if (folder := folder_of(home, disk)) is not None}
    return tuple(sorted(f for f in folders if not is_claimed(state / LOCKS_FOLDER, lock_key(f), disk)))


def left_by_a_crash(state_folder: Path | None = None, disk: Disk = REAL) -> tuple[Path, ...]:
    """Of those folders the ones that a process had open which ended unexpectedly. Told once. Raises OSError."""
    state = state_folder if state_folder is not None else default_state_folder()
    keys = left_claims(state / LOCKS_FOLDER, disk)
    return tuple(f for f in folders_with_unsaved_edits(state, disk) if lock_key(f) in keys)


class Store:
    """An open session folder; made by `open_store`, to be closed.

    folder : the session folder. saved : what session.json holds. history : what was brought back when opening: the
    session on disk, then the edits of the journal. n_recovered : how many edits lie between the two, 0 = nothing to
    tell. recovered_at : local time of the last of them, ISO, "" when none.
    conflict : edits in the journal that build on another session.json, because another program changed it meanwhile;
    they are no part of `history`, and are put to the versions when people go on without them.
    lost_reason : why session.json could not be read, when `saved` comes from the journal instead; else "".
    claim : that this process may edit it, None when it may not. held_by : the process that has it open for editing,
    None when that is us or nobody.
    is_unread : what was kept could not be read; it is put aside before anything takes its place.
    read_only_reason : why nothing may be edited, empty when it may. not_kept_reason : what is not safe because the
    state folder cannot be written (edits until they are saved; the version that a save replaced), or which edits of
    earlier could not be read and so are not shown; empty when all is well.

    One thread at a time is inside `keep`, `save`, `drop_conflict` and `close`; others wait.
    """

    def __init__(
        self, folder: Path, state: Path, disk: Disk, me: Holder, *, take_over: bool, ours: Claim | None = None
    ) -> None:
        self.folder = folder
        self._state = state
        self.read_only_reason = self.not_kept_reason = ""
        self.held_by: Holder | None = None
        self._disk = disk
        self._one_at_a_time = threading.Lock()
        self._is_open = True
        self.conflict: UnsavedElsewhere | None
        self._journal: Journal
        self.claim = self._claimed(state / LOCKS_FOLDER, me, take_over, ours)
        try:
            self._take(self._opened(state))
        except BaseException:
            self._give_back()
            raise

    def keep(self, history: History) -> None:
        """Write down what changed since the last keep: edits, undo, redo, merged steps. On disk when it returns.

        Every step of the history has a session. Raises UserError when it could not be written; the next keep tries
        again with everything.
        """
        with self._one_at_a_time:
            self._refuse_when_read_only()
            try:
                self._set_unread_aside()
                self._set_conflict_aside()
                make_home(self._home, self.folder, self._disk)
                self._journal.keep(history)
            except OSError as error:
                self.not_kept_reason = _not_written(EDITS_ARE_NOT_KEPT, error)
                raise UserError(self.not_kept_reason) from error
            except ValueError as error:
                raise UserError("This edit holds a number or a text that cannot be saved", str(error)) from error
            self.not_kept_reason = ""

    def save(self, session: Session) -> Session:
        """Write session.json, put the one that was there to the versions, and cut the journal.

        Returns the session as saved (with folder and id). Raises UserError when it cannot be written; the old file is
        then as it was (or the new one, if only its name could not be flushed), and the journal stays. Versions that
        cannot be written hold up no save.
        """
        with self._one_at_a_time:
            self._refuse_when_read_only()
            if not self._exists(self.folder):
                raise UserError(f"{self.folder} is not there any more", "Save the session as a new folder")
            saved, _, data = to_be_saved(session, self.folder)
            not_kept = ""
            try:
                self._set_unread_aside()
                self._set_conflict_aside()
                self._put_saved_to_versions(data)
                self._journal.about_to_save(session)
            except OSError as error:
                not_kept = _not_written("The earlier version is not kept", error)
            self._tried = data
            write_data(self.folder, data, self._disk)
            self.saved, self._data, self.lost_reason, self.not_kept_reason = saved, data, "", not_kept
            self._journal.build_on(data, saved)
            if not self.is_unread:
                with contextlib.suppress(OSError):  # a journal of saved edits that stays is known as such
                    self._journal.forget(durable=False)
            return saved

    def drop_conflict(self) -> None:
        """Go on without the edits that build on another session.json, as people chose: they are put to the versions.

        Raises UserError when the disk refuses.
        """
        with self._one_at_a_time:
            self._refuse_when_read_only()
            if self.conflict is None:
                return
            try:
                self._set_conflict_aside()
                self._journal.forget(durable=True)
            except OSError as error:
                raise cannot_write(self._home / JOURNAL_FILE, error) from error

    def seen_on_disk(self) -> Session | None:
        """session.json as it is now, if another program changed it since it was last read or written here, else None.

        None, too, when it is gone (a save makes it again). Raises UserError when it changed and cannot be read.
        """
        if not self.is_there():
            return None
        data = session_data(self._file, self._disk)
        return None if data in (self._data, self._tried) else session_of_bytes(data, self.folder, str(self._file))

    def is_there(self) -> bool:
        """Whether there is a session.json. Raises UserError when that cannot be told."""
        return self._exists(self._file)

    def versions(self) -> tuple[Version, ...]:
        """Earlier versions, newest first. Raises UserError when the state folder cannot be read."""
        folder = self._home / VERSIONS_FOLDER
        try:
            return versions_in(folder, self._disk)
        except OSError as error:
            raise UserError(f"{folder} could not be read: {reason_of(error)}") from error

    def read_version(self, version: Version) -> Session:
        """An earlier version as a session of this folder. Raises UserError when it is gone or damaged."""
        data = version_bytes(version, self._disk)
        return session_of_bytes(data, self.folder, f"The earlier version {version.path}")

    def version_text(self, version: Version) -> str:
        """What an earlier version holds, as text, also where it is no session; empty when it is gone or damaged."""
        try:
            return version_bytes(version, self._disk).decode(errors="replace")
        except UserError:
            return ""

    def close(self) -> None:
        """Give the lock back; edits that are not saved stay in the journal for the next time."""
        with self._one_at_a_time:
            is_ours = self._is_open and self.claim is not None and not self.is_unread
            if is_ours and self._journal.has_nothing_unsaved:
                with contextlib.suppress(OSError):
                    self._journal.forget(durable=False)
            self._is_open = False
            self._give_back()

    def give_way(self) -> None:
        """End this one in favour of another store of the same folder, to which the journal belongs now."""
        with self._one_at_a_time:
            self._is_open = False
            self._give_back()

    @property
    def _file(self) -> Path:
        return self.folder / SESSION_FILE

    def _claimed(self, locks: Path, me: Holder, take_over: bool, ours: Claim | None) -> Claim | None:
        try:
            got = claim(locks, lock_key(self.folder), me, self._disk, take_over=take_over, ours=ours)
        except OSError as error:
            self.not_kept_reason = _not_written(EDITS_ARE_NOT_KEPT, error)
            return None
        if isinstance(got, Claim):
            return got
        self.held_by = got
        self.read_only_reason = f"This session is open in another window ({got}), so it is open for reading only"
        return None

    def _opened(self, state: Path) -> Opened:
        """Read what is there; for one that is open elsewhere nothing is moved, cleaned or brought back."""
        if self.read_only_reason:
            return look_at(self.folder, state, self._disk)
        without_leftovers(self.folder, self._disk)
        try:
            return open_session(self.folder, state, self._disk)
        except OSError as error:
            return replace(look_at(self.folder, state, self._disk), unread_reason=not_read(error))

    def _take(self, opened: Opened) -> None:
        reason = opened.saved.read_only_reason or self.read_only_reason
        if reason and not opened.saved.read_only_reason:
            opened = replace(
                opened, saved=(saved := replace(opened.saved, read_only_reason=reason)), history=History.of(saved)
            )
        self.read_only_reason = reason
        self.saved, self.history, self.lost_reason = opened.saved, opened.history, opened.lost_reason
        self.n_recovered, self.recovered_at = opened.n_recovered, opened.recovered_at
        self.conflict = opened.conflict
        self._data = self._tried = opened.data
        self._home = opened.home
        self.is_unread = bool(opened.unread_reason)
        self.not_kept_reason = self.not_kept_reason or opened.unread_reason
        self._journal = Journal(opened.home / JOURNAL_FILE, self.folder, opened.data, opened.saved, self._disk)
        if opened.goes_on:
            self._journal.go_on_from(opened.history)

    def _exists(self, path: Path) -> bool:
        try:
            return self._disk.exists(path)
        except OSError as error:
            raise UserError(f"{path} could not be read: {reason_of(error)}") from error

    def _set_unread_aside(self) -> None:
        """Before anything takes the place of a journal of which nobody knows what it tells."""
        if self.is_unread:
            settle_home(self._state, self.saved.id, self.folder, self._disk)
            set_unread_aside(self._home, self.folder, self._disk)
            self.is_unread = False

    def _set_conflict_aside(self) -> None:
        if self.conflict is not None and self.conflict.history.session is not None:
            self._put_to_versions(session_text(self.conflict.history.session).encode(), "unsaved")
            self.conflict = None

    def _put_saved_to_versions(self, new: bytes) -> None:
        with contextlib.suppress(FileNotFoundError):
            data = self._disk.read(self._file)
            if data != new:
                self._put_to_versions(data, "saved")

    def _put_to_versions(self, data: bytes, kind: Kind) -> None:
        make_home(self._home, self.folder, self._disk)
        keep_version(self._home / VERSIONS_FOLDER, data, kind, self._disk)

    def _refuse_when_read_only(self) -> None:
        if self.read_only_reason:
            raise UserError(self.read_only_reason)
        if not self._is_open:
            raise UserError(f"{self.folder} is closed")

    def _give_back(self) -> None:
        if self.claim is not None:
            self.claim.give_back()
            self.claim = None


def _not_written(what: str, error: OSError) -> str:
    where = f"{error.filename} " if error.filename else ""
    return f"{what}: {where}could not be written ({reason_of(error)})"
