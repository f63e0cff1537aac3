"""A point's mark beside its name: the colour and outline it has in every other view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

_SIZE_PX, _RATIO = 14, 2.0


def swatch(colour: str, is_source: bool) -> QPixmap:
    """A filled capsule for a microphone, a ring for the source."""
    picture = QPixmap(round(_SIZE_PX * _RATIO), round(_SIZE_PX * _RATIO))
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(_SIZE_PX / 2, _SIZE_PX / 2)
    if is_source:
        painter.setPen(QPen(QColor(colour), 1.4))
        painter.drawEllipse(middle, 4.0, 4.0)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(middle.x() - 3, middle.y() - 6, 6, 12), 3, 3)
    painter.end()
    return picture
