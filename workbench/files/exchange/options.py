"""What people may say to an importer: its keyword arguments, declared once for the command line and the window.

An importer writes `def drafts(path, *, labels_start_s: Annotated[float, "when the label table's 0 s is"] = 0.0)`;
the flag `--labels-start-s` and the field of the dialog follow from that.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from workbench.core.errors import UserError

Given = Mapping[str, Any]
"""What people said, by the option's name; values may still be text."""

_WORDS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True)
class Option:
    """One keyword argument of an importer. kind : bool, int, float or str; a default of None leaves it unknown."""

    name: str
    kind: type
    default: Any
    help: str

    @property
    def flag(self) -> str:
        """How the command line calls it: "--labels-start-s"."""
        return f"--{self.name.replace('_', '-')}"

    def value_of(self, given: Any) -> Any:
        """What was given, as the option's own type. Raises ValueError when it is no such thing."""
        if self.kind is bool:
            return given if isinstance(given, bool) else _WORDS[str(given).strip().lower()]
        value = self.kind(given)
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(given)
        return value


def options_of(function: Callable[..., Any]) -> tuple[Option, ...]:
    """The options of an importer: its keyword-only arguments, each annotated with its help."""
    hints = get_type_hints(function, include_extras=True)
    return tuple(
        Option(name, *_kind_and_help(hints[name], parameter.default))
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    )


def arguments(title: str, options: Iterable[Option], given: Given) -> dict[str, Any]:
    """What was given, as keyword arguments. UserError tells all that is unknown or of the wrong kind."""
    known = {option.name: option for option in options}
    found, problems = {}, []
    for name, value in given.items():
        if name not in known:
            problems.append(f"there is no option {name!r}")
            continue
        try:
            found[name] = known[name].value_of(value)
        except (KeyError, TypeError, ValueError):
            problems.append(f"{known[name].flag} needs {_NEEDS[known[name].kind]}, has {str(value)[:40]!r}")
    if problems:
        raise UserError.of_many(title, problems, _there_are(known.values()))
    return found


_NEEDS = {bool: "yes or no", int: "a whole number", float: "a number", str: "text"}


def _kind_and_help(hint: Any, default: Any) -> tuple[type, Any, str]:
    kind, text = get_args(hint)
    kinds = [each for each in get_args(kind) if each is not type(None)]  # of "float | None"
    return (kinds[0] if kinds else kind), default, text


def _there_are(options: Iterable[Option]) -> str:
    flags = ", ".join(option.flag for option in options)
    return f"Its options are {flags}" if flags else "It has no options"
