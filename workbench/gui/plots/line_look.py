"""How a line is drawn wherever several are compared: one colour, one dash and one mark each."""

from __future__ import annotations

from typing import Protocol

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from workbench.gui.looks.theme import Theme
from workbench.gui.sound.mel_plot import LINE_PX, MARK_PX

SAMPLE_PX = 30


class LineLook(Protocol):
    """Dash and mark say the same as the colour."""

    @property
    def dash(self) -> Qt.PenStyle: ...

    @property
    def symbol(self) -> str: ...

    def colour(self, theme: Theme) -> str: ...


def sample(look: LineLook, theme: Theme, ratio: float = 2.0, is_shown: bool = True, width: int = SAMPLE_PX) -> QPixmap:
    """A short piece of the line with its mark; without colour when it is hidden."""
    height = 12
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(look.colour(theme) if is_shown else theme.line)
    painter.setPen(QPen(colour, LINE_PX, look.dash))
    painter.drawLine(QPointF(0, height / 2), QPointF(width, height / 2))
    painter.translate(width / 2, height / 2)
    drawSymbol(painter, look.symbol, MARK_PX + 1, pg.mkPen(theme.surface, width=0.8), pg.mkBrush(colour))
    painter.end()
    return picture
