"""An array as text for the clipboard: CSV that a spreadsheet reads, and back."""

from __future__ import annotations

import csv
import io

from workbench.core.array.checks import microphone_name, microphone_names
from workbench.core.session import Session
from workbench.files.place_rows import Matched, PlaceRow, with_places
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in, plain
from workbench.gui.microphones.paste import PastedRow, rows_in

HEADER = ("microphone", "x_m", "y_m", "z_m", "position_error_m")
_SOURCES = ("source", "true source", "source (truth)", "truth")


def array_text(session: Session) -> str:
    """A header and a line for each placed microphone; site frame, metres."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for i, m in enumerate(session.microphones):
        if m.position_m is not None:
            places = [plain(v) for v in m.position_m]
            writer.writerow([microphone_name(session, i), *places, plain(m.position_error_m)])
    return out.getvalue()


def pasted_array(text: str, session: Session) -> tuple[Session, tuple[str, ...], tuple[str, ...]]:
    """The session with the places of a text, problems, and what people should know of it.

    With a problem it is the session itself. Lines go to the microphone of their name; when no name is known, the first
    line goes to the first microphone. Places then come into the session as those of a file do.
    """
    rows, problems = _rows(text)
    names = [name.casefold() for name in microphone_names(session)]
    is_named = any(row.name.casefold() in names for row in rows)
    found = list(problems)
    placed: list[PlaceRow] = []
    ats: list[int | None] = []
    for i, row in enumerate(rows):
        name = row.name.casefold()
        if name in _SOURCES and name not in names:
            continue
        at = names.index(name) if name in names else i
        place = _place(row)
        if is_named and name not in names:
            found.append(tr("line {line}: there is no microphone called “{name}”", line=row.line, name=row.name))
        elif at >= len(names):
            found.append(tr("line {line}: there are only {n} microphones", line=row.line, n=len(names)))
        elif isinstance(place, str):
            found.append(tr("line {line}: {problem}", line=row.line, problem=place))
        else:
            placed.append(place)
            ats.append(at)
    if not rows and not found:
        found.append(tr("there is no number in what was copied"))
    if found:
        return session, tuple(found[:3]), ()
    pasted, notes = with_places(session, placed, Matched(tuple(ats), "name"))
    return (session if pasted == session else pasted), (), notes


def _place(row: PastedRow) -> PlaceRow | str:
    """A line's place, or what is wrong with it."""
    if len(row.values) not in (3, 4):
        return tr("x, y and z are wanted, and perhaps the error; there are {n}", n=len(row.values))
    x, y, z, error_m = (*row.values, None)[:4]
    if error_m is not None and error_m < 0:
        return tr("an error of {error_m:g} is less than none", error_m=error_m)
    return PlaceRow(f"line {row.line}", row.name, (x, y, z), error_m)


def _rows(text: str) -> tuple[tuple[PastedRow, ...], tuple[str, ...]]:
    """Our own CSV may quote names with commas; anything else is read as tables are."""
    if not text.startswith(",".join(HEADER)):
        return rows_in(text)
    rows, problems = [], []
    for line, cells in enumerate(csv.reader(io.StringIO(text)), start=1):
        numbers = [number_in(cell) for cell in cells[1:] if cell.strip()]
        if line == 1 or not cells:
            continue
        if any(n is None for n in numbers):
            problems.append(tr("line {line}: “{text}” is not all numbers", line=line, text=",".join(cells[1:])))
        else:
            rows.append(PastedRow(line, cells[0], tuple(n for n in numbers if n is not None)))
    return tuple(rows), tuple(problems)
