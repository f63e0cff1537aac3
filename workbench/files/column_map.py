"""Which column of a table is what: guessed from the header, changed by people, said on a command line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from workbench.core.errors import UserError
from workbench.files.text_table import Decimal, TextTable

Unit = Literal["m", "cm", "mm", "ft", "deg"]
Match = Literal["auto", "name", "file", "order"]
METRES = {"m": 1.0, "cm": 0.01, "mm": 0.001, "ft": 0.3048}
"""Metres a unit; degrees are longitude and latitude, and no length."""
ROLES = ("name", "x", "y", "z", "error")
Role = Literal["name", "x", "y", "z", "error"]
ROLE_TITLES: Mapping[str, str] = {
    "name": "Microphone",
    "x": "x, east or longitude",
    "y": "y, north or latitude",
    "z": "z or height",
    "error": "Position error",
}
UNIT_TITLES: Mapping[Unit, str] = {
    "m": "metres (also UTM)",
    "cm": "centimetres",
    "mm": "millimetres",
    "ft": "feet",
    "deg": "degrees of longitude and latitude (WGS84)",
}
MATCH_TITLES: Mapping[Match, str] = {
    "auto": "automatically",
    "name": "by name",
    "file": "by file name",
    "order": "in order",
}

_WORDS: Mapping[str, Sequence[str]] = {
    "x": ("x", "easting", "east", "longitude", "lon", "lng", "long", "rechtswert"),
    "y": ("y", "northing", "north", "latitude", "lat", "hochwert"),
    "z": ("z", "elevation", "height", "altitude", "elev", "alt", "höhe", "h", "up"),
    "error": ("error", "accuracy", "acc", "uncertainty", "sigma", "sd", "precision"),
    "name": (
        *(
            "microphone",
            "mic",
            "mikrofon",
            "name",
            "station",
            "sensor",
            "receiver",
            "channel",
            "recorder",
            "node",
            "point",
        ),
        *("label", "id", "site", "file", "filename"),
    ),
}
_UNITS: Mapping[str, Unit] = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "m"),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), "cm"),
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeter", "millimeters"), "mm"),
    **dict.fromkeys(("ft", "foot", "feet"), "ft"),
    **dict.fromkeys(("longitude", "latitude", "lon", "lng", "lat", "deg", "degrees"), "deg"),
}
_NOISE = frozenset({"utm", "pos", "position", "coord", "coordinate", "coordinates", "wgs84", "gps"})


@dataclass(frozen=True)
class ColumnMap:
    """Columns count from 0, None = there is none.

    unit : of x, y, z and error ("deg": longitude and latitude in degrees, height and error in metres).
    match : how rows find their microphones. decimal : the decimal mark. crs : the EPSG code of the coordinates, which
    becomes the site's georeference; "" = nobody said.
    """

    name: int | None = None
    x: int | None = None
    y: int | None = None
    z: int | None = None
    error: int | None = None
    unit: Unit = "m"
    match: Match = "auto"
    decimal: Decimal = "point"
    crs: str = ""

    def column(self, role: str) -> int | None:
        """The column of a role (one of ROLES)."""
        found: int | None = getattr(self, role)
        return found

    def with_column(self, role: str, column: int | None) -> ColumnMap:
        """The same with another column for a role; a column that had another role is taken from that."""
        changes: dict[str, Any] = {r: None for r in ROLES if column is not None and self.column(r) == column}
        return replace(self, **{**changes, role: column})

    def problem(self) -> str:
        """What is missing, in one sentence; empty when nothing is."""
        missing = [role for role in ("x", "y") if self.column(role) is None]
        if missing:
            return f"No column is {' and none is '.join(missing)}"
        return "Names are to be matched, but no column holds them" if self._lacks_names else ""

    @property
    def _lacks_names(self) -> bool:
        return self.match in ("name", "file") and self.name is None


def guessed(table: TextTable) -> ColumnMap:
    """What the header says; without one, a first column of words is the name and the numbers are x, y, z."""
    if not table.header:
        return _by_numbers(table)
    chosen = ColumnMap(decimal=table.decimal)
    for role in ("x", "y", "z", "error", "name"):
        ranks = [(_rank(table.header[i], role), i) for i in range(table.n_columns) if i not in _taken(chosen)]
        rank, column = min(ranks, default=(None, 0), key=lambda pair: (pair[0] is None, pair))
        if rank is not None:
            chosen = chosen.with_column(role, column)
    units = [_UNITS[t] for role in ("x", "y") for t in _tokens_of(table, chosen.column(role)) if t in _UNITS]
    return replace(chosen, unit=units[0]) if units else chosen


def said(table: TextTable, mapping: ColumnMap, columns: Mapping[str, str]) -> ColumnMap:
    """The mapping with what people said: {"x": "Easting", "z": "none", "unit": "ft", "match": "order"}.

    Beside these there are "decimal" and "crs" (an EPSG code). A column is named by its header (upper or lower case) or
    its number from 1. UserError with all that cannot be.
    """
    problems = []
    for key, text in columns.items():
        word = text.strip().casefold()
        if key in ROLES:
            column = _column_called(table, text)
            if column is None and word != "none":
                there = ", ".join(table.title(i) for i in range(min(table.n_columns, 20)))
                problems.append(f'{key}: there is no column "{text}", only {there}')
            else:
                mapping = mapping.with_column(key, column)
        elif key in _CHOICES:
            if word not in _CHOICES[key]:
                problems.append(f'{key} needs one of {", ".join(_CHOICES[key])}, has "{text}"')
            else:
                mapping = replace(mapping, **{key: word})  # type: ignore[arg-type]
        elif key == "crs":
            mapping = replace(mapping, crs=text.strip())
        else:
            problems.append(f'"{key}" cannot be mapped; {", ".join((*ROLES, *_CHOICES, "crs"))} can')
    if problems:
        raise UserError.of_many("The mapping of columns", problems)
    return mapping


_CHOICES = {"unit": get_args(Unit), "match": get_args(Match), "decimal": get_args(Decimal)}


def _by_numbers(table: TextTable) -> ColumnMap:
    first = range(min(len(table.rows), 20))
    is_number = [
        all(not table.rows[row][i] or table.number(row, i, table.decimal) is not None for row in first)
        for i in range(table.n_columns)
    ]
    numbers = [i for i, yes in enumerate(is_number) if yes]
    words = [i for i, yes in enumerate(is_number) if not yes]
    if not words and len(numbers) > 3:  # 1, x, y, z
        words, numbers = numbers[:1], numbers[1:]
    x, y, z = [*numbers, None, None, None][:3]
    return ColumnMap(name=words[0] if words else None, x=x, y=y, z=z, decimal=table.decimal)


def _taken(mapping: ColumnMap) -> set[int | None]:
    return {mapping.column(role) for role in ROLES}


def _rank(title: str, role: str) -> tuple[int, int] | None:
    """How well a column's title fits a role, lower is better: the word alone, then among others; None = not."""
    tokens = [t for t in _tokens(title) if t not in _NOISE]
    words = [t for t in tokens if t not in _UNITS or t in _WORDS[role]]
    for place, word in enumerate(_WORDS[role]):
        if words == [word]:
            return (0, place)
    is_error = role != "error" and any(t in _WORDS["error"] for t in words)
    places = [place for place, word in enumerate(_WORDS[role]) if word in words]
    return (1, min(places)) if places and not is_error else None


def _tokens(title: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title)
    return [t for t in re.split(r"[\W_]+", spaced.casefold()) if t]


def _tokens_of(table: TextTable, column: int | None) -> list[str]:
    return [] if column is None else _tokens(table.header[column])


def _column_called(table: TextTable, text: str) -> int | None:
    word = text.strip().casefold()
    titles = [table.title(i).casefold() for i in range(table.n_columns)]
    if word in titles:
        return titles.index(word)
    if word.isdecimal() and 1 <= int(word) <= table.n_columns:
        return int(word) - 1
    return None
