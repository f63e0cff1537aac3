"""The whole recording at a glance, with the stretch on screen marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice, microphone_colour, microphone_round
from workbench.gui.sound.envelope import Envelope, loudest_in_columns
from workbench.gui.sound.name_tag import dashes_of
from workbench.gui.sound.ranges import kept_inside
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.time_view import SHORTEST_S, TimeView

_EDGE_PX = 5
_COLUMN_PX = 2
_ZOOM_A_NOTCH = 1.25


class OverviewStrip(Strip):
    """Level of every microphone in its colour. Drag the marked window, or its edges; click to go there."""

    def __init__(self, themes: ThemeChoice, times: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(themes, 40, tr("Level"), parent)
        self._times = times
        self._envelope: Envelope | None = None
        self._lines: list[QPolygonF] = []
        self._held: tuple[str, float] | None = None
        self.setMouseTracking(True)
        self.setToolTip(tr("The whole recording: drag the marked stretch or its ends, double-click to see all"))
        times.span_changed.connect(self._follow_span)

    def show_envelope(self, envelope: Envelope | None) -> None:
        self._envelope = envelope
        self._trace()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._trace()

    def set_right_inset(self, pixels: int) -> None:
        super().set_right_inset(pixels)
        self._trace()

    def _follow_span(self) -> None:
        self.show_range(self._times.span_s)
        self._trace()

    def _trace(self) -> None:
        """Curves in pixels, made when the sound or the size changes, not at each paint."""
        self._lines = []
        if self._envelope is not None:
            plot = self.plot_rect()
            levels_db = loudest_in_columns(self._envelope, max(2, int(plot.width() / _COLUMN_PX)))
            high_db = float(levels_db.max())
            low_db = min(float(np.percentile(levels_db, 1)), high_db - 20.0)
            share = np.clip((levels_db - low_db) / (high_db - low_db), 0, 1)
            y = plot.bottom() - 4 - share * (plot.height() - 8)
            left, right = (self.x_of(t) for t in self._envelope.span_s)
            x = left + (np.arange(y.shape[1]) + 0.5) * (right - left) / y.shape[1]
            self._lines = [QPolygonF([QPointF(a, b) for a, b in zip(x, row, strict=True)]) for row in y]
        self.update()

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        window = self.window_rect()
        painter.fillRect(plot, QColor(self.theme.background))
        painter.fillRect(window, QColor(self.theme.raised))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(plot)
        for mic in reversed(range(len(self._lines))):
            painter.setPen(self.pen_of(mic))
            painter.drawPolyline(self._lines[mic])
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._envelope is not None:
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.drawRect(window.adjusted(0, 0, -1, -1))

    def pen_of(self, mic: int) -> QPen:
        """Dashed where the colour is another microphone's as well."""
        pen = QPen(QColor(microphone_colour(self.theme, mic)), 1.1)
        if again := microphone_round(self.theme, mic):
            pen.setDashPattern(dashes_of(again))
        return pen

    def window_rect(self) -> QRectF:
        """The stretch on screen, widget pixels."""
        plot = self.plot_rect()
        left, right = (round(self.x_of(t)) for t in self._times.visible_s)
        return QRectF(left, 0, max(right - left, 3), plot.height()).intersected(plot)

    def _part_at(self, x: float) -> str:
        window = self.window_rect()
        if abs(x - window.left()) <= _EDGE_PX:
            return "start"
        if abs(x - window.right()) <= _EDGE_PX:
            return "end"
        return "window" if window.left() < x < window.right() else "outside"

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() != Qt.MouseButton.LeftButton or self._envelope is None:
            return
        x = event.position().x()
        part = self._part_at(x)
        if part == "outside":
            self._move_centre_to(self.time_at(x))
            part = "window"
        self._held = (part, self.time_at(x) - self._times.visible_s[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        x = event.position().x()
        if self._held is None:
            at_edge = self._envelope is not None and self._part_at(x) in ("start", "end")
            self.setCursor(Qt.CursorShape.SizeHorCursor if at_edge else Qt.CursorShape.ArrowCursor)
            return
        part, grip_s = self._held
        time_s = self.time_at(x)
        low, high = self._times.visible_s
        first, last = self._times.span_s
        if part == "start":
            self._times.show_stretch(min(max(time_s, first), high - SHORTEST_S), high)
        elif part == "end":
            self._times.show_stretch(low, max(min(time_s, last), low + SHORTEST_S))
        else:
            start_s = time_s - grip_s
            self._times.show_stretch(*kept_inside((start_s, start_s + high - low), (first, last)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._times.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        notches = (event.angleDelta().y() or event.angleDelta().x()) / 120.0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._times.zoom(_ZOOM_A_NOTCH**notches, self.time_at(event.position().x()))
        else:
            self._times.scroll(-0.1 * notches)
        event.accept()

    def _move_centre_to(self, time_s: float) -> None:
        low, high = self._times.visible_s
        half = (high - low) / 2
        self._times.show_stretch(*kept_inside((time_s - half, time_s + half), self._times.span_s))
