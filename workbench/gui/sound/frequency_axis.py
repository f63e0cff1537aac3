"""The frequency axis beside one spectrogram."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from workbench.gui.looks.theme import Theme
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.strip import GUTTER_PX
from workbench.gui.sound.ticks import nice_step, tick_text, tick_values

_TICK_PX = 4.0


class FrequencyAxis(pg.GraphicsWidget):
    """Kilohertz, right-aligned. A label that would reach over the row's edge is left out, so rows never collide."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._range_hz: Range | None = None
        self._font = axis_font()
        self.setFixedWidth(GUTTER_PX)

    def show_range(self, range_hz: Range | None) -> None:
        """None while nobody knows how high the recording goes: then the axis is empty."""
        self._range_hz = range_hz
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def labels(self) -> list[tuple[float, str]]:
        """(y in item pixels, text) of each tick that has room."""
        if self._range_hz is None:
            return []
        low, high = (f / 1000.0 for f in self._range_hz)
        height = self.size().height()
        line_px = QFontMetricsF(self._font).height()
        step = nice_step(high - low, max(1, int(height / (1.6 * line_px))))
        values = tick_values(low, high, step)
        placed = [(height - (v - low) / (high - low) * height, tick_text(v, step)) for v in values]
        return [(y, text) for y, text in placed if line_px / 2 <= y <= height - line_px / 2]

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._range_hz is None:
            return
        painter.setFont(self._font)
        width, height = self.size().width(), self.size().height()
        line_px = QFontMetricsF(self._font).height()
        for y, text in self.labels():
            painter.setPen(QColor(self._theme.muted))
            painter.drawLine(QPointF(width - _TICK_PX, y), QPointF(width - 1, y))
            painter.setPen(QColor(self._theme.text))
            room = QRectF(0, y - line_px / 2, width - _TICK_PX - 3, line_px)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.translate(line_px / 2 + 1, height / 2)
        painter.rotate(-90)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QRectF(-height / 2, -line_px / 2, height, line_px), Qt.AlignmentFlag.AlignCenter, "kHz")
