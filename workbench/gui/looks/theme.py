"""Colours, from one table: two themes of tokens, and the fixed colours and marks of microphones and methods.

Microphones and methods keep one colour and one marker shape in every view, and no method has a microphone's colour.
The first ones are Okabe and Ito's set (Color Universal Design, 2008), darkened or lightened where needed to reach
3:1 on their background; a mark's shape always says the same as its colour.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workbench.core.method_marks import ON_DARK, ON_LIGHT, Mark, mark_of


@dataclass(frozen=True)
class Theme:
    """Tokens of one theme, as #rrggbb."""

    name: str
    background: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    warning: str
    error: str
    good: str
    microphones: tuple[str, ...]
    methods: tuple[str, ...]
    truth: str


LIGHT = Theme(
    name="light",
    background="#f4f5f7", surface="#ffffff", raised="#e9ebef", line="#d3d7de",
    text="#1b1f27", muted="#5a6372", accent="#0b62a8", accent_text="#ffffff",
    warning="#8a5a00", error="#b3261e", good="#1c6b4a",
    microphones=("#0072b2", "#946c00", "#008060", "#a8447f", "#6678d8", "#6f5b00", "#3d6b5a", "#7a5570"),
    methods=ON_LIGHT,
    truth="#1b1f27",
)  # fmt: skip
DARK = Theme(
    name="dark",
    background="#14171c", surface="#1b1f26", raised="#262b34", line="#363d49",
    text="#e6e9ee", muted="#9aa4b2", accent="#56b4e9", accent_text="#0d1116",
    warning="#f0b84a", error="#ff8a80", good="#5fd0a2",
    microphones=("#56b4e9", "#e6c200", "#2bc59b", "#e08bbd", "#8fb8ff", "#d6c06a", "#9fd8c4", "#d3b0c8"),
    methods=ON_DARK,
    truth="#e6e9ee",
)  # fmt: skip


class ThemeChoice(QObject):
    """The theme in force; `changed(Theme)` when people or the system switch it."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT

    @property
    def theme(self) -> Theme:
        return self._theme

    def choose(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit(theme)


def microphone_colour(theme: Theme, index: int) -> str:
    """The colour of microphone `index` (from 0) in every view."""
    return theme.microphones[index % len(theme.microphones)]


def microphone_round(theme: Theme, index: int) -> int:
    """0 for microphones that have a colour of their own, 1 for those that have the same ones again, and so on.

    What tells them apart where names are not enough: rounds after the first are dashed.
    """
    return index // len(theme.microphones)


def method_mark(theme: Theme, method: str, known_methods: tuple[str, ...]) -> Mark:
    """How a method is drawn: by its place in the list of all known methods, so it never changes in a session."""
    return mark_of(method, known_methods, theme.methods)
