"""The columns of the campaign table: what each says of a session, how it sorts, and how wide it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QT_TR_NOOP

from workbench.core.counting_order import as_people_count
from workbench.files.campaign import SessionRow
from workbench.gui.language.words import retold, tr

NOTHING = "\N{EN DASH}"
REVIEWS = {
    "unreviewed": QT_TR_NOOP("not reviewed"),
    "accepted": QT_TR_NOOP("accepted"),
    "flagged": QT_TR_NOOP("flagged"),
    "rejected": QT_TR_NOOP("rejected"),
}
LIGHTS = {
    "good": QT_TR_NOOP("heard, fine"),
    "unheard": QT_TR_NOOP("not heard yet"),
    "warning": QT_TR_NOOP("odd"),
    "error": QT_TR_NOOP("cannot be read"),
}


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
    return row.source or (tr("place known") if row.has_truth else NOTHING)


def _placed(row: SessionRow) -> str:
    return tr("{n} of {all}", n=row.n_placed, all=row.n_microphones) if row.n_microphones else NOTHING


def _placed_mark(row: SessionRow) -> str:
    return "" if not row.n_microphones else "done" if row.is_placed else "dash"


def light_words(row: SessionRow) -> str:
    if row.problem:
        return tr("cannot be opened")
    n = len(row.missing_files)
    if n:
        return tr("file missing") if n == 1 else tr("{n} files missing", n=n)
    return tr(LIGHTS[row.light])


_LIGHT_ORDER = ("error", "warning", "unheard", "good")
_REVIEW_ORDER = tuple(REVIEWS)
LIGHT_MARKS = {"good": "done", "unheard": "unheard", "warning": "warning", "error": "error"}

COLUMNS = (
    Column("name", QT_TR_NOOP("Session"), lambda r: r.name, "2025-03-14 A-000 x", tells_at_end=True),
    Column(
        "review",
        QT_TR_NOOP("Review"),
        lambda r: tr(REVIEWS[r.review]),
        "not reviewed",
        key=lambda r: _REVIEW_ORDER.index(r.review),
        mark=lambda r: r.review,
    ),
    Column("site", QT_TR_NOOP("Site"), lambda r: r.site, "Goyang collapsed", tells_at_end=True),
    Column(
        "recorded",
        QT_TR_NOOP("Recorded"),
        _recorded,
        "2025-03-14 10:22 UTC",
        key=lambda r: _moment(r.recorded_at),
        help=QT_TR_NOOP("By the recorder's clock, and its time zone where that is known"),
    ),
    Column("weather", QT_TR_NOOP("Weather"), lambda r: r.weather, "overcast"),
    Column(
        "source",
        QT_TR_NOOP("Source"),
        _source,
        "woman, knocking",
        mark=lambda r: "ring" if r.has_truth else "",
        help=QT_TR_NOOP("What called; a ring: its true place is known"),
    ),
    Column(
        "microphones",
        QT_TR_NOOP("Mics"),
        lambda r: str(r.n_microphones) if r.n_microphones else NOTHING,
        "Mics",
        key=lambda r: r.n_microphones or None,
        is_number=True,
        help=QT_TR_NOOP("Number of microphones"),
    ),
    Column(
        "placed",
        QT_TR_NOOP("Placed"),
        _placed,
        "4 of 4",
        key=lambda r: r.n_placed / r.n_microphones if r.n_microphones else None,
        mark=_placed_mark,
        help=QT_TR_NOOP("Microphones that have a position"),
    ),
    Column(
        "length",
        QT_TR_NOOP("Length s"),
        lambda r: _number(r.duration_s, 1),
        "Length s",
        key=lambda r: r.duration_s,
        is_number=True,
        help=QT_TR_NOOP("Sound that all microphones share, seconds"),
    ),
    Column(
        "rate",
        QT_TR_NOOP("Rate kHz"),
        lambda r: _number(None if r.rate_hz is None else r.rate_hz / 1000, 1),
        "Rate kHz",
        key=lambda r: r.rate_hz,
        is_number=True,
        help=QT_TR_NOOP("Samples a second, the highest of the files"),
    ),
    Column(
        "sound",
        QT_TR_NOOP("Sound"),
        light_words,
        "cannot be opened",
        key=lambda r: _LIGHT_ORDER.index(r.light),
        mark=lambda r: LIGHT_MARKS[r.light],
        help=QT_TR_NOOP("What the files' headers say, and what was heard in them"),
    ),
    Column("note", QT_TR_NOOP("Review note"), lambda r: r.review_note, "wind on M3, check again"),
    Column(
        "temperature",
        QT_TR_NOOP("Temp. °C"),
        lambda r: _number(r.temperature_c, 1),
        "Temp. °C",
        key=lambda r: r.temperature_c,
        is_number=True,
        is_extra=True,
    ),
    Column(
        "link", QT_TR_NOOP("Link"), lambda r: r.link, "wireless", is_extra=True, help=QT_TR_NOOP("Wired or wireless")
    ),
    Column("notes", QT_TR_NOOP("Notes"), lambda r: r.notes, "notes of the conditions", is_extra=True),
    Column(
        "bytes",
        QT_TR_NOOP("Sound MB"),
        lambda r: _number(r.n_bytes / 1e6, 1),
        "Sound MB",
        key=lambda r: r.n_bytes,
        is_number=True,
        is_extra=True,
    ),
    Column(
        "changed",
        QT_TR_NOOP("Changed"),
        _changed,
        "2025-03-14 10:22",
        key=lambda r: r.modified_ns or None,
        is_extra=True,
        help=QT_TR_NOOP("When session.json was written"),
    ),
    Column(
        "folder",
        QT_TR_NOOP("Folder"),
        lambda r: str(r.path),
        "/home/somebody/campaign/A-001",
        is_extra=True,
        tells_at_end=True,
    ),
)
PLACE_OF = {column.id: i for i, column in enumerate(COLUMNS)}


def said(row: SessionRow) -> str:
    """A row in words, for the tooltip and for those who do not see the marks."""
    if row.problem:
        return tr("{name} cannot be opened. {problem}", name=row.name, problem=row.problem)
    missing = "".join("\n" + tr("Its sound file {name} is missing.", name=name) for name in row.missing_files)
    odd = "".join(f"\n{told}." for told in said_of_sound(row) if not row.missing_files)
    count = tr("1 microphone") if row.n_microphones == 1 else tr("{n} microphones", n=row.n_microphones)
    placed = tr("all placed") if row.is_placed else tr("not all placed yet")
    truth = (
        tr("the true place of the source is known")
        if row.has_truth
        else tr("the true place of the source is not known")
    )
    note = f": {row.review_note}" if row.review_note else ""
    return f"{row.name}: {count}, {placed}; {truth}; {tr(REVIEWS[row.review])}{note}.{missing}{odd}\n{row.path}"


def said_of_sound(row: SessionRow) -> tuple[str, ...]:
    """What is wrong with a session's sound, a sentence each, without the full stop."""
    return tuple(dict.fromkeys(retold(told.rstrip(".")) for told in (*row.sound, *(row.heard or ()))))
