"""A table in a text file whose delimiter and decimal mark nobody told us."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.core.errors import UserError
from workbench.files.plain_text import lines_of, number_of, text_of

Decimal = Literal["point", "comma"]
DELIMITERS = {"\t": "tab", ";": "semicolon", ",": "comma", " ": "space"}
MAX_ROWS, MAX_COLUMNS = 100_000, 500
_LOOKED_AT = 30
"""Lines from which the delimiter is guessed."""


@dataclass(frozen=True)
class TextTable:
    """Cells as text, without the spaces around them.

    header : one name a column; empty when the first row holds numbers already. lines : where each row stood in the
    file, from 1. Every row has as many cells as there are columns.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    delimiter: str
    decimal: Decimal

    @property
    def n_columns(self) -> int:
        return len(self.rows[0])

    def title(self, column: int) -> str:
        """What a column (from 0) is called: its header, else its number."""
        return (self.header[column] if self.header else "") or f"column {column + 1}"

    def number(self, row: int, column: int, decimal: Decimal) -> float | None:
        """A cell as a finite number, None when it is none."""
        return number_of(self.rows[row][column], decimal_comma=decimal == "comma")


def read_table(path: Path) -> TextTable:
    """The table of a text file. UserError when it is no text, or has no rows and columns."""
    return table_of(text_of(path), path.name)


def table_of(text: str, name: str) -> TextTable:
    """The table of a text. name : the file's, for sentences. UserError when it has no rows and columns."""
    content = [(i, line) for i, line in enumerate(lines_of(text), start=1) if _says_something(line)]
    if not content:
        raise UserError(f"{name} holds nothing but comments")
    if len(content) > MAX_ROWS:
        raise UserError(f"{name} has more than {MAX_ROWS:,} rows, which no table of places has")
    delimiter = _delimiter([line for _, line in content[:_LOOKED_AT]])
    table = [(i, cells) for i, line in content if any(cells := _cells(line, delimiter))]
    width = max((len(cells) for _, cells in table), default=0)
    if width < 2:
        hint = "A table has a row a microphone, its columns parted by tabs, semicolons or commas"
        raise UserError(f"{name} holds no table: its rows have one column only", hint)
    if width > MAX_COLUMNS:
        raise UserError(f"{name} has {width} columns, which no table of places has")
    padded = [(i, tuple(cells + [""] * (width - len(cells)))) for i, cells in table]
    is_header = not any(_looks_a_number(cell) for cell in padded[0][1])
    rows = padded[1:] if is_header else padded
    if not rows:
        raise UserError(f"{name} has a header and no rows below it")
    cells_of = tuple(cells for _, cells in rows)
    decimal: Decimal = "comma" if _has_decimal_commas(cells_of) else "point"
    header = padded[0][1] if is_header else ()
    return TextTable(header, cells_of, tuple(i for i, _ in rows), delimiter, decimal)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == " ":
        return line.split()
    try:
        found = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    except (csv.Error, StopIteration):
        found = line.split(delimiter)
    return [cell.strip() for cell in found]


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that leaves the most numbers, and rows of the same width."""

    def fitness(delimiter: str) -> tuple[float, int]:
        rows = [_cells(line, delimiter) for line in lines]
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=widths.count)
        fitting = [row for row in rows if len(row) == usual]
        n_numbers = sum(1 for row in fitting for cell in row if _looks_a_number(cell))
        return n_numbers / max(len(rows), 1), usual

    return max(DELIMITERS, key=fitness)


def _looks_a_number(cell: str) -> bool:
    return number_of(cell) is not None or number_of(cell, decimal_comma=True) is not None


def _has_decimal_commas(rows: Sequence[Sequence[str]]) -> bool:
    """Is a comma the decimal mark? Yes when cells are numbers that way only."""
    cells = [cell for row in rows for cell in row if "," in cell]
    only_comma = [c for c in cells if number_of(c, decimal_comma=True) is not None and number_of(c) is None]
    only_point = [c for c in cells if number_of(c) is not None and number_of(c, decimal_comma=True) is None]
    has_points = any("." in cell and number_of(cell) is not None for row in rows for cell in row)
    return len(only_comma) > len(only_point) and not (has_points and not only_comma)
