"""What microphones are called on screen, and when two sessions sound the same."""

from __future__ import annotations

from workbench.core.session import Session


def microphone_names(session: Session | None) -> tuple[str, ...]:
    """Their own names, or M1, M2 ... where they have none."""
    if session is None:
        return ()
    return tuple(mic.name or f"M{i}" for i, mic in enumerate(session.microphones, start=1))


def is_same_sound(before: Session | None, now: Session | None) -> bool:
    """Does what was read for one session still hold for the other? True for edits, undo and saving of one session."""
    if before is None or now is None:
        return before is now
    if _heard(before) != _heard(now):
        return False
    if before.id and now.id:
        return before.id == now.id
    return before.folder is None or now.folder is None or before.folder == now.folder


def _heard(session: Session) -> list[tuple[object, ...]]:
    return [(m.files, tuple(piece.start_s for piece in m.then), m.channel) for m in session.microphones]
