"""The session's labels, named, above the spectrograms: click, drag, rename in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TR_NOOP, QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from workbench.core.label_edits import levels_of
from workbench.core.session import Label
from workbench.gui.language.words import tr
from workbench.gui.looks.plain_tip import plain_tip
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.marks.boxes import Pulled, box_of, label_in
from workbench.gui.marks.marking import Marking
from workbench.gui.marks.text_field import TextField
from workbench.gui.sound.ranges import Range
from workbench.gui.sound.strip import Strip
from workbench.gui.sound.ticks import seconds_text
from workbench.gui.sound.time_view import TimeView

_PAD_PX = 4
_LEVEL_PX = 18
_MOST_LEVELS = 3
_EDGE_PX = 4.0
_CLICK_PX = 3.0
_FEWEST_PX = 3.0
_REACH_PX = _FEWEST_PX + 3.0


class _Drag:
    """From one press on. label : as it was; now : as it is now. sides : edges that are held; none of them: the label
    as a whole.
    """

    def __init__(self, label: Label, sides: frozenset[str], x: float, time_s: float) -> None:
        self.label, self.now, self.sides, self.x, self.time_s = label, label, sides, x, time_s
        self.has_moved = self.has_edited = False

    def to(self, time_s: float, span_s: Range) -> Label:
        """The label there; one that lies within the recording stays within."""
        if self.sides:
            return label_in(self.label, Pulled(box_of(self.label), self.sides).to(time_s, 0.0))
        least_s, most_s = min(span_s[0] - self.label.start_s, 0.0), max(span_s[1] - self.label.end_s, 0.0)
        by_s = min(max(time_s - self.time_s, least_s), most_s)
        return replace(self.label, start_s=self.label.start_s + by_s, end_s=self.label.end_s + by_s)


class LabelLane(Strip):
    """One band a label; labels at one time lie below each other. The text is elided to the band, whole in the tooltip.

    Hidden while there are no labels. went(index) : people want to see this label's time. renamed() : the field for a
    label's text is gone again.
    """

    went = Signal(int)
    renamed = Signal()

    def __init__(self, themes: ThemeChoice, marking: Marking, times: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(themes, _LEVEL_PX + 2, tr("Labels"), parent)
        self._marking, self._times = marking, times
        self._levels: tuple[int, ...] = ()
        self._labels: tuple[Label, ...] = ()
        self._drag: _Drag | None = None
        self.field: TextField | None = None
        self._named: Label | None = None
        self.menu = QMenu(self)
        self._acts: dict[QAction, str] = {}
        for word in (QT_TR_NOOP("Rename"), QT_TR_NOOP("Select"), QT_TR_NOOP("Zoom To"), QT_TR_NOOP("Delete")):
            self._acts[self.menu.addAction(tr(word))] = word
        self.menu.triggered.connect(self._act)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Labels"))
        marking.document.changed.connect(self.follow)
        marking.chosen_changed.connect(self.update)
        marking.chosen_changed.connect(self._follow_chosen)
        marking.naming.connect(self.name)
        self.hide()
        self.follow()

    # ---- showing

    @Slot()
    def follow(self, *_: object) -> None:
        """The session's labels as they are now."""
        if self._labels is self._marking.labels:
            return
        self._labels = self._marking.labels
        self._levels = levels_of(self._labels, _MOST_LEVELS)
        self.setFixedHeight((max(self._levels, default=0) + 1) * _LEVEL_PX + 2)
        self.setVisible(bool(self._labels))
        self.update()

    def word_height(self) -> float:
        return _LEVEL_PX + 2

    def band_of(self, index: int) -> QRectF:
        """Where a label is drawn, widget pixels; a short one is still wide enough to be seen."""
        label = self._labels[index]
        left, right = self.x_of(label.start_s), self.x_of(label.end_s)
        return QRectF(left, 2 + self._levels[index] * _LEVEL_PX, max(right - left, _FEWEST_PX), _LEVEL_PX - 2)

    def draw(self, painter: QPainter, plot: QRectF) -> None:
        painter.setClipRect(plot)
        for i in self._seen(plot):
            if i != self._marking.chosen:
                self._draw_band(painter, self.band_of(i).intersected(plot), self._labels[i], is_chosen=False)
        chosen = self._marking.chosen
        if chosen is not None and chosen < len(self._labels):
            self._draw_band(painter, self.band_of(chosen).intersected(plot), self._labels[chosen], is_chosen=True)
        painter.setClipping(False)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(QPointF(plot.left(), self.height() - 0.5), QPointF(plot.right(), self.height() - 0.5))

    def _seen(self, plot: QRectF) -> list[int]:
        """Labels on screen; of those that begin on one pixel of a level the longest: thousands look like one there."""
        first_s, last_s = self.time_at(plot.left()), self.time_at(plot.right())
        scale = plot.width() / (last_s - first_s)
        found: dict[tuple[int, int], int] = {}
        for i, label in enumerate(self._labels):
            if label.end_s >= first_s and label.start_s <= last_s:
                at = self._levels[i], int((label.start_s - first_s) * scale)
                if at not in found or self._labels[found[at]].end_s < label.end_s:
                    found[at] = i
        return list(found.values())

    def _draw_band(self, painter: QPainter, band: QRectF, label: Label, *, is_chosen: bool) -> None:
        if band.isEmpty():
            return
        theme = self.theme
        painter.fillRect(band, QColor(theme.accent if is_chosen else theme.raised))
        painter.setPen(QPen(QColor(theme.accent if is_chosen else theme.muted), 1))
        painter.drawLine(band.topLeft(), band.bottomLeft())
        painter.drawLine(band.topRight(), band.bottomRight())
        room = band.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        if room.width() > 6 and label.text:
            text = self.fontMetrics().elidedText(label.text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.setPen(QColor(theme.accent_text if is_chosen else theme.text))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def label_at(self, point: QPointF) -> int | None:
        """Index of the label under a widget pixel; of several the one that starts last."""
        found = []
        first_s, last_s = self.time_at(point.x() - _REACH_PX), self.time_at(point.x() + _REACH_PX)
        for i, label in enumerate(self._labels):  # asked at each move of the mouse, of thousands perhaps
            if label.end_s < first_s or label.start_s > last_s:
                continue
            if self.band_of(i).adjusted(-2, 0, 2, 0).contains(point):
                found.append((label.start_s, i))
        return max(found)[1] if found else None

    def _sides_at(self, index: int, x: float) -> frozenset[str]:
        band = self.band_of(index)
        if band.width() < 3 * _EDGE_PX:
            return frozenset()
        if abs(x - band.left()) <= _EDGE_PX:
            return frozenset({"left"})
        return frozenset({"right"}) if abs(x - band.right()) <= _EDGE_PX else frozenset()

    # ---- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.label_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.finish_naming()
        if index is None:
            self._marking.choose(None)
            return
        x = event.position().x()
        self._marking.select_label(index)
        self._drag = _Drag(self._labels[index], self._sides_at(index, x), x, self.time_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._drag = None
        drag, x = self._drag, event.position().x()
        if drag is None:
            index = self.label_at(event.position())
            is_edge = index is not None and bool(self._sides_at(index, x))
            self.setCursor(Qt.CursorShape.SizeHorCursor if is_edge else Qt.CursorShape.ArrowCursor)
            return
        if not drag.has_moved and abs(x - drag.x) <= _CLICK_PX:
            return
        first_s, last_s = self._times.span_s
        drag.has_moved = True
        label = drag.to(min(max(self.time_at(x), first_s), last_s), (first_s, last_s))
        index = self._marking.index_of(drag.now)
        if index is None or not self._marking.change(index, label, merge=drag.has_edited):
            self._drag = None  # it went, became another, or is read-only
            return
        before, drag.now = drag.now, self._marking.labels[index]
        drag.has_edited = drag.has_edited or drag.now is not before
        self._marking.select_label(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        index = self.label_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.name(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        index = self.label_at(QPointF(event.pos()))
        if index is None:
            return
        self._marking.choose(index)
        for action, word in self._acts.items():
            is_edit = word in ("Rename", "Delete")
            action.setEnabled(not (is_edit and self._marking.why_not))
        self.menu.popup(event.globalPos())

    @Slot(QAction)
    def _act(self, action: QAction) -> None:
        index, word = self._marking.chosen, self._acts[action]
        if index is None:
            return
        if word == "Rename":
            self.name(index)
        elif word == "Select":
            self._marking.select_label(index)
        elif word == "Zoom To":
            self.went.emit(index)
        else:
            self._marking.remove([index])

    # ---- the text, in place

    @Slot(int)
    def name(self, index: int) -> None:
        """Let people type a label's text where the label is."""
        if self._marking.why_not:
            self._marking.document.refused.emit(self._marking.why_not)
            return
        self.finish_naming()
        label = self._named = self._marking.labels[index]
        self.follow()
        self._times.bring_into_view(label.start_s, label.end_s)
        plot, band = self.plot_rect(), self.band_of(index)
        left = min(max(band.left(), plot.left()), plot.right() - TextField.NARROWEST_PX)
        self.field = TextField(label.text, self.window())
        corner = self.mapTo(self.window(), QPointF(left, band.top()).toPoint())
        self.field.show_at(corner, round(min(band.right(), plot.right()) - left))
        self.field.given.connect(self._take_text)
        self.field.left.connect(self._forget_field)
        self._marking.choose(index)

    @Slot()
    def finish_naming(self) -> None:
        """Take what was typed: people went on to something else."""
        if self.field is not None:
            self.field.finish()

    @Slot()
    def _follow_chosen(self) -> None:
        if self.field is not None and self._marking.chosen_label is not self._named:
            self.field.finish()

    @Slot(str)
    def _take_text(self, text: str) -> None:
        """For the label that the field was opened for, whichever is chosen by now."""
        index = self._marking.index_of(self._named)
        if index is not None:
            self._marking.rename(index, text)

    @Slot()
    def _forget_field(self) -> None:
        field, self.field, self._named = self.field, None, None
        if field is not None:
            field.hide()
            field.deleteLater()
        self.renamed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            index = self.label_at(QPointF(event.pos()))
            text = "" if index is None else _tip(self._labels[index])
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)


def _tip(label: Label) -> str:
    return plain_tip(f"{label.text}\n{seconds_text(label.start_s, label.end_s)}".lstrip())
