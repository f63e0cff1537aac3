"""One length or height written down, changed or struck out: sessions in, sessions out."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.session import Microphone, Session, Source
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


def off_the_tape(before: Session, now: Session) -> Session:
    """The session in which ends that were moved by hand no longer have the error that their tapes gave them.

    An error that was itself changed stays, and so does one of an end that no tape places.
    """
    if before.tape_frame is None or len(before.microphones) != len(now.microphones):
        return now
    taped = {end for tape in now.tapes for end in tape.between}
    for i, (old, new) in enumerate(zip(before.microphones, now.microphones, strict=True)):
        if i + 1 in taped and _is_moved_alone(old, new):
            now = now.with_microphone(i, replace(new, position_error_m=None))
    if "source" in taped and before.source and now.source and _is_moved_alone(before.source, now.source):
        now = replace(now, source=replace(now.source, position_error_m=None))
    return now


def _is_moved_alone(old: Microphone | Source, new: Microphone | Source) -> bool:
    return old.position_m != new.position_m and old.position_error_m == new.position_error_m is not None


def _is(tape: Tape, a: End, b: End) -> bool:
    return set(tape.between) == {a, b}
