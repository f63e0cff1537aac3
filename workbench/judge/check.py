"""What a check is: what people can set, and a listener that hears a sound once and then tells what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from workbench.core.finding import Finding
from workbench.judge.sound import Block, Sound


class Listener(Protocol):
    """Hears one sound from its start to its end, keeping no more than bounded memory."""

    def hear(self, block: Block) -> None:
        """The next block of the sound; not called where the check reads moments of its own choice (hears=False)."""
        ...

    def findings(self) -> Iterable[Finding | None]:
        """What was found, after the last block. Finding.kind is the check's name; None = still at it, which lets
        people stop a long search."""
        ...


@dataclass(frozen=True)
class Check:
    """One check. name : as in findings and flags ("gain-jumps"); title, about : as people read it.

    settings : a frozen dataclass of its thresholds, with defaults (core.setting_fields.setting).
    listen : makes a listener for a sound and settings. n_least : of microphones; with fewer it is not asked.
    hears : does it want every block? Otherwise it reads for itself when asked for its findings.
    explains : checks whose findings of the same microphone follow from this one's and are not told beside it.
    """

    name: str
    title: str
    about: str
    settings: type[Any]
    listen: Callable[[Sound, Any], Listener]
    n_least: int = 1
    hears: bool = True
    explains: tuple[str, ...] = ()


CHECKS: dict[str, Check] = {}
"""Filled as the files of this folder are imported; registry.known_checks imports them all."""


def check(
    name: str,
    *,
    title: str,
    about: str,
    settings: type[Any],
    n_least: int = 1,
    hears: bool = True,
    explains: tuple[str, ...] = (),
) -> Callable[[Callable[[Sound, Any], Listener]], Callable[[Sound, Any], Listener]]:
    """Register a listener class, made as Listener(sound, settings): it then runs in the window, the command line and
    the tests."""

    def registered(listen: Callable[[Sound, Any], Listener]) -> Callable[[Sound, Any], Listener]:
        CHECKS[name] = Check(name, title, about, settings, listen, n_least, hears, explains)
        return listen

    return registered
