"""The methods that can localise here, as the window shows them. They are learned about in the worker's thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.events import Event


@dataclass(frozen=True)
class ShownMethod:
    """A method's name in files and commands, its title, what it is in one sentence, and what to keep in mind."""

    name: str
    title: str
    about: str = ""
    caveat: str = ""
    is_learned: bool = False


@dataclass(frozen=True, kw_only=True)
class MethodsKnown(Event):
    """The registry has been read."""

    methods: tuple[ShownMethod, ...]


@dataclass(frozen=True)
class LearnMethods:
    """Read the registry and the shipped networks' cards: most of a second, so not in the window's thread."""

    def run(self) -> Iterator[Event]:
        from workbench.localize.registry import known_methods

        found = (ShownMethod(m.name, m.title, m.about, m.caveat, m.card is not None) for m in known_methods())
        yield MethodsKnown(methods=tuple(found))


_known: tuple[ShownMethod, ...] = ()


def remember_methods(methods: tuple[ShownMethod, ...]) -> None:
    """From now on these are the methods; they are a fact of the installation, the same in every window."""
    global _known
    _known = methods


def shown_methods() -> tuple[ShownMethod, ...]:
    """All methods in the registry's order; empty until it has been read."""
    return _known


def method_names() -> tuple[str, ...]:
    return tuple(m.name for m in _known)


def shown_method(name: str) -> ShownMethod:
    """The method of that name; a method given as a file is shown under its file name."""
    return next((m for m in _known if m.name == name), ShownMethod(name, name))
