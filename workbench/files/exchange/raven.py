"""Raven selection tables: tab-separated, a header whose case varies, one row a view of a selection.

Begin Time (s) and End Time (s) must be there. Channel 1 is the first microphone. A label's text is the first cell that
is filled of Annotation, Species, Label, Notes, Note and Comments. Columns beyond Raven's own seven are kept with their
label, so that a table survives being read and written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.session import Label, Session
from workbench.files.exchange.registry import Changed, changes_session, exports
from workbench.files.labels import labels_to_write, refuse, span_problem, with_labels
from workbench.files.plain_text import head_of, lines_of, number_of, one_line, text_of

ABOUT = "tab-separated rows with begin and end time, band, channel, and any columns of your own"
COLUMNS = ("Selection", "View", "Channel", "Begin Time (s)", "End Time (s)", "Low Freq (Hz)", "High Freq (Hz)")
ANNOTATIONS = ("annotation", "species", "label", "notes", "note", "comments")
WHOLE_ARRAY = "Whole Array"
"""Our own column: "yes" where a label belongs to no single microphone, since Raven always has a channel."""

_ID, _VIEW, _CHANNEL, _BEGIN, _END, _LOW, _HIGH = (name.casefold() for name in COLUMNS)
_OURS = {_VIEW, _CHANNEL, _BEGIN, _END, _LOW, _HIGH, WHOLE_ARRAY.casefold()}
_RIGHT = f"A selection table has a header with {COLUMNS[3]} and {COLUMNS[4]}, parted by tabs"


def looks_right(path: Path) -> bool:
    """Does the first line name Raven's columns of time?"""
    return {_BEGIN, _END} <= {cell.strip().casefold() for cell in lines_of(head_of(path))[0].split("\t")}


@changes_session("raven", title="Raven selection table", endings=(".txt", ".tsv"), help=ABOUT, fits=looks_right)
def read(path: Path, session: Session) -> Changed:
    """The session with the selections added as labels that it does not have; channel 1 is the first microphone."""
    header, *rows = [line.split("\t") for line in lines_of(text_of(path))]
    names = [cell.strip() for cell in header]
    keys = [name.casefold() for name in names]
    if missing := [name for name in (COLUMNS[3], COLUMNS[4]) if name.casefold() not in keys]:
        raise UserError(f"{path.name} has no column {' and no column '.join(missing)}", _RIGHT)
    if twice := sorted({name for name, key in zip(names, keys, strict=True) if name and keys.count(key) > 1}):
        raise UserError(f"{path.name} has the column {twice[0]} twice", _RIGHT)
    problems = []
    found = _Joined()
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name}
        label = _label(row, len(session.microphones))
        if isinstance(label, str):
            problems.append(f"line {number}: {label}")
        elif len(cells) > len(names):
            problems.append(f"line {number}: it has {len(cells)} cells, the header {len(names)}")
        else:
            found.add(row, label)
    refuse(path.name, problems, _RIGHT)
    return with_labels(session, found.labels, _written)


@exports("raven", title="Raven selection table", ending=".txt", help=ABOUT)
def text(session: Session) -> bytes:
    """All labels, a row each: those with a band in the spectrogram, the others in the waveform."""
    labels = labels_to_write(session)
    kept = [_kept(label) for label in labels]
    own = [*dict.fromkeys(name for extra in kept for name in extra if name.casefold() != _ID), "Annotation"]
    own += [WHOLE_ARRAY] if any(label.microphone is None for label in labels) else []
    lines = [[*COLUMNS, *own]]
    for id, label, extra in zip(_ids(kept), labels, kept, strict=True):
        is_shared = "yes" if label.microphone is None else ""
        cells = extra | {"Annotation": one_line(label.text), WHOLE_ARRAY: is_shared}
        lines.append([id, *_seven(label), *(cells.get(name, "") for name in own)])
    return "".join("\t".join(line) + "\n" for line in lines).encode()


@dataclass
class _Joined:
    """Labels; the views of one selection become one label, each view once.

    places : where the labels of a key stand. n_views : how many of those have a view; they are the first ones.
    """

    labels: list[Label] = field(default_factory=list)
    places: dict[tuple[object, ...], list[int]] = field(default_factory=dict)
    n_views: dict[tuple[object, ...], int] = field(default_factory=dict)

    def add(self, row: Mapping[str, str], label: Label) -> None:
        id, view = _cell(row, _ID), _cell(row, _VIEW)
        key = (id, label.microphone, label.start_s, label.end_s)
        places = self.places.setdefault(key, [])
        n = self.n_views.get((*key, view), 0)
        self.n_views[(*key, view)] = n + 1
        if not id or n == len(places):
            places.append(len(self.labels))
            self.labels.append(label)
        elif self.labels[places[n]].low_hz is None:  # the waveform's row came first
            self.labels[places[n]] = label


def _label(row: Mapping[str, str], n_microphones: int) -> Label | str:
    """A label, or what is wrong with its row."""
    numbers: dict[str, float | None] = {}
    for key, name in zip((_BEGIN, _END, _LOW, _HIGH), COLUMNS[3:], strict=True):
        cell = _cell(row, key)
        numbers[key] = number_of(cell, decimal_comma="," in cell)
        if numbers[key] is None and (cell or key in (_BEGIN, _END)):
            return f'{name} needs a number, has "{cell[:30]}"'
    channel = _cell(row, _CHANNEL)
    if channel and not (channel.isdecimal() and len(channel) < 6 and int(channel) >= 1):
        return f'{COLUMNS[2]} needs a whole number from 1 on, has "{channel[:30]}"'
    if channel and int(channel) > n_microphones:
        return f"it is of channel {channel}, but the session has {n_microphones} microphones"
    begin_s, end_s, low_hz, high_hz = (numbers[key] for key in (_BEGIN, _END, _LOW, _HIGH))
    if begin_s is None or end_s is None:
        return "it needs a begin and an end"
    problem = span_problem(begin_s, end_s, "s") or span_problem(low_hz, high_hz, "Hz")
    if problem:
        return problem
    if _cell(row, _VIEW).casefold().startswith("waveform"):
        low_hz = high_hz = None  # Raven writes 0 and half the sampling rate there, which nobody chose
    is_shared = _cell(row, WHOLE_ARRAY.casefold()) == "yes"
    annotation = next((n for key in ANNOTATIONS for n, cell in row.items() if n.casefold() == key and cell), "")
    return Label(
        start_s=begin_s,
        end_s=end_s,
        low_hz=low_hz,
        high_hz=high_hz,
        microphone=int(channel) if channel and not is_shared else None,
        text=row.get(annotation, ""),
        extra=_apart(row, annotation),
    )


def _apart(row: Mapping[str, str], text: str) -> dict[str, dict[str, str]]:
    """The columns that a label has no place for, and the selection's number as it was."""
    own = {name: cell for name, cell in row.items() if cell and name.casefold() not in _OURS and name != text}
    return {"raven": own} if own else {}


def _kept(label: Label) -> dict[str, str]:
    value = label.extra.get("raven")
    pairs = value.items() if isinstance(value, Mapping) else ()
    plain = {one_line(str(name)).strip(): one_line(str(cell)).strip() for name, cell in pairs}
    return {name: cell for name, cell in plain.items() if name and name.casefold() not in {*_OURS, "annotation"}}


def _ids(kept: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Each selection's number as it was read; the next free one where there is none, or where it is taken."""
    wanted = [next((cell for name, cell in extra.items() if name.casefold() == _ID), "") for extra in kept]
    taken, given = set(wanted), set[str]()
    free = (id for n in count(1) if (id := str(n)) not in taken)
    for id in wanted:
        given.add(id := id if id and id not in given else next(free))
        yield id


def _written(label: Label) -> tuple[str, ...]:
    """What a table says of a label, but for its number and the columns that are not Raven's."""
    return (*_seven(label), WHOLE_ARRAY if label.microphone is None else "", one_line(label.text).strip())


def _seven(label: Label) -> tuple[str, ...]:
    """View, channel, times and band as Raven writes them."""
    has_band = label.low_hz is not None or label.high_hz is not None
    band = ("" if hz is None else f"{hz:.3f}" for hz in (label.low_hz, label.high_hz))
    view = "Spectrogram 1" if has_band else "Waveform 1"
    return (view, str(label.microphone or 1), f"{label.start_s:.9f}", f"{label.end_s:.9f}", *band)


def _cell(row: Mapping[str, str], key: str) -> str:
    return next((cell for name, cell in row.items() if name.casefold() == key), "")
