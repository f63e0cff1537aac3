"""What a training ran with, as its folder says: program, libraries, machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from workbench.files.training_run import ENVIRONMENT_FILE


def environment_of(folder: Path) -> Mapping[str, str]:
    """Name -> value as text; empty when the file is not there or is no such thing."""
    try:
        values = json.loads((folder / ENVIRONMENT_FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): _text(value) for name, value in values.items()} if isinstance(values, dict) else {}


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
