"""Predictions files: what methods answered for a session, and everything needed to tell from what.

One object: {"session": {id, name, sha256}, "program": {...}, "made_at", "made_by", "runs": [{"method", "model",
"parameters", "clips": [Located, ...], "summary": Summary}]}. Keys of newer programs are left alone.
"""

from __future__ import annotations

import getpass
import json
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

import workbench
from workbench.core.errors import UserError, reason_of
from workbench.core.events import Declined, Located, Summary, as_json
from workbench.core.session import Session
from workbench.files.atomic import cannot_write, write_atomically
from workbench.files.session_text import session_sha256
from workbench.files.strict_json import NotJsonError, parse_json

FOLDER = "predictions"
MAX_BYTES = 256 * 1024**2


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one method answered.

    model : {"name", "sha256", ...} of the network, None for methods without one.
    parameters : what the method was told, as plain JSON values.
    declined : what it gave no answer for, and why. summary : None when the run was cancelled before it was through, or
    when there was no answer at all.
    """

    method: str
    model: Mapping[str, Any] | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    clips: tuple[Located, ...] = ()
    declined: tuple[Declined, ...] = ()
    summary: Summary | None = None


@dataclass(frozen=True, kw_only=True)
class PredictionsFile:
    """A predictions file as read. session : {"id", "name", "sha256"}; made_at : ISO 8601 with zone."""

    session: Mapping[str, Any]
    program: Mapping[str, Any] = field(default_factory=dict)
    made_at: str = ""
    made_by: str = ""
    runs: tuple[Run, ...]

    def is_of(self, session: Session) -> bool:
        """Were they made from this session exactly as it is now? False after any edit."""
        return bool(self.session.get("sha256") == session_sha256(session))


_FILE = TypeAdapter(PredictionsFile)


def predictions_object(session: Session, runs: Sequence[Run]) -> dict[str, Any]:
    """The predictions file of these runs as plain JSON values; infinities and NaN become null."""
    return {
        "session": {"id": session.id, "name": session.name, "sha256": session_sha256(session)},
        "program": {"name": "workbench", "version": workbench.__version__, "python": platform.python_version()},
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "made_by": _user_name(),
        "runs": [as_json(run) for run in runs],
    }


def write_predictions(path: Path, session: Session, runs: Sequence[Run]) -> Path:
    """Write a predictions file, replacing what was there at once or not at all. Raises UserError."""
    path = Path(path).absolute()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    write_atomically(path, _text(predictions_object(session, runs)).encode())
    return path


def save_predictions(session: Session, runs: Sequence[Run]) -> Path:
    """Write a new file into the session's `predictions` folder, named by time and methods; never over an old one."""
    if session.folder is None:
        raise UserError("This session has no folder yet, so its predictions have none either", "Save it first")
    methods = "-".join(dict.fromkeys(re.sub(r"[^\w.]+", "_", Path(run.method).stem) for run in runs)) or "none"
    stem = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{methods[:80]}"
    path, n = session.folder / FOLDER / f"{stem}.json", 2
    while path.exists():
        path, n = path.with_name(f"{stem}-{n}.json"), n + 1
    return write_predictions(path, session, runs)


def read_predictions(path: Path) -> PredictionsFile:
    """A predictions file. Raises UserError with what is wrong with it."""
    path = Path(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{path} is larger than {MAX_BYTES // 1024**2} MiB, which no predictions file is")
        value, problems = parse_json(path.read_bytes())
        if problems:
            raise UserError.of_many(str(path), problems)
        return _FILE.validate_json(json.dumps(value))
    except OSError as error:
        raise UserError(f"{path} could not be read: {reason_of(error)}") from error
    except NotJsonError as error:
        raise UserError(f"{path} cannot be read: {error}") from error
    except ValidationError as error:
        raise UserError.of_many(str(path), _told(error), "Choose a file from a predictions folder") from error


def _told(error: ValidationError) -> list[str]:
    """Up to five places of a file that are wrong, counted from 1 as people do."""
    places = []
    for e in error.errors(include_url=False)[:5]:
        where = " ".join(str(part + 1) if isinstance(part, int) else part for part in e["loc"]) or "the file"
        places.append(f"{where}: {e['msg'][0].lower()}{e['msg'][1:]}")
    return places


def _text(value: dict[str, Any]) -> str:
    """JSON with one clip a line."""
    runs = []
    for run in value["runs"]:
        clips = ",\n".join(f"    {json.dumps(clip, ensure_ascii=False)}" for clip in run["clips"])
        parts = {key: json.dumps(item, ensure_ascii=False) for key, item in run.items()}
        parts["clips"] = f"[\n{clips}\n   ]" if clips else "[]"
        runs.append("  {\n" + ",\n".join(f'   "{key}": {text}' for key, text in parts.items()) + "\n  }")
    head = {key: json.dumps(item, ensure_ascii=False) for key, item in value.items()}
    head["runs"] = "[\n" + ",\n".join(runs) + "\n ]" if runs else "[]"
    return "{\n" + ",\n".join(f' "{key}": {text}' for key, text in head.items()) + "\n}\n"


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user number without a name, as in containers
        return ""
