"""The keyboard in the 3-D view: arrows move what is selected, Tab goes from thing to thing, Enter types its numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.core.session import Point
from workbench.gui.site.drag import is_flat
from workbench.gui.site.view import View, axes

FINE_M = 0.01
COARSE = 10.0
_ARROWS = {
    Qt.Key.Key_Right: "right", Qt.Key.Key_Left: "left", Qt.Key.Key_Up: "away", Qt.Key.Key_Down: "near",
    Qt.Key.Key_PageUp: "up", Qt.Key.Key_PageDown: "down",
}  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_KEY = Qt.KeyboardModifier.NoModifier
_SIZES = (_NO_KEY, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)


class ViewKeys(QObject):
    """Hears the keys of one widget before its own listeners do; install it last.

    nudged(way, modifiers), stepped(1 or -1), opened() and escaped(). Keys that mean nothing now go on to the window:
    arrows while nothing is selected, Tab beyond the last thing (can_step says so), Esc while nothing is to be left.
    """

    nudged = Signal(str, object)
    stepped = Signal(int)
    opened = Signal()
    escaped = Signal()
    focused = Signal(bool)

    def __init__(self, widget: QWidget, can_step: Callable[[int], bool]) -> None:
        super().__init__(widget)
        self.has_selection = False
        self.can_escape = False
        self._can_step = can_step
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.focused.emit(kind == QEvent.Type.FocusIn)
        elif kind == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        elif kind == QEvent.Type.KeyPress and self._is_ours(event):
            event.accept()
            self._act(event)
            return True
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self.has_selection and held in _SIZES
        if key in _ENTER:
            return self.has_selection and held == _NO_KEY
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._can_step(_way(event))
        return key == Qt.Key.Key_Escape and self.can_escape

    def _act(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ARROWS:
            self.nudged.emit(_ARROWS[key], event.modifiers())
        elif key in _ENTER:
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            self.stepped.emit(_way(event))


def _way(event: QKeyEvent) -> int:
    is_back = event.key() == Qt.Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return -1 if is_back else 1


def step_m(step: float, modifiers: Qt.KeyboardModifier) -> float:
    """How far one key goes: the grid's step, a centimetre with Alt, ten steps with Shift."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return FINE_M
    return step * COARSE if modifiers & Qt.KeyboardModifier.ShiftModifier else step


def nudge_m(way: str, view: View, step: float) -> Point:
    """The step of an arrow key in the site frame, metres: along the axis that lies nearest to the arrow on screen.

    "away" is up the screen: into the site, or up along z where the site is seen from the side.
    """
    if way in ("up", "down") or (way in ("away", "near") and is_flat(view)):
        return 0.0, 0.0, step if way in ("up", "away") else -step
    right, up, toward = axes(view)
    seen = right if way in ("right", "left") else (up if abs(toward[2]) > abs(up[2]) else -toward)
    flat = seen[:2] if way in ("right", "away") else -seen[:2]
    axis = int(np.abs(axes(view)[0][:2]).argmax())  # what right and left move along; away and near take the other
    if way in ("away", "near"):
        axis = 1 - axis
    x_y = [0.0, 0.0]
    x_y[axis] = step if flat[axis] >= 0 else -step
    return x_y[0], x_y[1], 0.0
