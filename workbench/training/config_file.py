"""A training configuration as a TOML file; what is wrong in it is told setting by setting."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import TypeAdapter, ValidationError

from workbench.core.errors import UserError, reason_of
from workbench.core.setting_fields import fields_of
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
    config, problems = checked(values)
    if config is None:
        told = [f"{path}: {problem}" for path, problem in problems.items()]
        raise UserError.of_many(whose, told, "See resources/training for examples")
    return config


def checked(values: Mapping[str, Any]) -> tuple[TrainConfig | None, Mapping[str, str]]:
    """A configuration from nested plain values, numbers perhaps as text; None when something in it is wrong.

    Also what is wrong, by the setting's dotted name: "epochs" -> "needs a whole number of at least 1, has 0".
    """
    try:
        config = _adapter().validate_python(dict(values), extra="forbid")
    except ValidationError as error:
        return None, dict(_told(problem) for problem in error.errors())
    problems = {f.dotted: f.refusal(v) for f in FIELDS if not _is_finite(v := f.value_in(config))}
    return (None if problems else config), problems


FIELDS = fields_of(TrainConfig)
"""Every setting of a training, in the order people read them."""


@cache
def _adapter() -> TypeAdapter[TrainConfig]:
    return TypeAdapter(TrainConfig)


def _told(problem: Any) -> tuple[str, str]:
    """One of pydantic's errors: which setting, and what it needs."""
    for field in FIELDS:
        if problem["loc"][: len(field.path)] == field.path:
            is_part = len(problem["loc"]) > len(field.path)
            return field.dotted, field.refusal([problem["input"]] if is_part else problem["input"])
    path = ".".join(map(str, problem["loc"]))
    if problem["type"] == "unexpected_keyword_argument":
        near = get_close_matches(path, [f.dotted for f in FIELDS], n=1)
        return path, f"there is no such setting{f'; did you mean {near[0]}?' if near else ''}"
    is_group = problem["type"] == "dataclass_type"
    return path, "is a group of settings" if is_group else problem["msg"].lower()


def _is_finite(value: Any) -> bool:
    return not isinstance(value, float) or math.isfinite(value)


def write_config(config: TrainConfig, path: Path) -> None:
    """The configuration as TOML, whole or not at all."""
    write_atomically(path, tomli_w.dumps(dict(config.as_mapping())).encode())
