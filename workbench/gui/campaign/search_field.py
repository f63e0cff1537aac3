"""The field that finds sessions by words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

FILTER_TIP = "Words, or such as site:yeoju weather:rain review:flagged placed:no sound:missing; - leaves out"
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(QLineEdit):
    """`left` when people press Enter or Esc: the keys belong to the window again."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _LEAVING:
            event.accept()  # else Esc would stop the work in hand
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)
