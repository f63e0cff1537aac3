"""Coordinates as a table of any kind: CSV, TSV, semicolons, decimal commas, UTM, feet, longitude and latitude.

Which column is what is guessed from the header; --map, or the dialog in the window, says it otherwise.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.errors import UserError
from workbench.core.session import Session, title_of
from workbench.core.survey import survey_place_m
from workbench.files.column_map import METRES, ColumnMap, guessed, said
from workbench.files.earth import WGS84, between_systems, georeference, utm_crs
from workbench.files.exchange.registry import Changed, Columns, changes_session, exports
from workbench.files.labels import MAX_PROBLEMS, refuse
from workbench.files.place_rows import Matched, PlaceRow, matched, place_problem, with_places
from workbench.files.plain_text import head_of
from workbench.files.text_table import TextTable, read_table, table_of

ABOUT = "a table of places: CSV or any delimiter; UTM, metres, cm, feet, or degrees; the columns can be mapped"
ENDINGS = (".csv", ".tsv", ".txt")
_HINT = "Say which column is what, for example x=Easting y=Northing z=none unit=m match=order"


@dataclass(frozen=True)
class Placement:
    """What a table does to a session under one mapping: what the window shows while people change that.

    rows : one a row of the table. match : which microphone each belongs to; None when the table cannot be read so.
    problems : sentences; when there are any, session is None. cells : (row, column) of the cells that are at fault.
    """

    table: TextTable
    mapping: ColumnMap
    rows: tuple[PlaceRow, ...]
    match: Matched | None
    session: Session | None
    problems: tuple[str, ...] = ()
    cells: frozenset[tuple[int, int]] = frozenset()
    notes: tuple[str, ...] = ()


def looks_right(path: Path) -> bool:
    """Does a table begin there whose header names x and y?"""
    try:
        table = table_of(head_of(path), path.name)
    except UserError:
        return False
    return bool(table.header) and not guessed(table).problem()


@changes_session(
    "coordinates",
    title="Coordinates (CSV)",
    endings=ENDINGS,
    help=ABOUT,
    brings="coordinates",
    maps_columns=True,
    fits=looks_right,
)
def read(path: Path, session: Session, columns: Columns) -> Changed:
    """The session with its microphones where the table says, and the source if a row has that name."""
    table = read_table(path)
    placed = placement(session, table, said(table, guessed(table), columns))
    refuse(path.name, placed.problems, _HINT)
    assert placed.session is not None
    return Changed(placed.session, placed.notes)


@exports("coordinates", title="Coordinates (CSV)", ending=".csv", help="a row a microphone, and one for the source")
def text(session: Session) -> bytes:
    """Site frame in metres, and survey coordinates where they are known. UserError when nothing has a place."""
    rows = [
        (name, m.file, str(m.channel), m.position_m, m.position_error_m)
        for name, m in zip(microphone_names(session), session.microphones, strict=True)
    ]
    source = session.source
    if source is not None and source.position_m is not None:
        rows.append(("source", "", "", source.position_m, source.position_error_m))
    if not any(row[3] for row in rows):
        raise UserError(f"{title_of(session)} has no places to write", "Place the microphones first")
    has_survey = session.site.shift_m is not None or session.site.georeference is not None
    survey = ("x_survey_m", "y_survey_m", "z_survey_m") if has_survey else ()
    whole = io.StringIO(newline="")
    table = csv.writer(whole, lineterminator="\n")
    table.writerow(("microphone", "file", "channel", "x_m", "y_m", "z_m", "position_error_m", *survey))
    for name, file, channel, place_m, error_m in rows:
        survey_m = survey_place_m(session.site, place_m) if place_m is not None and has_survey else None
        numbers = [*(place_m or (None,) * 3), error_m, *((survey_m or (None,) * 3) if has_survey else ())]
        table.writerow((name, file, channel, *("" if n is None else repr(float(n)) for n in numbers)))
    return whole.getvalue().encode()


def placement(session: Session, table: TextTable, mapping: ColumnMap) -> Placement:
    """What the table does to the session with this mapping; raises nothing."""
    if problem := mapping.problem():
        return Placement(table, mapping, (), None, None, (problem,))
    rows, problems, cells = _rows(table, mapping)
    match = matched(session, rows, mapping.match)
    if match.problem:
        problems.append(match.problem)
    if not problems and not any(row.position_m for row in rows):
        problems.append("No row holds a place")
    if problems:
        return Placement(table, mapping, tuple(rows), match, None, tuple(problems), frozenset(cells))
    told: tuple[str, ...] = ()
    try:
        if mapping.unit == "deg" or mapping.crs:
            session, rows, told = _in_the_sites_system(session, rows, mapping)
    except UserError as error:
        return Placement(table, mapping, tuple(rows), match, None, (error.problem,))
    changed, notes = with_places(session, rows, match)
    return Placement(table, mapping, tuple(rows), match, changed, notes=(*told, *notes))


def is_surely_for(session: Session, path: Path) -> bool:
    """Is this beyond doubt a table for the session: does a row name a microphone, its file or the source?"""
    try:
        table = read_table(path)
    except UserError:
        return False
    name = guessed(table).name
    if name is None:
        return False
    rows = [PlaceRow("", cells[name], None) for cells in table.rows]
    ways: tuple[Literal["name", "file"], ...] = ("name", "file")
    found = [matched(session, rows, way) for way in ways]
    return any(match.source_row is not None or any(i is not None for i in match.microphones) for match in found)


def first_problems(problems: Sequence[str]) -> str:
    """The first of many problems as lines, and how many more there are."""
    more = [f"and {len(problems) - MAX_PROBLEMS} more"] if len(problems) > MAX_PROBLEMS else []
    return "\n".join(f"{p[0].upper()}{p[1:]}." for p in [*problems[:MAX_PROBLEMS], *more])


def _rows(table: TextTable, mapping: ColumnMap) -> tuple[list[PlaceRow], list[str], set[tuple[int, int]]]:
    """The rows' places (degrees stay degrees), what is wrong with them, and where."""
    scale = METRES.get(mapping.unit, 1.0)
    rows, problems, cells = [], [], set()
    for k, line in enumerate(table.lines):
        values: dict[str, float | None] = {}
        for role in ("x", "y", "z", "error"):
            column = mapping.column(role)
            cell = "" if column is None else table.rows[k][column]
            values[role] = None if column is None else table.number(k, column, mapping.decimal)
            is_needed = role in "xy" and _has_place(table, k, mapping)
            if column is not None and values[role] is None and (cell.casefold() not in _NOTHING or is_needed):
                cells.add((k, column))
                has = f'has "{cell[:30]}"' if cell else "is empty"
                problems.append(f"line {line}: {table.title(column)} needs a number, {has}")
        row = _row(table, k, mapping, values, scale)
        if isinstance(row, str):
            cells |= {(k, c) for role in ("x", "y") if (c := mapping.column(role)) is not None}
            problems.append(f"line {line}: {row}")
            row = PlaceRow(f"line {line}", "" if mapping.name is None else table.rows[k][mapping.name], None)
        rows.append(row)
    return rows, problems, cells


_NOTHING = ("", "na", "nan", "n/a", "-", "null", "none")


def _has_place(table: TextTable, row: int, mapping: ColumnMap) -> bool:
    columns = [c for role in ("x", "y") if (c := mapping.column(role)) is not None]
    return any(table.rows[row][c].casefold() not in _NOTHING for c in columns)


def _row(table: TextTable, k: int, mapping: ColumnMap, values: dict[str, float | None], scale: float) -> PlaceRow | str:
    """A row's place in metres, or what is wrong with it."""
    name = "" if mapping.name is None else table.rows[k][mapping.name]
    x, y, z, error = (values[role] for role in ("x", "y", "z", "error"))
    where = f"line {table.lines[k]}"
    if x is None or y is None:
        return PlaceRow(where, name, None)
    if error is not None and error < 0:
        return f"an error of {error:g} is less than none"
    if mapping.unit == "deg" and not (abs(x) <= 180 and abs(y) <= 84):
        return f"({x:g}, {y:g}) is no longitude and latitude between 180° west and east, 84° south and north"
    place = (x * scale, y * scale, None if z is None else z * scale)
    if problem := place_problem(place):
        return problem
    return PlaceRow(where, name, place, None if error is None else error * scale)


def _in_the_sites_system(
    session: Session, rows: Sequence[PlaceRow], mapping: ColumnMap
) -> tuple[Session, list[PlaceRow], tuple[str, ...]]:
    """Rows in another coordinate system as survey coordinates of the site, which gets that system if it has none.

    Also what people should be told. UserError when a system cannot be used, or does not hold these places.
    """
    placed = [row.position_m for row in rows if row.position_m is not None]
    own, said = session.site.georeference, georeference(mapping.crs) if mapping.crs else None
    if mapping.unit == "deg":
        start, known = WGS84, own or said or georeference(utm_crs(*np.mean([p[:2] for p in placed], axis=0)))
    else:
        assert said is not None
        start, known = said.crs, own or said
    moved_m = iter(between_systems(start, known.crs, np.array([place[:2] for place in placed])))
    moved = []
    for row in rows:
        if row.position_m is not None:
            east_m, north_m = (float(v) for v in next(moved_m))
            row = replace(row, position_m=(east_m, north_m, row.position_m[2]))
        moved.append(row)
    told = (f"The places were converted from {start} to {known.crs}",) if start != known.crs else ()
    return replace(session, site=replace(session.site, georeference=known)), moved, told
