"""What the mouse marks in the spectrograms: a drag selects, edges can be dragged, a click chooses."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.core.session import Label, Session
from workbench.gui.marks.boxes import NO_SIDE, Pulled, Sides, box_of, cursor_for, drawn_box, label_in, sides_at
from workbench.gui.marks.marking import Marking
from workbench.gui.marks.places import Places
from workbench.gui.sound.rows_view import RowsView
from workbench.gui.state.viewing import Selection

_CREEP_MS = 30
_CLICK_PX, _FLAT_PX = 4.0, 8.0
"""Less far is a click; less high marks all frequencies."""


@dataclass
class _Drag:
    """From one press on. pulled : the box whose edges are held, None while a new one is drawn; label : whose box that
    is, as it is now. session : as it was before, to come back to.
    """

    row: int
    start: QPointF
    place: tuple[float, float]
    before: Selection | None
    is_one_microphone: bool
    pulled: Pulled | None = None
    label: Label | None = None
    session: Session | None = None
    has_moved: bool = False
    has_edited: bool = False


class MarkingHand(QObject):
    """Hears the rows' mouse before they do, and takes the plain left button; the middle one and Shift move the view.

    clicked(row, time_s) : a click that was no drag. picked(row) : a click on a microphone's name. named(index) : a
    double click on a label. pressed() : the left button went down on a row.
    """

    clicked = Signal(int, float)
    picked = Signal(int)
    named = Signal(int)
    pressed = Signal()

    def __init__(self, rows: RowsView, panel: QWidget, places: Places, marking: Marking) -> None:
        super().__init__(rows)
        self._rows, self._panel, self._places, self._marking = rows, panel, places, marking
        self._drag: _Drag | None = None
        self._point = QPointF()
        self._creeping = QTimer(self)  # a drag beyond the edge scrolls on
        self._creeping.setInterval(_CREEP_MS)
        self._creeping.timeout.connect(self._creep)
        rows.viewport().installEventFilter(self)
        panel.installEventFilter(self)

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        self._end_drag()
        self._rows.viewport().removeEventFilter(self)
        self._panel.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return watched is self._panel and self._take_key(event)
        if not isinstance(event, QMouseEvent) or watched is self._panel:
            return False
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            self._move(event)
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            return self._release(event.position())
        elif kind == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            return self._double_click(event.position())
        return False

    # ---- keys

    def _take_key(self, event: QKeyEvent) -> bool:
        """Esc breaks a drag off, and else takes the selection away; work in hand is stopped first."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self._drag is not None:
            event.accept()  # else Esc would stop the work in hand
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if self._drag is not None:
            self._break_off(self._drag)
        elif self._marking.selection is not None or self._marking.chosen is not None:
            self._marking.select(None)
            self._marking.choose(None)
        else:
            return False
        return True

    def _end_drag(self) -> _Drag | None:
        drag, self._drag = self._drag, None
        self._creeping.stop()
        return drag

    @Slot()
    def forget(self) -> None:
        """Another recording: what was held is not there any more."""
        self._end_drag()

    def _break_off(self, drag: _Drag) -> None:
        self._end_drag()
        if drag.label is None:
            self._marking.select(drag.before)
        elif drag.has_edited:
            self._marking.go_back_to(drag.session)

    # ---- mouse

    def _press(self, event: QMouseEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_ours = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        row = self._places.row_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not is_ours or row is None or not self._places.has_sound:
            return False
        self.pressed.emit()
        pulled, label = self._held_at(event.position(), row)
        place = self._places.place_in(row, event.position())
        is_one = held == Qt.KeyboardModifier.ControlModifier
        session = self._marking.document.session
        self._drag = _Drag(row, event.position(), place, self._marking.selection, is_one, pulled, label, session)
        return True

    def _move(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._end_drag()  # the button went up where nobody told: over a message, say
        drag, point = self._drag, event.position()
        if drag is None:
            self._show_cursor(point)
            return
        if not drag.has_moved and (point - drag.start).manhattanLength() <= _CLICK_PX:
            return
        self._point = point
        if not self._creeping.isActive():
            self._creeping.start()
        self._pull(drag, point)

    @Slot()
    def _creep(self) -> None:
        """The pointer rests beyond the edge, where there is more."""
        drag = self._drag
        if drag is None:
            self._creeping.stop()
        elif self._places.scroll_towards(drag.row, self._point):
            self._pull(drag, self._point)

    def _pull(self, drag: _Drag, point: QPointF) -> None:
        time_s, hz = self._places.place_in(drag.row, point)
        if drag.pulled is None:
            has_band = abs(point.y() - drag.start.y()) > _FLAT_PX
            microphone = drag.row if drag.is_one_microphone else None
            box = drawn_box(drag.place, (time_s, hz), self._places.limits_hz, has_band=has_band, microphone=microphone)
            self._marking.choose(None)
            self._marking.select(box)
        elif drag.label is None:
            self._marking.select(drag.pulled.to(time_s, hz))
        elif not self._pull_label(drag, drag.label, drag.pulled.to(time_s, hz)):
            self._end_drag()  # it is read-only: that is said once
            return
        drag.has_moved = True

    def _pull_label(self, drag: _Drag, held: Label, box: Selection) -> bool:
        index = self._marking.index_of(held)
        if index is None:
            return False  # it went, or became another, while it was held
        if not self._marking.change(index, label_in(held, box), merge=drag.has_edited):
            return False
        drag.label = self._marking.labels[index]
        drag.has_edited = drag.has_edited or drag.label is not held
        return True

    def _release(self, point: QPointF) -> bool:
        drag = self._end_drag()
        if drag is None:
            return False
        if not drag.has_moved:
            self._click(drag, point)
        self._show_cursor(point)
        return True

    def _click(self, drag: _Drag, point: QPointF) -> None:
        if self._places.is_on_name(drag.row, drag.start):
            self.picked.emit(drag.row)
            return
        index = self._label_at(point, drag.row)
        self._marking.choose(index)
        if index is None and not self._is_selected(point, drag.row):
            self._marking.select(None)
        self.clicked.emit(drag.row, drag.place[0])

    def _double_click(self, point: QPointF) -> bool:
        row = self._places.row_at(point)
        index = None if row is None or self._places.is_on_name(row, point) else self._label_at(point, row)
        if index is None:
            return False
        self.named.emit(index)
        return True

    # ---- what is under the pointer

    def _held_at(self, point: QPointF, row: int) -> tuple[Pulled | None, Label | None]:
        """The box whose edges are under the pointer, and the label that it is of: first the chosen label's, then the
        selection's.
        """
        marking = self._marking
        if marking.chosen_label is not None:
            box = box_of(marking.chosen_label)
            if sides := self._sides(box, point, row):
                return Pulled(box, sides), marking.chosen_label
        if marking.selection is not None and (sides := self._sides(marking.selection, point, row)):
            return Pulled(marking.selection, sides), None
        return None, None

    def _sides(self, box: Selection, point: QPointF, row: int) -> Sides:
        rect = self._places.rect_of(box, row) if row in self._places.rows_of(box) else None
        return NO_SIDE if rect is None else sides_at(rect, point, box)

    def _label_at(self, point: QPointF, row: int) -> int | None:
        """The label whose box is under the pointer; of several the smallest."""
        first_s, last_s = self._places.visible_s
        seen = [
            (i, box_of(label))
            for i, label in enumerate(self._marking.labels)
            if label.start_s <= last_s and label.end_s >= first_s and label.microphone in (None, row + 1)
        ]
        rects = self._places.rects_of([box for _, box in seen], row)
        found = [(rect.width() * rect.height(), i) for (i, _), rect in zip(seen, rects, strict=True)
                 if rect is not None and rect.adjusted(-2, -2, 2, 2).contains(point)]  # fmt: skip
        return min(found)[1] if found else None

    def _is_selected(self, point: QPointF, row: int) -> bool:
        box = self._marking.selection
        rect = None if box is None or box.microphone not in (None, row) else self._places.rect_of(box, row)
        return rect is not None and rect.contains(point)

    def _show_cursor(self, point: QPointF) -> None:
        row = self._places.row_at(point)
        pulled = None if row is None else self._held_at(point, row)[0]
        shape = cursor_for(pulled.sides) if pulled is not None else None
        if shape is None:
            self._rows.viewport().unsetCursor()
        else:
            self._rows.viewport().setCursor(shape)
