"""Opens the clocks' dialog, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.gui.clocks.dialog import ClocksDialog
from workbench.gui.frame.places import RememberedPlace

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_BOTH = ("undo", "redo", "save")
"""Commands whose keys do in the dialog what they do in the window."""


class ClocksDesk(QObject):
    """At most one dialog a window; asking again brings it to the front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: ClocksDialog | None = None

    @Slot()
    def show(self) -> None:
        window = self._window
        if self.dialog is None:
            self.dialog = ClocksDialog(window.document, window.viewing, window.worker, window.themes, window)
            self.dialog.finished.connect(self._forget)
            self.dialog.addActions([window.actions_[key] for key in _BOTH])
            RememberedPlace(self.dialog, "clocks", window.store)
            self.dialog.show()
            self.dialog.compare.setFocus()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
