"""A widget whose arrow keys move the cursor of its plots."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_KEYS, _ESCAPE = (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End), Qt.Key.Key_Escape


class CursorKeys(QWidget):
    """Left and right a step, Page Up and Down ten, Home and End to the ends, Esc takes the cursor away."""

    @property
    def has_cursor(self) -> bool:
        """Is the cursor shown?"""
        raise NotImplementedError

    def step_cursor(self, n: int) -> None:
        """n steps on, or back where negative; from the start where there is no cursor."""
        raise NotImplementedError

    def cursor_to(self, *, end: bool) -> None:
        """To the first place, or the last."""
        raise NotImplementedError

    def drop_cursor(self) -> None:
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step_cursor(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.cursor_to(end=key == Qt.Key.Key_End)
        elif key == _ESCAPE and self.has_cursor:
            self.drop_cursor()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The arrow keys are the cursor's before they are the window's."""
        is_mine = isinstance(event, QKeyEvent) and event.key() in ((*_KEYS, _ESCAPE) if self.has_cursor else _KEYS)
        if event.type() == QEvent.Type.ShortcutOverride and is_mine and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.drop_cursor()
