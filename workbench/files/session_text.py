"""A session as canonical text: the same session gives the same bytes, and one edit changes one line.

UTF-8, keys in the order of the format, one microphone, one label and one audio file a line, floats in the
shortest form that reads back as the same number. Keys of `extra` follow the known ones, in the order they came.
An empty line parts microphones and labels, so that git merges edits of neighbours without asking.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, get_args

from workbench.core.session import (
    AudioFile,
    Conditions,
    FloorPlan,
    Georeference,
    Label,
    MeshPose,
    Microphone,
    Piece,
    Review,
    Session,
    Site,
    Source,
)
from workbench.core.tape.nouns import Tape, TapeFrame, TapeHeight

FORMAT = "workbench-session"
VERSION = 1
Part = (
    Site | MeshPose | FloorPlan | Georeference | Conditions | Review | Microphone | Piece | Source | Label | AudioFile
    | Tape | TapeHeight | TapeFrame | Session
)  # fmt: skip

NOT_IN_FILE = frozenset({"extra", "folder", "read_only_reason"})
"""Fields of the nouns that are no keys of the file."""

ONLY_WHEN_KNOWN = frozenset({"shift_m", "mesh_pose", "floor_plan", "georeference"})
"""Keys that are left out while they are None, as is `then` while there are no further files. A review that says nothing
is left out, too; so are tapes, if none."""

COUNTS = frozenset(
    {"channel", "microphone", "between", "of", "origin", "along_x", "reading", "mirrored", "upside_down"}
)
"""Keys whose numbers are whole or no numbers; all other numbers are written with a point, 3.0 and not 3."""
_OPTIONAL = ("review", "tapes", "tape_heights", "tape_frame")


_KEYS = {part: tuple(f.name for f in fields(part) if f.name not in NOT_IN_FILE) for part in get_args(Part)}
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def known_keys(part: type[Part]) -> tuple[str, ...]:
    """The keys a part of the file may have, in the order they are written."""
    return _KEYS[part]


def session_text(session: Session) -> str:
    """The whole file, ending with a line break. Raises ValueError when a number is not finite."""
    reviewed = {} if session.review == Review() else {"review": _line(session.review)}
    lines = {
        "format": _json(FORMAT),
        "version": _json(VERSION),
        "id": _json(session.id),
        "name": _json(session.name),
        "recorded_at": _json(session.recorded_at),
        "site": _line(session.site),
        "conditions": _line(session.conditions),
        **reviewed,
        "microphones": _block("[", (_line(m) for m in session.microphones), "]", apart=True),
        "source": "null" if session.source is None else _line(session.source),
        "labels": _block("[", (_line(m) for m in session.labels), "]", apart=True),
        **_taped(session),
        "audio": _block("{", (f"{_json(name)}: {_line(file)}" for name, file in session.audio.items()), "}"),
    }
    extra = {key: _json(value) for key, value in session.extra.items() if key not in (*lines, *_OPTIONAL)}
    return "{\n" + ",\n".join(f" {_json(key)}: {text}" for key, text in (lines | extra).items()) + "\n}\n"


def _taped(session: Session) -> dict[str, str]:
    """What was measured with tape; nothing where nothing was."""
    lists: dict[str, tuple[Part, ...]] = {"tapes": session.tapes, "tape_heights": session.tape_heights}
    said = {key: _block("[", (_line(part) for part in parts), "]", apart=True) for key, parts in lists.items() if parts}
    return said if session.tape_frame is None else said | {"tape_frame": _line(session.tape_frame)}


def session_sha256(session: Session) -> str:
    """Hash of the canonical text: what a result was computed from."""
    return hashlib.sha256(session_text(session).encode()).hexdigest()


def _line(part: Part) -> str:
    return _json(_object(part))


def _object(part: Part) -> dict[str, Any]:
    known = {key: _number(key, getattr(part, key)) for key in known_keys(type(part))}
    known = {key: value for key, value in known.items() if value is not None or key not in ONLY_WHEN_KNOWN}
    if not known.get("then", True):
        del known["then"]
    return known | {key: value for key, value in part.extra.items() if key not in known}


def _number(key: str, value: Any) -> Any:
    """3 as 3.0 where the format has real numbers, so that a load and a save change no line; parts as objects."""
    if isinstance(value, (MeshPose, FloorPlan, Georeference, Piece)):
        return _object(value)
    if isinstance(value, (list, tuple)):
        return [_number(key, item) for item in value]
    return float(value) if isinstance(value, int) and key not in COUNTS else value


def _block(opening: str, lines: Iterable[str], closing: str, *, apart: bool = False) -> str:
    inside = (",\n\n" if apart else ",\n").join(f"  {line}" for line in lines)
    return f"{opening}\n{inside}\n {closing}" if inside else opening + closing


def _json(value: Any) -> str:
    return _ENCODER.encode(_plain(value))


def _plain(value: Any) -> Any:
    """Mappings of any kind as dicts; numpy numbers as Python's."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.item() if hasattr(value, "item") else value
