"""A folder of sound files that belong together, one recorder or several: one session.

Where the files say when they started (`bext`, iXML), they are put on one clock by that; files that follow one another
(files.file_rows) are one recorder's, with gaps of silence between them; markers become labels. What
lies beside them is read as well: tables of coordinates and of labels, in any of the formats known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

from workbench.core.counting_order import as_people_count
from workbench.core.errors import UserError, reason_of
from workbench.core.session import Conditions, Label, Microphone, Piece, Session, Site
from workbench.core.temperature import WANTED, is_plausible_c
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.earth import georeference
from workbench.files.exchange.coordinates import is_surely_for
from workbench.files.exchange.registry import ChangesSession, Draft, fitting, importers, makes_sessions
from workbench.files.file_rows import FileRow, recorder_name, rows_of, said_of_rows
from workbench.files.inside import path_inside
from workbench.files.new_session import safe_names
from workbench.files.session_folder import AUDIO_ENDINGS, SESSION_FILE
from workbench.files.wav_extras import WavExtras, read_wav_extras

SAME_LENGTH_S = 1e-3


@dataclass(frozen=True)
class _File:
    """One sound file: what it holds, what it says beside, its name in the session, where it starts (session, s).

    rest : the files that its recorder began after it, each where it starts after this one, seconds.
    """

    info: AudioInfo
    extras: WavExtras
    name: str
    offset_s: float = 0.0
    rest: tuple[tuple[float, _File], ...] = ()

    @property
    def all(self) -> tuple[tuple[float, _File], ...]:
        return ((0.0, self), *self.rest)

    @property
    def duration_s(self) -> float:
        """To the end of the last of them."""
        begin_s, last = self.all[-1]
        return begin_s + last.info.duration_s


def looks_right(path: Path) -> bool:
    """Is this a folder with at least two sound files, no session, and no data set that another format knows better?"""
    if not path.is_dir() or (path / SESSION_FILE).exists():
        return False
    if sum(1 for file in path.iterdir() if file.suffix.lower() in AUDIO_ENDINGS) < 2:
        return False
    return not any(each.fits(path) for each in importers() if each.name != "wav-set")


@makes_sessions(
    "wav-set",
    title="Folder of sound files",
    help="one session of all sound files in a folder, on one clock by bext or iXML times, with tables that lie beside",
    fits=looks_right,
)
def drafts(
    path: Path,
    *,
    labels_start_s: Annotated[float, "at which second of the recording the label tables' 0 s lies"] = 0.0,
    align: Annotated[bool, "put files on one clock by the times in them; no = they all start together"] = True,
    rows: Annotated[bool, "files that follow one another by their times are one recorder's; no = none are"] = True,
    temperature_c: Annotated[float | None, "how warm it was, degrees Celsius"] = None,
    crs: Annotated[str, 'coordinate system of survey coordinates, such as "EPSG:32610"'] = "",
) -> Iterator[Draft]:
    """One session of the sound files right in a folder."""
    if temperature_c is not None and not is_plausible_c(temperature_c):
        raise UserError(WANTED)
    folder = Path(path).absolute()
    found, of_rows = _in_rows(_files_of(folder)) if rows else (_files_of(folder), [])
    files, notes = _on_one_clock(found, align)
    session = Session(
        name=folder.name,
        recorded_at=_recorded_at(files) if align else None,
        site=Site(georeference=georeference(crs) if crs else None),
        conditions=Conditions(temperature_c=temperature_c),
        microphones=_microphones(files),
    )
    session, told = _with_tables(session, folder, labels_start_s)
    session = replace(session, labels=_in_time((*session.labels, *_markers(files, session))))
    sound = {each.name: each.info.path for file in files for _, each in file.all}
    yield Draft(folder.name, session, sound, (*of_rows, *notes, *_of_differences(files), *told))


# ---- the sound files


def _files_of(folder: Path) -> list[_File]:
    paths = [path for path in _beside(folder) if path.suffix.lower() in AUDIO_ENDINGS]
    if not paths:
        raise UserError(f"{folder} holds no sound files", f"Files that end with {', '.join(sorted(AUDIO_ENDINGS))} do")
    files, problems = [], []
    for path, name in zip(paths, safe_names(paths), strict=True):
        try:
            info = read_audio_info(path)
            files.append(_File(info, read_wav_extras(path, info.rate_hz), name))
        except UserError as error:
            problems.append(error.problem)
        except OSError as error:
            problems.append(f"{path.name} could not be read: {reason_of(error)}")
    if problems:
        raise UserError.of_many(f"The sound files in {folder.name}", problems)
    return files


def _beside(folder: Path) -> list[Path]:
    """The plain files right in a folder, as people count. UserError when a link leads out of it."""
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder" if folder.exists() else f"{folder} is not there")
    names = [path.name for path in folder.iterdir() if not path.name.startswith(".") and path.is_file()]
    return [path_inside(folder, name) for name in sorted(names, key=as_people_count)]


def _microphones(files: Sequence[_File]) -> tuple[Microphone, ...]:
    return tuple(
        Microphone(
            name=_name(file, channel, len(files)),
            file=file.name,
            channel=channel,
            offset_s=file.offset_s,
            then=tuple(Piece(file=each.name, start_s=round(begin_s, 6)) for begin_s, each in file.rest),
        )
        for file in files
        for channel in range(1, file.info.n_channels + 1)
    )


def _name(file: _File, channel: int, n_files: int) -> str:
    """What the recorder called the track, else the file's name, else M1, M2 ..."""
    if track := file.extras.tracks.get(channel):
        return track
    stem = (file.rest and recorder_name(file.info.path.stem)) or file.info.path.stem
    if n_files == 1:
        return stem if file.info.n_channels == 1 else f"M{channel}"
    return stem if file.info.n_channels == 1 else f"{stem} {channel}"


# ---- files that follow one another


def _in_rows(files: Sequence[_File]) -> tuple[list[_File], list[str]]:
    """The first file of each recorder, with the rest of its row; and what there is to tell of rows."""
    of_path = {file.info.path: file for file in files}
    rows = rows_of([file.info for file in files], {path: file.extras for path, file in of_path.items()})
    return [_with_rest(row, of_path) for row in rows], said_of_rows(rows)


def _with_rest(row: FileRow, of_path: Mapping[Path, _File]) -> _File:
    first, *rest = (of_path[path] for path in row.paths)
    if not rest:
        return first
    said = replace(first.extras, starts=row.first.starts, is_exact=row.first.is_exact, has_date=True, midnight=None)
    return replace(first, extras=said, rest=tuple(zip(row.begins_s[1:], rest, strict=True)))


# ---- one clock


def _on_one_clock(files: list[_File], align: bool) -> tuple[list[_File], list[str]]:
    """The files with their offsets, and notes on how these were found."""
    notes = [note for file in files for note in file.extras.notes]
    timed = [file for file in files if file.extras.starts is not None]
    if len(files) == 1:
        return files, notes
    if not align:
        return files, [*notes, "The files are taken to start together, whatever times they hold"]
    if not timed:
        return files, [*notes, "No file says when it started: all are taken to start together"]
    if not all(file.extras.has_date for file in timed):
        files = [_without_date(file) for file in files]
    files = _with_zeros_counted(files)
    timed = [file for file in files if file.extras.starts is not None]
    first = _first(timed)
    placed = [replace(file, offset_s=_offset_s(file, first)) for file in files]
    _refuse_apart(placed)
    return placed, [*notes, *_of_times(files, timed, placed)]


def _without_date(file: _File) -> _File:
    """Only the time of day: some of the files do not know their day."""
    if file.extras.starts is None:
        return file
    day = datetime(1970, 1, 1)
    starts = datetime.combine(day, file.extras.starts.time())
    midnight = None if file.extras.midnight is None else day
    return replace(file, extras=replace(file.extras, starts=starts, has_date=False, midnight=midnight))


def _with_zeros_counted(files: Sequence[_File]) -> list[_File]:
    """Beside files that count samples, a count of 0 is one as well where they then sound together.

    Where they do not, the recorder left the count empty, and its written time is what it says.
    """
    exact = [(file, file.extras.starts) for file in files if file.extras.is_exact and file.extras.starts is not None]
    found = []
    for file in files:
        zero = file.extras.midnight
        if zero is not None and any(_overlap(file, zero, other, starts) for other, starts in exact):
            file = replace(file, extras=replace(file.extras, starts=zero, is_exact=True))
        found.append(file)
    return found


def _overlap(a: _File, a_starts: datetime, b: _File, b_starts: datetime) -> bool:
    return -b.duration_s < (b_starts - a_starts).total_seconds() < a.duration_s


def _first(timed: Sequence[_File]) -> datetime:
    return min(file.extras.starts for file in timed if file.extras.starts is not None)


def _offset_s(file: _File, first: datetime) -> float:
    return 0.0 if file.extras.starts is None else (file.extras.starts - first).total_seconds()


def _of_times(files: Sequence[_File], timed: Sequence[_File], placed: Sequence[_File]) -> list[str]:
    exact = sum(1 for file in timed if file.extras.is_exact)
    latest = max(placed, key=lambda file: file.offset_s)
    how = "sample count" if exact == len(timed) else "time"
    where = "bext, iXML or name" if any(file.rest for file in timed) else "bext or iXML"
    if latest.offset_s == 0.0:
        notes = [f"{len(timed)} files start together by their {how} ({where})"]
    else:
        notes = [
            f"{len(timed)} files were put on one clock by their {how} ({where}): "
            f"{latest.info.path.name} starts last, {latest.offset_s:.6g} s after the first"
        ]
    rough = [file.info.path.name for file in timed if not file.extras.is_exact]
    if rough:
        notes.append(
            f"{_some(rough)} {_says(rough)} only to the second when {_it(rough)} started: check before you locate"
        )
    unknown = [file.info.path.name for file in files if file.extras.starts is None]
    if unknown:
        notes.append(
            f"{_some(unknown)} {_says(unknown)} not when {_it(unknown)} started; taken to start with the first"
        )
    return notes


def _refuse_apart(files: Sequence[_File]) -> None:
    last = max(files, key=lambda file: file.offset_s)
    ends_first = min(files, key=lambda file: file.offset_s + file.duration_s)
    if last.offset_s >= ends_first.offset_s + ends_first.duration_s:
        ended = ends_first.all[-1][1].info.path.name
        raise UserError(
            f"By the times in them, {last.info.path.name} starts after {ended} has ended",
            "Give different recordings different folders, or import with --align no if the times are wrong",
        )


def _recorded_at(files: Sequence[_File]) -> str | None:
    timed = [file for file in files if file.extras.starts is not None and file.extras.has_date]
    if not timed:
        return None
    exact = all(file.extras.is_exact for file in timed)
    return _first(timed).isoformat(timespec="milliseconds" if exact else "seconds")


def _of_differences(files: Sequence[_File]) -> list[str]:
    """Rates and lengths that differ, and what is wrong with single files."""
    notes = [problem for file in files for _, each in file.all for problem in each.info.problems]
    rates = sorted({each.info.rate_hz for file in files for _, each in file.all})
    if len(rates) > 1:
        notes.append(f"The files have different rates: {', '.join(f'{rate} Hz' for rate in rates)}")
    short, long = (pick(files, key=lambda file: file.duration_s) for pick in (min, max))
    if long.duration_s - short.duration_s > SAME_LENGTH_S:
        notes.append(
            f"The files are not equally long: {short.info.path.name} has {short.duration_s:.3f} s, "
            f"{long.info.path.name} has {long.duration_s:.3f} s"
        )
    return notes


# ---- labels and places


def _markers(files: Sequence[_File], session: Session) -> Iterator[Label]:
    """The files' own markers; of a file with several channels they belong to no microphone."""
    number = 1
    for file in files:
        microphone = number if file.info.n_channels == 1 and len(session.microphones) > 1 else None
        for begin_s, each in file.all:
            for marker in each.extras.markers:
                start_s = file.offset_s + begin_s + marker.start / each.info.rate_hz
                end_s = start_s + marker.length / each.info.rate_hz
                yield Label(start_s=round(start_s, 6), end_s=round(end_s, 6), microphone=microphone, text=marker.text)
        number += file.info.n_channels


def _with_tables(session: Session, folder: Path, labels_start_s: float) -> tuple[Session, list[str]]:
    """The session with what the tables beside the sound say, and what was taken from each, or why nothing was.

    Tables that only may hold the microphones' places come last: a list of found sources has columns x and y as well.
    """
    notes = []
    for path, format in sorted(_tables(folder), key=lambda each: _is_doubtful(each[0], each[1], session)):
        if _is_doubtful(path, format, session) and any(m.position_m for m in session.microphones):
            notes.append(f"{path.name} was not used: another table says where the microphones stand")
            continue
        try:
            changed = format.read(path, session)
        except UserError as error:
            if format.name == "coordinates" and is_surely_for(session, path):
                raise UserError(error.problem, "Mend the table, or take it out of the folder") from None
            notes.append(f"{path.name} was not used: {error.problem.removeprefix(f'{path.name}: ')}")
            continue
        before, session = session, _later(session, changed.session, labels_start_s)
        notes.append(f"{path.name} was read as {format.title}: {_brought(before, session, format)}")
        notes += [f"{path.name}: {note}" for note in changed.notes]
    return session, notes


def _tables(folder: Path) -> Iterator[tuple[Path, ChangesSession]]:
    for path in _beside(folder):
        format = next(iter(fitting(path)), None) if path.suffix.lower() not in AUDIO_ENDINGS else None
        if isinstance(format, ChangesSession):
            yield path, format


def _is_doubtful(path: Path, format: ChangesSession, session: Session) -> bool:
    """May this table of places be one of something else than the session's microphones?"""
    return format.name == "coordinates" and not is_surely_for(session, path)


def _later(before: Session, after: Session, by_s: float) -> Session:
    """Labels that were added, `by_s` seconds later."""
    known, added = before.labels, after.labels[len(before.labels) :]
    moved = (
        replace(label, start_s=round(label.start_s + by_s, 6), end_s=round(label.end_s + by_s, 6)) for label in added
    )
    return replace(after, labels=(*known, *moved)) if by_s and added else after


def _brought(before: Session, after: Session, format: ChangesSession) -> str:
    if format.brings == "labels":
        n_labels = len(after.labels) - len(before.labels)
        return "1 label" if n_labels == 1 else f"{n_labels} labels"
    n_placed = sum(1 for microphone in after.microphones if microphone.position_m is not None)
    return f"{n_placed} of {len(after.microphones)} microphones have a place"


def _in_time(labels: Sequence[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: label.start_s))


def _some(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} files ({', '.join(names[:3])}{' ...' if names[3:] else ''})"


def _says(names: Sequence[str]) -> str:
    return "says" if len(names) == 1 else "say"


def _it(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "they"
