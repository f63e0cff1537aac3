"""Finding sound that is no longer in its session's folder, in a folder that people chose.

A hash that session.json knows decides alone. Without one a file of that name is taken when its folder is called like
the session's. Of files that belong to no other session, one is taken whose length and rate are those of the session's
other files, or that is the only one of that name.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from workbench.core.errors import UserError
from workbench.core.session import Session
from workbench.files.atomic import cannot_write, flush_folder
from workbench.files.audio import sha256_of
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.campaign import missing_files
from workbench.files.inside import path_inside
from workbench.files.links import add_links, sound_path
from workbench.files.new_folder import copy_hashed
from workbench.files.session_folder import AUDIO_ENDINGS, SESSION_FILE

ALIKE_WITHIN_S = 0.5
Evidence = Literal["hash", "folder", "length", "name"]


@dataclass(frozen=True)
class Missing:
    """A sound file that is not there. n_channels : that it must have at least; sha256 : None = not known."""

    folder: Path
    session_id: str
    name: str
    sha256: str | None
    n_channels: int


@dataclass(frozen=True)
class Found:
    """Where it is now, and what tells so."""

    missing: Missing
    path: Path
    evidence: Evidence


@dataclass(frozen=True)
class NotFound:
    missing: Missing
    reason: str


@dataclass
class Heap:
    """The audio files below a folder by their names; hashes and headers are read once."""

    by_name: Mapping[str, Sequence[Path]]
    _hashes: dict[Path, str] = field(default_factory=dict)
    _infos: dict[Path, AudioInfo | None] = field(default_factory=dict)

    def called(self, name: str) -> Sequence[Path]:
        return self.by_name.get(_plain(PurePosixPath(name).name), ())

    def sha256(self, path: Path) -> str:
        """Of a file's bytes; "" when it cannot be read."""
        if path not in self._hashes:
            try:
                self._hashes[path] = sha256_of(path)
            except OSError:
                self._hashes[path] = ""
        return self._hashes[path]

    def info(self, path: Path) -> AudioInfo | None:
        """None when it is no sound."""
        if path not in self._infos:
            try:
                self._infos[path] = read_audio_info(path)
            except UserError:
                self._infos[path] = None
        return self._infos[path]


def missing_of(session: Session) -> tuple[Missing, ...]:
    """The session's files that are neither in its folder nor where people said."""
    if session.folder is None:
        return ()
    found = []
    for name in missing_files(session):
        known = session.audio.get(name)
        sha256 = None if known is None or known.sha256 is None else known.sha256.lower()
        n_channels = max(m.channel for m in session.microphones if name in m.files)
        found.append(Missing(session.folder, session.id, name, sha256, n_channels))
    return tuple(found)


def heap_of(folder: Path) -> Heap:
    """All audio files at or below a folder; links to folders are not followed. UserError when there is no folder."""
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder")
    by_name: dict[str, list[Path]] = {}
    for here, below, files in os.walk(folder):
        below.sort()
        for name in files:
            if PurePosixPath(name).suffix.lower() in AUDIO_ENDINGS:
                by_name.setdefault(_plain(name), []).append(Path(here, name).absolute())
    return Heap(by_name)


def find_files(session: Session, heap: Heap) -> tuple[Found | NotFound, ...]:
    """Where each missing file of a session is; two of its files are never taken for one."""
    told = [_find(one, session, heap) for one in missing_of(session)]
    paths = [one.path for one in told if isinstance(one, Found)]
    return tuple(
        NotFound(one.missing, f"{one.path} would be two of this session's files")
        if isinstance(one, Found) and paths.count(one.path) > 1
        else one
        for one in told
    )


def claimed_once(found: Iterable[Sequence[Found | NotFound]]) -> list[tuple[Found | NotFound, ...]]:
    """What was found for many sessions, less files that several claim: only a hash tells whose such a file is."""
    found = [tuple(told) for told in found]
    claims: dict[Path, list[Found]] = {}
    for one in (one for told in found for one in told if isinstance(one, Found)):
        claims.setdefault(one.path, []).append(one)
    return [tuple(_if_its_own(one, claims) for one in told) for told in found]


def _if_its_own(one: Found | NotFound, claims: Mapping[Path, Sequence[Found]]) -> Found | NotFound:
    if isinstance(one, NotFound) or one.evidence == "hash" or len(claims[one.path]) == 1:
        return one
    if known := [other for other in claims[one.path] if other.evidence == "hash"]:
        return NotFound(one.missing, f"{one.path} is sound of {known[0].missing.folder.name}, by its hash")
    n = len({other.missing.folder for other in claims[one.path]})
    return NotFound(one.missing, f"{one.path} could be of {n} sessions, and nothing tells which is meant")


def link(files: Sequence[Found]) -> None:
    """Remember where files of one session are, outside it. Raises UserError: it has no id, the disk refuses."""
    if not files[0].missing.session_id:
        raise UserError("the session has no id yet; save it once, or copy the file")
    add_links({files[0].missing.session_id: {one.missing.name: one.path for one in files}})


def copy_in(found: Found) -> None:
    """Copy a file to where its session expects it. Raises UserError when something is there, or the disk refuses."""
    target = path_inside(found.missing.folder, found.missing.name)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = copy_hashed(found.path, temporary)
        if found.missing.sha256 not in (None, digest):
            raise UserError(f"{found.path} is not what was annotated as {found.missing.name}")
        if target.exists():
            raise UserError(f"{target} is there already")
        temporary.rename(target)
        flush_folder(target.parent)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _find(missing: Missing, session: Session, heap: Heap) -> Found | NotFound:
    called = heap.called(missing.name)
    base = PurePosixPath(missing.name).name
    if not called:
        return NotFound(missing, f"no file there is called {base}")
    nearest = sorted(called, key=lambda path: -_likeness(path, missing))
    if missing.sha256 is not None:
        same = next((path for path in nearest if heap.sha256(path) == missing.sha256), None)
        what = "the file called" if len(called) == 1 else f"none of the {len(called)} files called"
        other = f"{what} {base} holds {'something else' if len(called) == 1 else 'what was annotated'}"
        return NotFound(missing, other) if same is None else Found(missing, same, "hash")
    infos = {path: info for path in nearest if (info := heap.info(path)) and info.n_channels >= missing.n_channels}
    if not infos:
        return NotFound(missing, f"what is called {base} there is no sound with {missing.n_channels} channels")
    return _weighed(missing, session, infos)


def _weighed(missing: Missing, session: Session, infos: Mapping[Path, AudioInfo]) -> Found | NotFound:
    """The candidate that the weaker evidence points at, if it is one."""
    likeness = {path: _likeness(path, missing) for path in infos}
    best = max(likeness.values())
    near = [path for path, like in likeness.items() if like == best]
    if best and len(near) == 1:
        return Found(missing, near[0], "folder")
    expected = _others(session)
    infos = {path: info for path, info in infos.items() if not (path.parent / SESSION_FILE).exists()}
    near = [path for path in near if path in infos]
    if not infos:
        return NotFound(missing, "files called so there belong to other sessions")
    fitting = [path for path in near if any(_are_alike(infos[path], other) for other in expected)]
    if len(fitting) == 1:
        return Found(missing, fitting[0], "length")
    if len(infos) == 1 and not expected:
        return Found(missing, near[0], "name")
    if len(infos) == 1:
        return NotFound(missing, "the only file of that name differs in length or rate from the session's other files")
    return NotFound(missing, f"{len(infos)} files are called so, and nothing tells which is meant")


def _likeness(path: Path, missing: Missing) -> int:
    """How many of the innermost folders are called alike."""
    wanted = (*missing.folder.parts, *PurePosixPath(missing.name).parts[:-1])
    n = 0
    for a, b in zip(reversed(path.parent.parts), reversed(wanted), strict=False):
        if _plain(a) != _plain(b):
            break
        n += 1
    return n


def _others(session: Session) -> list[AudioInfo]:
    """The session's files that are there."""
    infos = []
    for name in session.audio_files:
        with contextlib.suppress(UserError):
            infos.append(read_audio_info(sound_path(session, name), name))
    return infos


def _are_alike(a: AudioInfo, b: AudioInfo) -> bool:
    return a.rate_hz == b.rate_hz and abs(a.duration_s - b.duration_s) <= ALIKE_WITHIN_S


def _plain(name: str) -> str:
    """Names as systems that compare them loosely do: composed, without case."""
    return unicodedata.normalize("NFC", name).casefold()
