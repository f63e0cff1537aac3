"""Times and counts of edits in words."""

from __future__ import annotations

from datetime import datetime

from workbench.gui.language.words import tr


def said_time(iso: str, *, to_the_second: bool = False) -> str:
    """A local time as people say it: "18:04" today, else "22 Nov 18:04"; with the year when that is another."""
    try:
        at = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return tr("an unknown time")
    now = datetime.now().astimezone()
    clock = f"{at:%H:%M:%S}" if to_the_second else f"{at:%H:%M}"
    if at.date() == now.date():
        return clock
    return _day(at, with_year=at.year != now.year) + f" {clock}"


def _day(at: datetime, *, with_year: bool) -> str:
    """ "22 Nov", "22 Nov 2026"."""
    english = f"{at:%b}"
    month = tr(english)
    if with_year:
        return tr("{day} {month} {year}", day=at.day, month=month, year=at.year)
    return tr("{day} {month}", day=at.day, month=month)


def said_edits(n: int) -> str:
    """ "1 edit", "3 edits"."""
    return tr("1 edit") if n == 1 else tr("{n} edits", n=n)
