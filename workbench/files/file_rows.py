"""Which audio files follow one another: a recorder that begins a new file now and then makes a row of them.

Files are one recorder's when their names differ in the date and time only (Ex-1_0+1_20200617_090000.wav), or, where
names hold none, in their last number only (REC0001.WAV), their `bext` or iXML times are known, and none overlaps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import Piece
from workbench.files.audio_info import AudioInfo
from workbench.files.wav_extras import WavExtras, read_wav_extras

ROUGH_S = 2.0
"""Times that names tell have whole seconds: files that seem to overlap by less follow each other without a gap."""

EXACT_S = 0.1
"""The same of times that count samples: a recorder's clock against the clock of its samples."""

_AGREE_S = 2.0
"""A name and a sample count that tell the same time to this: the count is meant."""

_TIME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<month>\d\d)(?P=s)(?P<day>\d\d)[T_\- .]{0,3}"
    r"(?P<hour>\d\d)(?P<t>[-_.:h]?)(?P<minute>\d\d)[-_.:m]?(?P<second>\d\d)(?!\d)"
)


@dataclass(frozen=True)
class Timed:
    """One file and when it starts, as far as that is known.

    is_exact : counts samples, not whole seconds. recorder : equal for files of one recorder, "" = it stands alone.
    is_guess : the name tells no recorder, so those that overlap are of several.
    """

    info: AudioInfo
    starts: datetime | None = None
    is_exact: bool = False
    recorder: str = ""
    is_guess: bool = False


@dataclass(frozen=True)
class FileRow:
    """Files of one recorder in order of time. begins_s : (n_files) where each begins after the first, seconds."""

    files: tuple[Timed, ...]
    begins_s: tuple[float, ...] = (0.0,)

    @property
    def first(self) -> Timed:
        return self.files[0]

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(file.info.path for file in self.files)

    @property
    def n_channels(self) -> int:
        return self.first.info.n_channels

    @property
    def duration_s(self) -> float:
        """From the first one's start to the last one's end."""
        return self.begins_s[-1] + self.files[-1].info.duration_s

    @property
    def gaps_s(self) -> tuple[float, ...]:
        """Of silence between the files."""
        ends_s = (at_s + file.info.duration_s for at_s, file in zip(self.begins_s, self.files, strict=True))
        return tuple(begin_s - end_s for end_s, begin_s in zip(ends_s, self.begins_s[1:], strict=False))

    def then(self, names: Mapping[Path, str]) -> tuple[Piece, ...]:
        """The files behind the first as a session has them. names : of each path in the session."""
        rest = zip(self.paths[1:], self.begins_s[1:], strict=True)
        return tuple(Piece(file=names[path], start_s=round(begin_s, 6)) for path, begin_s in rest)


def rows_of(infos: Sequence[AudioInfo], extras: Mapping[Path, WavExtras] | None = None) -> list[FileRow]:
    """The files as recorders made them, in the order in which the first of each was given; most rows have one file.

    extras : what files say beside their sound, where that is read already. Raises UserError when files of one recorder
    overlap, or differ in their channels.
    """
    files = [_timed(info, None if extras is None else extras.get(info.path)) for info in infos]
    of_recorder: dict[str, list[Timed]] = {}
    for file in files:
        of_recorder.setdefault(file.recorder, []).append(file)
    rows: list[FileRow] = []
    problems: list[str] = []
    for recorder, own in of_recorder.items():
        if recorder and len(own) > 1:
            row = sorted(own, key=_starts_of)
            if row[0].is_guess and any(map(_overlaps_s, row, row[1:])):
                rows += [FileRow((file,)) for file in own]  # recorders that ran side by side
                continue
            problems += _problems_of(row)
            rows.append(_row(row))
        else:
            rows += [FileRow((file,)) for file in own]
    if problems:
        raise UserError.of_many("This row of files", problems, "Leave out what does not belong to it")
    order = {info.path: i for i, info in enumerate(infos)}
    return sorted(rows, key=lambda row: min(order[path] for path in row.paths))


def time_in_name(stem: str) -> tuple[datetime, str] | None:
    """The date and time that a file's name holds, and the name without it; None when there is none."""
    for found in _TIME.finditer(stem):
        parts = [int(found[name]) for name in ("year", "month", "day", "hour", "minute", "second")]
        try:
            return datetime(*parts), f"{stem[: found.start()]}*{stem[found.end() :]}"  # type: ignore[arg-type]
        except ValueError:
            continue
    return None


def recorder_name(stem: str) -> str:
    """A file's name less the date and time in it: "Ex-1_0+1" of "Ex-1_0+1_20200617_090000"; "" when nothing is left."""
    named = time_in_name(stem)
    return (stem if named is None else named[1].replace("*", " ")).strip("_-. ")


def offsets_s(rows: Sequence[FileRow]) -> list[float]:
    """When each row starts after the earliest, seconds; 0 for those of which it is not known."""
    known = [row.first.starts for row in rows if row.first.starts is not None]
    return [0.0 if row.first.starts is None else (row.first.starts - min(known)).total_seconds() for row in rows]


def said_of_rows(rows: Sequence[FileRow]) -> list[str]:
    """What is to tell of rows with more than one file."""
    told = []
    for row in rows:
        if len(row.files) > 1:
            longest_s = max(row.gaps_s)
            gaps = f"with gaps of up to {longest_s:.6g} s" if longest_s > EXACT_S else "without gaps"
            told.append(
                f"{len(row.files)} files from {row.first.info.path.name} on follow one another, {gaps}: "
                f"{row.duration_s:,.0f} s of {row.n_channels} channel{'s' if row.n_channels > 1 else ''}"
            )
    return told


def _timed(info: AudioInfo, extras: WavExtras | None) -> Timed:
    """When a file starts, and whose it is: "*" stands for the time in its name, "#" for its last number."""
    said = extras or _extras_of(info)
    named = time_in_name(info.path.stem)
    place = f"{info.path.parent}/", info.path.suffix.casefold()
    if named is not None:
        starts, rest = named
        recorder, is_guess = rest.join(place), not any(letter.isalnum() for letter in rest)
        agrees = said.starts is not None and abs((said.starts - starts).total_seconds()) <= _AGREE_S
        if said.is_exact and said.has_date and agrees:
            return Timed(info, said.starts, True, recorder, is_guess)
        return Timed(info, starts, False, recorder, is_guess)
    counted = re.sub(r"\d+(?=\D*$)", "#", info.path.stem)
    if said.starts is None or not said.has_date or counted == info.path.stem:
        return Timed(info, said.starts, said.is_exact)
    return Timed(info, said.starts, said.is_exact, f"{counted.join(place)} {info.n_channels}", is_guess=True)


def _extras_of(info: AudioInfo) -> WavExtras:
    try:
        return read_wav_extras(info.path, info.rate_hz)
    except OSError:
        return WavExtras()


def _starts_of(file: Timed) -> datetime:
    assert file.starts is not None  # files without a time belong to no recorder
    return file.starts


def _overlaps_s(before: Timed, after: Timed) -> float:
    """By how many seconds the later begins too early, 0 when that is a matter of rounding."""
    early_s = before.info.duration_s - (_starts_of(after) - _starts_of(before)).total_seconds()
    return early_s if early_s > (EXACT_S if before.is_exact and after.is_exact else ROUGH_S) else 0.0


def _problems_of(row: Sequence[Timed]) -> list[str]:
    told = []
    for before, after in pairwise(row):
        name, next_name = before.info.path.name, after.info.path.name
        if early_s := _overlaps_s(before, after):
            ends = _starts_of(before) + timedelta(seconds=before.info.duration_s)
            told.append(
                f"{next_name} begins at {_starts_of(after):%H:%M:%S}, {early_s:.1f} s before {name} ends "
                f"({ends:%H:%M:%S}): files of one recorder cannot overlap"
            )
        if before.info.n_channels != after.info.n_channels:
            told.append(
                f"{next_name} has another number of channels ({after.info.n_channels}) than {name} "
                f"({before.info.n_channels})"
            )
    return told


def _row(files: Sequence[Timed]) -> FileRow:
    begins_s = [0.0]
    for before, file in pairwise(files):
        nominal_s = (_starts_of(file) - _starts_of(files[0])).total_seconds()
        begins_s.append(max(nominal_s, begins_s[-1] + before.info.duration_s))
    return FileRow(tuple(files), tuple(begins_s))
