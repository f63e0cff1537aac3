"""The name of a microphone on its spectrogram."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.gui.sound.figures import axis_font

_LONGEST_PX = 220


class NameTag(QGraphicsItem):
    """A small plate in the theme's surface colour, so that the name reads on every colour map."""

    def __init__(self, name: str, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._font = axis_font()
        self._font.setBold(True)
        self._name = name
        self._ink, self._plate = "#000000", "#ffffff"
        self._is_selected = False

    def show_name(self, name: str) -> None:
        self.prepareGeometryChange()
        self._name = name
        self.update()

    def show_colours(self, ink: str, plate: str) -> None:
        self._ink, self._plate = ink, plate
        self.update()

    def show_selected(self, is_selected: bool) -> None:
        """A selected microphone's plate and ink change places."""
        self._is_selected = is_selected
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        metrics = QFontMetricsF(self._font)
        return QRectF(0, 0, metrics.horizontalAdvance(self._text()) + 12, metrics.height() + 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        ink, plate = (self._plate, self._ink) if self._is_selected else (self._ink, self._plate)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        background = QColor(plate)
        background.setAlpha(235)
        painter.setBrush(background)
        painter.drawRoundedRect(self.boundingRect(), 3, 3)
        painter.setFont(self._font)
        painter.setPen(QPen(QColor(ink)))
        painter.drawText(self.boundingRect(), Qt.AlignmentFlag.AlignCenter, self._text())

    def _text(self) -> str:
        return QFontMetricsF(self._font).elidedText(self._name, Qt.TextElideMode.ElideRight, _LONGEST_PX)
