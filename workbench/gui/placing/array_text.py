"""An array as text for the clipboard: CSV that a spreadsheet reads, and back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from workbench.core.array.checks import microphone_name, microphone_names
from workbench.core.session import Session
from workbench.core.survey import in_site_frame
from workbench.gui.microphones.numbers import number_in, plain
from workbench.gui.microphones.paste import PastedRow, rows_in

HEADER = ("microphone", "x_m", "y_m", "z_m", "position_error_m")
_SOURCES = ("source", "true source", "source (truth)", "truth")


def array_text(session: Session) -> str:
    """Placed microphones, and the source when its place is known: a header and a line each, site frame, metres."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for i, m in enumerate(session.microphones):
        if m.position_m is not None:
            places = [plain(v) for v in m.position_m]
            writer.writerow([microphone_name(session, i), *places, plain(m.position_error_m)])
    return out.getvalue()


def pasted_array(text: str, session: Session) -> tuple[Session, tuple[str, ...]]:
    """The session with the places of a text, and problems; the session itself when there are any.

    Lines go to the microphone of their name; when no name is known, the first line goes to the first microphone.
    """
    rows, problems = _rows(text)
    names = [name.casefold() for name in microphone_names(session)]
    is_named = any(row.name.casefold() in names for row in rows)
    found = list(problems)
    placed = session
    for i, row in enumerate(rows):
        name = row.name.casefold()
        if name in _SOURCES and name not in names:
            continue
        at = names.index(name) if name in names else i
        if is_named and name not in names:
            found.append(f"line {row.line}: there is no microphone called “{row.name}”")
        elif at >= len(names):
            found.append(f"line {row.line}: there are only {len(names)} microphones")
        elif len(row.values) not in (3, 4):
            found.append(f"line {row.line}: x, y and z are wanted, and perhaps the error; there are {len(row.values)}")
        else:
            placed = _placed(placed, at, row)
    if not rows and not found:
        found.append("there is no number in what was copied")
    return (session, tuple(found[:3])) if found else (in_site_frame(placed), ())


def _placed(session: Session, at: int, row: PastedRow) -> Session:
    x, y, z = row.values[:3]
    now = session.microphones[at]
    error_m = abs(row.values[3]) if len(row.values) > 3 else now.position_error_m
    there = replace(now, position_m=(x, y, z), position_error_m=error_m)
    return session if there == now else session.with_microphone(at, there)


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
            problems.append(f"line {line}: “{','.join(cells[1:])}” is not all numbers")
        else:
            rows.append(PastedRow(line, cells[0], tuple(n for n in numbers if n is not None)))
    return tuple(rows), tuple(problems)
