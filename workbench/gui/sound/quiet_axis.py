"""pyqtgraph's axis, in our type and with labels that may reach a little beyond the plot's ends."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from workbench.gui.looks.theme import Theme
from workbench.gui.sound.figures import axis_font
from workbench.gui.sound.ticks import tick_text

OVERHANG_PX = 14


class QuietAxis(pg.AxisItem):
    """Thin lines, one level of ticks, true minus signs, a fixed size so that plots line up."""

    def __init__(self, orientation: str, size_px: int | None = None) -> None:
        super().__init__(orientation)
        font = axis_font()
        self.setStyle(tickFont=font, tickLength=-4, autoExpandTextSpace=False, autoReduceTextSpace=False)
        self.setStyle(maxTickLevel=0)
        self.enableAutoSIPrefix(False)
        if orientation == "left":
            self.setWidth(size_px)
        else:
            self.setHeight(size_px or round(QFontMetricsF(font).height()) + 6)

    def set_theme(self, theme: Theme) -> None:
        self.setPen(pg.mkPen(theme.line))
        self.setTickPen(pg.mkPen(theme.line))
        self.setTextPen(pg.mkPen(theme.text))

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Wider than pyqtgraph's: with a grid that one leaves out labels at the very ends."""
        rect = super().boundingRect()
        if self.orientation == "left":
            return rect.adjusted(0, -OVERHANG_PX, 0, OVERHANG_PX)
        return rect.adjusted(-OVERHANG_PX, 0, OVERHANG_PX, 0)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        return [tick_text(value * scale, spacing * scale) for value in values]
