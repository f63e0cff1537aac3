"""Opening a session folder: what is on disk, and which edits of the journal belong to it."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.core.history import History
from workbench.core.session import Session
from workbench.files.session_folder import SESSION_FILE, read_session, session_data
from workbench.files.session_schema import session_of_bytes
from workbench.files.session_text import session_text
from workbench.files.store.disk import Disk, make_folders
from workbench.files.store.homes import home_of, homes_at, settle_home
from workbench.files.store.journal import JOURNAL_FILE, Replayed, read_journal
from workbench.files.store.versions import keep_version, versions_in

VERSIONS_FOLDER = "versions"
_NOT_READ = "not-read"
LEFT_OVER_S = 600.0
"""A temporary file of that age is nobody's any more."""


@dataclass(frozen=True)
class UnsavedElsewhere:
    """Unsaved edits that build on another session.json than the one that is there now.

    base : what they build on. history : base and the edits. kept_at : local time of the last of them, ISO.
    """

    base: Session
    history: History
    kept_at: str
    n_edits: int


@dataclass(frozen=True)
class Opened:
    """What `Store` tells of a session folder when it is opened, under the same names.

    data : the bytes of session.json. home : where its journal and versions are. goes_on : `history` is what the
    journal there tells. unread_reason : why nobody knows what the journal there tells, "" when that is known.
    """

    saved: Session
    data: bytes
    home: Path
    history: History
    n_recovered: int = 0
    recovered_at: str = ""
    conflict: UnsavedElsewhere | None = None
    lost_reason: str = ""
    goes_on: bool = False
    unread_reason: str = ""


def look_at(folder: Path, state: Path, disk: Disk) -> Opened:
    """The session on disk, and nothing of the journal. Raises UserError."""
    saved, data = _read(folder, disk)
    return Opened(saved, data, home_of(state, saved.id, folder), History.of(saved))


def open_session(folder: Path, state: Path, disk: Disk) -> Opened:
    """The session on disk and the edits of its journal. UserError without either, OSError of the state folder."""
    try:
        saved, data = _read(folder, disk)
    except UserError as error:
        return _from_journal_alone(folder, state, disk, error)
    home = settle_home(state, saved.id, folder, disk)
    for ours in (home, home / VERSIONS_FOLDER):
        _remove_temporary(ours, "", 0.0, disk)
    opened = Opened(saved, data, home, History.of(saved))
    if saved.read_only_reason:
        return opened
    rescue(home, folder, disk)
    try:
        told = read_journal(home / JOURNAL_FILE, folder, disk, (data, saved))
    except OSError as error:
        return replace(opened, unread_reason=not_read(error))
    if told is None:
        _set_aside(home / JOURNAL_FILE, "not-understood", disk)
        return opened
    return _brought_back(opened, told, disk)


def without_leftovers(folder: Path, disk: Disk) -> None:
    """Remove what a killed save left in a session folder; other programs may be at work there, too."""
    _remove_temporary(folder, SESSION_FILE, LEFT_OVER_S, disk)


def set_unread_aside(home: Path, folder: Path, disk: Disk) -> None:
    """A journal that could not be read is not written over: it waits beside, to be read later. Raises OSError."""
    _set_aside(home / JOURNAL_FILE, _NOT_READ, disk)
    rescue(home, folder, disk)


def rescue(home: Path, folder: Path, disk: Disk) -> None:
    """The edits of journals that could not be read once are put to the versions as soon as they can be read."""
    with contextlib.suppress(OSError):
        for name in disk.names(home):
            if name.startswith(f"{JOURNAL_FILE}-{_NOT_READ}-"):
                _put_to_versions(home, home / name, folder, disk)


def not_read(error: OSError) -> str:
    """Why the edits that were kept are not there, and what becomes of them."""
    where = f"{error.filename}: " if error.filename else ""
    return (
        f"Edits that were kept earlier could not be read ({where}{reason_of(error)}). "
        "Open the session again to have them back; once you edit, they go to the earlier versions"
    )


def _put_to_versions(home: Path, journal: Path, folder: Path, disk: Disk) -> None:
    told = read_journal(journal, folder, disk)
    if told is None:
        disk.rename(journal, journal.with_name(journal.name.replace(_NOT_READ, "not-understood")))
        return
    if told.history.session is not None and told.history.session != told.base:
        make_folders(home / VERSIONS_FOLDER, disk)
        keep_version(home / VERSIONS_FOLDER, session_text(told.history.session).encode(), "unsaved", disk)
    disk.unlink(journal)


def _remove_temporary(folder: Path, of: str, older_s: float, disk: Disk) -> None:
    """As far as the disk lets: nothing depends on it."""
    with contextlib.suppress(OSError):
        for name in disk.names(folder):
            if name.startswith(f".{of}") and name.endswith(".tmp"):
                with contextlib.suppress(OSError):
                    if time.time() - disk.modified_s(folder / name) >= older_s:
                        disk.unlink(folder / name)


def _read(folder: Path, disk: Disk) -> tuple[Session, bytes]:
    file = folder / SESSION_FILE
    try:
        if not disk.exists(file):
            read_session(folder)  # says what is there instead
    except OSError as error:
        raise UserError(f"{file} could not be read: {reason_of(error)}") from error
    data = session_data(file, disk)
    return session_of_bytes(data, folder, str(file)), data


def _brought_back(opened: Opened, told: Replayed, disk: Disk) -> Opened:
    history = _meeting(told.history, opened.saved)
    if told.base_data != opened.data and all(step.session is not opened.saved for step in history.steps):
        return _in_conflict(opened, told)
    if history.session is not opened.saved:
        n = _n_edits(history, opened.saved)
        return replace(opened, history=history, n_recovered=n, recovered_at=told.kept_at, goes_on=True)
    if told.base_data == opened.data:
        return replace(opened, history=history, goes_on=True)
    with contextlib.suppress(OSError):  # all of it was saved just before the end
        disk.unlink(opened.home / JOURNAL_FILE)
    return opened


def _in_conflict(opened: Opened, told: Replayed) -> Opened:
    if told.history.session == told.base:
        return opened
    return replace(
        opened, conflict=UnsavedElsewhere(told.base, told.history, told.kept_at, _n_edits(told.history, told.base))
    )


def _from_journal_alone(folder: Path, state: Path, disk: Disk, error: UserError) -> Opened:
    """session.json is gone or broken: the journal knows the session whole."""
    homes = homes_at(state, folder, disk)
    found = [(told, home) for home in homes if (told := read_journal(home / JOURNAL_FILE, folder, disk)) is not None]
    if not found or not disk.exists(folder):
        versions = sorted(
            (v for home in homes for v in versions_in(home / VERSIONS_FOLDER, disk)), key=lambda v: v.saved_at
        )
        kept = f"An earlier version is kept as {versions[-1].path}" if versions else ""
        raise UserError(error.problem, ". ".join(hint for hint in (error.hint, kept) if hint)) from error
    told, home = max(found, key=lambda pair: pair[0].kept_at)
    history = _meeting(told.history, told.base)
    n = _n_edits(history, told.base)
    return Opened(told.base, told.base_data, home, history, n, told.kept_at, None, error.problem, True)


def _meeting(history: History, saved: Session) -> History:
    """With the saved value itself where a step has an equal one: "is it saved?" is a matter of identity."""
    steps = (replace(s, session=saved) if s.session and _is_same(s.session, saved) else s for s in history.steps)
    return replace(history, steps=tuple(steps))


def _is_same(session: Session, saved: Session) -> bool:
    """Saving gives a session an id when it has none."""
    return session is saved or session == saved or (not session.id and replace(session, id=saved.id) == saved)


def _n_edits(history: History, saved: Session) -> int:
    """How far the present step is from what is saved."""
    at = next((i for i, step in enumerate(history.steps) if step.session is saved), 0)
    return max(1, abs(history.index - at)) if history.session is not saved else 0


def _set_aside(path: Path, why: str, disk: Disk) -> None:
    """What cannot be understood (a newer program's journal, a damaged start) or read is not written over."""
    if path.name in disk.names(path.parent):
        disk.rename(path, path.with_name(f"{path.name}-{why}-{time.time_ns()}"))
