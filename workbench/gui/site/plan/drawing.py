"""A Picture as a plan: floor and grid, radius, answers, microphones, truth; heights in figures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from workbench.core.mixture import Ellipsoid
from workbench.gui.language.words import tr
from workbench.gui.looks.marks import mark_pixmap
from workbench.gui.looks.paper import Paper, Room, scale_bar
from workbench.gui.looks.theme import Mark
from workbench.gui.site.belief import INNER, Belief, shares_of
from workbench.gui.site.picture import MethodMarks, MicrophoneMark, Picture
from workbench.gui.site.trusted import MANY

_MARGIN_PX = 44
_CLIP_PX, _MEAN_PX = 8, 14


def paper_for(picture: Picture, box: QRectF) -> Paper:
    """The whole floor and everything known on it, in the middle of a box."""
    points = np.vstack([picture.ground.near(picture.places_m()), picture.ground.low_m, picture.ground.high_m])[:, :2]
    low, high = points.min(axis=0), points.max(axis=0)
    extent = np.maximum(high - low, 0.5)
    room = np.maximum([box.width() - 2 * _MARGIN_PX, box.height() - 2 * _MARGIN_PX], 50.0)
    return Paper(box, low, high, float((room / extent).min()))


def paint_plan(painter: QPainter, picture: Picture, paper: Paper, box: QRectF, ratio: float) -> None:
    """Everything, the most important last."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, picture, paper)
    _paint_radius(painter, picture, paper)
    for belief in picture.beliefs:
        _paint_belief(painter, belief, shares_of(picture.beliefs), paper)
    _paint_trusted(painter, picture, paper)
    for marks in picture.methods:
        _paint_pairs(painter, picture, marks, paper)
        _paint_answers(painter, picture, marks, paper, ratio)
    spots = [paper.at(np.array(m.position_m[:2])) for m in picture.microphones]
    room = Room([QRectF(at.x() - 8, at.y() - 8, 16, 16) for at in spots], edge=box.adjusted(6, 2, -2, -2))
    for microphone, at in zip(picture.microphones, spots, strict=True):
        _paint_microphone(painter, picture, microphone, at, room)
    if picture.truth_m is not None:
        _paint_truth(painter, picture, paper.at(np.array(picture.truth_m[:2])), room)
    for marks in picture.methods:
        if marks.mean_m is not None:
            trust = "" if marks.trusted is None or marks.chosen is not None else f", {marks.trusted.said}"
            _name(
                painter, picture, f"{marks.title}{trust}", marks.mark.colour, paper.at(np.array(marks.mean_m[:2])), room
            )
    scale_bar(painter, picture.theme, box, paper.scale)


def _paint_ground(painter: QPainter, picture: Picture, paper: Paper) -> None:
    theme, ground = picture.theme, picture.ground
    low, high = paper.at(ground.low_m[:2]), paper.at(ground.high_m[:2])
    painter.setPen(QPen(QColor(theme.raised), 1))
    for x in ground.ticks_m(0):
        at = paper.at(np.array([x, ground.low_m[1]])).x()
        painter.drawLine(QPointF(at, low.y()), QPointF(at, high.y()))
    for y in ground.ticks_m(1):
        at = paper.at(np.array([ground.low_m[0], y])).y()
        painter.drawLine(QPointF(low.x(), at), QPointF(high.x(), at))
    painter.setPen(QPen(QColor(theme.muted if ground.is_room else theme.line), 1.4 if ground.is_room else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(low, high).normalized())
    painter.setPen(QColor(theme.muted))
    for x in ground.ticks_m(0):
        at = paper.at(np.array([x, ground.low_m[1]]))
        painter.drawText(QRectF(at.x() - 24, low.y() + 3, 48, 16), Qt.AlignmentFlag.AlignCenter, f"{x:g}")
    for y in ground.ticks_m(1):
        at = paper.at(np.array([ground.low_m[0], y]))
        box = QRectF(low.x() - 44, at.y() - 8, 40, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{y:g}")
    painter.drawText(QRectF(high.x() - 60, low.y() + 18, 60, 16), Qt.AlignmentFlag.AlignRight, "x (m)")
    painter.drawText(QRectF(low.x() - 44, high.y() - 24, 60, 16), Qt.AlignmentFlag.AlignLeft, "y (m)")


def _paint_radius(painter: QPainter, picture: Picture, paper: Paper) -> None:
    for centre, colour in picture.spheres_m:
        radius = picture.radius_m * paper.scale
        painter.setBrush(_see_through(colour, 0.08))
        painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
        painter.drawEllipse(paper.at(np.array(centre[:2])), radius, radius)


def _paint_trusted(painter: QPainter, picture: Picture, paper: Paper) -> None:
    """Round answers, 50 % and, dashed, 90 %: of many methods only the latter."""
    trusted = picture.trusted
    for one in trusted:
        rings = ((one.radius_90_m, Qt.PenStyle.DashLine, 0.06), (one.radius_50_m, Qt.PenStyle.SolidLine, 0.08))
        for radius_m, style, fill in rings[: 1 if len(trusted) > MANY else 2]:
            painter.setBrush(_see_through(one.colour, 0.0 if len(trusted) > MANY else fill))
            painter.setPen(QPen(QColor(one.colour), 1.2, style))
            painter.drawEllipse(paper.at(np.array(one.centre_m[:2])), radius_m * paper.scale, radius_m * paper.scale)


def _paint_belief(painter: QPainter, belief: Belief, shares: tuple[float, ...], paper: Paper) -> None:
    """Where a method sees the source from above; the less a part weighs, the fainter it is."""
    for share in shares:
        for part in belief.regions(share, dimensions=2):
            strength = belief.strength(part)
            painter.setBrush(_see_through(belief.colour, (0.2 if share == INNER else 0.12) * strength))
            painter.setPen(QPen(_see_through(belief.colour, 0.45 * strength), 1))
            painter.drawPath(_outline(part, paper))


def _outline(part: Ellipsoid, paper: Paper) -> QPainterPath:
    """Of an ellipse that lies flat."""
    (ax, ay, _), (bx, by, _), _ = part.axes_m * paper.scale
    at, circle = paper.at(part.centre_m[:2]), QPainterPath()
    circle.addEllipse(QPointF(0.0, 0.0), 1.0, 1.0)
    return QTransform(ax, -ay, bx, -by, at.x(), at.y()).map(circle)


def _paint_answers(painter: QPainter, picture: Picture, marks: MethodMarks, paper: Paper, ratio: float) -> None:
    """Filled within the radius, hollow outside; the session's answer larger."""
    hollow = Mark(picture.theme.surface, marks.mark.symbol, marks.mark.shape)
    full, hole = mark_pixmap(marks.mark, _CLIP_PX, ratio), mark_pixmap(hollow, _CLIP_PX - 3, ratio)
    for row, place in enumerate(marks.positions_m):
        at = paper.at(place[:2])
        painter.drawPixmap(at - QPointF(_CLIP_PX / 2, _CLIP_PX / 2), full)
        if not marks.inside[row]:
            painter.drawPixmap(at - QPointF((_CLIP_PX - 3) / 2, (_CLIP_PX - 3) / 2), hole)
        if row == marks.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(picture.theme.text), 1.2))
            painter.drawEllipse(at, 8.0, 8.0)
    if marks.mean_m is not None:
        at = paper.at(np.array(marks.mean_m[:2]))
        painter.drawPixmap(at - QPointF(_MEAN_PX / 2, _MEAN_PX / 2), mark_pixmap(marks.mark, _MEAN_PX, ratio))


def _paint_pairs(painter: QPainter, picture: Picture, marks: MethodMarks, paper: Paper) -> None:
    """Rings where many sources were, each with a dotted line to its answer; nothing for a single source."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for truth, answer in zip(picture.truths_m, marks.positions_m, strict=False):
        at = paper.at(truth[:2])
        painter.setPen(QPen(QColor(marks.mark.colour), 1, Qt.PenStyle.DotLine))
        painter.drawLine(at, paper.at(answer[:2]))
        painter.setPen(QPen(QColor(picture.theme.truth), 1.4))
        painter.drawEllipse(at, 3.5, 3.5)


def _paint_microphone(painter: QPainter, picture: Picture, microphone: MicrophoneMark, at: QPointF, room: Room) -> None:
    if microphone.is_selected:
        painter.setPen(QPen(QColor(picture.theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 10.0, 10.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(microphone.colour))
    painter.drawRoundedRect(QRectF(at.x() - 4, at.y() - 7, 8, 14), 4, 4)
    said = tr("{name}  {z_m:.2f} m up", name=microphone.name, z_m=microphone.position_m[2])
    _name(painter, picture, said, microphone.colour, at, room)


def _paint_truth(painter: QPainter, picture: Picture, at: QPointF, room: Room) -> None:
    """A ring with a cross: truth is never filled."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(picture.theme.truth), 1.8))
    painter.drawEllipse(at, 6.0, 6.0)
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        painter.drawLine(at + QPointF(3 * x, 3 * y), at + QPointF(9 * x, 9 * y))
    _name(painter, picture, tr("Source"), picture.theme.truth, at, room)


def _see_through(colour: str, opacity: float) -> QColor:
    found = QColor(colour)
    found.setAlphaF(opacity)
    return found


def _name(painter: QPainter, picture: Picture, text: str, colour: str, at: QPointF, room: Room) -> None:
    size = painter.fontMetrics().size(0, text)
    right, left = at.x() + 12, at.x() - 12 - size.width()
    tops = (at.y() - size.height() - 4, at.y() + 4, at.y() - size.height() / 2)
    box = room.taken([QRectF(x, y, size.width() + 2, size.height()) for y in tops for x in (right, left)])
    background = QColor(picture.theme.surface)
    background.setAlphaF(0.8)
    painter.fillRect(box, background)
    painter.setPen(QPen(QColor(colour), 2))
    painter.drawLine(box.topLeft() + QPointF(-3, 3), box.bottomLeft() + QPointF(-3, -3))
    painter.setPen(QColor(picture.theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
