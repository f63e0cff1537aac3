"""Type: the application's font, a little smaller for axes, with digits of equal width."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication


def axis_font() -> QFont:
    """For ticks, captions and marks; digits are equally wide where the font can do it."""
    font = QFont(QApplication.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(max(7.0, font.pointSizeF() * 0.85))
    else:
        font.setPixelSize(max(9, round(font.pixelSize() * 0.85)))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
