"""How a method is drawn in curves: its colour, mark and dash of everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from workbench.gui.answers.methods import method_names
from workbench.gui.looks.theme import LIGHT, Theme, method_mark

_DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dashed": Qt.PenStyle.DashLine,
    "dashdot": Qt.PenStyle.DashDotLine,
    "dotted": Qt.PenStyle.DotLine,
}


@dataclass(frozen=True)
class MethodLook:
    """known : all methods there are, in their order; a method of an evaluation that is gone since comes after them."""

    method: str
    known: tuple[str, ...]

    def colour(self, theme: Theme) -> str:
        return method_mark(theme, self.method, self.known).colour

    @property
    def symbol(self) -> str:
        return method_mark(LIGHT, self.method, self.known).symbol

    @property
    def dash(self) -> Qt.PenStyle:
        return _DASHES[method_mark(LIGHT, self.method, self.known).dash]


def known_with(methods: Sequence[str]) -> tuple[str, ...]:
    """All methods of this installation, then those that are not of it."""
    names = method_names()
    return (*names, *(name for name in methods if name not in names))
