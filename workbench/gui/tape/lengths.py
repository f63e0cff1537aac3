"""Lengths as people write them down beside a tape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in

LONGEST_M, _LEAST_ERROR_M = 2_000.0, 1e-5
"""No tape, and no laser, is longer; and none is better."""
_UNITS_M = {"mm": 0.001, "cm": 0.01, "m": 1.0}
_METRES_AND_CM = re.compile(r"^(\d+)\s*m\s*(\d{1,2})(?:\s*cm)?$")
_WITH_UNIT = re.compile(r"^(.*?)\s*(mm|cm|m)?$")
_PLUS_MINUS = re.compile(r"\s*(?:\N{PLUS-MINUS SIGN}|\+/?-)\s*")


@dataclass(frozen=True)
class Said:
    """A length or height in metres, and its error in metres where one was written."""

    value_m: float
    error_m: float | None = None


def said_in(text: str) -> Said | None:
    """What "12.34", "12,34", "12 m 34", "1234 cm" or "12.34 ± 0.05" means, metres where no unit is said; or None."""
    value, *error = _PLUS_MINUS.split(text.strip().lower())
    value_m = _metres(value)
    if value_m is None or len(error) > 1:
        return None
    if not error:
        return Said(value_m)
    error_m = _metres(error[0])
    return Said(value_m, error_m) if error_m is not None and _LEAST_ERROR_M <= error_m <= LONGEST_M else None


def problem_of_length(text: str, what: str) -> str:
    """Why a text is no length, as one sentence; empty when it is one, or when nothing is written."""
    if not text.strip():
        return ""
    said = said_in(text)
    if said is None:
        return tr("{what} needs metres such as 12.34, 12 m 34 or 1234 cm", what=what)
    if not 0 < said.value_m <= LONGEST_M:
        return tr("{what} must be above 0 and at most {most_m:.0f} m", what=what, most_m=LONGEST_M)
    return ""


def problem_of_height(text: str, what: str) -> str:
    """As `problem_of_length`; heights may be 0 or below."""
    if not text.strip():
        return ""
    said = said_in(text)
    if said is None:
        return tr("{what} needs metres such as 1.20 or 120 cm", what=what)
    if abs(said.value_m) > LONGEST_M:
        return tr("{what} must lie within {most_m:.0f} m", what=what, most_m=LONGEST_M)
    return ""


def _metres(text: str) -> float | None:
    text = text.strip()
    if found := _METRES_AND_CM.match(text):
        return int(found[1]) + int(found[2]) / 100.0
    found = _WITH_UNIT.match(text)
    number = number_in(found[1]) if found else None
    return None if number is None or found is None else number * _UNITS_M[found[2] or "m"]
