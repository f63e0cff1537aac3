"""Where sound lies that is no longer in its session's folder, as people said by hand.

session.json may not point outside its folder. So these links live with the user, not with the session: a file in the
state folder that maps session id -> file name -> absolute path. Nothing a session holds can make or change one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.inside import path_inside
from workbench.files.shipped import state_folder
from workbench.files.strict_json import NotJsonError, parse_json

MAX_BYTES = 64 * 1024**2
Links = Mapping[str, Mapping[str, Path]]
"""Session id -> file name -> absolute path."""


def links_path() -> Path:
    """The user's one file of links."""
    return state_folder() / "links.json"


def sound_path(session: Session, name: str) -> Path:
    """Where a file of a session's sound is: in its folder, else where people said it went, else where it should be.

    Raises UserError when the session has no folder, or the name leaves it.
    """
    if session.folder is None:
        raise not_saved_yet()
    inside = path_inside(session.folder, name)
    if inside.is_file():
        return inside
    linked = known_links().get(session.id, {}).get(name)
    return linked if linked is not None and linked.is_file() else inside


def not_saved_yet() -> UserError:
    """A session without a folder has no place where its sound could be."""
    return UserError("This session is not saved yet, so its audio files cannot be found", "Save it first")


def known_links() -> Links:
    """All links; none when there is no such file, or it is damaged (it can be made again by hand)."""
    return _LINKS.read(links_path())


def add_links(new: Links) -> None:
    """Remember where sound is, beside what is known already. Raises UserError when it cannot be written."""
    if "" in new:
        raise UserError("A session without an id cannot be linked to sound elsewhere", "Save it once, then link it")
    relative = [path for files in new.values() for path in files.values() if not path.is_absolute()]
    if relative:
        raise UserError(f"{relative[0]} is no absolute path, so it cannot be linked")
    merged = {id: dict(files) for id, files in known_links().items()}
    for id, files in new.items():
        merged.setdefault(id, {}).update(files)
    _write(merged)


def forget_links(ids: frozenset[str]) -> None:
    """Forget the links of these sessions. Raises UserError when that cannot be written."""
    known = known_links()
    if ids & known.keys():
        _write({id: dict(files) for id, files in known.items() if id not in ids})


def _write(links: dict[str, dict[str, Path]]) -> None:
    path = links_path()
    told = {"format": "workbench-links", "links": {id: {n: str(p) for n, p in f.items()} for id, f in links.items()}}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    write_atomically(path, json.dumps(told, indent=1, ensure_ascii=False).encode())


@dataclass
class _Remembered:
    """The links as last read, kept while the file stays as it was: thousands of sessions ask in a row."""

    stamp: tuple[str, int, int, int] | None = None
    links: Links = field(default_factory=dict)

    def read(self, path: Path) -> Links:
        try:
            found = path.stat()
        except OSError:
            self.stamp, self.links = None, {}
            return self.links
        stamp = (os.fspath(path), found.st_mtime_ns, found.st_size, found.st_ino)
        if stamp != self.stamp:
            links = _read(path) if found.st_size <= MAX_BYTES else {}
            self.stamp, self.links = stamp, links
        return self.links


_LINKS = _Remembered()


def _read(path: Path) -> Links:
    try:
        value, _ = parse_json(path.read_bytes())
    except (OSError, NotJsonError):
        return {}
    links = value.get("links") if isinstance(value, dict) else None
    if not isinstance(links, dict):
        return {}
    return {id: _files(files) for id, files in links.items() if id and isinstance(files, dict)}


def _files(files: Mapping[str, object]) -> dict[str, Path]:
    """Absolute paths only: what else stands there was not written by this program."""
    told = {name: Path(path) for name, path in files.items() if isinstance(path, str) and "\0" not in path}
    return {name: path for name, path in told.items() if path.is_absolute()}
