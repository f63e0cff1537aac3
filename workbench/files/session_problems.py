"""One plain sentence for each field of a session file that says something wrong."""

from __future__ import annotations

import json
from typing import Any

NEEDS = {
    "position_m": "three numbers in metres",
    "size_m": "three numbers in metres, each above 0",
    "shift_m": "three numbers in metres",
    "position_error_m": "a number of metres, 0 or more",
    "file": 'the name of an audio file, such as "m1.wav"',
    "mesh": 'the name of a mesh file, such as "site.obj"',
    "scale": "a number of metres a unit, above 0",
    "rotation": "four numbers, a quaternion w, x, y, z",
    "metres_per_pixel": "a number of metres a pixel, above 0",
    "origin_m": "three numbers in metres",
    "angle_deg": "a number of degrees",
    "x_axis_deg": "a number of degrees",
    "crs": 'the code of a coordinate system, such as "EPSG:32612"',
    "state": '"unreviewed", "accepted", "flagged" or "rejected"',
    "channel": "a whole number, 1 or more",
    "gain_db": "a number of decibels",
    "offset_s": "a number of seconds",
    "temperature_c": "a number of degrees Celsius",
    "start_s": "a number of seconds",
    "end_s": "a number of seconds",
    "low_hz": "a number of hertz",
    "high_hz": "a number of hertz",
    "microphone": "the number of a microphone, 1 or more",
    "microphones": "a list of at least one microphone",
    "labels": "a list of labels",
    "tapes": "a list of tape lengths",
    "tape_heights": "a list of heights",
    "between": 'two ends, each the number of a microphone or "source"',
    "length_m": "a number of metres above 0, at most 10,000",
    "height_m": "a number of metres within 10,000 of 0",
    "error_m": "a number of metres from 0.000001 to 10,000",
    "of": 'the number of a microphone, or "source"',
    "origin": 'the number of a microphone, or "source"',
    "along_x": 'the number of a microphone, or "source"',
    "reading": "a whole number, 0 or more",
    "mirrored": "true or false",
    "upside_down": "true or false",
    "recorded_at": 'text such as "2025-03-14T10:22:00+09:00"',
    "sha256": "text",
}
"""What each field must hold. All others hold text, or are objects."""

NULLABLE = frozenset({"position_m", "size_m", "shift_m", "mesh", "position_error_m", "temperature_c", "recorded_at",
                      "low_hz", "high_hz", "microphone", "sha256", "mesh_pose", "floor_plan",
                      "georeference", "error_m", "tape_frame"})  # fmt: skip
OBJECTS = frozenset({"site", "conditions", "review", "source", "audio", "mesh_pose", "floor_plan", "georeference",
                     "tape_frame"})  # fmt: skip
ROWS = {"position_m": 3, "size_m": 3, "shift_m": 3, "origin_m": 3, "rotation": 4, "between": 2}
"""How many numbers a row of numbers has."""
MEMBERS = {"microphones": "microphone", "labels": "label", "tapes": "tape", "tape_heights": "tape height"}
WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def sentence(loc: tuple[int | str, ...], value: Any) -> str:
    """What is wrong at a place of the file, counted from 1; empty when the complaint is only an echo of another.

    loc : keys and indices (from 0) from the top of the file; value : the whole file.
    """
    where, rest, inner = _where(loc, value)
    if not rest:
        return f"{where} needs an object in {{ }}, has {_shown(inner)}"
    field = str(rest[0])
    prefix = f"{where}: " if where else ""
    if not isinstance(inner, dict) or field not in inner:
        return f"{prefix}{field} is missing; it needs {_need(field)}"
    has = inner[field]
    if field == "microphones" and has and isinstance(has, list):
        return ""  # pydantic counts only the good ones; the bad ones are told one by one
    return f"{prefix}{field} needs {_need(field)}, has {_told(field, has)}"


def _where(loc: tuple[int | str, ...], value: Any) -> tuple[str, tuple[int | str, ...], Any]:
    """The member's name for people, what is left of the place inside it, and the member itself."""
    if len(loc) >= 2 and loc[0] in MEMBERS:
        return f"{MEMBERS[str(loc[0])]} {int(loc[1]) + 1}", loc[2:], value[loc[0]][loc[1]]
    if len(loc) >= 2 and loc[0] == "audio":
        return f'audio "{loc[1]}"', loc[2:], value["audio"][loc[1]]
    if len(loc) >= 3 and loc[0] == "site" and loc[1] in OBJECTS:
        return f"site: {loc[1]}", loc[2:], value["site"][loc[1]]
    if len(loc) >= 2 and loc[0] in OBJECTS:
        return str(loc[0]), loc[1:], value[loc[0]]
    return "", loc, value


def _need(field: str) -> str:
    need = "an object in { }" if field in OBJECTS else NEEDS.get(field, "text")
    return f"{need}, or null" if field in NULLABLE and field != "position_m" else need


def _told(field: str, value: Any) -> str:
    if field in ROWS and isinstance(value, list) and len(value) != ROWS[field]:
        return WORDS[len(value)] if len(value) < len(WORDS) else str(len(value))
    return "none" if value == [] else _shown(value)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
