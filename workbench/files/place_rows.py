"""Rows of places onto the microphones of a session: by name, by file name, or in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from workbench.core.array.checks import microphone_names
from workbench.core.session import Point, Session, Source
from workbench.core.survey import in_site_frame

FARTHEST_M = 1e8
"""Ten times round the Earth: a larger coordinate is a mistake."""
SOURCE_NAMES = ("source", "loudspeaker", "speaker")
By = Literal["auto", "name", "file", "order"]


@dataclass(frozen=True)
class PlaceRow:
    """A place that a file tells. where : for sentences, such as "line 3".

    position_m : metres, site frame or survey coordinates; height None = the file has none. None = not placed.
    """

    where: str
    name: str
    position_m: tuple[float, float, float | None] | None
    position_error_m: float | None = None


@dataclass(frozen=True)
class Matched:
    """microphones : for each row the microphone (from 0) it belongs to, None = none. by : how they were matched.

    source_row : the row that is called "source". problem : why they cannot be matched; empty when they can.
    """

    microphones: tuple[int | None, ...]
    by: Literal["name", "file", "order"]
    source_row: int | None = None
    problem: str = ""


def matched(session: Session, rows: Sequence[PlaceRow], by: By = "auto") -> Matched:
    """Which row belongs to which microphone. "auto" : by name, else by file, else in order if there are as many."""
    names = [row.name.strip().casefold() for row in rows]
    own = set(_own_names(session))
    source = next((i for i, name in enumerate(names) if name in SOURCE_NAMES and name not in own), None)
    ways: tuple[Literal["name", "file", "order"], ...] = ("name", "file", "order") if by == "auto" else (by,)
    for way in ways:
        if way == "order":
            found = _in_order(len(rows), source)
            n_rows = len(rows) - (source is not None)
            if n_rows != len(session.microphones):
                break
        else:
            found = [i if k != source else None for k, i in enumerate(_by_text(session, names, way))]
        if any(i is not None for i in found):
            return Matched(tuple(found), way, source, _doubled(session, rows, found))
    if by == "auto" and source is not None and len(rows) == 1:
        return Matched((None,), "name", source)
    return Matched((None,) * len(rows), ways[-1], source, _why_none(session, rows, source, ways))


def with_places(session: Session, rows: Sequence[PlaceRow], match: Matched) -> tuple[Session, tuple[str, ...]]:
    """The session with the rows' places, large coordinates moved to its site frame, and what people should know.

    A height that the file does not tell stays as it was, or becomes 0 m. How well a place was known is forgotten when
    the place changes and the file does not say how well the new one is.
    """
    moved, notes = _moved(session, rows, match)
    changed = in_site_frame(moved)
    if changed.site.shift_m != session.site.shift_m and changed.site.shift_m is not None:
        x, y, z = changed.site.shift_m
        notes = [f"These are survey coordinates: ({x:.0f}, {y:.0f}, {z:.0f}) m was taken off them", *notes]
    changed, kept = _with_others(session, changed, match)
    return _without_old_errors(session, changed, rows, match), (*notes, *kept)


def place_problem(position_m: Sequence[float | None]) -> str:
    """What is wrong with a place; empty when nothing is."""
    far = next((v for v in position_m if v is not None and abs(v) > FARTHEST_M), None)
    return "" if far is None else f"{far:g} m is farther than any place on Earth"


def _moved(session: Session, rows: Sequence[PlaceRow], match: Matched) -> tuple[Session, list[str]]:
    """The session with only the rows' places in it, and notes."""
    microphones = [replace(m, position_m=None) for m in session.microphones]
    source_m: Point | None = None
    source_error_m: float | None = None
    n_without_height = 0
    for k, row in enumerate(rows):
        i = match.microphones[k]
        if row.position_m is None or (i is None and k != match.source_row):
            continue
        old_m = session.true_position_m if i is None else session.microphones[i].position_m
        place_m = _with_height(row.position_m, old_m)
        n_without_height += row.position_m[2] is None and old_m is None
        if i is None:
            source_m, source_error_m = place_m, row.position_error_m
        else:
            known = microphones[i].position_error_m if row.position_error_m is None else row.position_error_m
            microphones[i] = replace(microphones[i], position_m=place_m, position_error_m=known)
    source = None if source_m is None else session.source or Source()
    if source is not None:
        known = source.position_error_m if source_error_m is None else source_error_m
        source = replace(source, position_m=source_m, position_error_m=known)
    notes = _notes(session, rows, match)
    if n_without_height:
        notes.append("The file has no heights, so they were taken as 0 m")
    return replace(session, microphones=tuple(microphones), source=source), notes


def _with_others(session: Session, changed: Session, match: Matched) -> tuple[Session, list[str]]:
    """What the file does not place stands where it stood."""
    now = tuple(
        new if new.position_m is not None else replace(new, position_m=old.position_m)
        for new, old in zip(changed.microphones, session.microphones, strict=True)
    )
    is_new_frame = changed.site.shift_m != session.site.shift_m
    kept = [
        name
        for name, new, old in zip(microphone_names(session), changed.microphones, session.microphones, strict=True)
        if new.position_m is None and old.position_m is not None
    ]
    source = changed.source if changed.source is not None else session.source
    if changed.source is None and session.true_position_m is not None:
        kept.append("the source")
    notes = []
    if is_new_frame and kept:
        notes.append(f"Check {', '.join(kept)}: not in the file, and perhaps in another frame than the new places")
    return replace(changed, microphones=now, source=source), notes


def _without_old_errors(session: Session, changed: Session, rows: Sequence[PlaceRow], match: Matched) -> Session:
    """The error of an old place says nothing about a new one."""
    told = {i for i, row in zip(match.microphones, rows, strict=True) if row.position_error_m is not None}
    microphones = tuple(
        replace(new, position_error_m=None) if new.position_m != old.position_m and i not in told else new
        for i, (new, old) in enumerate(zip(changed.microphones, session.microphones, strict=True))
    )
    changed = replace(changed, microphones=microphones)
    k = match.source_row
    is_told = k is not None and rows[k].position_error_m is not None
    if changed.source is None or is_told or changed.true_position_m == session.true_position_m:
        return changed
    return replace(changed, source=replace(changed.source, position_error_m=None))


def _with_height(place_m: tuple[float, float, float | None], old_m: Point | None) -> Point:
    x, y, z = place_m
    return (x, y, z) if z is not None else (x, y, old_m[2] if old_m is not None else 0.0)


def _notes(session: Session, rows: Sequence[PlaceRow], match: Matched) -> list[str]:
    notes = []
    placed = {i for i, row in zip(match.microphones, rows, strict=True) if i is not None and row.position_m is not None}
    if missing := [name for i, name in enumerate(microphone_names(session)) if i not in placed]:
        notes.append(f"No place was found for {_listed(missing)}")
    left = [
        row.name or row.where for k, row in enumerate(rows) if match.microphones[k] is None and k != match.source_row
    ]
    if left:
        notes.append(f"{'Row' if len(left) == 1 else 'Rows'} {_listed(left)} belong to no microphone here")
    if match.by == "order":
        notes.append("The rows were taken in the order of the microphones")
    return notes


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _in_order(n_rows: int, source: int | None) -> list[int | None]:
    order = iter(range(n_rows))
    return [None if k == source else next(order) for k in range(n_rows)]


def _by_text(session: Session, names: Sequence[str], way: Literal["name", "file"]) -> list[int | None]:
    """For each name the one microphone it means, by name, or by a file that holds one microphone only."""
    if way == "name":
        own = _own_names(session)
        return [own.index(name) if name and own.count(name) == 1 else None for name in names]
    files = [m.file.casefold() for m in session.microphones]
    alone = {i: PurePosixPath(file) for i, file in enumerate(files) if files.count(file) == 1}
    return [_file_called(name, alone) if name else None for name in names]


def _own_names(session: Session) -> list[str]:
    return [name.strip().casefold() for name in microphone_names(session)]


def _file_called(name: str, files: dict[int, PurePosixPath]) -> int | None:
    """The file of that name, else the only one that has the name as a word of its own ("01" in mic_01.wav)."""
    bare = PurePosixPath(name).name
    exact = [i for i, file in files.items() if bare in (file.name, file.stem)]
    word = re.compile(rf"(?<![^\W_]){re.escape(bare)}(?![^\W_])")
    found = exact or [i for i, file in files.items() if word.search(file.stem)]
    return found[0] if len(found) == 1 else None


def _doubled(session: Session, rows: Sequence[PlaceRow], found: Sequence[int | None]) -> str:
    for k, i in enumerate(found):
        if i is not None and i in found[:k]:
            first = rows[list(found).index(i)].where
            return f"{first} and {rows[k].where} both place {microphone_names(session)[i]}"
    return ""


def _why_none(session: Session, rows: Sequence[PlaceRow], source: int | None, ways: Sequence[str]) -> str:
    n_rows, n_microphones = len(rows) - (source is not None), len(session.microphones)
    counts = f"there are {n_rows} rows for {n_microphones} microphones"
    if tuple(ways) == ("order",):
        return f"In order is not possible: {counts}"
    names = list(dict.fromkeys(row.name for k, row in enumerate(rows) if row.name and k != source))
    known = _listed(microphone_names(session))
    said = f"None of {_listed(names)} is a microphone of this session ({known})" if names else "No row has a name"
    return f"{said}, and {counts}" if "order" in ways else said
