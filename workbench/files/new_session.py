"""New session folders: from audio files, or as a copy of another session."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import AudioFile, Conditions, Microphone, Point, Session, Site
from workbench.core.survey import in_site_frame
from workbench.files.audio import sha256_of
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.file_rows import FileRow, offsets_s, rows_of
from workbench.files.inside import path_inside
from workbench.files.links import sound_path
from workbench.files.new_folder import copy_hashed, new_folder
from workbench.files.session_folder import SESSION_FILE, write_session

RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that mean devices on Windows."""


def session_from_audio(
    paths: Sequence[Path],
    folder: Path,
    *,
    name: str = "",
    positions_m: Sequence[Point | None] | None = None,
    names: Sequence[str] | None = None,
    site: Site | None = None,
    conditions: Conditions | None = None,
) -> Session:
    """A new session of audio files: one microphone a channel, in the order of the files; saved in `folder`.

    Files that follow one another (files.file_rows) are one recorder's: their channels are microphones once.

    The files are copied into `folder`, which must be new or empty; files that all lie in it already are used where
    they are. Either the whole session is there afterwards or nothing of it.

    name : the session's name, the folder's when empty. positions_m : one place a microphone, site frame or survey
    coordinates, metres (survey coordinates are moved to a site frame). names : one a microphone, M1, M2, ... when None.
    Raises UserError with everything that is wrong with the files, before anything is written.
    """
    paths = [Path(path).absolute() for path in paths]
    folder = Path(folder).absolute()
    if (folder / SESSION_FILE).exists():
        raise UserError(f"{folder} already holds a session", "Open it, or choose a new or empty folder")
    infos = _infos_of(paths)
    rows = rows_of(infos)
    n_microphones = sum(row.n_channels for row in rows)
    _refuse_counts(n_microphones, positions_m, names)
    real, real_folder = [path.resolve() for path in paths], folder.resolve()
    is_in_place = all(path.is_relative_to(real_folder) for path in real)
    files = [path.relative_to(real_folder).as_posix() for path in real] if is_in_place else safe_names(paths)
    session = in_site_frame(
        Session(
            id=str(uuid.uuid4()),
            name=name or folder.name,
            site=site or Site(),
            conditions=conditions or Conditions(),
            recorded_at=_recorded_at(rows),
            microphones=_microphones(rows, dict(zip(paths, files, strict=True)), positions_m, names),
        )
    )
    if is_in_place:
        hashes = {file: AudioFile(sha256=sha256_of(path)) for file, path in zip(files, paths, strict=True)}
        return write_session(replace(session, audio=hashes), folder)
    return _saved_with_copies(session, folder, dict(zip(files, paths, strict=True)))


def copy_session(session: Session, folder: Path, *, name: str = "") -> Session:
    """The session saved as another one, audio and mesh included, in a new or empty folder, with an id of its own.

    Predictions stay behind: they belong to the session they were made from. Files that are missing stay missing.
    Raises UserError when the folder is in use or the disk refuses; nothing of the copy is left then.
    """
    if session.read_only_reason:
        raise UserError(session.read_only_reason, "It cannot be saved under another name either")
    files: dict[str, Path] = {}
    if session.folder is not None:
        named = dict.fromkeys([*session.audio_files, *([session.site.mesh] if session.site.mesh else [])])
        files = {file: path for file in named if (path := sound_path(session, file)).is_file()}
    copied = replace(session, id=str(uuid.uuid4()), name=name or session.name, folder=None)
    return _saved_with_copies(copied, Path(folder).absolute(), files)


def safe_names(paths: Sequence[Path]) -> list[str]:
    """A file name for each path that any system can hold, all distinct also where case does not count."""
    taken: set[str] = set()
    names = []
    for path in paths:
        stem, ending = _safe(path.stem) or "audio", _safe(path.suffix.lower())
        ending = f".{ending}" if ending else ""
        name, n = f"{stem}{ending}", 2
        while name.casefold() in taken:
            name, n = f"{stem}-{n}{ending}", n + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _safe(text: str) -> str:
    text = re.sub(r"[^\w.+-]+", "_", unicodedata.normalize("NFC", text)).strip("._ ")[:80]
    return f"_{text}" if RESERVED.fullmatch(text) else text


def _infos_of(paths: Sequence[Path]) -> list[AudioInfo]:
    if not paths:
        raise UserError("No audio files were given", "A session needs at least one")
    infos, problems, hints = [], [], []
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            problems.append(f"{path.name} is given twice")
            continue
        seen.add(path.resolve())
        try:
            infos.append(read_audio_info(path))
        except UserError as error:
            problems.append(error.problem)
            hints.append(error.hint)
    if problems:
        hint = ". ".join(dict.fromkeys(hint for hint in hints if hint))
        raise UserError.of_many("The new session", problems, hint)
    return infos


def _refuse_counts(n_microphones: int, positions_m: Sequence[object] | None, names: Sequence[object] | None) -> None:
    for what, given in (("places", positions_m), ("names", names)):
        if given is not None and len(given) != n_microphones:
            raise UserError(f"The files hold {n_microphones} channels, but {len(given)} {what} were given")


def _recorded_at(rows: Sequence[FileRow]) -> str | None:
    """When the first began, where a row of files tells it."""
    known = [row.first.starts for row in rows if row.first.starts is not None and len(row.files) > 1]
    return min(known).isoformat(timespec="seconds") if known else None


def _offsets_s(rows: Sequence[FileRow]) -> list[float]:
    """Of rows of files their times tell who began first; single files are taken to start together."""
    if all(len(row.files) == 1 for row in rows):
        return [0.0] * len(rows)
    found = offsets_s(rows)
    last, first = (pick(zip(found, rows, strict=True), key=at) for pick, at in ((max, _begin_of), (min, _end_of)))
    if last[0] >= _end_of(first):
        raise UserError(
            f"By their times, {last[1].first.info.path.name} starts after {first[1].paths[-1].name} has ended",
            "Give different recordings different sessions",
        )
    return found


def _begin_of(row: tuple[float, FileRow]) -> float:
    return row[0]


def _end_of(row: tuple[float, FileRow]) -> float:
    return row[0] + row[1].duration_s


def _microphones(
    rows: Sequence[FileRow],
    files: Mapping[Path, str],
    positions_m: Sequence[Point | None] | None,
    names: Sequence[str] | None,
) -> tuple[Microphone, ...]:
    """files : what each path is called in the session."""
    channels = [
        (row, offset_s, channel)
        for row, offset_s in zip(rows, _offsets_s(rows), strict=True)
        for channel in range(1, row.n_channels + 1)
    ]
    return tuple(
        Microphone(
            name=names[i] if names else f"M{i + 1}",
            position_m=positions_m[i] if positions_m else None,
            file=files[row.paths[0]],
            channel=channel,
            offset_s=offset_s,
            then=row.then(files),
        )
        for i, (row, offset_s, channel) in enumerate(channels)
    )


def _saved_with_copies(session: Session, folder: Path, files: dict[str, Path]) -> Session:
    """Save a session with copies of its files (name in the session -> where it is now) and their hashes."""
    audio = dict(session.audio)
    heard = set(session.audio_files)
    with new_folder(folder) as temporary:
        for file, path in files.items():
            target = path_inside(temporary, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            digest = copy_hashed(path, target)
            if file in heard:
                audio[file] = replace(audio.get(file, AudioFile()), sha256=digest)
        saved = write_session(replace(session, audio=audio), temporary)
    return replace(saved, folder=folder)
