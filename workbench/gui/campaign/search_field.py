"""The field that finds sessions by words."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

FILTER_TIP = QT_TR_NOOP(
    "Words, or such as site:yeoju weather:rain review:flagged placed:no sound:missing; - leaves "
    "out\nNumbers: mics:6, length:>10 (seconds), rate:44..48 (kHz), temp:<0 (°C)"
)
_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(QLineEdit):
    """`left` when people press Enter or Esc: the keys belong to the window again."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_leaving(event):
            event.accept()  # else Esc would stop the work in hand
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if _is_leaving(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_leaving(event: QKeyEvent) -> bool:
    """Enter or Esc alone: Ctrl+Return accepts what is chosen, wherever the keys go."""
    return event.key() in _LEAVING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
