"""Tape lengths after a merge: each length is what it is between two microphones, however those are counted now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from workbench.core.merging.labels import Numbers
from workbench.core.session import Session
from workbench.core.tape.nouns import End, Tape, TapeFrame, TapeHeight

_MeasuredT = TypeVar("_MeasuredT", Tape, TapeHeight)
_Key = frozenset[Hashable]


class Deciding(Protocol):
    """What merges one value of both sides (core.merge.Sides)."""

    def kept(self, prefix: str, what: str, base: Any, ours: Any, theirs: Any) -> Any: ...

    def value(self, what: str, field: str, base: Any, ours: Any, theirs: Any) -> Any: ...


def merged_tapes(both: Deciding, base: Session, ours: Session, theirs: Session, numbers: Numbers) -> dict[str, Any]:
    """The fields `tapes`, `tape_heights` and `tape_frame` of the result; what ended at a removed microphone is gone."""
    sides = ((base, numbers.base), (ours, numbers.ours), (theirs, numbers.theirs))
    number = {id: i + 1 for i, id in enumerate(numbers.result)}
    tapes = _merged(both, "tape", [_by_ends(s.tapes, lambda t: t.between, ids) for s, ids in sides])
    heights = _merged(both, "height", [_by_ends(s.tape_heights, lambda h: (h.of,), ids) for s, ids in sides])
    frames = [_frame(session.tape_frame, ids, number) for session, ids in sides]
    kept_tapes, kept_heights = [], []
    for ends, tape in tapes:
        if (now := _numbered(ends, number)) is not None:
            kept_tapes.append(replace(tape, between=(now[0], now[1])))
    for ends, height in heights:
        if (now := _numbered(ends, number)) is not None:
            kept_heights.append(replace(height, of=now[0]))
    frame = both.value("place of the tapes in the site", "tape_frame", *frames)
    return {"tapes": tuple(kept_tapes), "tape_heights": tuple(kept_heights), "tape_frame": frame}


_Ends = tuple[Hashable, ...]


def _by_ends(
    measured: Sequence[_MeasuredT], ends_of: Callable[[_MeasuredT], tuple[End, ...]], ids: Sequence[Hashable]
) -> dict[_Key, tuple[_Ends, _MeasuredT]]:
    """Measurements by the identities of their ends; a number that counts no microphone is left out."""
    found = {}
    for one in measured:
        ends = ends_of(one)
        if all(end == "source" or end <= len(ids) for end in ends):
            who = tuple(end if end == "source" else ids[end - 1] for end in ends)
            found[frozenset(who)] = (who, one)
    return found


def _merged(
    both: Deciding, what: str, sides: list[dict[_Key, tuple[_Ends, _MeasuredT]]]
) -> list[tuple[_Ends, _MeasuredT]]:
    found: list[tuple[_Ends, _MeasuredT]] = []
    for key in dict.fromkeys(key for side in sides for key in side):
        ends = next(side[key][0] for side in reversed(sides) if key in side)
        # numbers may have changed on the way: only what was measured is compared
        values = [_unnumbered(side[key][1]) if key in side else None for side in sides]
        title = f"{what} " + "\N{EN DASH}".join(_end_title(e) for e in ends)
        kept = both.kept(f"{title} ", title, values[0], values[1], values[2])
        if kept is not None:
            found.append((ends, kept))
    return found


def _unnumbered(measured: Tape | TapeHeight) -> Any:
    return replace(measured, between=(1, 2)) if isinstance(measured, Tape) else replace(measured, of=1)


def _end_title(id: Hashable) -> str:
    return f"M{id + 1}" if isinstance(id, int) else "source" if id == "source" else "new microphone"


def _numbered(ends: _Ends, number: Mapping[Hashable, int]) -> tuple[End, ...] | None:
    found: list[End] = []
    for end in ends:
        if end != "source" and end not in number:
            return None
        found.append("source" if end == "source" else number[end])
    return tuple(found)


def _frame(frame: TapeFrame | None, ids: Sequence[Hashable], number: Mapping[Hashable, int]) -> TapeFrame | None:
    """The frame with its ends counted as in the result."""
    if frame is None:
        return None

    def now(end: End) -> End:
        return end if end == "source" or end > len(ids) else number.get(ids[end - 1], 1)

    return replace(frame, origin=now(frame.origin), along_x=now(frame.along_x))
