"""Windows beside the work come up where people put them last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from workbench.gui.state.settings import SettingsStore


class RememberedPlace(QObject):
    """Gives a window the place and size that one of its name had last, and remembers them when it is hidden."""

    def __init__(self, window: QWidget, name: str, store: SettingsStore) -> None:
        super().__init__(window)
        self._window, self._name, self._store = window, f"place of {name}", store
        if (place := store.state(self._name)) is not None:
            window.restoreGeometry(place)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Hide:
            self._store.remember_state(self._name, self._window.saveGeometry())
        return False
