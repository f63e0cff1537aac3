"""Lets buttons keep the space bar while they have the focus: it presses them, as everywhere, and plays nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QWidget
from shiboken6 import isValid


class FocusKeys(QObject):
    """For everything in a window that the space bar presses or ticks."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        kinds = (QAbstractButton, QComboBox, QAbstractItemView)
        self._watched = [widget for kind in kinds for widget in window.findChildren(kind)]
        for widget in self._watched:
            widget.installEventFilter(self)

    def close_down(self) -> None:
        """The window is closing: hear nothing any more."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.ShortcutOverride and _is_plain_space(event) and _wants_space(watched):
            event.accept()
            return True
        return False


def _is_plain_space(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Space
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )


def _wants_space(widget: QObject) -> bool:
    if isinstance(widget, QAbstractItemView):
        index = widget.currentIndex()
        return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
    return isinstance(widget, QAbstractButton | QComboBox)
