"""What people can set, read from where it is declared: forms, flags, files and their messages follow from it.

A settings dataclass declares each field once: `epochs: Annotated[int, Ge(1)] = setting(20, "passes over the clips")`.
Nested dataclasses are groups. A function's keyword arguments can declare the same, with the help in the annotation.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le, Len, Lt

_WORDS = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}
_NOUNS = {bool: "yes or no", int: "a whole number", float: "a number", str: "text"}


def setting(
    default: Any,
    about: str = "",
    unit: str = "",
    *,
    label: str = "",
    choices: Mapping[Any, str] | None = None,
    needs: str = "",
) -> Any:
    """A field with its default, help, unit, what people call it, and what they read for each value to choose from.

    needs : what it must be, where its type and range do not say it.
    """
    said = {"help": about, "unit": unit, "label": label, "choices": choices or {}, "needs": needs}
    return field(default=default, metadata=said)


@dataclass(frozen=True)
class Bound:
    """An end of a range. is_open : the value itself lies outside."""

    value: float
    is_open: bool = False


@dataclass(frozen=True)
class SettingField:
    """One thing that can be set.

    path : its name, after the names of the groups it is in. kind : bool, int, float or str, of each one where it is
    several. default None : left to somebody else. choices : value -> what people read; empty = anything of its kind.
    """

    path: tuple[str, ...]
    label: str
    help: str
    unit: str
    kind: type
    default: Any
    choices: Mapping[Any, str] = field(default_factory=dict)
    low: Bound | None = None
    high: Bound | None = None
    is_optional: bool = False
    is_several: bool = False
    words: str = ""
    """What it must be, where kind and range do not say it."""

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def dotted(self) -> str:
        """As files and messages name it: "data.split"."""
        return ".".join(self.path)

    @property
    def flag(self) -> str:
        """As the command line calls it: "--data-split"."""
        return f"--{'-'.join(self.path).replace('_', '-')}"

    @property
    def span(self) -> str:
        """Its range in words, "" where there is none: "of at least 1", "from 0 to 127", "above 0 and below 1"."""
        low, high = self.low, self.high
        if high is not None and high.is_open and self.kind is int:
            high = Bound(high.value - 1)
        unit = f" {self.unit}" if self.unit else ""
        if low is not None and high is not None:
            if not (low.is_open or high.is_open):
                return f"from {low.value:.12g} to {high.value:.12g}{unit}"
            below = "below" if high.is_open else "at most"
            return f"{'above' if low.is_open else 'of at least'} {low.value:.12g} and {below} {high.value:.12g}{unit}"
        if low is not None:
            return f"{'above' if low.is_open else 'of at least'} {low.value:.12g}{unit}"
        return "" if high is None else f"{'below' if high.is_open else 'of at most'} {high.value:.12g}{unit}"

    @property
    def needs(self) -> str:
        """What it must be, as the end of a sentence."""
        if self.words:
            return self.words
        if self.choices and self.kind is not bool:
            each = f"one{' or more' if self.is_several else ''} of {', '.join(map(str, self.choices))}"
        else:
            each = "one or more names" if self.is_several else f"{_NOUNS[self.kind]} {self.span}".rstrip()
        return f"{each}, or nothing" if self.is_optional else each

    def value_in(self, settings: Any) -> Any:
        """Its value in a settings dataclass."""
        for name in self.path:
            settings = getattr(settings, name)
        return settings

    def refusal(self, given: Any) -> str:
        """Why a value cannot be: "needs a whole number of at least 1, has 'x'"."""
        text = ", ".join(map(str, given)) if isinstance(given, (tuple, list)) else str(given)
        return f"needs {self.needs}, has {text[:40]!r}" if text.strip() else f"needs {self.needs}"

    def value_of(self, given: Any) -> Any:
        """What was given, perhaps as text, as a value of the right kind. Raises ValueError when it is no such thing."""
        if self.is_several:
            words = given.replace(",", " ").split() if isinstance(given, str) else list(given)
            if not words:
                raise ValueError(given)
            return tuple(self._one(word) for word in words)
        return None if self.is_optional and given is None else self._one(given)

    def _one(self, given: Any) -> Any:
        if self.kind is bool:
            if isinstance(given, bool):
                return given
            if (word := str(given).strip().casefold()) not in _WORDS:
                raise ValueError(given)
            return _WORDS[word]
        value = self.kind(given)
        if self.choices and value not in self.choices:
            raise ValueError(given)
        if isinstance(value, (int, float)) and not (math.isfinite(value) and self._is_within(value)):
            raise ValueError(given)
        return value

    def _is_within(self, value: float) -> bool:
        low, high = self.low, self.high
        return (low is None or value > low.value or (value == low.value and not low.is_open)) and (
            high is None or value < high.value or (value == high.value and not high.is_open)
        )


def fields_of(declared: type[Any], instance: Any = None, above: tuple[str, ...] = ()) -> tuple[SettingField, ...]:
    """All settings of a dataclass and of the groups in it, as they are declared. instance : holds the defaults."""
    instance = declared() if instance is None else instance
    hints = get_type_hints(declared, include_extras=True)
    found: list[SettingField] = []
    for each in fields(declared):
        default, path = getattr(instance, each.name), (*above, each.name)
        if is_dataclass(default):
            found += fields_of(type(default), default, path)
        else:
            found.append(_read(path, hints[each.name], default, each.metadata))
    return tuple(found)


def arguments_of(function: Callable[..., Any]) -> tuple[SettingField, ...]:
    """The keyword-only arguments of a function, each annotated with its help: `x: Annotated[float, "help"] = 0.0`."""
    hints = get_type_hints(function, include_extras=True)
    told = {n: p.default for n, p in inspect.signature(function).parameters.items() if p.kind is p.KEYWORD_ONLY}
    return tuple(
        _read((name,), hints[name], default, {"help": next(m for m in hints[name].__metadata__ if isinstance(m, str))})
        for name, default in told.items()
    )


def _read(path: tuple[str, ...], hint: Any, default: Any, said: Mapping[str, Any]) -> SettingField:
    marks: list[Any] = []
    is_optional = is_several = False
    while get_origin(hint) is not None and get_origin(hint) is not Literal:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            marks += more
        elif get_origin(hint) in (Union, UnionType):
            is_optional, hint = True, next(kind for kind in get_args(hint) if kind is not NoneType)
        elif get_origin(hint) is tuple:
            is_several, hint = True, get_args(hint)[0]
        else:
            raise TypeError(f"{'.'.join(path)} cannot be set by people: {hint}")
    choices = dict(said.get("choices", {}))
    if get_origin(hint) is Literal:
        choices = {value: choices.get(value, str(value)) for value in get_args(hint)}
        hint = type(get_args(hint)[0])
    return SettingField(
        path=path,
        label=said.get("label") or path[-1].replace("_", " ").capitalize(),
        help=said.get("help", ""),
        unit=said.get("unit", ""),
        kind=hint,
        default=default,
        choices=choices,
        low=_bound(marks, (Ge, "ge"), (Gt, "gt")),
        high=_bound(marks, (Le, "le"), (Lt, "lt")),
        is_optional=is_optional,
        is_several=is_several,
        words=said.get("needs", ""),
    )


def _bound(marks: list[Any], closed: tuple[type, str], opened: tuple[type, str]) -> Bound | None:
    for (kind, name), is_open in ((closed, False), (opened, True)):
        for mark in marks:
            if isinstance(mark, kind) and not isinstance(mark, Len):
                return Bound(getattr(mark, name), is_open)
    return None
