"""A name to type; where it is longer than its field, beginning and end are shown, all of it in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QStylePainter

_MARGIN_PX = 2
"""What QLineEdit leaves free on either side of its text."""


class NameField(QLineEdit):
    """Shortens its name in the middle while nobody types in it: names of one campaign often differ at the end."""

    def show_name(self, name: str) -> None:
        self.setText(name)
        self.setCursorPosition(0)
        self.setToolTip(name)

    def shown_text(self) -> str:
        """What is painted: the name, shortened to the field unless it is being typed."""
        if self.hasFocus():
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self._room().width())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.setToolTip(self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.shown_text() == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawItemText(
            self._room(), side, self.palette(), self.isEnabled(), self.shown_text(), QPalette.ColorRole.Text
        )
        painter.end()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return room.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
