"""Tapes and heights by what they were measured at, however microphones are counted on a side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.core.session import Session
from workbench.core.tape.nouns import End, Tape, TapeFrame, TapeHeight

Ends = tuple[Hashable, ...]
"""Identities of microphones, or "source"."""

Key = tuple[frozenset[Hashable], int]
"""The ends of a measurement, and how many between the same ends stand before it."""

ByEnds = dict[Key, tuple[Ends, Any]]
"""Measurements in their order: the ends as they were written, and the rest of it with numbers that mean nothing."""

FrameByEnds = tuple[Ends, TapeFrame]


def tapes_by_ends(session: Session, ids: Sequence[Hashable]) -> ByEnds:
    """The lengths of a session whose microphones have these identities; one that names no microphone is left out."""
    return _by_ends([(tape.between, replace(tape, between=(1, 2))) for tape in session.tapes], ids)


def heights_by_ends(session: Session, ids: Sequence[Hashable]) -> ByEnds:
    """The heights, as `tapes_by_ends`."""
    return _by_ends([((height.of,), replace(height, of=1)) for height in session.tape_heights], ids)


def measured_anew(
    base: Session, side: Session, base_ids: Sequence[Hashable], side_ids: Sequence[Hashable]
) -> frozenset[Hashable]:
    """Everything at which a side measured what `base` does not have like this, or put the tapes' frame."""
    found: set[Hashable] = set()
    for by_ends in (tapes_by_ends, heights_by_ends):
        before = by_ends(base, base_ids)
        for key, (ends, value) in by_ends(side, side_ids).items():
            if key not in before or before[key][1] != value:
                found.update(ends)
    frame = frame_by_ends(side, side_ids)
    if frame is not None and frame != frame_by_ends(base, base_ids):
        found.update(frame[0])
    return frozenset(found)


def frame_by_ends(session: Session, ids: Sequence[Hashable]) -> FrameByEnds | None:
    """The frame: the origin and the end its x axis points at, and the rest of it; None where one names nothing."""
    frame = session.tape_frame
    if frame is None or not (_is_there(frame.origin, ids) and _is_there(frame.along_x, ids)):
        return None
    return (_identity(frame.origin, ids), _identity(frame.along_x, ids)), replace(frame, origin=1, along_x=2)


def numbered(measured: Tape | TapeHeight, ends: Ends, number: Mapping[Hashable, int]) -> Any:
    """The measurement with its ends counted as in `number`; None where one of them is not there."""
    now: list[End] = []
    for end in ends:
        if end != "source" and end not in number:
            return None
        now.append("source" if end == "source" else number[end])
    return replace(measured, between=(now[0], now[1])) if isinstance(measured, Tape) else replace(measured, of=now[0])


def _by_ends(measured: Sequence[tuple[tuple[End, ...], Any]], ids: Sequence[Hashable]) -> ByEnds:
    n_before: Counter[frozenset[Hashable]] = Counter()
    found: ByEnds = {}
    for ends, value in measured:
        if all(_is_there(end, ids) for end in ends):
            who = tuple(_identity(end, ids) for end in ends)
            key = frozenset(who)
            found[key, n_before[key]] = who, value
            n_before[key] += 1
    return found


def _is_there(end: End, ids: Sequence[Hashable]) -> bool:
    return end == "source" or end <= len(ids)


def _identity(end: End, ids: Sequence[Hashable]) -> Hashable:
    return end if end == "source" else ids[end - 1]
