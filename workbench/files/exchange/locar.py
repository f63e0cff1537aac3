"""The file set of the R package locaR: recordings of wildlife by synchronised recorders, their places, detections.

Sound: `STATION_DATE_TIME.wav` or `STATION_MIC_DATE_TIME.wav` ("$" may stand for the last "_"); all that start at the
same moment are one session. Coordinates.csv: UTM. Channels.csv: which channel of a recorder counts. Adjustments.csv:
by how many seconds a file started later than its name says. Settings.csv: temperature. Detections.csv: who called when.
Source: the package's vignette 5, "Guide to locaR data structures".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import numpy as np

from workbench.core.errors import UserError
from workbench.core.geometry import survey_shift_m
from workbench.core.session import Conditions, Georeference, Label, Microphone, Point, Session, Site
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.exchange.registry import Draft, makes_sessions
from workbench.files.given_folder import Row, files_below, table_of
from workbench.files.inside import problem_of_name
from workbench.files.labels import refuse, span_problem
from workbench.files.new_session import safe_names
from workbench.files.place_rows import place_problem
from workbench.files.plain_text import head_of
from workbench.files.session_folder import AUDIO_ENDINGS

_SOUND = re.compile(r"(?P<station>[^_]+)(_[^_]+)?_(?P<date>\d{8})[_$](?P<time>\d{6})", re.ASCII)
_STAMP = re.compile(r"(?P<date>\d{8})[_$](?P<time>\d{6})", re.ASCII)
MAX_CHANNELS = 65_535
"""A WAV file counts its channels in 16 bits."""
_STATIONS = tuple(f"Station{i}" for i in range(1, 7))
_RIGHT = "The tables are described in locaR's vignette 5, Guide to locaR data structures"


@dataclass(frozen=True)
class _Sound:
    """A recorder's file. starts : as its name says. later_s : by how much it really started later."""

    station: str
    starts: datetime
    info: AudioInfo
    later_s: float = 0.0


@dataclass(frozen=True)
class _Tables:
    """What the tables of a folder say. channels : by station, from 1. later_s : by file name.

    places_m : by station, site frame; shift_m : what was taken off, the same for every session.
    detections : tables with the start they belong to, None where their name does not say.
    """

    places_m: Mapping[str, Point]
    shift_m: Point | None
    crs: str
    channels: Mapping[str, int]
    later_s: Mapping[str, float]
    settings: Mapping[str, str]
    detections: Sequence[tuple[datetime | None, Path]]
    notes: tuple[str, ...]


def looks_right(path: Path) -> bool:
    """Is there a table of coordinates with locaR's columns?"""
    if not path.is_dir():
        return False
    tables = (
        file for file in path.glob("*Coordinates*.csv") if file.is_file() and not problem_of_name(file.name, path)
    )
    return any(head_of(file).replace('"', "").startswith("Station,Zone,Easting,Northing") for file in tables)


@makes_sessions(
    "locar",
    title="locaR file sets",
    help="a session a recording start: recorders in UTM, channels, clock adjustments, temperature, detections",
    fits=looks_right,
)
def drafts(
    path: Path, *, southern: Annotated[bool, "the UTM zone is one of the southern hemisphere"] = False
) -> Iterator[Draft]:
    """A session for each moment at which recordings start."""
    files = files_below(path)
    problems: list[str] = []
    tables = _tables(files, southern, problems)
    groups: dict[datetime, list[_Sound]] = {}
    for sound in _sounds(files, tables, problems):
        groups.setdefault(sound.starts, []).append(sound)
    labels = {starts: _labels(starts, list(groups), tables, problems) for starts in groups}
    refuse(Path(path).absolute().name, problems, _RIGHT)
    if not groups:
        raise UserError(
            f"{path} holds no recording whose name ends with its date and time",
            'locaR\'s recordings are called such as "Ex-1_0+1_20200617_090000.wav"',
        )
    for starts, sounds in sorted(groups.items()):
        yield _draft(starts, sounds, tables, *labels[starts])


def _draft(
    starts: datetime, sounds: Sequence[_Sound], tables: _Tables, labels: Sequence[Label], ignored: Sequence[str]
) -> Draft:
    names = safe_names([sound.info.path for sound in sounds])
    microphones = tuple(
        Microphone(
            name=sound.station,
            position_m=tables.places_m.get(sound.station),
            file=name,
            channel=tables.channels.get(sound.station, 1),
            offset_s=sound.later_s,
        )
        for sound, name in zip(sounds, names, strict=True)
    )
    temperature = tables.settings.get("tempC", "")
    name = f"{starts:%Y%m%d_%H%M%S}"
    session = Session(
        name=f"{starts:%Y-%m-%d %H:%M:%S}",
        recorded_at=starts.isoformat(),
        site=Site(shift_m=tables.shift_m, georeference=Georeference(crs=tables.crs) if tables.crs else None),
        conditions=Conditions(temperature_c=float(temperature) if temperature else None, notes="\n".join(ignored)),
        microphones=microphones,
        labels=tuple(labels),
    )
    sound = {name: sound.info.path for name, sound in zip(names, sounds, strict=True)}
    return Draft(name, session, sound, (*_of_stations(sounds, tables), *tables.notes))


# ---- sound


def _sounds(files: Sequence[Path], tables: _Tables, problems: list[str]) -> Iterator[_Sound]:
    for path in files:
        match = _SOUND.fullmatch(path.stem)
        if path.suffix.lower() not in AUDIO_ENDINGS or match is None:
            continue
        starts = _moment(match)
        if starts is None:
            problems.append(f"{path.name} names a day or time that there is none of")
            continue
        try:
            info = read_audio_info(path)
        except UserError as error:
            problems.append(error.problem)
            continue
        channel = tables.channels.get(match["station"], 1)
        if channel > info.n_channels:
            problems.append(f"{path.name} has no channel {channel}, which the table of channels asks for")
        yield _Sound(match["station"], starts, info, tables.later_s.get(path.name, 0.0))


def _moment(match: re.Match[str]) -> datetime | None:
    try:
        return datetime.strptime(match["date"] + match["time"], "%Y%m%d%H%M%S")
    except ValueError:
        return None


def _of_stations(sounds: Sequence[_Sound], tables: _Tables) -> list[str]:
    heard = {sound.station for sound in sounds}
    notes = []
    if silent := sorted(tables.places_m.keys() - heard):
        notes.append(f"No recording of {', '.join(silent)}")
    if unplaced := sorted(heard - tables.places_m.keys()):
        notes.append(f"No coordinates of {', '.join(unplaced)}: place them yourself")
    if moved := [sound.info.path.name for sound in sounds if sound.later_s]:
        notes.append(f"{len(moved)} files were moved on the clock by the table of adjustments: {', '.join(moved[:3])}")
    else:
        notes.append(
            f"All {len(sounds)} recorders start together, as their names say: their clocks are taken as synchronised"
        )
    return notes


# ---- tables


def _tables(files: Sequence[Path], southern: bool, problems: list[str]) -> _Tables:
    named = [path for path in files if path.suffix.lower() == ".csv"]
    answers = [path.name for path in named if path.stem.casefold().endswith("localized")]
    survey_m, crs, notes = _survey(_of_kind(named, "coordinates"), southern, problems)
    places_m, shift_m = _in_site_frame(survey_m)
    channels = {
        row.text("Station"): channel
        for row in _rows(_of_kind(named, "channels"), ("Station", "Channel"), problems)
        if (channel := _channel(row, problems)) is not None
    }
    later_s = {
        row.text("Filename"): seconds
        for row in _rows(_of_kind(named, "adjustments"), ("Filename", "Difference"), problems)
        if (seconds := _number(row, "Difference", problems, "the table of adjustments")) is not None
    }
    there = {path.name for path in files}
    if strangers := sum(1 for name in later_s if name not in there):
        notes.append(f"The table of adjustments also names {strangers} files that are not here")
    settings = {
        row.text("Setting"): row.text("Value")
        for row in _rows(_of_kind(named, "settings"), ("Setting", "Value"), problems)
    }
    for setting in ("tempC", "soundSpeed"):
        if settings.get(setting) and Row(0, settings).number(setting) is None:
            problems.append(f"the settings' {setting} needs a number, has {settings[setting]!r}")
            settings.pop(setting)
    if settings.get("soundSpeed"):
        notes.append(f"The settings ask for a sound speed of {settings['soundSpeed']} m/s; here it follows from tempC")
    if answers:
        notes.append(f"{', '.join(answers)} holds what locaR itself calculated; it was left out, since it is no truth")
    detections = [
        (_moment(match) if (match := _STAMP.search(path.stem)) else None, path)
        for path in _of_kind(named, "detections")
        if path.name not in answers
    ]
    return _Tables(places_m, shift_m, crs, channels, later_s, settings, detections, tuple(notes))


def _of_kind(files: Sequence[Path], word: str) -> list[Path]:
    return [path for path in files if word in path.stem.casefold()]


def _rows(files: Sequence[Path], needed: Sequence[str], problems: list[str]) -> Iterator[Row]:
    for path in files:
        try:
            yield from table_of(path, needed)
        except UserError as error:
            problems.append(error.problem)


def _number(row: Row, column: str, problems: list[str], where: str) -> float | None:
    if not row.text(column):
        return None
    if (value := row.number(column)) is None:
        problems.append(f"{where}, line {row.line}: {column} needs a number, has {row.text(column)[:40]!r}")
    return value


def _channel(row: Row, problems: list[str]) -> int | None:
    if (value := _number(row, "Channel", problems, "the table of channels")) is None:
        return None
    if not (value.is_integer() and 1 <= value <= MAX_CHANNELS):
        problems.append(
            f"the table of channels, line {row.line}: Channel needs a whole number from 1 on, has {value:g}"
        )
        return None
    return int(value)


def _in_site_frame(survey_m: Mapping[str, Point]) -> tuple[dict[str, Point], Point | None]:
    """Places less a shift of whole 10 m, also in height: elevations count from the sea, and sites from their ground."""
    array_m = np.array(list(survey_m.values()), dtype=np.float64).reshape(-1, 3)
    if (level_m := survey_shift_m(array_m)) is None:
        return dict(survey_m), None
    x, y, _ = (float(value) for value in level_m)
    shift_m = (x, y, math.floor(float(array_m[:, 2].min()) / 10.0) * 10.0)
    moved = {
        station: tuple(round(value - shift, 6) for value, shift in zip(place, shift_m, strict=True))
        for station, place in survey_m.items()
    }
    return {station: (place[0], place[1], place[2]) for station, place in moved.items()}, shift_m


def _survey(files: Sequence[Path], southern: bool, problems: list[str]) -> tuple[dict[str, Point], str, list[str]]:
    """Places by station (UTM, metres), the code of their coordinate system, and notes."""
    places: dict[str, Point] = {}
    zones: set[str] = set()
    for row in _rows(files, ("Station", "Easting", "Northing"), problems):
        where = f"the table of coordinates, line {row.line}"
        values = [_number(row, axis, problems, where) for axis in ("Easting", "Northing", "Elevation")]
        if problem := place_problem(values):
            problems.append(f"{where}: {problem}")
        elif row.text("Station") and values[0] is not None and values[1] is not None:
            places[row.text("Station")] = (values[0], values[1], values[2] or 0.0)
            zones.add(row.text("Zone"))
    if len(zones) > 1:
        problems.append(f"the stations lie in several UTM zones ({', '.join(sorted(zones))}), which cannot be compared")
    zone = re.fullmatch(r"(\d{1,2})\s*[A-Za-z]?", zones.pop()) if len(zones) == 1 else None
    if zone is None or not 1 <= int(zone[1]) <= 60:
        return places, "", ["No UTM zone is given, so the site's place on Earth is unknown"] if places else []
    crs = f"EPSG:{(32700 if southern else 32600) + int(zone[1])}"
    half = "southern" if southern else "northern"
    return places, crs, [f"UTM zone {zone[1]} was taken for the {half} hemisphere ({crs})"]


# ---- detections


def _labels(
    starts: datetime, all_starts: Sequence[datetime], tables: _Tables, problems: list[str]
) -> tuple[list[Label], list[str]]:
    """The detections of one recording start, and the remarks of rows that are none."""
    labels: list[Label] = []
    remarks: list[str] = []
    for stamp, path in tables.detections:
        if stamp != starts and not (stamp is None and len(all_starts) == 1):
            continue
        for row in _rows([path], ("From", "To"), problems):
            if not any(row.text(station) for station in _STATIONS):
                remarks += [row.text("Comments")] if row.text("Comments") else []
            elif (label := _label(row, path.name, problems)) is not None:
                labels.append(label)
    return sorted(labels, key=lambda label: label.start_s), remarks


def _label(row: Row, name: str, problems: list[str]) -> Label | None:
    where = f"{name}, line {row.line}"
    start_s, end_s, low_hz, high_hz = (_number(row, key, problems, where) for key in ("From", "To", "F_Low", "F_High"))
    if start_s is None or end_s is None:
        problems.append(f"{where}: From and To need times in seconds")
        return None
    if problem := span_problem(start_s, end_s, "s") or span_problem(low_hz, high_hz, "Hz"):
        problems.append(f"{where}: {problem}")
        return None
    who = " ".join(filter(None, (row.text("Species"), row.text("Individual"))))
    label = Label(start_s=start_s, end_s=end_s, low_hz=low_hz, high_hz=high_hz, text=who or "detection")
    stations = [row.text(station) for station in _STATIONS if row.text(station)]
    extra = {"stations": stations} | ({"comments": row.text("Comments")} if row.text("Comments") else {})
    return replace(label, extra=extra)
