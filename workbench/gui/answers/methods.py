"""The methods that can localise here, as the window shows them. They are learned about in the worker's thread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP

from workbench.core.events import Event
from workbench.gui.language.words import tr

if TYPE_CHECKING:
    from workbench.localize.method import Method


@dataclass(frozen=True)
class ShownMethod:
    """A method's name in files and commands, its title, what it is in one sentence, and what to keep in mind.

    is_own : a network that people trained or added. n_microphones : exactly so many, None = any number from
    n_microphones_least on. residual_unit : of its answers' residuals, "" when it has none. radii_are_simulated : its
    radii for 50 % and 90 % were counted on simulated recordings; learnt_from_simulated : its network, from nothing
    else.
    """

    name: str
    title: str
    about: str = ""
    caveat: str = ""
    is_learned: bool = False
    is_own: bool = False
    n_microphones: int | None = None
    n_microphones_least: int = 1
    residual_unit: str = ""
    radii_are_simulated: bool = False
    learnt_from_simulated: bool = False


@dataclass(frozen=True, kw_only=True)
class MethodsKnown(Event):
    """The registry has been read."""

    methods: tuple[ShownMethod, ...]


@dataclass(frozen=True)
class LearnMethods:
    """Read the registry and the shipped networks' cards: most of a second, so not in the window's thread."""

    def run(self) -> Iterator[Event]:
        from workbench.localize.registry import known_methods

        yield MethodsKnown(methods=tuple(_shown(m) for m in known_methods()))


def _shown(method: Method) -> ShownMethod:
    from workbench.files.calibrations import calibration_of
    from workbench.localize.microphone_numbers import numbers_of

    calibration = calibration_of(method)
    fewest, most = (method.n_microphones_least, None) if method.card is None else numbers_of(method.card)
    return ShownMethod(
        radii_are_simulated=calibration is not None and calibration.is_simulated,
        learnt_from_simulated=method.card is not None and method.card.is_simulated,
        name=method.name,
        title=method.title,
        about=tr(method.about),
        caveat="; ".join(tr(part) for part in method.caveat.split("; ")),
        is_learned=method.card is not None,
        is_own=method.is_own,
        n_microphones=most if most == fewest else None,
        n_microphones_least=fewest,
        residual_unit=method.residual_unit,
    )


SIMULATED_RADII = QT_TR_NOOP("“Nine times in ten” was counted on simulated recordings, not on real ones")


def said_of_radii(methods: Sequence[ShownMethod]) -> str:
    """What to keep in mind about radii that these methods' answers have; "" where they were counted on real ones."""
    names = [method.title for method in methods if method.radii_are_simulated]
    if not names:
        return ""
    said = f"{tr(SIMULATED_RADII)}."
    return said if len(names) == len(methods) else f"{', '.join(names)}: {said}"


def said_caveats(methods: Sequence[ShownMethod]) -> str:
    """What to keep in mind about these methods' answers, in short: each caveat once, with the methods it holds for.

    Of a caveat only what stands before its first colon or comma; the methods' tooltips have the rest.
    """
    titles: dict[str, list[str]] = {}
    for method in methods:
        for caveat in filter(None, method.caveat.split("; ")):
            titles.setdefault(re.split("[:,]", caveat)[0].strip(), []).append(method.title)
    shared_first = sorted(titles.items(), key=lambda item: -len(item[1]))
    return " ".join([tr("Estimates."), *(f"{', '.join(names)}: {caveat}." for caveat, names in shared_first)])


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
