"""Recordings of the LOCATA challenge: a microphone array in a room, tracked by cameras, with talkers or loudspeakers.

One folder an array: `audio_array_NAME.wav` (a channel a microphone), `position_array_NAME.txt` and, in the development
set, `position_source_*.txt` (tracks, metres, room frame), `required_time.txt` (when the tracking is valid). All tables
are tab-separated with a header; times are `year month day hour minute second`.
Source: the challenge's documentation, and its authors' reader, sap_locata_io.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from workbench.core.errors import UserError
from workbench.core.geometry import point_of
from workbench.core.session import Label, Microphone, Point, Session, Site, Source
from workbench.files.audio_info import AudioInfo, read_audio_info
from workbench.files.exchange.registry import Draft, makes_sessions
from workbench.files.given_folder import files_below, holds
from workbench.files.inside import path_inside
from workbench.files.place_rows import FARTHEST_M
from workbench.files.plain_text import head_of, lines_of, text_of

STILL_M = 0.05
"""A source that is never farther than this from its middle stands still; a tracked one on a stand shakes by less."""
ARRAY_STILL_M = 0.01
_TIME = ("year", "month", "day", "hour", "minute", "second")
_AUDIO = re.compile(r"audio_array_(?P<name>\w+)\.wav", re.ASCII | re.IGNORECASE)
_RIGHT = "LOCATA's tables are tab-separated with a header, as its documentation says"


@dataclass(frozen=True)
class _Track:
    """A table over time. times_s : (n_rows,) seconds after `origin`. values : by column, (n_rows,) float64."""

    name: str
    origin: datetime
    times_s: np.ndarray
    values: dict[str, np.ndarray]

    def places_m(self, prefix: str = "") -> np.ndarray:
        """(n_rows, 3) metres: columns x, y, z, with a prefix such as "mic3_"."""
        return np.column_stack([self.values[f"{prefix}{axis}"] for axis in "xyz"])

    def rows_near(self, times_s: np.ndarray) -> np.ndarray:
        """The row nearest to each of these times, (n,) int."""
        right = np.clip(np.searchsorted(self.times_s, times_s), 1, max(len(self.times_s) - 1, 1))
        left = right - 1
        right = np.minimum(right, len(self.times_s) - 1)
        is_left = np.abs(self.times_s[left] - times_s) <= np.abs(self.times_s[right] - times_s)
        return np.where(is_left, left, right)


def looks_right(path: Path) -> bool:
    """Is there an array's recording here, or up to three folders down?"""
    return holds(path, _AUDIO, depth=3)


@makes_sessions(
    "locata",
    title="LOCATA recordings",
    help="a session an array's recording: its microphones where they stood, the source if it stood still",
    fits=looks_right,
)
def drafts(path: Path) -> Iterator[Draft]:
    """A session for each array's recording at or below a folder."""
    found = [(file, match["name"]) for file in files_below(path) if (match := _AUDIO.fullmatch(file.name))]
    if not found:
        raise UserError(f"{path} holds no LOCATA recording (audio_array_*.wav)", _RIGHT)
    for file, array in found:
        yield _draft(file, array, Path(path).absolute())


def _draft(file: Path, array: str, root: Path) -> Draft:
    info = read_audio_info(file)
    pose = _track(file.parent, f"position_array_{array}.txt", [f"mic{k}_{a}" for k in _numbers(info) for a in "xyz"])
    required = _track(file.parent, "required_time.txt", ["valid_flag"])
    starts, notes = _starts(file.parent, array, required)
    is_valid = required.values["valid_flag"] > 0.5
    valid_s = required.times_s[is_valid] + (required.origin - pose.origin).total_seconds()
    places_m, told = _microphones_m(pose, valid_s, info)
    source, told_of_source = _source(file.parent, required, is_valid)
    name = "-".join((*file.parent.relative_to(root).parts, *([] if file.parent.name == array else [array])))
    name = name if file.parent != root else "-".join(dict.fromkeys((root.parent.name, root.name, array)))
    session = Session(
        name=name,
        recorded_at=starts.isoformat(timespec="milliseconds"),
        site=Site(name="LOCATA"),
        microphones=tuple(
            Microphone(name=f"{array} {k}", position_m=place, file=file.name, channel=k)
            for k, place in zip(_numbers(info), places_m, strict=True)
        ),
        source=source,
        labels=_labels(required, is_valid, (required.origin - starts).total_seconds()),
    )
    return Draft(name, session, {file.name: file}, (*notes, *told, *told_of_source, *info.problems))


def _numbers(info: AudioInfo) -> range:
    return range(1, info.n_channels + 1)


def _starts(folder: Path, array: str, required: _Track) -> tuple[datetime, list[str]]:
    """When the first sample was taken; of the table with a row a sample only the first is read."""
    name = f"audio_array_timestamps_{array}.txt"
    path = path_inside(folder, name)
    lines = lines_of(head_of(path)) if path.is_file() else []
    if len(lines) >= 3:  # the last one may be cut
        origin, times_s, _ = _parsed(name, lines[:2], _TIME)
        return origin + timedelta(seconds=float(times_s[0])), []
    starts = required.origin + timedelta(seconds=float(required.times_s[0]))
    return starts, [f"{name} is not there: the sound is taken to start with the first required time"]


def _microphones_m(pose: _Track, valid_s: np.ndarray, info: AudioInfo) -> tuple[list[Point | None], list[str]]:
    """Where each microphone stood at the first valid time, and whether the array moved."""
    if len(valid_s) == 0:
        return [None] * info.n_channels, ["No time is marked as valid, so that no place could be read"]
    rows = pose.rows_near(valid_s)
    tracks_m = np.stack([pose.places_m(f"mic{k}_")[rows] for k in _numbers(info)])
    is_seen = np.isfinite(tracks_m).all(axis=(0, 2))
    if not is_seen.any():
        return [None] * info.n_channels, [f"{pose.name} has no places at the valid times"]
    tracks_m = tracks_m[:, is_seen]
    moves_m = float(np.linalg.norm(tracks_m - tracks_m[:, :1], axis=2).max())
    notes = [] if moves_m <= ARRAY_STILL_M else [_of_moving_array(moves_m)]
    return [point_of(place) for place in tracks_m[:, 0]], notes


def _of_moving_array(moves_m: float) -> str:
    return (
        f"The array moves by up to {moves_m:.2f} m: its microphones stand where they were at the first valid time, "
        "and later answers are off by as much"
    )


def _source(folder: Path, required: _Track, is_valid: np.ndarray) -> tuple[Source | None, list[str]]:
    """The one source if it stood still while tracking was valid; else None, and why."""
    names = sorted(path.name for path in folder.glob("position_source_*.txt") if path.is_file())
    if not names:
        return None, ["No source was tracked (evaluation set)"]
    if len(names) > 1:
        return None, [f"{len(names)} sources were tracked; a session has one, so that none was taken as the truth"]
    track = _track(folder, names[0], ["x", "y", "z"])
    valid_s = required.times_s[is_valid] + (required.origin - track.origin).total_seconds()
    places_m = track.places_m()[track.rows_near(valid_s)]
    places_m = places_m[np.isfinite(places_m).all(axis=1)]
    if len(places_m) == 0:
        return None, [f"{names[0]} has no places at the valid times"]
    middle_m = np.median(places_m, axis=0)
    strays_m = float(np.linalg.norm(places_m - middle_m, axis=1).max())
    who = names[0].removeprefix("position_source_").removesuffix(".txt")
    if strays_m > STILL_M:
        told = (
            f"The source {who} moves by up to {strays_m:.2f} m from its middle: a mean of its track is no place of it"
        )
        return Source(identity=who), [told]
    return Source(position_m=point_of(middle_m), position_error_m=round(strays_m, 4), identity=who), []


def _labels(required: _Track, is_valid: np.ndarray, later_s: float) -> tuple[Label, ...]:
    """The stretches in which the tracking is valid. later_s : the required times' origin on the session's clock."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], is_valid, [False]]).astype(int)))
    times_s = required.times_s + later_s
    return tuple(
        Label(start_s=round(float(times_s[first]), 6), end_s=round(float(times_s[after - 1]), 6), text="tracking valid")
        for first, after in zip(edges[::2], edges[1::2], strict=True)
    )


def _track(folder: Path, name: str, columns: Sequence[str]) -> _Track:
    path = path_inside(folder, name)
    if not path.is_file():
        raise UserError(f"{name} is not in {folder}", _RIGHT)
    origin, times_s, values = _parsed(name, lines_of(text_of(path)), (*_TIME, *columns))
    if np.any(np.diff(times_s) < 0):
        raise UserError(f"{name}: its times go backwards", _RIGHT)
    return _Track(name, origin, times_s, values)


def _parsed(
    name: str, lines: Sequence[str], columns: Sequence[str]
) -> tuple[datetime, np.ndarray, dict[str, np.ndarray]]:
    """The first row's time, seconds after it by row, and the wanted columns. Places may be NaN, times may not."""
    header = [cell.strip() for cell in lines[0].rstrip().split("\t")]
    if missing := [column for column in columns if column not in header]:
        raise UserError(f"{name} has no column {', '.join(missing[:6])}", _RIGHT)
    places = [header.index(column) for column in columns]
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = line.rstrip().split("\t")
        if len(cells) != len(header):
            raise UserError(f"{name}, line {number}: it has {len(cells)} cells, the header {len(header)}", _RIGHT)
        try:
            rows.append([float(cells[place]) for place in places])
        except ValueError as error:
            raise UserError(f"{name}, line {number}: it needs a number in each column", _RIGHT) from error
    table = np.array(rows, dtype=np.float64).reshape(-1, len(columns))
    if len(table) == 0:
        raise UserError(f"{name} has no rows", _RIGHT)
    values = {column: table[:, i] for i, column in enumerate(columns)}
    farthest = table[np.abs(table) > FARTHEST_M]
    if len(farthest):
        raise UserError(f"{name} holds {farthest[0]:g}, which is farther than any place on Earth", _RIGHT)
    origin, times_s = _clock(name, values)
    return origin, times_s, values


def _clock(name: str, values: dict[str, np.ndarray]) -> tuple[datetime, np.ndarray]:
    times = np.column_stack([values[column] for column in _TIME])
    is_time = np.isfinite(times).all() and bool(((times >= 0) & (times < 10_000)).all())
    whole = times[:, :5].astype(int) if is_time else np.zeros((0, 5), dtype=int)
    try:
        moments = {tuple(row): datetime(*(int(v) for v in row)) for row in np.unique(whole, axis=0)}  # type: ignore[arg-type]
        origin = moments[tuple(whole[0])]
    except (ValueError, IndexError) as error:
        raise UserError(f"{name} has a time that is none", _RIGHT) from error
    minutes_s = np.array([(moments[tuple(row)] - origin).total_seconds() for row in whole])
    return origin, minutes_s + times[:, 5]
