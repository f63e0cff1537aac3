"""A table of lengths from a spreadsheet: square or triangular, with names or without, or a list of pairs."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.gui.language.words import tr
from workbench.gui.microphones.paste import cells_of
from workbench.gui.tape.lengths import Said, problem_of_length, said_in

_BLANKS = {"", "-", "\N{EM DASH}", "\N{EN DASH}", "x"}
_SAME_M = 0.0005


@dataclass
class Pasted:
    """lengths : (point, point) with the smaller first -> length. heights : point -> height. problems : sentences."""

    lengths: dict[tuple[int, int], Said] = field(default_factory=dict)
    heights: dict[int, Said] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def table_in(text: str, names: tuple[str, ...]) -> Pasted:
    """What a copied block says. names : of the points, in order; a block without names starts with the first.

    A first line and first cells with names say which point a line or column is of; a column called height (or z)
    holds heights. Lines of two names and a number are a list of lengths. Both halves of a square may be filled.
    """
    rows = [cells_of(line) for line in text.strip("\r\n").splitlines() if line.strip()]
    found = Pasted()
    if not rows:
        found.problems.append(tr("there is nothing in what was copied"))
        return found
    index = {name.casefold(): i for i, name in enumerate(names)}
    if all(len(r) == 3 and _of(r[0], index) is not None and _of(r[1], index) is not None for r in rows):
        for line, (a, b, said) in enumerate(rows, start=1):
            _take(found, line, index[a.casefold()], index[b.casefold()], said, names)
        return found
    _read_table(found, rows, index, names)
    if not (found.lengths or found.heights or found.problems):
        found.problems.append(tr("there is no length in what was copied"))
    return found


def _read_table(found: Pasted, rows: list[list[str]], index: dict[str, int], names: tuple[str, ...]) -> None:
    has_header = any(_of(cell, index) is not None for cell in rows[0][1:])
    header = rows[0] if has_header else []
    body = rows[1:] if has_header else rows
    has_names = all(_of(row[0], index) is not None for row in body)
    for i, row in enumerate(body):
        point = index[row[0].casefold()] if has_names else i
        if point >= len(names):
            line, n = i + 1 + has_header, len(names)
            found.problems.append(tr("line {line}: there are only {n} points", line=line, n=n))
            return
        # a corner cell stands over the names; without names the header has no corner
        for column, cell in enumerate(row[has_names:]):
            title = header[column + has_names] if header and column + has_names < len(header) else ""
            other = _of(title, index) if header else column
            line = i + 1 + has_header
            if title.casefold().split(" ")[0] in ("height", "z"):
                _take_height(found, line, point, cell, names)
            elif other is None or other >= len(names):
                if cell.strip() not in _BLANKS:
                    found.problems.append(
                        tr("line {line}: no point belongs to the column of {cell}", line=line, cell=cell)
                    )
            else:
                _take(found, line, point, other, cell, names)


def _take(found: Pasted, line: int, a: int, b: int, cell: str, names: tuple[str, ...]) -> None:
    if cell.strip() in _BLANKS:
        return
    if a == b:
        if (own := said_in(cell)) is None or own.value_m != 0:
            wrong = tr('line {line}: "{cell}" stands where {name} meets itself', line=line, cell=cell, name=names[a])
            found.problems.append(wrong)
        return
    problem = problem_of_length(cell, f"{names[a]}\N{EN DASH}{names[b]}")
    said, pair = said_in(cell), (min(a, b), max(a, b))
    if said is not None and said.value_m == 0:
        return
    if problem or said is None:
        found.problems.append(tr('line {line}: {problem}, has "{cell}"', line=line, problem=problem, cell=cell))
    elif pair in found.lengths and abs(found.lengths[pair].value_m - said.value_m) > _SAME_M:
        other = found.lengths[pair].value_m
        name = f"{names[pair[0]]}\N{EN DASH}{names[pair[1]]}"
        both = tr("{name} is both {one_m:.2f} and {other_m:.2f} m", name=name, one_m=other, other_m=said.value_m)
        found.problems.append(both)
    else:
        found.lengths[pair] = said


def _take_height(found: Pasted, line: int, point: int, cell: str, names: tuple[str, ...]) -> None:
    if cell.strip() in _BLANKS:
        return
    said = said_in(cell)
    if said is None:
        problem = tr('line {line}: the height of {name} needs metres, has "{cell}"')
        found.problems.append(problem.format(line=line, name=names[point], cell=cell))
    else:
        found.heights[point] = said


def _of(name: str, index: dict[str, int]) -> int | None:
    return index.get(name.strip().casefold())
