"""Numbers in a search of a campaign: `mics:6`, `length:>10`, `rate:44..48`, and which number of a row each means."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.files.campaign import SessionRow

_NUMBER = r"[-+\u2212]?(?:\d+(?:[.,]\d*)?|[.,]\d+)"
_ASKED = re.compile(rf"(<=|>=|<|>|=)?({_NUMBER})")
_BETWEEN = re.compile(rf"({_NUMBER})(?:\.\.|\u2026)({_NUMBER})")

NUMBERS: Mapping[str, Callable[[SessionRow], float | None]] = {
    "mics": lambda r: r.n_microphones or None,
    "length": lambda r: r.duration_s,
    "rate": lambda r: None if r.rate_hz is None else r.rate_hz / 1000,
    "temp": lambda r: r.temperature_c,
}
"""What may stand before a colon and a number: microphones, seconds, kilohertz, degrees Celsius. None = not known."""


@dataclass(frozen=True)
class Span:
    """Numbers from `least` to `most`; is_open : the ends themselves do not count."""

    least: float = float("-inf")
    most: float = float("inf")
    is_open: bool = False

    def has(self, value: float) -> bool:
        return self.least < value < self.most if self.is_open else self.least <= value <= self.most


def span_of(text: str) -> Span | None:
    """What "6", ">10", "<=3" or "4..6" asks for; None when it is none of these.

    A number alone means what is written like that when it is rounded to as many decimals: 44 finds 44.1.
    """
    if found := _BETWEEN.fullmatch(text):
        least, most = sorted((_value(found[1]), _value(found[2])))
        return Span(least, most)
    found = _ASKED.fullmatch(text)
    if found is None:
        return None
    sign, value = found[1], _value(found[2])
    if sign in ("<", "<="):
        return Span(most=value, is_open=sign == "<")
    if sign in (">", ">="):
        return Span(least=value, is_open=sign == ">")
    decimals = len(found[2].replace(",", ".").partition(".")[2])
    half = 0.5 * 10.0**-decimals
    return Span(value - half, math.nextafter(value + half, -math.inf))


def _value(text: str) -> float:
    return float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
