"""Tape lengths after a merge: each length is what it is between two microphones, however those are counted now."""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.core.merging.decider import Decider
from workbench.core.merging.labels import Numbers
from workbench.core.merging.measured import (
    ByEnds,
    Ends,
    FrameByEnds,
    frame_by_ends,
    heights_by_ends,
    numbered,
    tapes_by_ends,
)
from workbench.core.merging.words import ends_title, said_frame
from workbench.core.session import Session
from workbench.core.tape.nouns import TapeFrame

_Sides = tuple[ByEnds, ByEnds, ByEnds]
"""Of base, of ours, of theirs."""


def merged_tapes(both: Decider, base: Session, ours: Session, theirs: Session, numbers: Numbers) -> dict[str, Any]:
    """The fields `tapes`, `tape_heights` and `tape_frame` of the result; what ended at a removed microphone is gone.

    A microphone that one side removed and the result has comes back with what `base` had measured at it.
    """
    sessions = ((base, numbers.base), (ours, numbers.ours), (theirs, numbers.theirs))
    number = {id: i + 1 for i, id in enumerate(numbers.result)}
    found: dict[str, Any] = {}
    for field, what, by_ends in (("tapes", "tape", tapes_by_ends), ("tape_heights", "height of", heights_by_ends)):
        before, here, there = (_among(by_ends(session, ids), number) for session, ids in sessions)
        sides = before, _with_back(here, before, numbers.ours), _with_back(there, before, numbers.theirs)
        items = _merged(both, what, base, number, sides)
        found[field] = tuple(numbered(value, ends, number) for ends, value in items)
    frames = [frame_by_ends(session, ids) for session, ids in sessions]
    return found | {"tape_frame": _frame(both, base, frames, numbers)}


def _merged(
    both: Decider, what: str, session: Session, number: Mapping[Hashable, int], sides: _Sides
) -> list[tuple[Ends, Any]]:
    base, ours, theirs = sides
    as_ours, as_theirs, as_base = (list(side.items()) for side in (ours, theirs, base))
    if as_ours == as_theirs or as_theirs == as_base:
        return list(ours.values())
    if as_ours == as_base:
        return list(theirs.values())
    last = len(number) + 1
    new = sorted(
        (ours.keys() | theirs.keys()) - base.keys(), key=lambda key: (sorted(number.get(e, last) for e in key[0]), key)
    )
    found: list[tuple[Ends, Any]] = []
    for key in (*base, *new):
        ends = _written(*(side[key][0] if key in side else None for side in sides))
        title = f"{what} {ends_title(session, ends)}"
        kept = both.kept(f"{title} ", title, *(side[key][1] if key in side else None for side in sides))
        if kept is not None:
            found.append((ends, kept))
    return found


def _written(base: Ends | None, ours: Ends | None, theirs: Ends | None) -> Ends:
    """The ends in the order in which the side that changed it wrote them."""
    both = [side for side in (ours, theirs) if side is not None]
    changed = [side for side in both if side != base] or both
    return min(changed, key=repr) if changed else base or ()


def _among(measured: ByEnds, present: Container[Hashable]) -> ByEnds:
    return {key: one for key, one in measured.items() if _is_among(one[0], present)}


def _with_back(side: ByEnds, base: ByEnds, ids: Sequence[Hashable]) -> ByEnds:
    """With what `base` has at microphones that the side removed: it did not decide on each length."""
    still = _among(base, ids)
    return side | {key: one for key, one in base.items() if key not in still}


def _frame(both: Decider, session: Session, frames: list[FrameByEnds | None], numbers: Numbers) -> TapeFrame | None:
    """The frame of base, ours and theirs with its ends counted as in the result; None where one of them is gone."""
    base, ours, theirs = frames
    if base is not None:  # who removed a microphone had to let go of the frame at it
        ours = base if ours is None and not _is_among(base[0], numbers.ours) else ours
        theirs = base if theirs is None and not _is_among(base[0], numbers.theirs) else theirs
    if ours == theirs or theirs == base:
        found = ours
    elif ours == base:
        found = theirs
    else:
        said = [said_frame(session, frame) for frame in (ours, theirs)]
        found = both.chosen("place of the tapes in the site", said[0], said[1], ours, theirs)
    if found is None or not _is_among(found[0], numbers.result):
        return None
    number = {id: i + 1 for i, id in enumerate(numbers.result)}
    origin, along_x = (number.get(end, "source") for end in found[0])
    return replace(found[1], origin=origin, along_x=along_x)  # type: ignore[arg-type]


def _is_among(ends: Ends, present: Container[Hashable]) -> bool:
    return all(end == "source" or end in present for end in ends)
