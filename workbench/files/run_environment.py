"""What a training ran with, as its folder says: program, libraries, machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.files.atomic import write_atomically
from workbench.files.training_run import ENVIRONMENT_FILE


def add_environment(folder: Path, values: Mapping[str, str | int], *, is_resumed: bool) -> None:
    """Write what a start of a run has. A run that is resumed keeps those of its earlier starts, the oldest first."""
    starts = [*(_starts_in(folder) if is_resumed else []), dict(values)]
    write_atomically(folder / ENVIRONMENT_FILE, json.dumps({"starts": starts}, indent=1).encode())


def environments_of(folder: Path) -> tuple[Mapping[str, str], ...]:
    """Of every start, the oldest first: name -> value as text. Empty when the file is not there or no such thing."""
    return tuple({name: _text(value) for name, value in start.items()} for start in _starts_in(folder))


def environment_of(folder: Path) -> Mapping[str, str]:
    """Of the last start; empty when none is told."""
    return environments_of(folder)[-1] if environments_of(folder) else {}


def _starts_in(folder: Path) -> list[dict[str, Any]]:
    """As they are written; an older file is the last start alone."""
    try:
        values = json.loads((folder / ENVIRONMENT_FILE).read_bytes())
    except (OSError, ValueError):
        return []
    starts = values.get("starts", [values]) if isinstance(values, dict) else []
    return [start for start in starts if isinstance(start, dict)] if isinstance(starts, list) else []


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
