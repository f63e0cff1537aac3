"""JSON as the standard means it: no doubled keys, no NaN, no numbers that a float cannot hold."""

from __future__ import annotations

import json
import math
import re
from typing import Any

MAX_DEPTH = 60
MAX_DIGITS = 300
"""Longer whole numbers do not fit a float; Python itself stops at 4,300 digits."""

_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


class NotJsonError(ValueError):
    """The text is not JSON; the message says where and why, in plain words."""


def parse_json(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """The value, and what is wrong with its details (doubled keys, NaN, too large numbers), all of it.

    Raises NotJsonError when there is no value at all to go on with.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJsonError(f"it is not UTF-8 text (byte {error.start + 1})") from error
    details = _Details()
    try:
        value = json.loads(
            text,
            object_pairs_hook=details.pairs,
            parse_constant=details.constant,
            parse_float=details.real,
            parse_int=details.whole,
        )
        text_of_value = json.dumps(value, ensure_ascii=False)
    except json.JSONDecodeError as error:
        what = "it is empty" if not text.strip() else _what_json_misses(error)
        raise NotJsonError(what) from error
    except RecursionError as error:
        raise NotJsonError(f"it is nested more than {MAX_DEPTH} deep") from error
    if _depth(value) > MAX_DEPTH:
        raise NotJsonError(f"it is nested more than {MAX_DEPTH} deep")
    if _HALF_A_CHARACTER.search(text_of_value):
        raise NotJsonError("it has half a character in it (a lone surrogate such as \\ud800)")
    return value, tuple(dict.fromkeys(details.found))


class _Details:
    """Collects what is wrong while the parser goes on."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                self.found.append(f'the key "{key[:60]}" is there twice in one object')
            seen.add(key)
        return dict(pairs)

    def constant(self, text: str) -> float:
        self.found.append(f"{text} is no number that can be kept; write null for unknown")
        return 0.0

    def real(self, text: str) -> float:
        value = float(text)
        if not math.isfinite(value):
            self.found.append(f"the number {text[:20]} is too large")
            return 0.0
        return value

    def whole(self, text: str) -> int:
        if len(text) > MAX_DIGITS:
            self.found.append(f"the number {text[:20]}... is too large")
            return 0
        return int(text)


def _what_json_misses(error: json.JSONDecodeError) -> str:
    reason = error.msg[0].lower() + error.msg[1:]
    return f"it is not JSON: line {error.lineno}, column {error.colno}: {reason}"


def _depth(value: Any) -> int:
    """How deep lists and objects nest; without recursion, since this guards against too much of it."""
    depth, level = 0, [value]
    while level and depth <= MAX_DEPTH:
        level = [inner for outer in level for inner in _inside(outer)]
        depth += 1
    return depth


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
