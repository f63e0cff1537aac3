"""Audacity labels: `start_s end_s text` a line, parted by tabs; after it, perhaps, `\\ low_hz high_hz`.

Labels have no channel there. A frequency of -1 means none.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbench.core.session import Label, Session
from workbench.files.exchange.registry import Changed, changes_session, exports
from workbench.files.labels import labels_to_write, refuse, span_problem, with_labels
from workbench.files.plain_text import head_of, lines_of, number_of, one_line, text_of

ABOUT = "start, end and text a line; an optional second line with the band in Hz"
_RIGHT = "Audacity labels are lines of start, end and text, parted by tabs, with times in seconds"


def looks_right(path: Path) -> bool:
    """Does the first line begin with two times?"""
    first = next((line for line in lines_of(head_of(path)) if line.strip()), "")
    return isinstance(_label(first), Label)


@changes_session("audacity", title="Audacity labels", endings=(".txt",), help=ABOUT, fits=looks_right)
def read(path: Path, session: Session) -> Changed:
    """The session with the labels of the file added that it does not have; microphones do not count, see above."""
    found: list[Label] = []
    problems = []
    for number, line in enumerate(lines_of(text_of(path)), start=1):
        if not line.strip():
            continue
        if line.startswith("\\"):
            label = _with_band(found.pop(), line) if found else "it gives a band, but no label comes before it"
        else:
            label = _label(line)
        if isinstance(label, str):
            problems.append(f"line {number}: {label}")
        else:
            found.append(label)
    refuse(path.name, problems, _RIGHT)
    return with_labels(session, found, _written)


@exports("audacity", title="Audacity labels", ending=".txt", help=ABOUT)
def text(session: Session) -> bytes:
    """All labels, in the order of the session; which microphone they belong to is not written."""
    return "".join(map(_written, labels_to_write(session))).encode()


def _written(label: Label) -> str:
    """The label's lines in a file."""
    line = f"{label.start_s:.6f}\t{label.end_s:.6f}\t{one_line(label.text)}\n"
    if label.low_hz is None and label.high_hz is None:
        return line
    return f"{line}\\\t{_hz(label.low_hz)}\t{_hz(label.high_hz)}\n"


def _label(line: str) -> Label | str:
    """A label, or what is wrong with its line."""
    cells = line.split("\t", 2)
    times = [_number(cell) for cell in cells[:2]]
    if len(cells) < 2:
        return "it needs a start and an end, parted by a tab"
    if times[0] is None or times[1] is None:
        return f'"{cells[0 if times[0] is None else 1][:30]}" is no time in seconds'
    if problem := span_problem(times[0], times[1], "s"):
        return problem
    return Label(start_s=times[0], end_s=times[1], text=cells[2] if len(cells) > 2 else "")


def _with_band(label: Label, line: str) -> Label | str:
    numbers = [_number(cell) for cell in line.split("\t")[1:3]]
    if len(numbers) < 2 or numbers[0] is None or numbers[1] is None:
        return "it needs two frequencies in Hz after the backslash, parted by tabs"
    low_hz, high_hz = (None if hz < 0 else hz for hz in numbers if hz is not None)
    return span_problem(low_hz, high_hz, "Hz") or replace(label, low_hz=low_hz, high_hz=high_hz)


def _number(cell: str) -> float | None:
    """Older versions wrote the decimal mark of the system's language."""
    return number_of(cell, decimal_comma="," in cell)


def _hz(value: float | None) -> str:
    return "-1.000000" if value is None else f"{value:.6f}"
