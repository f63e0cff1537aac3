"""Which cells a pasted block of numbers is meant for."""

from __future__ import annotations

from workbench.gui.language.words import tr
from workbench.gui.microphones.columns import COLUMNS, Key
from workbench.gui.microphones.model import MicrophoneModel
from workbench.gui.microphones.paste import PastedRow

_NUMBERS: tuple[Key, ...] = ("x", "y", "z", "error", "gain", "offset")
_SOURCE_NAMES = ("source", "source (truth)", "truth")

Wanted = dict[int, dict[Key, float | None]]
"""Row -> column -> number."""


def pasted(
    rows: tuple[PastedRow, ...], model: MicrophoneModel, row: int, column: int
) -> tuple[Wanted, tuple[str, ...]]:
    """What to write where, and problems. Named lines go to the microphone of that name, others from `row` on.

    Numbers fill columns from `column` on; from a column that takes none, or where they come with names, from x on.
    """
    first = COLUMNS[column].key
    start = _NUMBERS.index(first) if first in _NUMBERS and not any(r.name for r in rows) else 0
    names = {model.name_of(i).casefold(): i for i in range(model.rowCount())}
    names.update(dict.fromkeys(_SOURCE_NAMES, model.rowCount() - 1))
    is_named = any(r.name.casefold() in names for r in rows)
    wanted: Wanted = {}
    problems: list[str] = []
    for i, line in enumerate(rows):
        target = names.get(line.name.casefold()) if is_named else row + i
        keys = _NUMBERS[start : start + len(line.values)]
        if target is None:
            problems.append(tr('line {line}: there is no microphone called "{name}"', line=line.line, name=line.name))
        elif target >= model.rowCount():
            problems.append(tr("line {line}: the table has only {n} rows", line=line.line, n=model.rowCount()))
        elif len(keys) < len(line.values):
            problems.append(
                tr(
                    "line {line}: {n} numbers are more than the columns from here on",
                    line=line.line,
                    n=len(line.values),
                )
            )
        else:
            wanted[target] = dict(zip(keys, line.values, strict=True))
    return wanted, tuple(problems[:3])
