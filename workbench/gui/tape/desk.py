"""Opens the tape measure, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.gui.frame.places import RememberedPlace
from workbench.gui.tape.dialog import TapeDialog

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_BOTH = ("undo", "redo", "save")
"""Commands whose keys do in the dialog what they do in the window."""


class TapeDesk(QObject):
    """At most one dialog a window; asking again brings it to the front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: TapeDialog | None = None

    @Slot()
    def show(self) -> None:
        if self.dialog is None:
            self.dialog = TapeDialog(self._window.document, self._window.themes, self._window)
            self.dialog.finished.connect(self._forget)
            self.dialog.addActions([self._window.actions_[key] for key in _BOTH])
            RememberedPlace(self.dialog, "tape", self._window.store)
            self.dialog.show()
            self.dialog.grid.setFocus()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
