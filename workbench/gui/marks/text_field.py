"""A field over a label, to type its text where it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.gui.language.words import tr

_ROOM_PX = 40
"""For the field's frame and margins, and some more to type."""


class TextField(QLineEdit):
    """given(text) on Enter, and when the keyboard goes elsewhere; not on Esc. Then left(), once."""

    NARROWEST_PX = 200
    given = Signal(str)
    left = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._before, self._is_done = text, False
        self.setAccessibleName(tr("Text of the label"))
        self.setPlaceholderText(tr("What is it?"))
        self.setTextMargins(0, 0, 0, 0)

    def show_at(self, corner: QPoint, width_px: int) -> None:
        """At a place of its parent, on top of what is around; at least so wide."""
        its_px = self.fontMetrics().horizontalAdvance(self.text()) + _ROOM_PX
        self.resize(max(width_px, its_px, self.NARROWEST_PX), self.sizeHint().height())
        room = self.parentWidget().rect()
        self.move(min(corner.x(), room.right() - self.width()), min(corner.y(), room.bottom() - self.height()))
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, *, takes: bool = True) -> None:
        """Done: give the text, unless it was broken off."""
        if self._is_done:
            return
        self._is_done = True
        if takes and self.text() != self._before:
            self.given.emit(self.text())
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else Esc would stop the work in hand
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.finish(takes=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.finish()
