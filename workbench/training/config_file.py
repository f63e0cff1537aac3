"""A training configuration as a TOML file; what is wrong in it is told setting by setting."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import TypeAdapter, ValidationError

from workbench.core.errors import UserError, reason_of
from workbench.files.atomic import write_atomically
from workbench.training.config import TrainConfig


def read_config(path: Path) -> TrainConfig:
    """A training configuration from TOML. UserError lists every setting that is wrong."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UserError(f"There is no configuration {path}") from error
    except OSError as error:
        raise UserError(f"{path} could not be read: {reason_of(error)}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path.name} is no TOML file: {error}", "See resources/training for examples") from error
    return config_of(values, path.name)


def config_of(values: Mapping[str, Any], whose: str) -> TrainConfig:
    """A configuration from nested plain values. UserError lists every setting that is wrong; whose : where they are."""
    try:
        return TypeAdapter(TrainConfig).validate_python(dict(values), extra="forbid")
    except ValidationError as error:
        problems = [f"{'.'.join(map(str, e['loc']))}: {e['msg'].lower()}" for e in error.errors()]
        raise UserError.of_many(whose, problems, "See resources/training for examples") from error


def write_config(config: TrainConfig, path: Path) -> None:
    """The configuration as TOML, whole or not at all."""
    write_atomically(path, tomli_w.dumps(dict(config.as_mapping())).encode())
