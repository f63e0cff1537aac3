"""The time axis below the spectrograms."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.ticks import tick_values
from workbench.gui.sound.time_text import clock_text, time_step, time_text, unit_of

_GAP_PX = 24
_TICK_PX = 4
_LINE_PX = 16


class TimeRuler(Strip):
    """Ticks at round times; labels that would be cut at an edge move in just so far that they are not. Below them the
    time of day, where it is known when the recording began."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(themes, _TICK_PX + _LINE_PX, tr("Time, s"), parent)
        self._moment: datetime | None = None
        self._unit = "s"

    def show_extent(self, latest_s: float, moment: datetime | None) -> None:
        """latest_s : the last time there is, it decides how all are written. moment : of the session's 0 s."""
        self._unit, self._moment = unit_of(latest_s), moment
        self._word = tr("Time, {unit}", unit=self._unit) if self._unit != "h:min:s" else "h:min:s"
        self.setFixedHeight(_TICK_PX + (_LINE_PX if moment is None else 2 * _LINE_PX))
        self.update()

    def word_height(self) -> float:
        return _TICK_PX + _LINE_PX

    def step_s(self) -> float:
        """From one tick to the next; with room for the longest label."""
        (low, high), width = self._range_s, self.plot_rect().width()
        step = time_step(high - low, max(2, int(width / 64)))
        for _ in range(3):  # finer steps have longer labels
            texts = [time_text(t, self._unit, step) for t in (low, high)]
            if self._moment is not None:
                texts.append(clock_text(self._moment, low, step))
            label_px = max(self.fontMetrics().horizontalAdvance(text) for text in texts) + _GAP_PX
            step = max(step, time_step(high - low, max(2, int(width / label_px))))
        return step

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        low, high = self._range_s
        step = self.step_s()
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(QPointF(plot.left(), 0.5), QPointF(plot.right(), 0.5))
        if self._moment is not None:
            painter.setPen(QColor(self.theme.muted))
            room = QRectF(2, _TICK_PX + _LINE_PX, plot.left() - 14, _LINE_PX)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("Clock"))
        for value in tick_values(low, high, step):
            x = self.x_of(value)
            painter.setPen(QColor(self.theme.muted))
            painter.drawLine(QPointF(round(x), 0), QPointF(round(x), _TICK_PX))
            painter.setPen(QColor(self.theme.text))
            self._draw_label(painter, x, _TICK_PX, time_text(value, self._unit, step))
            if self._moment is not None:
                painter.setPen(QColor(self.theme.muted))
                self._draw_label(painter, x, _TICK_PX + _LINE_PX, clock_text(self._moment, value, step))

    def _draw_label(self, painter: QPainter, x: float, top: float, text: str) -> None:
        width = self.fontMetrics().horizontalAdvance(text) + 4.0
        least = self.plot_rect().left() - 8  # beside the word on the left
        left = min(max(x - width / 2, least), self.width() - width)
        painter.drawText(QRectF(left, top, width, _LINE_PX), Qt.AlignmentFlag.AlignCenter, text)
