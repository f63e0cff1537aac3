"""Where sound lies that is no longer in its session's folder, as people said by hand.

session.json may not point outside its folder. So these links live with the user, not with the session: one file a
session in the state folder, that maps file name -> absolute path. Nothing a session holds can make or change one, and
programs that link different sessions at once cannot undo each other's links.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.core.session import Session
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.inside import path_inside
from workbench.files.shipped import state_folder
from workbench.files.strict_json import NotJsonError, parse_json

MAX_BYTES = 4 * 1024**2
"""Of one session's file: more than any session's files need."""
Files = Mapping[str, Path]
"""File name -> absolute path."""
Links = Mapping[str, Files]
"""Session id -> its files."""
_ENDING = ".json"
_SETTLED_NS = 2_000_000_000
"""A folder changed more recently than this may change again with the same time of change."""
_Stamp = tuple[int, int, int]


def links_folder() -> Path:
    """Where the user's links lie, one file a session."""
    return state_folder() / "links"


def links_path(session_id: str) -> Path:
    """The file of one session's links; an id may be any text, so its name is made from it."""
    key = hashlib.sha256(session_id.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return links_folder() / f"{key}{_ENDING}"


def sound_path(session: Session, name: str) -> Path:
    """Where a file of a session's sound is: in its folder, else where people said it went, else where it should be.

    Raises UserError when the session has no folder, or the name leaves it.
    """
    if session.folder is None:
        raise not_saved_yet()
    inside = path_inside(session.folder, name)
    if inside.is_file():
        return inside
    linked = links_of(session.id).get(name)
    return linked if linked is not None and linked.is_file() else inside


def not_saved_yet() -> UserError:
    """A session without a folder has no place where its sound could be."""
    return UserError("This session is not saved yet, so its audio files cannot be found", "Save it first")


def links_of(session_id: str) -> Files:
    """One session's links; none when nobody made any, or their file is damaged."""
    if not session_id:
        return {}
    told_id, files = _KNOWN.file(links_path(session_id))
    return files if told_id == session_id else {}


def known_links() -> Links:
    """All links of all sessions."""
    return _KNOWN.all(links_folder())


def add_links(new: Links) -> None:
    """Remember where sound is, beside what is known already. Raises UserError when it cannot be written.

    A session's file that is damaged is kept beside the new one, as *.damaged.
    """
    if "" in new:
        raise UserError("A session without an id cannot be linked to sound elsewhere", "Save it once, then link it")
    relative = [path for files in new.values() for path in files.values() if not path.is_absolute()]
    if relative:
        raise UserError(f"{relative[0]} is no absolute path, so it cannot be linked")
    folder = links_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    for id, files in new.items():
        _add(id, files)


def forget_links(ids: frozenset[str]) -> None:
    """Forget the links of these sessions. Raises UserError when that cannot be written."""
    for path in sorted(links_path(id) for id in ids if id):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(path, error) from error


def _add(id: str, files: Files) -> None:
    path = links_path(id)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        known: Files = {}
    except OSError as error:
        raise UserError(f"{path} could not be read, so nothing was added to it: {reason_of(error)}") from error
    else:
        told_id, known = _parsed(data)
        if told_id != id:
            _set_aside(path)
    told = {name: os.fspath(where) for name, where in {**known, **files}.items()}
    value = {"format": "workbench-links", "session": id, "files": told}
    write_atomically(path, json.dumps(value, indent=1).encode())


def _set_aside(path: Path) -> None:
    try:
        path.rename(path.with_name(f"{path.stem}-{secrets.token_hex(4)}.damaged"))
    except OSError as error:
        raise cannot_write(path, error) from error


@dataclass
class _Known:
    """The links as last read, kept while their files stay as they were: thousands of sessions ask in a row."""

    read: dict[Path, tuple[_Stamp, tuple[str, Files]]] = field(default_factory=dict)
    folder: tuple[Path, _Stamp] | None = None
    links: Links = field(default_factory=dict)

    def file(self, path: Path) -> tuple[str, Files]:
        """Session id and links of one file; no id when there is no such file, or it is damaged."""
        try:
            stamp = _stamp(path.stat())
        except OSError:
            self.read.pop(path, None)
            return "", {}
        known = self.read.get(path)
        if known is None or known[0] != stamp:
            known = self.read[path] = (stamp, _read(path, stamp))
        return known[1]

    def all(self, folder: Path) -> Links:
        """Of all files of the folder; not looked at again while the folder is as it was."""
        try:
            found = folder.stat()
            paths = sorted(folder.iterdir()) if (folder, _stamp(found)) != self.folder else None
        except OSError:
            self.folder, self.links = None, {}
            return self.links
        if paths is not None:
            is_settled = abs(time.time_ns() - found.st_mtime_ns) > _SETTLED_NS
            told = (self.file(path) for path in paths if path.suffix == _ENDING)
            self.links = {id: files for id, files in told if id}
            self.folder = (folder, _stamp(found)) if is_settled else None
        return self.links


_KNOWN = _Known()


def _stamp(found: os.stat_result) -> _Stamp:
    return found.st_mtime_ns, found.st_size, found.st_ino


def _read(path: Path, stamp: _Stamp) -> tuple[str, Files]:
    if stamp[1] > MAX_BYTES:
        return "", {}
    data = b""
    with contextlib.suppress(OSError):
        data = path.read_bytes()
    id, files = _parsed(data)
    return (id, files) if path.name == links_path(id).name else ("", {})


def _parsed(data: bytes) -> tuple[str, Files]:
    """Session id and absolute paths only: what else stands there was not written by this program."""
    try:
        value, _ = parse_json(data)
    except NotJsonError:
        return "", {}
    id, files = (value.get("session"), value.get("files")) if isinstance(value, dict) else ("", {})
    if not isinstance(id, str) or not isinstance(files, dict):
        return "", {}
    told = {name: Path(path) for name, path in files.items() if isinstance(path, str) and "\0" not in path}
    return id, {name: path for name, path in told.items() if path.is_absolute()}
