"""The exact values under the cursor of a plot, in a small panel beside it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import LIGHT, Theme
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.mel_plot import LINE_PX

_PAD, _SAMPLE_PX, _GAP, _NAME_PX = 6.0, 16.0, 8.0, 150.0

Row = tuple[str, Qt.PenStyle, str, str]
"""Colour and dash of the line, its name, its value."""


class Readout(QWidget):
    """Lies over its plot and lets the mouse through. Rows that do not fit are counted, not shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(axis_font())
        self._theme = LIGHT
        self._title = ""
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self.hide()

    @property
    def text(self) -> str:
        """What it says, a line each; empty while it is hidden."""
        rows = [f"{name} {value}" for _, _, name, value in self._rows]
        return "" if self.isHidden() else "\n".join([self._title, *rows])

    def paint(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def say(self, title: str, rows: list[Row]) -> None:
        self._title, self._rows = title, rows
        self.setVisible(bool(rows))

    def place(self, x: float, field: tuple[float, float, float, float]) -> None:
        """Beside the cursor at x, inside the field (left, top, right, bottom), on the side that has room."""
        left, top, right, bottom = field
        metrics = QFontMetricsF(self.font())
        line_px = metrics.height()
        n_most = max(int((bottom - top - 2 * _PAD) / line_px) - 1, 1)
        self._shown = self._rows if len(self._rows) <= n_most else self._rows[: max(n_most - 1, 1)]
        names = max((min(metrics.horizontalAdvance(name), _NAME_PX) for _, _, name, _ in self._rows), default=0.0)
        values = max((metrics.horizontalAdvance(value) for *_, value in self._rows), default=0.0)
        width = max(_SAMPLE_PX + names + values + 2 * _GAP, metrics.horizontalAdvance(self._title)) + 2 * _PAD
        n_lines = 1 + len(self._shown) + (len(self._shown) < len(self._rows))
        height = n_lines * line_px + 2 * _PAD - 4
        at = x + 8 if x + 8 + width <= right else x - 8 - width
        self.setGeometry(round(max(at, left)), round(top + 2), round(width), round(height))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(self._theme.surface)
        fill.setAlpha(240)
        painter.setPen(QPen(QColor(self._theme.line), 1.0))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        metrics = QFontMetricsF(self.font())
        line_px, y, width = metrics.height(), _PAD - 2, self.width() - 2 * _PAD
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QRectF(_PAD, y, width, line_px), Qt.AlignmentFlag.AlignLeft, self._title)
        for colour, dash, name, value in self._shown:
            y += line_px
            painter.setPen(pg.mkPen(colour, width=LINE_PX + 0.4, style=dash))
            painter.drawLine(QPointF(_PAD, y + line_px / 2), QPointF(_PAD + _SAMPLE_PX, y + line_px / 2))
            painter.setPen(QColor(self._theme.text))
            room = QRectF(_PAD + _SAMPLE_PX + _GAP, y, width - _SAMPLE_PX - _GAP, line_px)
            said = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _NAME_PX)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
        if len(self._shown) < len(self._rows):
            painter.setPen(QColor(self._theme.muted))
            said = tr("and {n} more", n=len(self._rows) - len(self._shown))
            painter.drawText(QRectF(_PAD, y + line_px, width, line_px), Qt.AlignmentFlag.AlignLeft, said)
        painter.end()
