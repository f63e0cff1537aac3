"""A block of numbers from a spreadsheet or a CSV file, as rows and columns of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in


@dataclass(frozen=True)
class PastedRow:
    """One line: a name if it began with one, and its numbers. Line counts from 1."""

    line: int
    name: str
    values: tuple[float, ...]


def rows_in(text: str) -> tuple[tuple[PastedRow, ...], tuple[str, ...]]:
    """Rows and problems of a pasted block. A first line without any number is a header and is left out.

    Cells are parted by tabs or semicolons (decimal commas are then allowed), else by commas, else by spaces.
    """
    rows, problems = [], []
    for line, content in enumerate(text.strip("\r\n").splitlines(), start=1):
        cells = cells_of(content)
        if not any(cells):
            continue
        numbers = [number_in(cell) for cell in cells]
        if line == 1 and all(n is None for n in numbers):
            continue
        name = "" if numbers[0] is not None else cells[0]
        rest = list(zip(cells, numbers, strict=True))[1 if name or not cells[0] else 0 :]
        bad = [cell for cell, number in rest if number is None]
        if bad or not rest:
            problems.append(
                tr('line {line}: "{text}" is not a number', line=line, text=bad[0] if bad else content.strip())
            )
            continue
        rows.append(PastedRow(line, name, tuple(n for _, n in rest if n is not None)))
    if not rows and not problems:
        problems.append(tr("there is no number in what was copied"))
    return tuple(rows), tuple(problems)


def cells_of(line: str) -> list[str]:
    """The cells of one line; empty ones at its end are left out."""
    if "\t" in line:
        cells = line.split("\t")
    elif ";" in line:
        cells = line.split(";")
    elif "," in line:
        cells = line.split(",")
    else:
        cells = re.split(r"\s+", line.strip())
    cells = [cell.strip().strip('"').strip() for cell in cells]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells
