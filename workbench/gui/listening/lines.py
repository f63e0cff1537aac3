"""The line that runs along while sound is played: over the spectrograms, the ruler and the overview.

Each is a child widget three pixels wide. To move it, Qt paints anew only what lay under it and lies under it now.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.listening.ear import Ear
from workbench.gui.sound.panel import SpectrogramPanel

WIDTH_PX = 3


class PlayLine(QWidget):
    """Light between two dark edges, so that it is seen on every colour."""

    def __init__(self, on: QWidget) -> None:
        super().__init__(on)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_at(self, x: float, room: QRect) -> None:
        """Stand at a pixel of the widget below; outside of the room it is not seen."""
        is_inside = room.left() <= x <= room.right()
        if is_inside:
            self.setGeometry(round(x) - WIDTH_PX // 2, room.top(), WIDTH_PX, room.height())
        if is_inside == self.isHidden():
            self.setVisible(is_inside)
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("#10141a"))
        painter.fillRect(QRect(1, 0, 1, self.height()), QColor("#ffffff"))
        painter.end()


class PlayLines(QObject):
    """The line on everything that has the time axis of the sound."""

    def __init__(self, ear: Ear, panel: SpectrogramPanel) -> None:
        super().__init__(panel)
        self._ear, self._panel = ear, panel
        self._strips = (panel.overview, panel.ruler, panel.wave)
        self.on_rows = PlayLine(panel.rows)
        self.on_strips = tuple(PlayLine(strip) for strip in self._strips)
        self._watched = (panel.rows, *self._strips)
        for widget in self._watched:
            widget.installEventFilter(self)
        ear.moved.connect(self.place)
        panel.rows.moved.connect(self.place)
        panel.times.span_changed.connect(self.place)

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        for widget in self._watched:
            widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    @Slot()
    def place(self) -> None:
        """Everywhere where the line belongs now."""
        time_s, rows = self._ear.head_s, self._panel.rows
        if time_s is None or not rows.rows:
            for line in (self.on_rows, *self.on_strips):
                line.hide()
            return
        room = rows.row_rect(0).united(rows.row_rect(len(rows.rows) - 1)).toRect()
        self.on_rows.show_at(rows.x_of(time_s), room)
        for strip, line in zip(self._strips, self.on_strips, strict=True):
            line.show_at(strip.x_of(time_s), strip.plot_rect().toRect())
