"""Everything written over the 3-D view: names, metres along the axes, the key to the marks, live coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.core.session import Point
from workbench.gui.language.words import tr
from workbench.gui.looks.marks import mark_pixmap
from workbench.gui.site.guides import Guides, Sheet, paint_guides, paint_lengths
from workbench.gui.site.key import MARK_PX, key_of
from workbench.gui.site.labels import Box, Placed, Tag, placed
from workbench.gui.site.picture import Picture
from workbench.gui.site.rulers import ticks
from workbench.gui.site.view import View, to_screen

_PAD_X, _PAD_Y, _BAR, _LEFT = 6.0, 2.0, 3.0, 10.0
_RIM_STEP_PX = 4.0
_CLEAR_PX = 24.0
"""A read-out keeps this far from the mark it is about."""
_SOON_MS = 16
"""Words and guides wait so long for the picture they belong to, so that both are painted at once."""


@dataclass(frozen=True)
class Name:
    """A label at a place in the site; anchor_m in metres."""

    key: str
    text: str
    anchor_m: tuple[float, float, float]
    colour: str


class Overlay(QWidget):
    """Lies over the 3-D view and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture: Picture | None = None
        self._view = View()
        self._placed: dict[str, Placed] = {}
        self._note = ""
        self._readout: tuple[str, ...] = ()
        self._beside: tuple[Point, ...] = ()
        self._guides = Guides()
        self._reserved: tuple[Box, ...] = ()
        self._readout_box: Box | None = None
        self._corner = 0
        self._hover = ("", QPointF())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.update)

    def show_picture(self, picture: Picture, note: str) -> None:
        """note: one quiet line below an empty floor, what to do next."""
        self._picture, self._note = picture, note
        self.update()

    def look(self, view: View) -> None:
        self._view = view
        self.update()

    def say(self, lines: tuple[str, ...], about_m: tuple[Point, ...] = ()) -> None:
        """Live read-out in a corner that does not cover the places it is about; () takes it away."""
        if (lines, about_m) != (self._readout, self._beside):
            self._readout, self._beside = lines, about_m
            self._update_soon()

    def guide(self, guides: Guides) -> None:
        """What else is drawn: the shadow of what moves, measurements, the selected source, the focus."""
        if guides != self._guides:
            self._guides = guides
            self._update_soon()

    def reserve(self, boxes: tuple[Box, ...]) -> None:
        """Where other widgets lie; nothing is written there."""
        if boxes != self._reserved:
            self._reserved = boxes
            self.update()

    @property
    def guides(self) -> Guides:
        return self._guides

    @property
    def readout(self) -> tuple[str, ...]:
        return self._readout

    @property
    def readout_box(self) -> Box | None:
        """Where the read-out is now, logical pixels; None when there is none."""
        return self._readout_box

    def explain(self, text: str, at: QPointF) -> None:
        """What is under the pointer; "" takes it away."""
        if (text, at) != self._hover:
            self._hover = (text, at)
            self.update()

    def label_boxes(self) -> dict[str, Box]:
        """Where the names are now, logical pixels."""
        return {key: p.box for key, p in self._placed.items()}

    def _update_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        self._soon.stop()
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setFont(_small(self.font()))
        sheet = Sheet(painter, self._view, self._size_px(), self._picture.ground, self._picture.theme)
        paint_guides(sheet, self._guides)
        taken = [*self._reserved, *self._paint_rulers(painter, self._picture)]
        corners = [box for box in (self._paint_key(painter, self._picture), *self._reserved) if box]
        self._readout_box = self._paint_readout(painter, corners)
        taken += corners + [box for box in (self._readout_box,) if box]
        taken += paint_lengths(sheet, self._guides.measured, taken)
        self._paint_names(painter, self._picture, taken)
        self._paint_hover(painter, self._picture)
        if self._note:
            self._paint_note(painter, self._picture)
        painter.end()

    def _size_px(self) -> tuple[int, int]:
        return self.width(), self.height()

    def _paint_rulers(self, painter: QPainter, picture: Picture) -> list[Box]:
        shown = []
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(picture.theme.muted))
        digit = metrics.horizontalAdvance("0")
        for tick in ticks(picture.ground, self._view, self._size_px(), (digit, metrics.height())):
            box = QRectF(tick.box.x, tick.box.y, tick.box.width, tick.box.height)
            if self.rect().contains(box.toAlignedRect()):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, tick.text)
                shown.append(tick.box)
        return shown

    def _paint_names(self, painter: QPainter, picture: Picture, taken: list[Box]) -> None:
        names = names_of(picture)
        if not names:
            self._placed = {}
            return
        seen = to_screen(self._view, np.array([n.anchor_m for n in names]), self._size_px())[:, :2]
        on_screen = [bool(np.isfinite(p).all() and self.rect().contains(int(p[0]), int(p[1]))) for p in seen]
        metrics = QFontMetricsF(painter.font())
        anchors = {n.key: (float(p[0]), float(p[1])) for n, p, ok in zip(names, seen, on_screen, strict=True) if ok}
        height = metrics.height() + 2 * _PAD_Y
        widths = {n.key: metrics.horizontalAdvance(n.text) + 2 * _PAD_X + _BAR for n in names}
        tags = [Tag(n.key, anchors[n.key], widths[n.key], height) for n in names if n.key in anchors]
        crowd = _crowd_px(picture, self._view, self._size_px())
        crowd += frame_px(picture, self._view, self._size_px())
        self._placed = placed(tags, list(anchors.values()), self._size_px(), taken, crowd, self._placed)
        for name in (n for n in names if n.key in anchors):
            if self._placed[name.key].is_far:
                _paint_leader(painter, anchors[name.key], self._placed[name.key].box, name.colour)
        for name in (n for n in names if n.key in anchors):
            _paint_chip(painter, self._placed[name.key].box, name.text, picture, name.colour)

    def _paint_key(self, painter: QPainter, picture: Picture) -> Box | None:
        """Top left: which mark is which method, and what filled and hollow mean."""
        if not picture.methods:
            return None
        metrics, y = QFontMetricsF(painter.font()), 8.0
        key = key_of(picture, self.width() - 2 * _LEFT, metrics.horizontalAdvance)
        below_px = y + key.n_rows * metrics.height() + 3
        box = Box(0, 0, _LEFT + key.width_px + 4, below_px + len(key.lines) * metrics.height() + 4)
        _paint_backing(painter, box, picture, 0)
        painter.setPen(QColor(picture.theme.text))
        for marks, (x, row) in zip(picture.methods, key.titles, strict=True):
            mark, top = mark_pixmap(marks.mark, 10, self.devicePixelRatioF()), y + row * metrics.height()
            painter.drawPixmap(QPointF(_LEFT + x, top + metrics.height() / 2 - 5), mark)
            painter.drawText(QPointF(_LEFT + x + MARK_PX, top + metrics.ascent()), marks.title)
        painter.setPen(QColor(picture.theme.muted))
        for i, line in enumerate(key.lines):
            painter.drawText(QPointF(_LEFT, below_px + i * metrics.height() + metrics.ascent()), line)
        return box

    def _paint_readout(self, painter: QPainter, corners: list[Box]) -> Box | None:
        if not self._readout or self._picture is None:
            return None
        metrics = QFontMetricsF(painter.font())
        width = min(max(metrics.horizontalAdvance(line) for line in self._readout) + 20, self.width() - 16)
        height = metrics.height() * len(self._readout) + 10
        box = self._free_corner(width, height, corners)
        _paint_panel(painter, box, self._picture)
        painter.setPen(QColor(self._picture.theme.text))
        for i, line in enumerate(self._readout):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width - 20)
            painter.drawText(QPointF(box.x + 10, box.y + 5 + metrics.ascent() + i * metrics.height()), shown)
        return box

    def _free_corner(self, width: float, height: float, corners: list[Box]) -> Box:
        """Bottom left unless what the read-out is about, or another panel, is there."""
        right, bottom = self.width() - width - 8, self.height() - height - 8
        below_key = max((b.y + b.height for b in corners if b.x < width + 8), default=0.0) + 8
        marks = np.empty((0, 3)) if self._picture is None else self._picture.landmarks_m()
        about, others = (
            to_screen(self._view, np.reshape(places, (-1, 3)), self._size_px())[:, :2]
            for places in (self._beside, marks)
        )
        found = [Box(x, y, width, height) for x, y in ((8, bottom), (right, bottom), (8, below_key), (right, 8))]

        def hidden(box: Box, places: np.ndarray) -> int:
            x, y = places.T
            across = (x > box.x - _CLEAR_PX) & (x < box.x + width + _CLEAR_PX)
            return int((across & (y > box.y - _CLEAR_PX) & (y < box.y + height + _CLEAR_PX)).sum())

        def cost(corner: int) -> float:
            box = found[corner]
            panels = sum(bool(box.shared_px2(other, 0.0)) for other in corners)
            moves = 0.0 if corner == self._corner else 0.5  # it does not flit about for nothing
            return 20.0 * hidden(box, about) + 4.0 * panels + hidden(box, others) + moves

        self._corner = min(range(len(found)), key=cost)
        return found[self._corner]

    def _paint_hover(self, painter: QPainter, picture: Picture) -> None:
        text, at = self._hover
        if not text:
            return
        metrics = QFontMetricsF(painter.font())
        width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
        x = min(max(at.x() + 14, 4), max(self.width() - width - 4, 4))
        y = at.y() + 18 if at.y() + 22 + height < self.height() else at.y() - height - 10
        _paint_panel(painter, Box(x, y, width, height), picture)
        painter.setPen(QColor(picture.theme.text))
        painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_note(self, painter: QPainter, picture: Picture) -> None:
        height = QFontMetricsF(painter.font()).height() + 2 * _PAD_Y
        line = Box(0, self.height() - height - 4, self.width(), height)
        _paint_backing(painter, line, picture, 0)
        painter.setPen(QColor(picture.theme.muted))
        painter.drawText(QRectF(line.x, line.y, line.width, line.height), Qt.AlignmentFlag.AlignCenter, self._note)


def names_of(picture: Picture) -> list[Name]:
    """All labels of a picture, the most important first."""
    theme = picture.theme
    names = [Name(f"m{m.index}", m.name, m.position_m, m.colour) for m in picture.microphones]
    if picture.truth_m is not None:
        names.append(Name("truth", tr("Source"), picture.truth_m, theme.truth))
    for m in picture.methods:
        if m.mean_m is not None:
            error = "" if m.mean_error_m is None else " " + tr("{error_m:.2f} m off", error_m=m.mean_error_m)
            trust = f", {m.trusted.said}" if m.trusted is not None and m.chosen is None else ""
            names.append(Name(f"mean {m.name}", f"{m.title}{error}{trust}", m.mean_m, m.mark.colour))
    for m in picture.methods:
        if m.chosen is not None:
            x, y, z = (float(v) for v in m.positions_m[m.chosen])
            error_m, clip = m.errors_m[m.chosen], tr("clip {number}", number=m.clips[m.chosen] + 1)
            error = "" if np.isnan(error_m) else " " + tr("{error_m:.2f} m off", error_m=error_m)
            trust = "" if m.trusted is None else f", {m.trusted.said}"
            text = f"{m.title}, {clip}{error}{trust}"
            names.append(Name(f"clip {m.name}", text, (x, y, z), m.mark.colour))
    return names


def _crowd_px(picture: Picture, view: View, size_px: tuple[int, int]) -> list[tuple[float, float]]:
    """Where single clips are seen, at most some 60 of each method: labels had better not cover them."""
    found: list[tuple[float, float]] = []
    for marks in picture.methods:
        some = marks.positions_m[:: max(len(marks.positions_m) // 60, 1)]
        found += [(float(x), float(y)) for x, y, _ in to_screen(view, some, size_px) if np.isfinite(x)]
    return found


def frame_px(picture: Picture, view: View, size_px: tuple[int, int]) -> list[tuple[float, float]]:
    """The floor's rim as points some pixels apart: labels had better not sit on it."""
    if not picture.ground.is_room:
        return []
    rim = to_screen(view, picture.ground.corners_m()[[0, 1, 3, 2, 0]], size_px)[:, :2]
    if not np.isfinite(rim).all():
        return []
    found = []
    for start, end in pairwise(rim):
        n = int(np.clip(np.hypot(*(end - start)) / _RIM_STEP_PX, 1, 200))
        found += [(float(x), float(y)) for x, y in start + np.linspace(0.0, 1.0, n + 1)[:, None] * (end - start)]
    return found


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1.0, 7.5))
    small.setFeature(QFont.Tag("tnum"), 1)
    return small


def _paint_panel(painter: QPainter, box: Box, picture: Picture) -> None:
    fill = QColor(picture.theme.surface)
    fill.setAlpha(245)
    painter.setPen(QPen(QColor(picture.theme.line), 1.0))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), 4, 4)


def _paint_backing(painter: QPainter, box: Box, picture: Picture, corner_px: float) -> None:
    """The background's colour, nearly opaque, so that text stays readable over anything."""
    fill = QColor(picture.theme.surface)
    fill.setAlpha(215)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), corner_px, corner_px)


def _paint_chip(painter: QPainter, box: Box, text: str, picture: Picture, colour: str) -> None:
    _paint_backing(painter, box, picture, 3)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(box.x + 1, box.y + 3, _BAR, box.height - 6), 1.5, 1.5)
    painter.setPen(QColor(picture.theme.text))
    inner = QRectF(box.x + _BAR + _PAD_X - 1, box.y, box.width - _BAR - _PAD_X, box.height)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)


def _paint_leader(painter: QPainter, anchor: tuple[float, float], box: Box, colour: str) -> None:
    pen = QColor(colour)
    pen.setAlpha(150)
    painter.setPen(QPen(pen, 1.0))
    near_x = min(max(anchor[0], box.x), box.x + box.width)
    near_y = min(max(anchor[1], box.y), box.y + box.height)
    painter.drawLine(QPointF(*anchor), QPointF(near_x, near_y))
