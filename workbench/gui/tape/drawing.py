"""The shape the tapes make, on paper: a plan from above and, under it, the same from the front."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.paper import Paper, Room, scale_bar
from workbench.gui.looks.theme import Theme, ThemeChoice, microphone_colour
from workbench.gui.tape.residual import said_residual

_MARGIN_PX = 34
_MOST_NAMED = 6
"""A thumbnail of more points names none of them."""
_MOST_TOLD = 15
"""With more tapes than this only the doubtful ones have their residual written beside them."""


@dataclass(frozen=True)
class Line:
    """One tape: its two points, its residual in metres, and its tone: "", "large", "doubt" or "left out"."""

    a: int
    b: int
    residual_m: float
    tone: str


@dataclass(frozen=True)
class Drawn:
    """names : of the points, the source last. places_m : (n, 3), x to the right, y up, NaN = not placed."""

    names: tuple[str, ...]
    places_m: np.ndarray
    lines: tuple[Line, ...]
    moving: frozenset[int]


class TapeDrawing(QWidget):
    """Microphones in their colours, tapes by how well they fit (said in figures, too), a scale bar, x and y."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._drawn: Drawn | None = None
        self.setMinimumSize(320, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Plan and front view of the measured shape"))
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(400, 380)

    def show_shape(self, drawn: Drawn | None) -> None:
        self._drawn = drawn
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        if self._drawn is None or not np.isfinite(self._drawn.places_m).any():
            painter.setPen(QColor(theme.muted))
            box = self.rect().adjusted(24, 0, -24, 0)
            text = tr("Type lengths in the table: the shape they make is drawn here.")
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
        else:
            self._paint_both(painter, self._drawn, theme)
        painter.end()

    def _paint_both(self, painter: QPainter, drawn: Drawn, theme: Theme) -> None:
        """The plan above, the front view below, sharing x and the scale."""
        known = drawn.places_m[np.isfinite(drawn.places_m).all(axis=1)]
        low, high = known.min(axis=0), known.max(axis=0)
        extent = np.maximum(high - low, 0.5)
        width = self.width() - 2 * _MARGIN_PX
        scale = min(width / extent[0], (self.height() - 5.2 * _MARGIN_PX) / (extent[1] + extent[2]))
        front_px = extent[2] * scale + 1.8 * _MARGIN_PX
        plan = QRectF(0, 0, self.width(), self.height() - front_px - 0.8 * _MARGIN_PX)
        front = QRectF(0, plan.bottom(), self.width(), front_px)
        above = Paper(plan.adjusted(0, 12, 0, 0), low[[0, 1]], high[[0, 1]], scale)
        before = Paper(front.adjusted(0, 22, 0, 0), low[[0, 2]], high[[0, 2]], scale)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(8, plan.bottom()), QPointF(self.width() - 8, plan.bottom()))
        _heading(painter, theme, plan, tr("From above: x right, y up"))
        _heading(painter, theme, front, tr("From the front: x right, z up"))
        _paint_view(painter, theme, drawn, above, (0, 1), is_told=True)
        _paint_view(painter, theme, drawn, before, (0, 2), is_told=False)
        scale_bar(painter, theme, QRectF(self.rect()), scale)


def small_plan(theme: Theme, drawn: Drawn, size: QSize, ratio: float) -> QPixmap:
    """The plan as a thumbnail: tapes thin, microphones as dots, named where there is room."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(theme.surface))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    known = drawn.places_m[np.isfinite(drawn.places_m).all(axis=1)][:, :2]
    low, high = known.min(axis=0), known.max(axis=0)
    extent = np.maximum(high - low, 0.5)
    scale = min((size.width() - 36) / extent[0], (size.height() - 30) / extent[1])
    paper = Paper(QRectF(0, 0, size.width(), size.height()), low, high, scale)
    painter.setPen(QPen(QColor(theme.line), 1))
    for line in drawn.lines:
        painter.drawLine(paper.at(drawn.places_m[line.a, :2]), paper.at(drawn.places_m[line.b, :2]))
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.8)
    painter.setFont(font)
    places = {i: paper.at(p[:2]) for i, p in enumerate(drawn.places_m) if np.isfinite(p).all()}
    room = Room([QRectF(at.x() - 4, at.y() - 4, 8, 8) for at in places.values()])
    for i, at in places.items():
        _dot(painter, theme, drawn, i, at, 3.0)
        if len(places) <= _MOST_NAMED:
            _name(painter, theme, drawn.names[i], at, 3.0, room)
    painter.end()
    return picture


def _paint_view(
    painter: QPainter, theme: Theme, drawn: Drawn, paper: Paper, axes: tuple[int, int], *, is_told: bool
) -> None:
    places = {i: paper.at(p) for i, p in enumerate(drawn.places_m[:, axes]) if np.isfinite(p).all()}
    for line in sorted(drawn.lines, key=lambda one: bool(one.tone)):
        _paint_line(painter, theme, line, places[line.a], places[line.b])
    room = Room([QRectF(at.x() - 6, at.y() - 6, 12, 12) for at in places.values()])
    for i, at in places.items():
        _dot(painter, theme, drawn, i, at, 5.0)
        _name(painter, theme, drawn.names[i], at, 5.0, room)
    if is_told:
        for line in drawn.lines:
            if line.tone or len(drawn.lines) <= _MOST_TOLD:
                _tell(painter, theme, line, places[line.a], places[line.b], room)


def _colour(theme: Theme, tone: str) -> QColor:
    named = {"": theme.muted, "large": theme.warning, "doubt": theme.error, "left out": theme.error}
    return QColor(named[tone])


def _paint_line(painter: QPainter, theme: Theme, line: Line, a: QPointF, b: QPointF) -> None:
    """Fits: thin; fits badly: thicker; doubted: thick; left out: thick and dashed."""
    width = {"": 1.0, "large": 1.6, "doubt": 2.2, "left out": 2.2}[line.tone]
    style = Qt.PenStyle.DashLine if line.tone == "left out" else Qt.PenStyle.SolidLine
    painter.setPen(QPen(_colour(theme, line.tone), width, style))
    painter.drawLine(a, b)


def _tell(painter: QPainter, theme: Theme, line: Line, a: QPointF, b: QPointF, room: Room) -> None:
    """The residual in centimetres on the tape, where nothing else is written."""
    if not np.isfinite(line.residual_m):
        return
    text = said_residual(line.residual_m)
    painter.save()
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.85)
    painter.setFont(font)
    size = painter.fontMetrics().size(0, text)
    boxes = []
    for share in (0.5, 0.36, 0.64, 0.26, 0.74):
        middle = a + (b - a) * share
        boxes.append(QRectF(middle.x() - size.width() / 2 - 2, middle.y() - size.height() / 2, size.width() + 4,
                            size.height()))  # fmt: skip
    box = room.taken(boxes)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.surface))
    painter.drawRect(box)
    painter.setPen(_colour(theme, line.tone))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _dot(painter: QPainter, theme: Theme, drawn: Drawn, i: int, at: QPointF, radius: float) -> None:
    """A filled dot for a microphone, a ring for the source; a dotted ring where nothing holds it."""
    is_source = i == len(drawn.names) - 1
    colour = QColor(theme.truth if is_source else microphone_colour(theme, i))
    if is_source or i in drawn.moving:
        style = Qt.PenStyle.DotLine if i in drawn.moving else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.6, style))
        painter.setBrush(QColor(theme.surface))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)


def _name(painter: QPainter, theme: Theme, name: str, at: QPointF, radius: float, room: Room) -> None:
    """Beside its point, on the side where there is room."""
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 110)
    size = painter.fontMetrics().size(0, text)
    right, left = at.x() + radius + 3, at.x() - radius - 3 - size.width()
    above, below = at.y() - radius - size.height() + 4, at.y() + radius - 4
    level = at.y() - size.height() / 2
    corners = ((right, above), (left, above), (right, below), (left, below), (right, level), (left, level))
    box = room.taken([QRectF(x, y, size.width(), size.height()) for x, y in corners])
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _heading(painter: QPainter, theme: Theme, box: QRectF, text: str) -> None:
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(box).adjusted(8, 4, -8, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
