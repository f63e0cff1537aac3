"""A method's mark as a small picture: the same colour and outline as in the 3-D view."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF

from workbench.gui.looks.theme import Mark

_CORNERS = {"t1": (3, -90.0), "d": (4, 0.0), "p": (5, -90.0), "h": (6, 0.0), "s": (4, 45.0)}


def mark_pixmap(mark: Mark, size: int = 12, ratio: float = 1.0) -> QPixmap:
    """A filled mark (predictions are filled, truth never is), size x size points."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.colour))
    middle, radius = size / 2, size / 2 - 1
    if mark.symbol in _CORNERS:
        n_corners, first_deg = _CORNERS[mark.symbol]
        angles = [math.radians(first_deg + 360 * i / n_corners) for i in range(n_corners)]
        corners = [QPointF(middle + radius * math.cos(a), middle + radius * math.sin(a)) for a in angles]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(QPointF(middle, middle), radius - 0.5, radius - 0.5)
    painter.end()
    return picture
