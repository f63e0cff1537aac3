"""Windows beside the work come up where people put them last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from workbench.gui.state.settings import SettingsStore


class RememberedPlace(QObject):
    """Gives a dialog the place and size that one of its name had last, and remembers them when it is closed.

    It hears `finished` and filters no events: a filter is asked while its dialog is being destroyed, and PySide then
    keeps a wrapper for an address that the next widget gets.
    """

    def __init__(self, dialog: QDialog, name: str, store: SettingsStore) -> None:
        super().__init__(dialog)
        self._dialog, self._name, self._store = dialog, f"place of {name}", store
        if (place := store.state(self._name)) is not None:
            dialog.restoreGeometry(place)
        dialog.finished.connect(self._remember)

    @Slot()
    def _remember(self) -> None:
        self._store.remember_state(self._name, self._dialog.saveGeometry())
