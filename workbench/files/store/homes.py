"""Where the state folder keeps what belongs to a session: by its id and its path.

A copy of a session folder has the same id and another path, so it has a home of its own. A folder that was renamed or
moved has its id and a new path: it takes over the home of the path where no session lies any more.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path

from workbench.files.store.disk import Disk, make_folders
from workbench.files.store.lock import LOCKS_FOLDER, is_claimed

NO_ID = "no-id"
_OF = "of.json"


def lock_key(folder: Path) -> str:
    """What names a session folder among the locks, whatever way led to it."""
    return _key(os.path.normcase(os.path.realpath(folder)))


def is_same_folder(one: Path, other: Path) -> bool:
    """Whether two paths, which may be links or spelled otherwise, lead to one folder."""
    return lock_key(one) == lock_key(other)


def home_of(state: Path, session_id: str, folder: Path) -> Path:
    """Where the journal and the versions of a session belong; it need not be there yet."""
    return state / "sessions" / (_key(session_id) if session_id else NO_ID) / lock_key(folder)


def settle_home(state: Path, session_id: str, folder: Path, disk: Disk) -> Path:
    """The session's home; what was kept before it had an id, or before its folder moved, is taken along.

    Raises OSError.
    """
    home = home_of(state, session_id, folder)
    if session_id and not home.is_dir():
        older = next((h for h in _left_homes(state, session_id, folder, disk)), None)
        if older is not None:
            make_folders(home.parent, disk)
            disk.rename(older, home)
            _say_whose(home, folder, disk)
    return home


def make_home(home: Path, folder: Path, disk: Disk) -> None:
    """Make a home, so that it survives a power cut. Raises OSError.

    The folders above are flushed also when they are there: who made them may have been killed before it could.
    """
    if _OF in disk.names(home):
        return
    of_id, sessions, state = home.parent, home.parent.parent, home.parent.parent.parent
    make_folders(state, disk)
    for made in (sessions, of_id, home):
        if not made.is_dir():
            disk.mkdir(made)
        disk.sync_folder(made.parent)
    _say_whose(home, folder, disk)


def homes_at(state: Path, folder: Path, disk: Disk) -> list[Path]:
    """All homes of sessions that lie or lay at a path."""
    sessions = state / "sessions"
    homes = (sessions / id_key / lock_key(folder) for id_key in disk.names(sessions))
    return [home for home in homes if home.is_dir()]


def all_homes(state: Path, disk: Disk) -> list[Path]:
    """The homes of all sessions ever edited here."""
    of_ids = [state / "sessions" / id_key for id_key in disk.names(state / "sessions")]
    return [of_id / path_key for of_id in of_ids for path_key in disk.names(of_id)]


def folder_of(home: Path, disk: Disk) -> Path | None:
    """The session folder whose home it is; None when it does not say."""
    try:
        told = json.loads(disk.read(home / _OF)).get("folder")
    except (OSError, ValueError, AttributeError):
        return None
    return Path(told) if isinstance(told, str) else None


def _left_homes(state: Path, session_id: str, folder: Path, disk: Disk) -> list[Path]:
    before_it_had_an_id = home_of(state, "", folder)
    found = [before_it_had_an_id] if before_it_had_an_id.is_dir() else []
    of_id = home_of(state, session_id, folder).parent
    for name in disk.names(of_id):
        left = folder_of(of_id / name, disk)
        # An unplugged drive has lost the folder above as well: nothing moved. And what somebody has open has not moved
        # either: its session.json is away for a moment.
        if left is None or not disk.exists(left.parent) or disk.exists(left / "session.json"):
            continue
        if not is_claimed(state / LOCKS_FOLDER, lock_key(left), disk):
            found.append(of_id / name)
    return found


def _say_whose(home: Path, folder: Path, disk: Disk) -> None:
    """For people who look, and to notice moved folders: nothing depends on it, so it is not flushed."""
    with contextlib.suppress(OSError):
        if _OF in disk.names(home):
            disk.unlink(home / _OF)
        disk.write_new(home / _OF, json.dumps({"folder": str(folder)}).encode(), durable=False)


def _key(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:24]
