"""Gives dialogs the help's keys: the window's own do not reach into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

_NAME = "help's key"


class DialogKeys(QObject):
    """Every dialog of a window gets them when it becomes the active one. No event is filtered: only windows that are
    alive and in front are asked for.
    """

    def __init__(self, window: MainWindow, ids: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._ids, self._looks = window, ids, True
        QGuiApplication.instance().focusWindowChanged.connect(self.look)

    def close(self) -> None:
        """The window goes; it may be told twice."""
        if self._looks:
            self._looks = False
            QGuiApplication.instance().focusWindowChanged.disconnect(self.look)

    @Slot()
    def look(self) -> None:
        """Does the active window need the keys?"""
        dialog = QApplication.activeWindow()
        if not (isinstance(dialog, QDialog) and self._is_ours(dialog)) or dialog.findChild(QShortcut, _NAME):
            return
        for action in (self._window.actions_[id] for id in self._ids):
            for key in filter(_types_nothing, action.shortcuts()):
                shortcut = QShortcut(key, dialog)
                shortcut.setObjectName(_NAME)
                shortcut.activated.connect(action.trigger)

    def _is_ours(self, dialog: QWidget) -> bool:
        above = dialog.parentWidget()
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is self._window


def _types_nothing(key: QKeySequence) -> bool:
    """Fields of dialogs are typed in: a letter or ? is theirs."""
    return len(key.toString()) > 1
