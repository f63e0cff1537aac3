"""The waveform of what is on screen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.core.peaks import Peaks
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice, microphone_colour
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.ticks import said_level

HEIGHT_PX = 64


class WaveStrip(Strip):
    """Lowest and highest sample under each pixel: of the selected microphone, or of all, the quietest in front.

    wanted(start_s, end_s, n) : a waveform of so many stretches is wanted.
    """

    wanted = Signal(float, float, int)

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(themes, HEIGHT_PX, tr("Wave"), parent)
        self._peaks: Peaks | None = None
        self._only: int | None = None
        self.setAccessibleName(tr("Waveform"))
        self.setToolTip(
            tr("Waveform; select a microphone to see its alone. The scale follows the loudest sample shown")
        )

    def show_peaks(self, peaks: Peaks | None) -> None:
        self._peaks = peaks
        self.update()

    def show_only(self, microphone: int | None) -> None:
        """None: all of them."""
        self._only = microphone
        self.update()

    def show_range(self, range_s: Range) -> None:
        super().show_range(range_s)
        self.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.ask()

    def ask(self) -> None:
        """Want what is on screen."""
        if not self.isHidden() and self._is_known:
            self.wanted.emit(*self._range_s, max(2, round(self.plot_rect().width())))

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        middle = plot.center().y()
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
        peaks = self._peaks
        if peaks is None or not peaks.lows.size:
            return
        mics = range(len(peaks.lows)) if self._only is None else [min(self._only, len(peaks.lows) - 1)]
        sizes = np.maximum(-peaks.lows, peaks.highs).max(axis=1)
        top = max(float(sizes[list(mics)].max()), 1e-6)
        painter.setClipRect(plot)
        for mic in sorted(mics, key=lambda m: -sizes[m]):
            self._draw_wave(painter, peaks, mic, (plot.height() - 4) / 2 / top, middle)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(plot.adjusted(4, 0, -4, 0), tr("Peak {level}", level=said_level(20.0 * float(np.log10(top)))))

    def _draw_wave(self, painter: QPainter, peaks: Peaks, mic: int, scale: float, middle: float) -> None:
        n = peaks.lows.shape[1]
        left, right = self.x_of(peaks.start_s), self.x_of(peaks.end_s)
        x = left + (np.arange(n) + 0.5) * (right - left) / n
        upper, lower = middle - peaks.highs[mic] * scale, middle - peaks.lows[mic] * scale
        lower = np.maximum(lower, upper + 1.0)  # a pixel at least, so that silence is a line
        outline = [QPointF(a, b) for a, b in zip(x, upper, strict=True)]
        outline += [QPointF(a, b) for a, b in zip(x[::-1], lower[::-1], strict=True)]
        painter.setPen(QPen(QColor(microphone_colour(self.theme, mic)), 0))
        painter.setBrush(QColor(microphone_colour(self.theme, mic)))
        painter.drawPolygon(QPolygonF(outline))
