"""Lines drawn over the 3-D view while things are placed and measured. Plain QPainter; pixels from the View."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from workbench.core.session import Point
from workbench.gui.looks.theme import Theme
from workbench.gui.placing.measure import NOTHING, End, Measured
from workbench.gui.site.ground import Ground
from workbench.gui.site.labels import Box
from workbench.gui.site.view import View, to_screen

_RING_PX, _END_PX = 13.0, 4.0


@dataclass(frozen=True)
class Guides:
    """What is to be drawn besides the picture.

    moving_m : the thing on its way: a dotted line to the floor and a cross there. ring_m : selected, but no microphone
    (those have a ring of their own). measured, pointed : measurements, and the end that a click would take.
    is_focused : the keyboard belongs to the view.
    """

    moving_m: Point | None = None
    ring_m: Point | None = None
    measured: Measured = NOTHING
    pointed: End | None = None
    is_focused: bool = False


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is painted on: the view's camera and size, the ground, and the colours."""

    painter: QPainter
    view: View
    size_px: tuple[int, int]
    ground: Ground
    theme: Theme

    def px(self, points_m: list[Point]) -> list[QPointF]:
        """Points on screen; none at all when one of them is behind the camera."""
        seen = to_screen(self.view, np.array(points_m, dtype=np.float64), self.size_px)[:, :2]
        return [QPointF(float(x), float(y)) for x, y in seen] if np.isfinite(seen).all() else []

    def pen(self, colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        self.painter.setPen(QPen(QColor(colour), width, style))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def line(self, a_m: Point, b_m: Point) -> None:
        ends = self.px([a_m, b_m])
        if ends:
            self.painter.drawLine(*ends)


def paint_guides(sheet: Sheet, guides: Guides) -> None:
    """Everything but text."""
    if guides.moving_m is not None:
        _paint_shadow(sheet, guides.moving_m)
    if guides.ring_m is not None:
        sheet.pen(sheet.theme.accent, 2.0)
        for at in sheet.px([guides.ring_m]):
            sheet.painter.drawEllipse(at, _RING_PX, _RING_PX)
    for one in guides.measured.done:
        _paint_measure(sheet, one.start.place_m, one.end.place_m, Qt.PenStyle.SolidLine)
    begun = guides.measured.begun
    if begun is not None:
        end = begun if guides.pointed is None else guides.pointed
        _paint_measure(sheet, begun.place_m, end.place_m, Qt.PenStyle.DashLine)
    elif guides.pointed is not None:
        _paint_end(sheet, guides.pointed.place_m)
    if guides.is_focused:
        sheet.pen(sheet.theme.accent, 2.0)
        sheet.painter.drawRect(QRectF(1, 1, sheet.size_px[0] - 2, sheet.size_px[1] - 2))


def paint_lengths(sheet: Sheet, measured: Measured, taken: list[Box]) -> list[Box]:
    """The length of each measurement at its middle, where nothing else is written; -> the boxes they take."""
    metrics = QFontMetricsF(sheet.painter.font())
    boxes: list[Box] = []
    for one in measured.done:
        ends = sheet.px([one.start.place_m, one.end.place_m])
        if not ends:
            continue
        text = f"{one.bearing.distance_m:.2f} m"
        width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
        for share in (0.5, 0.38, 0.62, 0.28, 0.72):
            at = ends[0] + (ends[1] - ends[0]) * share
            box = Box(at.x() - width / 2, at.y() - height / 2, width, height)
            if not any(box.shared_px2(other, 1.0) for other in [*taken, *boxes]):
                break
        boxes.append(box)
        rect = QRectF(box.x, box.y, box.width, box.height)
        sheet.painter.setPen(QPen(QColor(sheet.theme.accent), 1.0))
        sheet.painter.setBrush(QColor(sheet.theme.surface))
        sheet.painter.drawRoundedRect(rect, 3, 3)
        sheet.painter.setPen(QColor(sheet.theme.text))
        sheet.painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    return boxes


def _paint_shadow(sheet: Sheet, place_m: Point) -> None:
    """Dotted down to the floor, and a cross there along x and y as far as the walls."""
    x, y, _ = place_m
    floor_m = float(sheet.ground.low_m[2])
    low, high = sheet.ground.low_m, sheet.ground.high_m
    sheet.pen(sheet.theme.accent, 1.4, Qt.PenStyle.DotLine)
    sheet.line(place_m, (x, y, floor_m))
    sheet.line((min(float(low[0]), x), y, floor_m), (max(float(high[0]), x), y, floor_m))
    sheet.line((x, min(float(low[1]), y), floor_m), (x, max(float(high[1]), y), floor_m))
    arm_m = 0.25 * sheet.ground.step_m
    sheet.pen(sheet.theme.accent, 2.0)
    sheet.line((x - arm_m, y, floor_m), (x + arm_m, y, floor_m))
    sheet.line((x, y - arm_m, floor_m), (x, y + arm_m, floor_m))


def _paint_measure(sheet: Sheet, start_m: Point, end_m: Point, style: Qt.PenStyle) -> None:
    sheet.pen(sheet.theme.surface, 4.0)
    sheet.line(start_m, end_m)
    sheet.pen(sheet.theme.accent, 1.8, style)
    sheet.line(start_m, end_m)
    for end in (start_m, end_m):
        _paint_end(sheet, end)


def _paint_end(sheet: Sheet, place_m: Point) -> None:
    sheet.painter.setPen(QPen(QColor(sheet.theme.accent), 1.8))
    sheet.painter.setBrush(QColor(sheet.theme.surface))
    for at in sheet.px([place_m]):
        sheet.painter.drawEllipse(at, _END_PX, _END_PX)
