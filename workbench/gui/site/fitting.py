"""When the site view looks at another thing as a whole, and what it says while it is empty."""

from __future__ import annotations

from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.site.picture import Picture


def is_other(before: Session, now: Session) -> bool:
    """Is this another session, or the same one moved to other coordinates (a survey shift)?"""
    return before.id != now.id or before.folder != now.folder or before.site.shift_m != now.site.shift_m


def asks_for_fit(before: Session | None, now: Session | None) -> bool:
    """Is what is to be drawn another session than what was, or does it show things that had no place before?

    What was drawn last counts, not what the document held last: sessions come and go faster than pictures.
    """
    if before is None or now is None:
        return before is not now
    return is_other(before, now) or any(n and not b for b, n in zip(_known(before), _known(now), strict=False))


def _known(session: Session) -> tuple[bool, ...]:
    """Of what is it known how large it is or where it stands: the site, the source, each microphone."""
    placed = (m.position_m is not None for m in session.microphones)
    return session.site.size_m is not None, session.true_position_m is not None, *placed


def note(session: Session | None, picture: Picture) -> str:
    """What to do next in an empty view."""
    if session is None:
        return ""  # the middle of the window says what to do first
    if not picture.microphones and not picture.methods:
        return tr("No microphone is placed yet: drag them in from the right, or type them in the table")
    return ""
