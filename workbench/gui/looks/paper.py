"""Drawing to scale on paper: metres to pixels, room for what is written, a scale bar."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.gui.looks.theme import Theme

_STEPS_M = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)


class Paper:
    """Metres to pixels, one scale for both axes, the drawing in the middle of a box."""

    def __init__(self, box: QRectF, low_m: np.ndarray, high_m: np.ndarray, scale: float) -> None:
        self.scale = scale
        self._middle, self._box = (low_m + high_m) / 2, box.center()

    def place_m(self, at: QPointF) -> tuple[float, float]:
        """The place under a pixel, metres along both axes."""
        x, y = at.x() - self._box.x(), self._box.y() - at.y()
        return float(self._middle[0] + x / self.scale), float(self._middle[1] + y / self.scale)

    def at(self, place_m: np.ndarray) -> QPointF:
        x, y = (place_m - self._middle) * self.scale
        return QPointF(self._box.x() + x, self._box.y() - y)


class Room:
    """Where something is written already. edge : what is written lies within it, or is moved there; None = anywhere."""

    def __init__(self, boxes: list[QRectF], edge: QRectF | None = None) -> None:
        self._boxes, self._edge = boxes, edge

    def taken(self, wanted: list[QRectF]) -> QRectF:
        """The first of these boxes that is free, else the one least in the way; it is free no more."""
        best = min(map(self._inside, wanted), key=self._overlap)
        self._boxes.append(best)
        return best

    def _inside(self, box: QRectF) -> QRectF:
        if self._edge is None:
            return box
        x = max(min(box.x(), self._edge.right() - box.width()), self._edge.left())
        y = max(min(box.y(), self._edge.bottom() - box.height()), self._edge.top())
        return QRectF(x, y, box.width(), box.height())

    def _overlap(self, box: QRectF) -> float:
        shared = (box.intersected(other) for other in self._boxes)
        return sum(s.width() * s.height() for s in shared)


def scale_bar(painter: QPainter, theme: Theme, box: QRectF, scale: float) -> None:
    """A round number of metres, at most a quarter of the width."""
    room = box.width() / 4
    step = max((s for s in _STEPS_M if s * scale <= room), default=_STEPS_M[0])
    right, y = box.width() - 12.0, box.height() - 10.0
    left = right - step * scale
    painter.setPen(QPen(QColor(theme.text), 1.4))
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 1))
    text = f"{step:g} m"
    painter.drawText(QRectF(left - 60, y - 22, step * scale + 60, 18), Qt.AlignmentFlag.AlignRight, text)
