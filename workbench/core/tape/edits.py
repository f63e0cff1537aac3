"""One length or height written down, changed or struck out: sessions in, sessions out."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.session import Session
from workbench.core.tape.nouns import End, Tape, TapeHeight


def tape_between(session: Session, a: End, b: End) -> Tape | None:
    """The length measured between two ends, whichever way round."""
    return next((t for t in reversed(session.tapes) if set(t.between) == {a, b}), None)


def height_of(session: Session, end: End) -> TapeHeight | None:
    """The height measured of an end."""
    return next((h for h in reversed(session.tape_heights) if h.of == end), None)


def with_length(session: Session, a: End, b: End, length_m: float | None, error_m: float | None = None) -> Session:
    """The session with a length between two ends; None strikes it out. error_m None keeps what was said of it."""
    old = tape_between(session, a, b)
    if length_m is None:
        return session if old is None else replace(session, tapes=tuple(t for t in session.tapes if not _is(t, a, b)))
    if old is None:
        return replace(session, tapes=(*session.tapes, Tape(between=(a, b), length_m=length_m, error_m=error_m)))
    new = replace(old, length_m=length_m, error_m=old.error_m if error_m is None else error_m)
    if new == old:
        return session
    return replace(session, tapes=tuple(new if t is old else t for t in session.tapes if t is old or not _is(t, a, b)))


def with_height(session: Session, end: End, height_m: float | None, error_m: float | None = None) -> Session:
    """The session with the height of an end; None strikes it out. error_m None keeps what was said of it."""
    old = height_of(session, end)
    others = tuple(h for h in session.tape_heights if h.of != end)
    if height_m is None:
        return session if old is None else replace(session, tape_heights=others)
    if old is None:
        new = TapeHeight(of=end, height_m=height_m, error_m=error_m)
        return replace(session, tape_heights=(*session.tape_heights, new))
    new = replace(old, height_m=height_m, error_m=old.error_m if error_m is None else error_m)
    if new == old:
        return session
    return replace(session, tape_heights=tuple(new if h is old else h for h in session.tape_heights))


def with_error(session: Session, error_m: float) -> Session:
    """The session with one error for all its lengths and heights, metres."""
    return replace(
        session,
        tapes=tuple(replace(t, error_m=error_m) for t in session.tapes),
        tape_heights=tuple(replace(h, error_m=error_m) for h in session.tape_heights),
    )


def _is(tape: Tape, a: End, b: End) -> bool:
    return set(tape.between) == {a, b}
