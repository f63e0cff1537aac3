"""Times and counts of edits in words."""

from __future__ import annotations

from datetime import datetime


def said_time(iso: str, *, to_the_second: bool = False) -> str:
    """A local time as people say it: "18:04" today, else "22 Nov 18:04"; with the year when that is another."""
    try:
        at = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return "an unknown time"
    now = datetime.now().astimezone()
    clock = f"{at:%H:%M:%S}" if to_the_second else f"{at:%H:%M}"
    if at.date() == now.date():
        return clock
    return f"{at.day} {at:%b} {clock}" if at.year == now.year else f"{at.day} {at:%b %Y} {clock}"


def said_edits(n: int) -> str:
    """ "1 edit", "3 edits"."""
    return "1 edit" if n == 1 else f"{n} edits"
