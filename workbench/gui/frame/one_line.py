"""A text on one line, cut at its end where there is no room; its tooltip has all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption

from workbench.gui.looks.plain_tip import plain_tip


class OneLine(QLabel):
    """`text()` is the whole text, whatever is seen of it."""

    def __init__(self, text: str = "", parent: QLabel | None = None) -> None:
        super().__init__(parent)
        self._more = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self._show_tip()

    def say_more(self, more: str) -> None:
        """What else stands in the tooltip, under the text."""
        self._more = more
        self._show_tip()

    @property
    def seen(self) -> str:
        """What of the text there is room for."""
        line = " ".join(self.text().split("\n"))
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _show_tip(self) -> None:
        self.setToolTip(plain_tip("\n".join(filter(None, (self.text(), self._more)))))

    def sizeHint(self) -> QSize:  # noqa: N802
        margins, metrics = self.contentsMargins(), self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + margins.left() + margins.right()
        return QSize(width, metrics.height() + 2 + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter, self.contentsRect(), int(where), option.palette, self.isEnabled(), self.seen, self.foregroundRole()
        )
        painter.end()
