"""The name of a microphone on its spectrogram."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.gui.sound.figures import axis_font

_LONGEST_PX = 220
_LIGHT_PX = 9


def dashes_of(again: int) -> list[float]:
    """Of a line whose colour was given `again` times before (from 1), line widths: the oftener, the shorter."""
    return [max(4.0 - 2.0 * (again - 1), 1.0), 2.0]


class NameTag(QGraphicsItem):
    """A small plate in the theme's surface colour, so that the name reads on every colour map."""

    def __init__(self, name: str, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._font = axis_font()
        self._font.setBold(True)
        self._metrics = QFontMetricsF(self._font)
        self._set_text(name)
        self._ink, self._plate = "#000000", "#ffffff"
        self._is_selected = False
        self._round = 0
        self._light: tuple[str, str] | None = None

    @property
    def name(self) -> str:
        """All of it, whatever there is room for."""
        return self._name

    def show_name(self, name: str) -> None:
        if name == self._name:
            return
        self.prepareGeometryChange()
        self._set_text(name)
        self.update()

    def _set_text(self, name: str) -> None:
        """Measured once, not at each paint."""
        self._name = name
        self._text = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, _LONGEST_PX)
        self._text_px = self._metrics.horizontalAdvance(self._text)

    def show_colours(self, ink: str, plate: str) -> None:
        self._ink, self._plate = ink, plate
        self.update()

    def show_selected(self, is_selected: bool) -> None:
        """A selected microphone's plate and ink change places."""
        self._is_selected = is_selected
        self.update()

    def show_round(self, again: int) -> None:
        """How many microphones before have the same colour: a dashed line below the name, as its curve is dashed."""
        self._round = again
        self.update()

    def show_light(self, tone: str | None, colour: str = "") -> None:
        """A mark after the name: a dot ("good"), a triangle ("warning") or a square ("error"); None = none."""
        self.prepareGeometryChange()
        self._light = None if tone is None else (tone, colour)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        light_px = 0 if self._light is None else _LIGHT_PX + 6
        return QRectF(0, 0, self._text_px + 12 + light_px, self._metrics.height() + 2)

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
        rect = self.boundingRect()
        painter.drawText(
            rect.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._text
        )
        if self._round:
            pen = QPen(QColor(ink), 1.4)
            pen.setDashPattern(dashes_of(self._round))
            painter.setPen(pen)
            y = rect.bottom() - 1.5
            painter.drawLine(QPointF(rect.left() + 6, y), QPointF(rect.left() + 6 + self._text_px, y))
        if self._light is not None:
            self._draw_light(
                painter, QRectF(rect.right() - _LIGHT_PX - 6, rect.center().y() - _LIGHT_PX / 2, _LIGHT_PX, _LIGHT_PX)
            )

    def _draw_light(self, painter: QPainter, room: QRectF) -> None:
        tone, colour = self._light or ("", "#000000")
        painter.setBrush(QColor(colour))
        painter.setPen(QPen(QColor(self._plate), 1))
        if tone == "good":
            painter.drawEllipse(room)
        elif tone == "warning":
            painter.drawPolygon(
                QPolygonF([QPointF(room.center().x(), room.top()), room.bottomRight(), room.bottomLeft()])
            )
        else:
            painter.drawRect(room)
