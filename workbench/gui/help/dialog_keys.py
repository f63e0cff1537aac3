"""Gives dialogs the help's keys: the window's own do not reach into them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog

from workbench.gui.commands.action_set import ActionSet

_NAME = "help's key"


class DialogKeys(QObject):
    """Every dialog of a window gets them when it becomes the active one. No event is filtered: only windows that are
    alive and in front are asked for.
    """

    def __init__(self, actions: ActionSet, ids: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._ids, self._looks = actions, ids, True
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
        if not isinstance(dialog, QDialog) or dialog.findChild(QShortcut, _NAME) is not None:
            return
        for id in self._ids:
            for key in self._actions[id].shortcuts():
                if _types_nothing(key):
                    shortcut = QShortcut(key, dialog)
                    shortcut.setObjectName(_NAME)
                    shortcut.activated.connect(self._actions[id].trigger)


def _types_nothing(key: QKeySequence) -> bool:
    """Fields of dialogs are typed in: a letter or ? is theirs."""
    return len(key.toString()) > 1
