"""What the mel-spectra show, and which curve is whose."""

from __future__ import annotations

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.looks.theme import Theme, ThemeChoice, microphone_colour
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.mel_plot import DASHES, LINE_PX, MARK_PX, MARKS

_SAMPLE_PX = 30.0
_GAP_PX = 14.0
_MARGIN_PX = 8.0


class MelHeading(QWidget):
    """Title on the left; legend on the same line if it fits, else on lines of its own. Never over the curves."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._title = ""
        self._names: tuple[str, ...] = ()
        self._title_font = QFont(self.font())
        self._title_font.setBold(True)
        self._title_font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(axis_font())
        themes.changed.connect(self._follow_theme)
        self._fit_height()

    @property
    def title(self) -> str:
        return self._title

    def show_title(self, title: str) -> None:
        self._title = title
        self._fit_height()
        self.update()

    def show_names(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._fit_height()
        self.update()

    def entries(self) -> list[QRectF]:
        """Where each microphone's entry is drawn, widget pixels."""
        metrics, line_px = QFontMetricsF(self.font()), self._line_px()
        widths = [_SAMPLE_PX + 6 + metrics.horizontalAdvance(name) for name in self._names]
        right = self.width() - _MARGIN_PX
        total = sum(widths) + _GAP_PX * max(len(widths) - 1, 0)
        if self.title_rect().right() + 2 * _GAP_PX + total <= right:
            x, y = right - total, 0.0
        else:
            x, y = _MARGIN_PX, line_px
        placed = []
        for width in widths:
            if x + width > right and x > _MARGIN_PX:
                x, y = _MARGIN_PX, y + line_px
            placed.append(QRectF(x, y, width, line_px))
            x += width + _GAP_PX
        return placed

    def title_rect(self) -> QRectF:
        """Where the title is drawn, widget pixels."""
        width = QFontMetricsF(self._title_font).horizontalAdvance(self._title)
        return QRectF(_MARGIN_PX, 0, min(width, self.width() - 2 * _MARGIN_PX), self._line_px())

    def _line_px(self) -> float:
        return max(QFontMetricsF(self._title_font).height(), QFontMetricsF(self.font()).height()) + 6

    def _fit_height(self) -> None:
        lines = [rect.bottom() for rect in self.entries()]
        self.setFixedHeight(round(max([*lines, self._line_px()])))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        theme = self._themes.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setFont(self._title_font)
        painter.setPen(QColor(theme.text))
        room = self.title_rect().adjusted(0, 0, 1, 0)
        title = QFontMetricsF(self._title_font).elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(self.font())
        for mic, rect in enumerate(self.entries()):
            self._draw_entry(painter, mic, rect, theme)
        painter.end()

    def _draw_entry(self, painter: QPainter, mic: int, rect: QRectF, theme: Theme) -> None:
        colour = QColor(microphone_colour(theme, mic))
        y = rect.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, LINE_PX, DASHES[mic % len(DASHES)]))
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.left() + _SAMPLE_PX, y))
        painter.save()
        painter.translate(rect.left() + _SAMPLE_PX / 2, y)
        drawSymbol(painter, MARKS[mic % len(MARKS)], MARK_PX, pg.mkPen(theme.surface, width=0.8), pg.mkBrush(colour))
        painter.restore()
        painter.setPen(QColor(theme.text))
        room = rect.adjusted(_SAMPLE_PX + 6, 0, 2, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._names[mic])

    def _follow_theme(self, _theme: Theme) -> None:
        self.update()
