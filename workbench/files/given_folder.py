"""A folder of files that other programs wrote: its files without following links out of it, its tables, its JSON."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.counting_order import as_people_count
from workbench.core.errors import UserError
from workbench.core.listed import listed
from workbench.files.inside import path_inside
from workbench.files.plain_text import bytes_of, lines_of, number_of, text_of
from workbench.files.strict_json import NotJsonError, parse_json

MAX_FILES = 200_000
MAX_DEPTH = 8
"""Folders below the given one; a data set nests three or four."""

MAX_LOOKED_AT = 5000
"""Names, when a folder is only asked what it is."""

UNKNOWN = frozenset({"", "na", "nan", "n/a", "null", "none"})
"""What a table's cell says when nobody knows, in small letters."""


@dataclass(frozen=True)
class Row:
    """One line of a table. line : its number in the file, from 1. cells : text by column, stripped."""

    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell, empty when the table says that nobody knows, or has no such column."""
        cell = self.cells.get(column, "")
        return "" if cell.casefold() in UNKNOWN else cell

    def number(self, column: str) -> float | None:
        """The cell as a finite number, None when it is none."""
        return number_of(self.text(column))


def files_below(folder: Path) -> tuple[Path, ...]:
    """All plain files at or below a folder, sorted as people count; hidden ones and linked folders are left out.

    Raises UserError when there is no such folder, or when a link in it leads to a file outside.
    """
    folder = Path(folder).absolute()
    if not folder.is_dir():
        raise UserError(f"{folder} is no folder" if folder.exists() else f"{folder} is not there")
    found: list[Path] = []
    for path in _walk(folder):
        if len(found) >= MAX_FILES:
            raise UserError(f"{folder} holds more than {MAX_FILES:,} files", "Choose the folder of one data set")
        found.append(path)
    return tuple(sorted(found, key=lambda path: as_people_count(str(path))))


def holds(folder: Path, pattern: re.Pattern[str], depth: int) -> bool:
    """Is there a plain file so called right in a folder, or up to `depth` folders down? Follows no links.

    Looks at the first MAX_LOOKED_AT names only, and raises nothing.
    """
    n_left = MAX_LOOKED_AT
    for path, names in _levels(Path(folder).absolute(), depth):
        n_left -= len(names)
        if any(pattern.fullmatch(name) and (path / name).is_file() for name in names):
            return True
        if n_left < 0:
            return False
    return False


def json_of(path: Path) -> Any:
    """A JSON file's value. UserError when it is not JSON, or has doubled keys or numbers nobody can keep."""
    try:
        value, problems = parse_json(bytes_of(path))
    except NotJsonError as error:
        raise UserError(f"{path.name} cannot be used: {error}") from error
    if problems:
        raise UserError.of_many(path.name, problems)
    return value


def table_of(path: Path, needed: Sequence[str], delimiter: str = ",") -> tuple[Row, ...]:
    """The lines of a table with a header; empty lines are left out. UserError when a needed column is missing."""
    lines = lines_of(text_of(path))
    try:
        read = [(number, cells) for number, cells in _numbered(lines, delimiter) if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise UserError(f"{path.name} is no table that can be read: {error}") from error
    header = [cell.strip() for cell in read[0][1]] if read else []
    if missing := [name for name in needed if name not in header]:
        raise UserError(f"{path.name} has no column {listed(missing)}", f"Its first line must name {listed(needed)}")
    return tuple(
        Row(number, dict(zip(header, (cell.strip() for cell in cells), strict=False))) for number, cells in read[1:]
    )


def _numbered(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter)
    for cells in reader:
        yield reader.line_num, cells


def _walk(folder: Path) -> Iterator[Path]:
    for here, names in _levels(folder, MAX_DEPTH):
        for path in (here / name for name in names):
            if path.is_file():  # no pipes and no devices: reading them may never end
                if path.is_symlink():
                    path_inside(folder, path.relative_to(folder).as_posix())
                yield path


def _levels(folder: Path, depth: int) -> Iterator[tuple[Path, list[str]]]:
    """Folders and the names in them, hidden ones and linked folders left out."""
    deepest = len(folder.parts) + depth
    for here, below, names in os.walk(folder):
        path = Path(here)
        below[:] = [name for name in below if not name.startswith(".") and len(path.parts) < deepest]
        yield path, [name for name in names if not name.startswith(".")]
