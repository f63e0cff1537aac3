"""The time axis below the spectrograms."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.ticks import nice_step, tick_text, tick_values

_LABEL_PX = 64
_TICK_PX = 4


class TimeRuler(Strip):
    """Ticks at round seconds; labels that would be cut at an edge move in just so far that they are not."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(themes, 20, "Time, s", parent)

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        low, high = self._range_s
        step = nice_step(high - low, max(2, int(plot.width() / _LABEL_PX)))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(QPointF(plot.left(), 0.5), QPointF(plot.right(), 0.5))
        for value in tick_values(low, high, step):
            x = self.x_of(value)
            painter.setPen(QColor(self.theme.muted))
            painter.drawLine(QPointF(round(x), 0), QPointF(round(x), _TICK_PX))
            painter.setPen(QColor(self.theme.text))
            painter.drawText(self._label_rect(x, plot), Qt.AlignmentFlag.AlignCenter, tick_text(value, step))

    def _label_rect(self, x: float, plot: QRectF) -> QRectF:
        width = float(_LABEL_PX)
        room = QRectF(x - width / 2, _TICK_PX, width, self.height() - _TICK_PX)
        half = self.fontMetrics().horizontalAdvance("00.00") / 2
        if x + half > self.width():
            room.moveLeft(self.width() - half - width / 2)
        return room
