"""Configurations to begin with: the TOML files in resources/training, listed by themselves."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.errors import UserError
from workbench.files.shipped import resources_folder
from workbench.training.config import TrainConfig
from workbench.training.config_file import FIELDS, read_config

RECORDINGS = (
    "campaign", "choose", "sites", "n_sessions", "n_places", "n_arrays", "n_microphones", "seconds", "weather", "seed",
)  # fmt: skip
"""Where the recordings come from. A preset that says nothing of them is for any."""


@dataclass(frozen=True)
class Preset:
    """name : its file's stem. title, about : its first comment line, up to the first colon and after it."""

    name: str
    title: str
    about: str
    path: Path

    def read(self) -> TrainConfig:
        """The whole configuration, what the file leaves out being as usual."""
        return read_config(self.path)

    def values(self) -> Mapping[str, Any]:
        """Its settings by dotted name, but for the recordings it says nothing of."""
        config, said = self.read(), tomllib.loads(self.path.read_text(encoding="utf-8")).get("data", {})
        unsaid = {f"data.{name}" for name in RECORDINGS if name not in said}
        return {f.dotted: f.value_in(config) for f in FIELDS if f.dotted not in unsaid}


def presets() -> tuple[Preset, ...]:
    """All there are, by file name."""
    return tuple(_preset(path) for path in sorted((resources_folder() / "training").glob("*.toml")))


def find_preset(name: str) -> Preset:
    """The preset of that name. UserError lists what there is."""
    found = presets()
    for preset in found:
        if preset.name == name:
            return preset
    raise UserError(f"There is no preset called {name!r}", f"Choose one of {', '.join(p.name for p in found)}")


def _preset(path: Path) -> Preset:
    with path.open(encoding="utf-8") as file:
        title, _, about = file.readline().lstrip("#").strip().partition(":")
    return Preset(path.stem, title, about.strip(), path)
