"""The frequency axis beside one spectrogram."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from workbench.gui.looks.theme import Theme
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.frequency_scale import FrequencyScale, round_hertz
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.strip import GUTTER_PX
from workbench.gui.sound.ticks import nice_step, tick_text, tick_values

_TICK_PX = 4.0
_LINES_APART = 1.6
"""From one label to the next, in heights of a line."""


class FrequencyAxis(pg.GraphicsWidget):
    """Kilohertz, right-aligned. A label that would reach over the row's edge is left out, so rows never collide."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._range_hz: Range | None = None
        self._scale = FrequencyScale()
        self._font = axis_font()
        self.setFixedWidth(GUTTER_PX)

    def show_range(self, range_hz: Range | None, scale: FrequencyScale) -> None:
        """None while nobody knows how high the recording goes: then the axis is empty."""
        self._range_hz, self._scale = range_hz, scale
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def labels(self) -> list[tuple[float, str]]:
        """(y in item pixels, text) of each tick that has room."""
        if self._range_hz is None:
            return []
        height, line_px = self.size().height(), QFontMetricsF(self._font).height()
        found = self._even(height, line_px) if self._scale.name == "linear" else self._round(height, line_px)
        return [(y, text) for y, text in found if line_px / 2 <= y <= height - line_px / 2]

    def _even(self, height: float, line_px: float) -> list[tuple[float, str]]:
        low, high = (f / 1000.0 for f in self._range_hz or (0.0, 1.0))
        step = nice_step(high - low, max(1, int(height / (_LINES_APART * line_px))))
        return [(self._y_of(1000 * v, height), tick_text(v, step)) for v in tick_values(low, high, step)]

    def _round(self, height: float, line_px: float) -> list[tuple[float, str]]:
        """The roundest frequencies that are far enough from each other."""
        placed: list[tuple[float, str]] = []
        for hz in round_hertz(*(self._range_hz or (0.0, 1.0))):
            y = self._y_of(hz, height)
            inside = line_px / 2 <= y <= height - line_px / 2
            if inside and all(abs(y - other) >= _LINES_APART * line_px for other, _ in placed):
                placed.append((y, f"{hz / 1000:g}"))
        return sorted(placed)

    def _y_of(self, hz: float, height: float) -> float:
        low, high = (self._scale.place_of(f) for f in self._range_hz or (0.0, 1.0))
        return height - (self._scale.place_of(hz) - low) / (high - low) * height

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
