"""Hatch build hook: models/ and resources/ travel inside the wheel, as workbench/shipped/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Adds both folders to a real wheel and leaves an editable install alone (it would hold stale copies)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for name in ("models", "resources"):
            folder = Path(self.root, name)
            if not any(folder.iterdir()):
                raise FileNotFoundError(f"{folder} is empty: a wheel without it would not run")
            build_data["force_include"][str(folder)] = f"workbench/shipped/{name}"
