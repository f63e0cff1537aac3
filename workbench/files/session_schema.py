"""What a session file must say, and plain sentences about everything it says wrong."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from workbench.core.errors import UserError
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
from workbench.files.inside import problem_of_name
from workbench.files.session_problems import sentence
from workbench.files.session_steps import migrated
from workbench.files.session_text import FORMAT, VERSION, Part, known_keys
from workbench.files.strict_json import NotJsonError, parse_json

_SESSION = TypeAdapter(Session)
_CHOOSE = "Choose the session.json of a session folder"
_OBJECTS: Mapping[str, type[Part]] = {
    "site": Site, "conditions": Conditions, "review": Review, "source": Source, "tape_frame": TapeFrame,
}  # fmt: skip
_INSIDE: Mapping[type[Part], Mapping[str, type[Part]]] = {
    Site: {"mesh_pose": MeshPose, "floor_plan": FloorPlan, "georeference": Georeference},
    Microphone: {"then": Piece},
}
_LISTS: Mapping[str, type[Part]] = {
    "microphones": Microphone, "labels": Label, "tapes": Tape, "tape_heights": TapeHeight,
}  # fmt: skip


def session_of_bytes(data: bytes, folder: Path | None, where: str, n_microphones: int | None = None) -> Session:
    """The session that the bytes of a session.json mean.

    folder : where it lies; links that leave it are refused. None checks names only.
    where : how to name the file in sentences. n_microphones : how many the session has, where the bytes hold only some
    of them; None = all are there. Raises UserError with all problems at once.
    """
    try:
        value, problems = parse_json(data)
    except NotJsonError as error:
        raise UserError(f"{where} cannot be read: {error}") from error
    version, of_head = _version_of(value, where)
    value = migrated(value, version)
    session, of_shape = _checked(value)
    found = (*problems, *of_head, *of_shape, *_problems_of_sense(value, folder, n_microphones))
    if session is None or found:
        raise UserError.of_many(where, found, _hint(value, version))
    session = replace(session, folder=folder)
    return session if version <= VERSION else replace(session, read_only_reason=_newer(version))


def _hint(value: dict[str, Any], version: int) -> str:
    if value.get("format") != FORMAT:
        return _CHOOSE
    return "It was written by a newer version of this program; a newer one may read it" if version > VERSION else ""


def _newer(version: int) -> str:
    return (
        f"This session was written by a newer version of the program (format {version}; this one writes {VERSION}), "
        "so it is open for reading only."
    )


def _version_of(value: Any, where: str) -> tuple[int, list[str]]:
    """The version of a session file (the present one where it says none), and what is wrong with its head.

    Refuses what is no session file at all: another format, or none, and no microphones.
    """
    if not isinstance(value, dict):
        raise UserError(f"{where} is no session file: it needs an object in {{ }}")
    problems = []
    if value.get("format") != FORMAT:
        problems.append(f'format needs "{FORMAT}", has {_shown(value, "format")}')
    version = value.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        problems.append(f"version needs a whole number such as {VERSION}, has {_shown(value, 'version')}")
        version = VERSION
    if value.get("format") != FORMAT and not isinstance(value.get("microphones"), list):
        raise UserError.of_many(where, problems, _CHOOSE)
    return version, problems


def _shown(value: dict[str, Any], key: str) -> str:
    return json.dumps(value[key], ensure_ascii=False)[:60] if key in value else "none"


def _checked(value: dict[str, Any]) -> tuple[Session | None, list[str]]:
    """The session, or missing, wrongly typed and out-of-range fields, one sentence a field."""
    try:
        return _SESSION.validate_json(_with_extra_apart(value), strict=True), []
    except ValidationError as error:
        told = (sentence(e["loc"], value) for e in error.errors(include_url=False))
        return None, list(dict.fromkeys(sentence for sentence in told if sentence))


def _problems_of_sense(value: dict[str, Any], folder: Path | None, n_microphones: int | None) -> Iterator[str]:
    """What the types cannot say: names that leave the folder, labels that end before they start."""
    for i, microphone in enumerate(_objects(value.get("microphones")), start=1):
        for part in (microphone, *_objects(microphone.get("then"))):
            name = part.get("file")
            if isinstance(name, str) and (problem := problem_of_name(name, folder)):
                yield f"microphone {i}: file {problem}"
    yield from _problems_of_site(value.get("site"), folder)
    yield from _problems_of_tapes(value, n_microphones)
    for i, label in enumerate(_objects(value.get("labels")), start=1):
        for low, high, unit in (("start_s", "end_s", "s"), ("low_hz", "high_hz", "Hz")):
            if _is_number(label.get(low)) and _is_number(label.get(high)) and label[high] < label[low]:
                yield f"label {i}: {high} ({label[high]} {unit}) lies before {low} ({label[low]} {unit})"


def _problems_of_tapes(value: dict[str, Any], n_microphones: int | None) -> Iterator[str]:
    n = len(_objects(value.get("microphones"))) if n_microphones is None else n_microphones
    for i, tape in enumerate(_objects(value.get("tapes")), start=1):
        ends = tape.get("between")
        if isinstance(ends, list) and len(ends) == 2 and ends[0] == ends[1]:
            yield f"tape {i}: between needs two different ends, has {json.dumps(ends)}"
        for end in ends if isinstance(ends, list) else ():
            if isinstance(end, int) and end > n:
                yield f"tape {i}: between names microphone {end}, and there are {n}"
    for i, height in enumerate(_objects(value.get("tape_heights")), start=1):
        if isinstance(height.get("of"), int) and height["of"] > n:
            yield f"tape height {i}: of names microphone {height['of']}, and there are {n}"


def _problems_of_site(site: Any, folder: Path | None) -> Iterator[str]:
    if not isinstance(site, dict):
        return
    plan, pose = site.get("floor_plan"), site.get("mesh_pose")
    files = {"mesh": site.get("mesh"), "floor_plan": plan.get("file") if isinstance(plan, dict) else None}
    for what, name in files.items():
        if isinstance(name, str) and (problem := problem_of_name(name, folder)):
            yield f"site: {what} {problem}"
    rotation = pose.get("rotation") if isinstance(pose, dict) else None
    if isinstance(rotation, list) and len(rotation) == 4 and all(map(_is_number, rotation)):
        length = math.hypot(*rotation)
        if not 0.999 < length < 1.001:
            yield f"site: mesh_pose: rotation needs a quaternion of length 1, has one of length {length:.3g}"


def _objects(value: Any) -> list[dict[str, Any]]:
    """The items of a list; an empty object stands for what is none, so that counting goes on."""
    return [item if isinstance(item, dict) else {} for item in value] if isinstance(value, list) else []


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _with_extra_apart(value: dict[str, Any]) -> str:
    """The file as JSON text in which unknown keys of every level have moved to `extra`."""
    whole = _apart(value, Session, also={"format", "version"})
    for key, part in _OBJECTS.items():
        if key in whole:
            whole[key] = _apart(whole[key], part)
    for key, part in _LISTS.items():
        if isinstance(whole.get(key), list):
            whole[key] = [_apart(item, part) for item in whole[key]]
    if isinstance(whole.get("audio"), dict):
        whole["audio"] = {name: _apart(file, AudioFile) for name, file in whole["audio"].items()}
    return json.dumps(whole, ensure_ascii=True)


def _apart(value: Any, part: type[Part], also: set[str] | None = None) -> Any:
    if isinstance(value, list):
        return [_apart(item, part) for item in value]
    if not isinstance(value, Mapping):
        return value
    known = known_keys(part)
    nested = _INSIDE.get(part, {})
    inside = {key: _apart(item, nested[key]) if key in nested else item for key, item in value.items() if key in known}
    extra = {key: item for key, item in value.items() if key not in known and key not in (also or ())}
    return {**inside, "extra": extra}
