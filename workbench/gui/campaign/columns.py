"""The columns of the campaign table: what each says of a session, how it sorts, and how wide it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from workbench.core.counting_order import as_people_count
from workbench.files.campaign import SessionRow

NOTHING = "\N{EN DASH}"
REVIEWS = {"unreviewed": "not reviewed", "accepted": "accepted", "flagged": "flagged", "rejected": "rejected"}
LIGHTS = {"good": "heard, fine", "unheard": "not heard yet", "warning": "odd", "error": "cannot be read"}


_text_key = lru_cache(maxsize=50_000)(as_people_count)


@dataclass(frozen=True)
class Column:
    """text : what the cell says; key : what it sorts by (None last); mark : name of its icon, "" = none.

    sample : a text as wide as the column starts; is_number : right-aligned; is_extra : hidden at first.
    tells_at_end : texts of one campaign often differ at their ends only, so that they are cut in the middle.
    """

    id: str
    title: str
    text: Callable[[SessionRow], str]
    sample: str
    key: Callable[[SessionRow], Any] | None = None
    mark: Callable[[SessionRow], str] | None = None
    is_number: bool = False
    is_extra: bool = False
    tells_at_end: bool = False
    help: str = ""

    def sort_key(self, row: SessionRow) -> tuple[bool, Any]:
        """Rows that say nothing here come last."""
        if self.key is not None:
            value = self.key(row)
            return value is None, 0 if value is None else value
        text = self.text(row)
        return text in ("", NOTHING), _text_key(text)


def _number(value: float | None, decimals: int) -> str:
    return NOTHING if value is None else f"{value:.{decimals}f}".replace("-", "\N{MINUS SIGN}")


@lru_cache(maxsize=20_000)
def _day_and_time(text: str) -> str:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    off = when.utcoffset()
    zone = "" if off is None else f" {when.isoformat()[-6:]}" if off else " UTC"
    return f"{when:%Y-%m-%d %H:%M}{zone}".replace(" -", " \N{MINUS SIGN}")


def _recorded(row: SessionRow) -> str:
    """Date and time as on the recorder's clock, with its zone; what is no date is shown as it stands."""
    return _day_and_time(row.recorded_at)


@lru_cache(maxsize=20_000)
def _moment(text: str) -> tuple[bool, float, str] | None:
    """What a time sorts by, whatever its zone; one without a zone counts as UTC; what is no time comes last."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return (True, 0.0, text) if text else None
    return False, (when if when.tzinfo is not None else when.replace(tzinfo=UTC)).timestamp(), ""


def _changed(row: SessionRow) -> str:
    return f"{datetime.fromtimestamp(row.modified_ns / 1e9):%Y-%m-%d %H:%M}" if row.modified_ns else NOTHING


def _source(row: SessionRow) -> str:
    return row.source or ("place known" if row.has_truth else NOTHING)


def _placed(row: SessionRow) -> str:
    return f"{row.n_placed} of {row.n_microphones}" if row.n_microphones else NOTHING


def _placed_mark(row: SessionRow) -> str:
    return "" if not row.n_microphones else "done" if row.is_placed else "dash"


def light_words(row: SessionRow) -> str:
    if row.problem:
        return "cannot be opened"
    n = len(row.missing_files)
    if n:
        return "file missing" if n == 1 else f"{n} files missing"
    return LIGHTS[row.light]


_LIGHT_ORDER = ("error", "warning", "unheard", "good")
_REVIEW_ORDER = tuple(REVIEWS)
LIGHT_MARKS = {"good": "done", "unheard": "unheard", "warning": "warning", "error": "error"}

COLUMNS = (
    Column("name", "Session", lambda r: r.name, "2025-03-14 A-000 x", tells_at_end=True),
    Column("review", "Review", lambda r: REVIEWS[r.review], "not reviewed",
           key=lambda r: _REVIEW_ORDER.index(r.review), mark=lambda r: r.review),
    Column("site", "Site", lambda r: r.site, "Goyang collapsed", tells_at_end=True),
    Column("recorded", "Recorded", _recorded, "2025-03-14 10:22 UTC",
           key=lambda r: _moment(r.recorded_at), help="By the recorder's clock, and its time zone where that is known"),
    Column("weather", "Weather", lambda r: r.weather, "overcast"),
    Column("source", "Source", _source, "woman, knocking", mark=lambda r: "ring" if r.has_truth else "",
           help="What called; a ring: its true place is known"),
    Column("microphones", "Mics", lambda r: str(r.n_microphones) if r.n_microphones else NOTHING, "Mics",
           key=lambda r: r.n_microphones or None, is_number=True, help="Number of microphones"),
    Column("placed", "Placed", _placed, "4 of 4",
           key=lambda r: r.n_placed / r.n_microphones if r.n_microphones else None, mark=_placed_mark,
           help="Microphones that have a position"),
    Column("length", "Length s", lambda r: _number(r.duration_s, 1), "Length s", key=lambda r: r.duration_s,
           is_number=True, help="Sound that all microphones share, seconds"),
    Column("rate", "Rate kHz", lambda r: _number(None if r.rate_hz is None else r.rate_hz / 1000, 1), "Rate kHz",
           key=lambda r: r.rate_hz, is_number=True, help="Samples a second, the highest of the files"),
    Column("sound", "Sound", light_words, "cannot be opened", key=lambda r: _LIGHT_ORDER.index(r.light),
           mark=lambda r: LIGHT_MARKS[r.light], help="What the files' headers say, and what was heard in them"),
    Column("note", "Review note", lambda r: r.review_note, "wind on M3, check again"),
    Column("temperature", "Temp. °C", lambda r: _number(r.temperature_c, 1), "Temp. °C",
           key=lambda r: r.temperature_c, is_number=True, is_extra=True),
    Column("link", "Link", lambda r: r.link, "wireless", is_extra=True, help="Wired or wireless"),
    Column("notes", "Notes", lambda r: r.notes, "notes of the conditions", is_extra=True),
    Column("bytes", "Sound MB", lambda r: _number(r.n_bytes / 1e6, 1), "Sound MB", key=lambda r: r.n_bytes,
           is_number=True, is_extra=True),
    Column("changed", "Changed", _changed, "2025-03-14 10:22", key=lambda r: r.modified_ns or None, is_extra=True,
           help="When session.json was written"),
    Column("folder", "Folder", lambda r: str(r.path), "/home/somebody/campaign/A-001", is_extra=True,
           tells_at_end=True),
)  # fmt: skip
PLACE_OF = {column.id: i for i, column in enumerate(COLUMNS)}


def said(row: SessionRow) -> str:
    """A row in words, for the tooltip and for those who do not see the marks."""
    if row.problem:
        return f"{row.name} cannot be opened. {row.problem}"
    missing = "".join(f"\nIts sound file {name} is missing." for name in row.missing_files)
    odd = "".join(f"\n{told}." for told in said_of_sound(row) if not row.missing_files)
    count = "1 microphone" if row.n_microphones == 1 else f"{row.n_microphones} microphones"
    placed = "all placed" if row.is_placed else "not all placed yet"
    truth = "the true place of the source is known" if row.has_truth else "the true place of the source is not known"
    note = f": {row.review_note}" if row.review_note else ""
    return f"{row.name}: {count}, {placed}; {truth}; {REVIEWS[row.review]}{note}.{missing}{odd}\n{row.path}"


def said_of_sound(row: SessionRow) -> tuple[str, ...]:
    """What is wrong with a session's sound, a sentence each, without the full stop."""
    return tuple(dict.fromkeys(told.rstrip(".") for told in (*row.sound, *(row.heard or ()))))
