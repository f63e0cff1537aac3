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

_MOST_LABELS = 400
"""More labels at once would hide the sound; the lane above has them all."""
_HANDLE_PX = 6.0
_EDGE_PX = 6
_WHITE, _BLACK = QColor(255, 255, 255), QColor(0, 0, 0)


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
        found = []
        for drawn in self._drawn:
            area = drawn.rect.adjusted(-_EDGE_PX, -_EDGE_PX, _EDGE_PX, _EDGE_PX).intersected(drawn.row)
            found.append(area.toAlignedRect())
        return found if len(found) < 24 else [self.rect()]

    def _found(self) -> list[_Drawn]:
        marking = self._marking
        found: list[_Drawn] = []
        for i, label in enumerate(marking.labels):
            if i != marking.chosen and len(found) < _MOST_LABELS:
                found += self._in_rows("label", box_of(label))
        if marking.selection is not None:
            found += self._in_rows("selection", marking.selection)
        if marking.chosen_label is not None:
            found += self._in_rows("chosen", box_of(marking.chosen_label))
        return found

    def _in_rows(self, kind: str, box: Selection) -> list[_Drawn]:
        found = []
        for row in self._places.rows_of(box):
            rect = self._places.rect_of(box, row)
            if rect is None:
                break  # out of sight in one row is out of sight in all
            found.append(_Drawn(kind, rect, self._places.row_rect(row).adjusted(1, 1, -1, -1), box))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        seen = QRectF(event.rect())
        for drawn in self._drawn:
            if drawn.row.intersects(seen) and drawn.rect.adjusted(-4, -4, 4, 4).intersects(seen):
                painter.setClipRect(drawn.row)
                self._paint(painter, drawn)
        painter.end()

    def _paint(self, painter: QPainter, drawn: _Drawn) -> None:
        if drawn.kind == "label":
            pen = QPen(QColor(255, 255, 255, 140), 1)
            pen.setDashPattern([1, 3])
            painter.setPen(pen)
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
    """Small squares in the middle of the edges that can be dragged."""
    middle = rect.center()
    points = [QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y())]
    if box.high_hz is not None:
        points.append(QPointF(middle.x(), rect.top()))
    if box.low_hz is not None:
        points.append(QPointF(middle.x(), rect.bottom()))
    half = _HANDLE_PX / 2
    return [QRectF(p.x() - half, p.y() - half, _HANDLE_PX, _HANDLE_PX) for p in points]
