"""Air temperatures that people may type: what was ever measured outdoors on Earth, with some room."""

from __future__ import annotations

LEAST_C, MOST_C = -90.0, 70.0
"""Degrees Celsius. Sessions on disk may hold anything: a wrong value there is to be seen, not to be refused."""
WANTED = "The temperature needs a number of degrees Celsius from \N{MINUS SIGN}90 to 70, such as 21.5"


def is_plausible_c(temperature_c: float) -> bool:
    """Can the air have been so warm, degrees Celsius? False for what is not finite."""
    return LEAST_C <= temperature_c <= MOST_C
