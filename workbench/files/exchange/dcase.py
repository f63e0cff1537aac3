"""DCASE / STARSS tables: no header, whole numbers, one row a frame of 100 ms and sound.

frame, class, source, azimuth (degrees, counter-clockwise from the x axis seen from above), elevation (degrees, up),
and, from STARSS23 on, distance in cm; the three are seen from the middle of the placed microphones. Everything is
rounded to whole numbers, so a place that was read back is off by half a degree and half a centimetre at most.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from workbench.core.errors import UserError
from workbench.core.session import Label, Point, Session, Source, title_of
from workbench.files.exchange.registry import Changed, changes_session, exports
from workbench.files.labels import LONGEST_S, labels_to_write, refuse, with_labels_but
from workbench.files.plain_text import head_of, lines_of, text_of

FRAME_S = 0.1
MAX_FRAMES = 1_000_000
STARSS_CLASSES = (
    *("female speech", "male speech", "clapping", "telephone", "laughter", "domestic sounds", "footsteps", "door"),
    *("music", "musical instrument", "water tap", "bell", "knock"),
)
ABOUT = "frame (100 ms), class, source, azimuth and elevation in degrees, distance in cm: whole numbers"
_COLUMNS = ("frame", "class", "source", "azimuth", "elevation", "distance")
_RIGHT = "DCASE rows are whole numbers parted by commas: frame, class, source, azimuth, elevation and perhaps distance"
_LIMITS = ((0, round(LONGEST_S / FRAME_S)), (0, 10_000), (0, 10_000), (-360, 360), (-90, 90), (0, 100_000_000))
_NUMBERED = re.compile(r"class (\d{1,4})")


@dataclass(frozen=True)
class _Row:
    frame: int
    kind: int
    source: int
    direction: tuple[int, ...]
    """azimuth, elevation (degrees) and, where it is known, distance (cm)."""


def looks_right(path: Path) -> bool:
    """Is the first line made of five or six whole numbers?"""
    return isinstance(_row(lines_of(head_of(path))[0]), _Row)


@changes_session("dcase", title="DCASE / STARSS table", endings=(".csv",), help=ABOUT, fits=looks_right)
def read(path: Path, session: Session) -> Changed:
    """The session with a label for every unbroken run of frames of a class, and the source's place if it is told.

    The place is taken only when nobody knows a better one, the microphones are placed, and every row says the same.
    """
    rows, problems = [], []
    for number, line in enumerate(lines_of(text_of(path)), start=1):
        if line.strip():
            row = _row(line)
            if isinstance(row, _Row):
                rows.append(row)
            else:
                problems.append(f"line {number}: {row}")
    refuse(path.name, problems, _RIGHT)
    labelled = with_labels_but(session, _labels(rows), _known(session.labels), _key)
    return replace(labelled, session=_with_place(labelled.session, {row.direction for row in rows}))


@exports("dcase", title="DCASE / STARSS table", ending=".csv", help=ABOUT)
def text(session: Session) -> bytes:
    """The frames of all labels, each with where the source stood as seen from the middle of the microphones.

    A class is the number in "class 8", the place in STARSS' list of classes, or else a number from 13 on in order of
    appearance. UserError without labels, source or placed microphones.
    """
    labels = labels_to_write(session)
    centre_m, place_m = array_centre_m(session), session.true_position_m
    if centre_m is None or place_m is None:
        missing = "no microphone is placed" if centre_m is None else "nobody knows where its source stood"
        raise UserError(
            f"{title_of(session)} cannot be written as DCASE rows: {missing}", "Every row needs a direction"
        )
    n_frames = sum(1 + math.ceil((label.end_s - label.start_s) / FRAME_S) for label in labels)
    if n_frames > MAX_FRAMES or any(label.start_s < 0 for label in labels):
        what = f"more than {MAX_FRAMES} frames" if n_frames > MAX_FRAMES else "labels before 0 s"
        raise UserError(f"{title_of(session)} cannot be written as DCASE rows: it has {what}")
    direction = seen_from(centre_m, place_m)
    rows = {row for of_one in _rows(labels) for row in of_one}
    return "".join(",".join(map(str, (*row, *direction))) + "\n" for row in sorted(rows)).encode()


def array_centre_m(session: Session) -> np.ndarray | None:
    """(3,) mean of the placed microphones, site frame, metres; None when none is placed."""
    places = [m.position_m for m in session.microphones if m.position_m is not None]
    return np.mean(np.array(places), axis=0) if places else None


def seen_from(centre_m: np.ndarray, place_m: Sequence[float]) -> tuple[int, int, int]:
    """Azimuth and elevation (whole degrees) and distance (whole cm) of a place. Both (3,), site frame, metres."""
    x_m, y_m, z_m = (float(v) for v in np.asarray(place_m) - centre_m)
    azimuth = round(math.degrees(math.atan2(y_m, x_m)))
    elevation = round(math.degrees(math.atan2(z_m, math.hypot(x_m, y_m))))
    return (180 if azimuth == -180 else azimuth), elevation, round(100.0 * math.hypot(x_m, y_m, z_m))


def _row(line: str) -> _Row | str:
    """A row, or what is wrong with it."""
    cells = [cell.strip() for cell in line.split(",")]
    if len(cells) not in (5, 6):
        return f"it needs 5 or 6 numbers, has {len(cells)}"
    values = []
    for name, cell, (low, high) in zip(_COLUMNS, cells, _LIMITS, strict=False):
        value = int(cell) if re.fullmatch(r"[+-]?\d{1,12}", cell, re.ASCII) else None
        if value is None or not low <= value <= high:
            return f'{name} needs a whole number from {low} to {high}, has "{cell[:30]}"'
        values.append(value)
    return _Row(values[0], values[1], values[2], tuple(values[3:]))


def _labels(rows: Sequence[_Row]) -> Iterator[Label]:
    """One label a run of frames of the same class and source, in order of time."""
    runs: list[tuple[int, int, int, int]] = []
    heard: dict[tuple[int, int], set[int]] = {}
    for row in rows:
        heard.setdefault((row.kind, row.source), set()).add(row.frame)
    for (kind, source), set_of_frames in heard.items():
        frames = sorted(set_of_frames)
        first = frames[0]
        for frame, following in zip(frames, [*frames[1:], None], strict=True):
            if following != frame + 1:
                runs.append((first, frame, kind, source))
                first = following if following is not None else 0
    for first, last, kind, source in sorted(runs):
        extra = {"source": source} if source else {}
        yield Label(
            start_s=round(first * FRAME_S, 6), end_s=round((last + 1) * FRAME_S, 6), text=f"class {kind}", extra=extra
        )


def _rows(labels: Sequence[Label]) -> Iterator[list[tuple[int, int, int]]]:
    """Frame, class and source of the rows that each label is written as."""
    numbers = _class_numbers([label.text for label in labels])
    for label, kind in zip(labels, numbers, strict=True):
        yield [(frame, kind, _source(label)) for frame in _frames(label)]


def _known(labels: Sequence[Label]) -> set[object]:
    """What a file says of these labels: of each by itself, and where they touch, of several as one run."""
    labels = [label for label in labels if label.start_s >= 0 and label.end_s - label.start_s < MAX_FRAMES * FRAME_S]
    each = [[_Row(*row, ()) for row in rows] for rows in _rows(labels)]
    apart = {_key(label) for rows in each for label in _labels(rows)}
    return apart | set(map(_key, _labels([row for rows in each for row in rows])))


def _key(label: Label) -> tuple[object, ...]:
    return label.start_s, label.end_s, label.text, _source(label)


def _with_place(session: Session, directions: set[tuple[int, ...]]) -> Session:
    centre_m = array_centre_m(session)
    if len(directions) != 1 or session.true_position_m is not None or centre_m is None:
        return session
    (direction,) = directions
    if len(direction) < 3:
        return session
    azimuth, elevation, distance_m = math.radians(direction[0]), math.radians(direction[1]), direction[2] / 100.0
    level_m = distance_m * math.cos(elevation)
    offset_m = np.array([level_m * math.cos(azimuth), level_m * math.sin(azimuth), distance_m * math.sin(elevation)])
    x, y, z = (round(float(v), 6) for v in centre_m + offset_m)
    place: Point = (x, y, z)
    half_a_step = math.hypot(distance_m * math.radians(0.5) * math.sqrt(2.0), 0.005)
    source = session.source or Source()
    return replace(session, source=replace(source, position_m=place, position_error_m=round(half_a_step, 3)))


def _class_numbers(texts: Sequence[str]) -> list[int]:
    numbers: dict[str, int] = {}
    for text in texts:
        key = text.strip().casefold()
        if found := _NUMBERED.fullmatch(key):
            numbers[key] = int(found.group(1))
        elif key in STARSS_CLASSES:
            numbers[key] = STARSS_CLASSES.index(key)
    free = len(STARSS_CLASSES)
    for text in texts:
        key = text.strip().casefold()
        if key not in numbers:
            while free in numbers.values():
                free += 1
            numbers[key] = free
    return [numbers[text.strip().casefold()] for text in texts]


def _source(label: Label) -> int:
    value = label.extra.get("source")
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _frames(label: Label) -> range:
    """The frames that a label touches; a mark without length touches one."""
    first = math.floor(label.start_s / FRAME_S + 1e-6)
    return range(first, max(first + 1, math.ceil(label.end_s / FRAME_S - 1e-6)))
