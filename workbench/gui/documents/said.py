"""Times and counts of edits in words."""

from __future__ import annotations

from datetime import datetime


def said_time(iso: str) -> str:
    """A local time as people say it: "18:04" today, else "22 Nov 18:04"; with the year when that is another."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return "an unknown time"
    now = datetime.now().astimezone()
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at.day} {at:%b %H:%M}" if at.year == now.year else f"{at.day} {at:%b %Y %H:%M}"


def said_edits(n: int) -> str:
    """ "1 edit", "3 edits"."""
    return "1 edit" if n == 1 else f"{n} edits"
