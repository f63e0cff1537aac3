"""What a plot shows and which line is what, above it; never over the lines."""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.mel_plot import LINE_PX

_SAMPLE_PX, _GAP_PX, _LEFT_PX = 20.0, 12.0, 8.0


@dataclass(frozen=True)
class Entry:
    """One kind of line: its name, colour and dash. kind : a line, a quiet thin one, the ring
    of the best epoch, the square of a microphone, or the band of an interval."""

    name: str
    colour: str
    dash: Qt.PenStyle = Qt.PenStyle.SolidLine
    kind: str = "line"


class CurveHeading(QWidget):
    """Title, then the entries; where they do not fit beside it, on lines of their own."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._title = themes, ""
        self._entries: tuple[Entry, ...] = ()
        self.setFont(axis_font())
        self._bold = QFont(self.font())
        self._bold.setBold(True)
        self._fit_height()

    @property
    def title(self) -> str:
        return self._title

    @property
    def said(self) -> str:
        return " | ".join([self._title, *(entry.name for entry in self._entries)])

    def show_words(self, title: str, entries: tuple[Entry, ...]) -> None:
        if (title, entries) != (self._title, self._entries):
            self._title, self._entries = title, entries
            self.setAccessibleName(f"{title}: {', '.join(e.name for e in entries)}" if entries else title)
            self._fit_height()
            self.update()

    def places(self) -> list[QRectF]:
        """Where each entry is drawn, widget pixels."""
        metrics, line_px = QFontMetricsF(self.font()), self._line_px()
        x, y = _LEFT_PX + QFontMetricsF(self._bold).horizontalAdvance(self._title) + _GAP_PX, 0.0
        found = []
        for entry in self._entries:
            width = _SAMPLE_PX + 5 + metrics.horizontalAdvance(entry.name) + 1
            if x + width > self.width() and x > _LEFT_PX:
                x, y = _LEFT_PX, y + line_px
            found.append(QRectF(x, y, width, line_px))
            x += width + _GAP_PX
        return found

    def _line_px(self) -> float:
        return QFontMetricsF(self._bold).height() + 4

    def _fit_height(self) -> None:
        self.setFixedHeight(round(max([self._line_px(), *(place.bottom() for place in self.places())])))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), self._themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._bold)
        painter.setPen(QColor(theme.text))
        room = QRectF(_LEFT_PX, 0, self.width() - _LEFT_PX, self._line_px())
        title = QFontMetricsF(self._bold).elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(self.font())
        for entry, place in zip(self._entries, self.places(), strict=True):
            _draw_sample(painter, entry, place, theme.surface)
            painter.setPen(QColor(theme.muted))
            words = place.adjusted(_SAMPLE_PX + 5, 0, 4, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.name)
        painter.end()


def _draw_sample(painter: QPainter, entry: Entry, place: QRectF, surface: str) -> None:
    y, ink = place.center().y(), QColor(entry.colour)
    if entry.kind == "ring":
        painter.setPen(QPen(ink, 1.8))
        painter.setBrush(QColor(surface))
        painter.drawEllipse(QPointF(place.left() + _SAMPLE_PX / 2, y), 4.5, 4.5)
        return
    if entry.kind == "square":
        painter.fillRect(QRectF(place.left() + _SAMPLE_PX / 2 - 3, y - 3, 6, 6), ink)
        return
    if entry.kind == "band":
        ink.setAlphaF(0.3)
        painter.fillRect(QRectF(place.left(), y - 4, _SAMPLE_PX, 8), ink)
        return
    if entry.kind == "thin":
        ink.setAlphaF(0.55)
    painter.setPen(pg.mkPen(ink, width=1.0 if entry.kind == "thin" else LINE_PX + 0.2, style=entry.dash))
    painter.drawLine(QPointF(place.left(), y), QPointF(place.left() + _SAMPLE_PX, y))
