"""How a run is drawn wherever several are compared: one colour, one dash and one mark each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme
from workbench.gui.sound.mel_plot import DASHES, MARKS

MOST_COMPARED = 12
"""Runs drawn over each other, and columns of figures: more cannot be told apart."""


def said_shown(n_chosen: int) -> str:
    """Says so where not all of the chosen runs are compared: "12 of 200 chosen", else "200 runs"."""
    return (
        tr("{n_shown} of {n_chosen} chosen", n_shown=MOST_COMPARED, n_chosen=n_chosen)
        if n_chosen > MOST_COMPARED
        else tr("{n_chosen} runs", n_chosen=n_chosen)
    )


@dataclass(frozen=True)
class RunLook:
    """Number in the order of looks: colours repeat after 8, together with dash and mark after 40."""

    number: int

    def colour(self, theme: Theme) -> str:
        return theme.microphones[self.number % len(theme.microphones)]

    @property
    def dash(self) -> Qt.PenStyle:
        return DASHES[self.number % len(DASHES)]

    @property
    def symbol(self) -> str:
        return MARKS[self.number % len(MARKS)]


class RunLooks:
    """Gives each run shown the first look that no other has; a run keeps its look for as long as it is shown."""

    def __init__(self) -> None:
        self._numbers: dict[Path, int] = {}

    def give(self, folders: tuple[Path, ...]) -> None:
        """These are shown now."""
        self._numbers = {folder: n for folder, n in self._numbers.items() if folder in folders}
        for folder in folders:
            if folder not in self._numbers:
                taken = set(self._numbers.values())
                self._numbers[folder] = next(n for n in range(len(folders) + len(taken)) if n not in taken)

    def of(self, folder: Path) -> RunLook:
        return RunLook(self._numbers[folder])
