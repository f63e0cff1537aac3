"""Session folders: read one, write one, find those of a campaign."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from workbench.core.counting_order import Key, as_people_count
from workbench.core.errors import UserError, reason_of
from workbench.core.session import Session
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.inside import path_inside
from workbench.files.session_schema import session_of_bytes
from workbench.files.session_text import session_text
from workbench.files.store.disk import REAL, Disk, make_folders

SESSION_FILE = "session.json"
MAX_BYTES = 64 * 1024**2
AUDIO_ENDINGS = frozenset({".wav", ".rf64", ".w64", ".flac", ".ogg", ".oga", ".opus", ".aif", ".aiff", ".aifc"})


def read_session(path: Path) -> Session:
    """The session of a folder, or of the session.json in it; `folder` is set.

    Whether the audio files are there is not asked: a session without its sound can still be looked at and
    annotated, and reading the sound says what is missing. A file of a newer version gets `read_only_reason`.
    Raises UserError with everything that is wrong with session.json.
    """
    path = Path(path)
    file = path / SESSION_FILE if path.is_dir() else path
    folder = file.parent
    if not file.is_file():
        raise _no_session(path)
    if file.name != SESSION_FILE:
        raise UserError(f"{path} is no session", f"Choose a folder that has a {SESSION_FILE}")
    return session_of_bytes(session_data(file), folder.absolute(), str(file))


def session_data(file: Path, disk: Disk = REAL) -> bytes:
    """The bytes of a session.json. UserError when it cannot be read, leads elsewhere or is larger than any session."""
    try:
        if file.is_symlink():
            path_inside(file.parent, file.name)
        if disk.exists(file) and not file.is_file():  # reading a pipe would wait for ever
            raise UserError(f"{file} is no file that can be read")
        data = disk.read(file, MAX_BYTES + 1)
    except OSError as error:
        raise UserError(f"{file} could not be read: {reason_of(error)}") from error
    if len(data) > MAX_BYTES:
        raise UserError(f"{file} is larger than {MAX_BYTES // 1024**2} MiB, which no session is")
    return data


def write_session(session: Session, folder: Path | None = None) -> Session:
    """Save a session as session.json of `folder` (its own folder when None) and return it as saved.

    A session without an id gets one. The folder is made when it is not there; audio files are not touched
    (copy_session takes them along). The text is read back before the file is replaced, so what was once saved
    can be opened. Raises UserError: nothing to save to, opened for reading only, another session in the way,
    values the format cannot hold, or the disk's refusal; the old file is then as it was.
    """
    saved, target, data = to_be_saved(session, folder)
    write_data(target, data)
    return saved


def to_be_saved(session: Session, folder: Path | None = None) -> tuple[Session, Path, bytes]:
    """A session as it will be once saved, its folder, and the bytes of its session.json. UserError as write_session."""
    target = folder if folder is not None else session.folder
    if target is None:
        raise UserError("This session has no folder yet", "Choose where to save it")
    if session.read_only_reason:
        raise UserError(session.read_only_reason, "It was not saved, so that nothing the newer version wrote is lost")
    target = Path(target).absolute()
    _refuse_another(session, target)
    saved = session if session.id and session.folder == target else _settled(session, target)
    return saved, target, _checked_bytes(saved, target)


def write_data(folder: Path, data: bytes, disk: Disk = REAL) -> None:
    """Put bytes in place of a folder's session.json; the folder is made when it is not there. Raises UserError."""
    try:
        make_folders(folder, disk)
    except OSError as error:
        raise cannot_write(folder, error) from error
    write_atomically(folder / SESSION_FILE, data, disk)


def find_sessions(folder: Path) -> tuple[Path, ...]:
    """Folders with a session.json at or below a folder, sorted as people count (A-2 before A-10).

    Hidden folders and links are not followed, and nothing is looked for below a session. Raises UserError
    when there is no such folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder")
    return tuple(Path(path) for path in sorted(_walk(os.fspath(folder)), key=as_people_count))


def sessions_beside(folder: Path) -> tuple[Path, ...]:
    """A session's folder and those right beside it, sorted as people count; nothing deeper is looked at."""
    beside = (file.parent for file in Path(folder).absolute().parent.glob(f"*/{SESSION_FILE}"))
    return tuple(sorted(beside, key=_key))


def _key(path: Path) -> Key:
    return as_people_count(str(path))


def _walk(root: str) -> Iterator[str]:
    """Depth first; a folder that may not be read is passed by."""
    real = os.path.realpath(root)
    waiting = [root]
    while waiting:
        here, below, is_session = waiting.pop(), [], False
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name == SESSION_FILE:
                        is_session = is_session or _is_inside(entry, real)
                    elif not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                        below.append(entry.path)
        except OSError:
            continue
        if is_session:
            yield here
        else:
            waiting += below


def _is_inside(entry: os.DirEntry[str], root: str) -> bool:
    """Is this a file, and if it is a link, does it stay below the root?"""
    if not entry.is_symlink():
        return entry.is_file()
    return not entry.is_dir() and Path(os.path.realpath(entry.path)).is_relative_to(root)


def _settled(session: Session, folder: Path) -> Session:
    return replace(session, id=session.id or str(uuid.uuid4()), folder=folder)


def _refuse_another(session: Session, folder: Path) -> None:
    """Another session's file is never overwritten; one's own is, also when it is broken."""
    if session.folder == folder or not (folder / SESSION_FILE).exists():
        return
    try:
        found = read_session(folder).id
    except UserError:
        found = ""
    if not session.id or found != session.id:
        raise UserError(f"{folder} already holds another session", "Choose a new or empty folder")


def _checked_bytes(session: Session, folder: Path) -> bytes:
    try:
        data = session_text(session).encode()
    except ValueError as error:  # NaN, infinity, half a character
        raise UserError("This session holds a number or a text that cannot be saved", str(error)) from error
    session_of_bytes(data, folder, f"{folder / SESSION_FILE}, as it would be saved")
    return data


def _no_session(path: Path) -> UserError:
    if not path.exists():
        return UserError(f"{path} is not there")
    if not path.is_dir():
        return UserError(f"{path} is no file that can be read")
    n_audio = sum(1 for p in path.iterdir() if p.suffix.lower() in AUDIO_ENDINGS)
    if n_audio:
        files = "1 audio file" if n_audio == 1 else f"{n_audio} audio files"
        return UserError(f"{path} has no {SESSION_FILE} yet, but {files}", "Open the files to make a session of them")
    if find_sessions(path):
        return UserError(f"{path} is a campaign, not a session", "Choose one of the session folders below it")
    hint = "Give a session folder, or a campaign: a folder with session folders below it"
    return UserError(f"{path} is no session: it has no {SESSION_FILE}", hint)
