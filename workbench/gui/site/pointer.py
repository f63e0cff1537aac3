"""The mouse in the 3-D view: drag things, turn, shift and zoom the view, point at marks, click to choose.

It hears the events before VTK does and keeps them: VTK's own gestures and keys (q quits, w turns wireframe) stay off.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.core.session import Point
from workbench.gui.placing.manner import Manner
from workbench.gui.site.drag import Drag
from workbench.gui.site.landing import Surfaces, goal_m
from workbench.gui.site.picture import Picture
from workbench.gui.site.targets import Target, target_at
from workbench.gui.site.view import View, orbited, panned, zoomed

_CLICK_PX = 4.0
_DEG_PER_PX = 0.4


class Pointer(QObject):
    """Turns events of one widget into signals. Give it the present `picture`, `view`, `surfaces` and `manner`.

    grabbed, dragged, dropped, cancelled : a drag of a Target to a Point. clicked : a Target or None; opened : a Target
    that was clicked twice. While is_measuring: pointed and picked, a QPointF that was pointed at or clicked.
    """

    looked = Signal(object)
    grabbed = Signal(object)
    dragged = Signal(object)
    dropped = Signal()
    cancelled = Signal()
    clicked = Signal(object)
    opened = Signal(object)
    pointed = Signal(QPointF)
    picked = Signal(QPointF)
    hovered = Signal(str, QPointF)
    resized = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.picture: Picture | None = None
        self.view = View()
        self.surfaces: Surfaces | None = None
        self.manner = Manner()
        self.is_measuring = False
        self._widget = widget
        self._target: Target | None = None
        self._drag: Drag | None = None
        self._is_dragging = False
        self._pressed_at: QPointF | None = None
        self._last = QPointF()
        self._button = Qt.MouseButton.NoButton
        self._at_m: Point | None = None
        widget.installEventFilter(self)

    @property
    def is_held(self) -> bool:
        """Is a mouse button down in the view?"""
        return self._pressed_at is not None

    @property
    def is_dragging(self) -> bool:
        return self._is_dragging

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        handle = {
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseButtonDblClick: self._press_twice,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.KeyPress: self._key,
            QEvent.Type.KeyRelease: self._key,
            QEvent.Type.ShortcutOverride: self._claim_escape,
            QEvent.Type.Leave: self._leave,
        }.get(event.type())
        if event.type() == QEvent.Type.Resize:
            self.resized.emit()
        return handle(event) if handle is not None else False

    def cancel(self) -> None:
        """Give up the drag, if there is one."""
        if self._is_dragging:
            self._is_dragging = False
            self._target = self._drag = None
            self._pressed_at = None
            self.cancelled.emit()

    def _size_px(self) -> tuple[int, int]:
        return self._widget.width(), self._widget.height()

    def _press(self, event: QMouseEvent) -> bool:
        if self.picture is None or self._pressed_at is not None:
            return True
        self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_at = self._last = event.position()
        self._button = event.button()
        self._target = None
        if self._button == Qt.MouseButton.LeftButton and not self.is_measuring:
            self._target = target_at(self.picture, self.view, self._size_px(), _xy(event.position()))
        self.hovered.emit("", QPointF())
        return True

    def _press_twice(self, event: QMouseEvent) -> bool:
        if self.picture is not None and event.button() == Qt.MouseButton.LeftButton and not self.is_measuring:
            target = target_at(self.picture, self.view, self._size_px(), _xy(event.position()))
            if target is not None and target.can_move:
                self.opened.emit(target)
                return True
        return self._press(event)

    def _move(self, event: QMouseEvent) -> bool:
        at = event.position()
        if self._pressed_at is None:
            self._hover(at)
            return True
        step, self._last = at - self._last, at
        if self._target is not None:
            self._drag_on(at, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
                          bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))  # fmt: skip
        elif self._button != Qt.MouseButton.LeftButton or self.view.parallel or _is_shifted(event):
            self.looked.emit(panned(self.view, step.x(), step.y(), self._size_px()))
        else:
            self.looked.emit(orbited(self.view, -_DEG_PER_PX * step.x(), _DEG_PER_PX * step.y(), self._pivot_m()))
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed_at is None or event.button() != self._button:
            return True
        was_click = (event.position() - self._pressed_at).manhattanLength() < _CLICK_PX
        self._pressed_at, target, self._target = None, self._target, None
        if self._is_dragging:
            self._is_dragging, self._drag = False, None
            self.dropped.emit()
        elif was_click and self._button == Qt.MouseButton.LeftButton:
            if self.is_measuring:
                self.picked.emit(event.position())
            else:
                self.clicked.emit(target)
        return True

    def _drag_on(self, at: QPointF, is_shifted: bool, is_free: bool) -> None:
        target, pressed_at = self._target, self._pressed_at
        is_upright = is_shifted or self.manner.along == "upright"
        if target is None or pressed_at is None or not target.can_move:
            return
        if not self._is_dragging:
            if (at - pressed_at).manhattanLength() < _CLICK_PX:
                return
            self._is_dragging, self._at_m = True, target.position_m
            self._drag = Drag(target.position_m, _xy(pressed_at), is_upright)
            self.grabbed.emit(target)
        if self._drag is None or self._at_m is None or self.surfaces is None:
            return
        if self._drag.upright_only != is_upright:  # Shift came or went: go on from here
            self._drag = Drag(self._at_m, _xy(at), is_upright)
        goal = goal_m(self._drag, _xy(at), self.view, self._size_px(), self.manner, self.surfaces, is_free=is_free)
        if goal is not None:
            self._at_m = goal
            self.dragged.emit(goal)

    def _pivot_m(self) -> Point:
        """Turn round the selected microphone, else round what is in the middle."""
        chosen = [] if self.picture is None else [m.position_m for m in self.picture.microphones if m.is_selected]
        return chosen[0] if chosen else self.view.focus_m

    def _hover(self, at: QPointF) -> None:
        if self.picture is None:
            return
        if self.is_measuring:
            self._widget.setCursor(Qt.CursorShape.CrossCursor)
            self.pointed.emit(at)
            return
        target = target_at(self.picture, self.view, self._size_px(), _xy(at))
        if target is None:
            self._widget.unsetCursor()
        else:
            shape = Qt.CursorShape.SizeAllCursor if target.can_move else Qt.CursorShape.PointingHandCursor
            self._widget.setCursor(shape)
        self.hovered.emit("" if target is None else target.text, at)

    def _wheel(self, event: QWheelEvent) -> bool:
        notches = event.angleDelta().y() / 120.0
        if self.picture is not None and notches and not self._is_dragging:
            self.looked.emit(zoomed(self.view, 0.85**notches, _xy(event.position()), self._size_px()))
        event.accept()
        return True

    def _key(self, event: QEvent) -> bool:
        """Esc ends a drag; all other keys belong to the window."""
        if event.type() == QEvent.Type.KeyPress and self._is_dragging and event.key() == Qt.Key.Key_Escape:
            self.cancel()
            event.accept()
        else:
            event.ignore()
        return True

    def _claim_escape(self, event: QEvent) -> bool:
        if self._is_dragging and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return False

    def _leave(self, _event: QEvent) -> bool:
        self.hovered.emit("", QPointF())
        return False


def _xy(at: QPointF) -> tuple[float, float]:
    return at.x(), at.y()


def _is_shifted(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
