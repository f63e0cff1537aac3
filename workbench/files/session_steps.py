"""From an older session format to the present one, one function a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Version -> the function that makes the next version of it. Version 1 is the first, so there is none yet."""


def migrated(
    value: dict[str, Any], version: int, steps: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = STEPS
) -> dict[str, Any]:
    """A session file's object as the present version would say it; a newer one is left as it is."""
    while version in steps:
        value = steps[version](value)
        version += 1
    return value
