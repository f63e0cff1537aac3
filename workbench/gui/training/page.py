"""The middle of the Train workspace: runs with their curves, and the form of a new training."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.settings import SettingsStore


class TrainingPage(QWidget):
    """Two tabs, "Runs" and "New Training". What they hold is made when the page is first seen."""

    def __init__(self, themes: ThemeChoice, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._store = themes, store
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._is_filled = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.fill()

    def fill(self) -> None:
        """Make what the tabs hold, once."""
        if self._is_filled:
            return
        self._is_filled = True
        self.tabs.addTab(QLabel("Runs"), "Runs")
        self.tabs.addTab(QLabel("New Training"), "New Training")
