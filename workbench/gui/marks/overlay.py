"""The selection and the labels, drawn over the spectrograms without asking these to be computed again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.marks.boxes import box_of
from workbench.gui.marks.marking import Marking
from workbench.gui.marks.places import Places
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.state.viewing import Selection

_MOST_LABELS = 100
"""More labels on screen at once would hide the sound: then only the lane above has them."""
_HANDLE_PX, _SHORTEST_EDGE_PX = 6.0, 22.0
_EDGE_PX = 6
_MOST_PARTS = 24
"""More of them are painted again all at once."""
_WHITE, _BLACK = QColor(255, 255, 255), QColor(0, 0, 0)
_LABEL_PEN = QPen(QColor(255, 255, 255, 90), 1)


@dataclass(frozen=True)
class _Drawn:
    """A box as it lies in one row. kind : "label", "chosen" or "selection"."""

    kind: str
    rect: QRectF
    row: QRectF
    box: Selection


class MarksOverlay(QWidget):
    """Lies over the rows and lets every click through."""

    def __init__(self, rows: RowsView, places: Places, marking: Marking, themes: ThemeChoice) -> None:
        super().__init__(rows)
        self._rows, self._places, self._marking, self._themes = rows, places, marking, themes
        self._drawn: list[_Drawn] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.installEventFilter(self)
        rows.resized.connect(self.refresh)
        marking.chosen_changed.connect(self.refresh)
        themes.changed.connect(self.refresh)
        self.setGeometry(rows.rect())
        self.show()
        self.refresh()

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        self._rows.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._rows.rect())
            self.refresh()
        return False

    @Slot()
    def refresh(self, *_: object) -> None:
        """Something else is marked, or lies elsewhere; only what was or is drawn is painted again."""
        before = self._region()
        self._drawn = self._found()
        for area in (*before, *self._region()):
            self.update(area)

    def _region(self) -> list[QRect]:
        if len(self._drawn) > _MOST_PARTS:
            return [self.rect()]
        return [_painted(drawn).toAlignedRect() for drawn in self._drawn]

    def _found(self) -> list[_Drawn]:
        marking = self._marking
        first_s, last_s = self._places.visible_s
        seen = [
            label
            for i, label in enumerate(marking.labels)
            if label.start_s <= last_s and label.end_s >= first_s and i != marking.chosen
        ]
        kinds = [("label", box_of(label)) for label in seen] if len(seen) <= _MOST_LABELS else []
        if marking.selection is not None:
            kinds.append(("selection", marking.selection))
        if marking.chosen_label is not None:
            kinds.append(("chosen", box_of(marking.chosen_label)))
        found: list[_Drawn] = []
        for row in range(len(self._rows.rows) if kinds else 0):
            area = self._places.row_rect(row).adjusted(1, 1, -1, -1)
            here = [(kind, box) for kind, box in kinds if box.microphone in (None, row)]
            rects = self._places.rects_of([box for _, box in here], row)
            found += [_Drawn(kind, rect, area, box)
                      for (kind, box), rect in zip(here, rects, strict=True) if rect is not None]  # fmt: skip
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        seen = QRectF(event.rect())
        row: QRectF | None = None
        for drawn in self._drawn:
            if not drawn.row.intersects(seen) or not _painted(drawn).intersects(seen):
                continue
            if drawn.row is not row:
                row = drawn.row
                painter.setClipRect(row)
            self._paint(painter, drawn)
        painter.end()

    def _paint(self, painter: QPainter, drawn: _Drawn) -> None:
        if drawn.kind == "label":
            painter.setPen(_LABEL_PEN)
            painter.drawRect(drawn.rect)
            return
        accent = QColor(self._themes.theme.accent)
        if drawn.kind == "selection":
            painter.fillRect(drawn.rect, QColor(255, 255, 255, 40))
            _outline(painter, drawn.rect, QPen(_mixed(accent), 1))
        else:
            _outline(painter, drawn.rect, QPen(_WHITE, 1))
        for handle in _handles(drawn.rect, drawn.box):
            painter.fillRect(handle.adjusted(-1, -1, 1, 1), _BLACK)
            painter.fillRect(handle, _WHITE)


def _painted(drawn: _Drawn) -> QRectF:
    """What of the row a box takes, its handles and thick lines included."""
    return drawn.rect.adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX).intersected(drawn.row)


def _outline(painter: QPainter, rect: QRectF, pen: QPen) -> None:
    """A line that any colour map carries: dark on both sides of a light one."""
    painter.setPen(QPen(QColor(0, 0, 0, 150), 3))
    painter.drawRect(rect)
    painter.setPen(pen)
    painter.drawRect(rect)


def _mixed(accent: QColor) -> QColor:
    """Light enough over a dark map, in whichever theme."""
    return accent.lighter(150) if accent.lightness() < 128 else accent


def _handles(rect: QRectF, box: Selection) -> list[QRectF]:
    """Small squares in the middle of the edges that can be dragged, where they leave something of a short edge."""
    middle, points = rect.center(), []
    if rect.height() >= _SHORTEST_EDGE_PX:
        points += [QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y())]
    if box.high_hz is not None and rect.width() >= _SHORTEST_EDGE_PX:
        points.append(QPointF(middle.x(), rect.top()))
    if box.low_hz is not None and rect.width() >= _SHORTEST_EDGE_PX:
        points.append(QPointF(middle.x(), rect.bottom()))
    half = _HANDLE_PX / 2
    return [QRectF(p.x() - half, p.y() - half, _HANDLE_PX, _HANDLE_PX) for p in points]
