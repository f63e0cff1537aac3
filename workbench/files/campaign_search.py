"""Finding sessions of a campaign by a line of words: `yeoju rain`, `weather:rain review:flagged mics:6 length:>10`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.files.campaign import SessionRow
from workbench.files.campaign_numbers import NUMBERS, Span, span_of

_WORD = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))')
_LIGHTS = {
    "good": "good fine yes",
    "unheard": "unheard unknown",
    "warning": "warning odd no",
    "error": "error broken no",
}


def _yes_no(is_so: bool) -> str:
    return "yes" if is_so else "no"


KEYS: Mapping[str, Callable[[SessionRow], str]] = {
    "name": lambda r: r.name,
    "site": lambda r: r.site,
    "date": lambda r: r.recorded_at,
    "weather": lambda r: r.weather,
    "link": lambda r: r.link,
    "source": lambda r: r.source,
    "truth": lambda r: _yes_no(r.has_truth),
    "placed": lambda r: _yes_no(r.is_placed),
    "review": lambda r: r.review,
    "note": lambda r: f"{r.review_note} {r.notes}",
    "sound": lambda r: " ".join((_LIGHTS[r.light], *(("missing",) if r.missing_files else ()), *r.sound)),
    "folder": lambda r: str(r.path),
}
"""What may stand before a colon, and the text of a row it is looked for in."""
ALL_KEYS = (*KEYS, *NUMBERS)


@dataclass(frozen=True)
class Term:
    """One thing asked for. key "" = anywhere; is_out : rows that have it are left out."""

    text: str
    key: str = ""
    is_out: bool = False

    def fits(self, row: SessionRow) -> bool:
        text = KEYS[self.key](row) if self.key else _anywhere(row)
        return (self.text in text.casefold()) is not self.is_out


@dataclass(frozen=True)
class NumberTerm:
    """A number asked for. A row where it is not known fits neither this nor its opposite; span None asks for those."""

    key: str
    span: Span | None
    is_out: bool = False

    def fits(self, row: SessionRow) -> bool:
        value = NUMBERS[self.key](row)
        if self.span is None:
            return (value is None) is not self.is_out
        return value is not None and self.span.has(value) is not self.is_out


@dataclass(frozen=True)
class Search:
    """All its terms must fit. unknown : words before a colon that are no key; they are looked for as they stand.

    no_number : keys that ask for a number and got none (yet); they are left out.
    """

    terms: tuple[Term | NumberTerm, ...] = ()
    unknown: tuple[str, ...] = ()
    no_number: tuple[str, ...] = ()

    def fits(self, row: SessionRow) -> bool:
        return all(term.fits(row) for term in self.terms)


def search_of(line: str) -> Search:
    """What a line of words asks for. `key:` without a text asks for rows that have none there; `-` leaves out."""
    terms: list[Term | NumberTerm] = []
    unknown: list[str] = []
    no_number: list[str] = []
    for minus, key, quoted, plain in _WORD.findall(re.sub(r"(\w+:)(?=\s|$)", r'\1""', line)):
        text, key = (quoted or plain).casefold(), key.casefold()
        if key in NUMBERS:
            span = span_of(text)
            if text and span is None:
                no_number.append(key)
            else:
                terms.append(NumberTerm(key, span, bool(minus)))
            continue
        if key and key not in KEYS:
            unknown.append(key)
            text, key = f"{key}:{text}", ""
        if key and not text:
            terms.append(_Empty("", key, bool(minus)))
        elif text:
            terms.append(Term(text, key, bool(minus)))
    return Search(tuple(terms), tuple(unknown), tuple(no_number))


class _Empty(Term):
    """Nothing stands there."""

    def fits(self, row: SessionRow) -> bool:
        return (not KEYS[self.key](row).strip()) is not self.is_out


def _anywhere(row: SessionRow) -> str:
    return " ".join(
        (
            row.name,
            row.site,
            row.weather,
            row.source,
            row.review_note,
            row.notes,
            row.link,
            row.recorded_at,
            row.path.name,
        )
    )
