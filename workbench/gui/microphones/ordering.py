"""Moving microphones up and down their table, by key and from its context menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTableView

from workbench.gui.language.words import tr
from workbench.gui.microphones.model import MicrophoneModel


class Ordering:
    """Three actions of a table: up, down, anticlockwise from the origin. The chosen cell goes with its microphone."""

    def __init__(self, grid: QTableView, model: MicrophoneModel) -> None:
        self._grid, self._model = grid, model
        self.up = self._action(tr("Move up"), "Alt+Up", lambda: self._move(-1))
        self.down = self._action(tr("Move down"), "Alt+Down", lambda: self._move(1))
        self.around = self._action(tr("Order anticlockwise from the origin"), "", model.order_anticlockwise)
        self.around.setToolTip(tr("The microphone nearest the origin's corner becomes the first, seen from above"))
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        grid.selectionModel().currentChanged.connect(self.refresh)
        model.modelReset.connect(self.refresh)
        model.dataChanged.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Offer only what can be done: not beyond the ends, and never the row of the source."""
        row, last = self._grid.currentIndex().row(), self._model.rowCount() - 2
        self.up.setEnabled(0 < row <= last)
        self.down.setEnabled(0 <= row < last)
        self.around.setEnabled(self._model.can_order)

    def _action(self, text: str, key: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self._grid)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        self._grid.addAction(action)
        return action

    def _move(self, by: int) -> None:
        at = self._grid.currentIndex()
        if self._model.move(at.row(), by):
            self._grid.setCurrentIndex(self._model.index(at.row() + by, at.column()))
