"""Ends of tapes by the microphones' numbers, which change when microphones are counted in another order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.core.tape.nouns import End

if TYPE_CHECKING:
    from workbench.core.session import Session


def tapes_renumbered(session: Session, number: Mapping[int, int]) -> dict[str, Any]:
    """The fields of a session that name ends of tapes, with new numbers. number : old -> new, both from 1."""

    def moved(end: End) -> End:
        return end if end == "source" else number.get(end, end)

    frame = session.tape_frame
    if frame is not None:
        frame = replace(frame, origin=moved(frame.origin), along_x=moved(frame.along_x))
    return {
        "tapes": tuple(replace(t, between=(moved(t.between[0]), moved(t.between[1]))) for t in session.tapes),
        "tape_heights": tuple(replace(h, of=moved(h.of)) for h in session.tape_heights),
        "tape_frame": frame,
    }
