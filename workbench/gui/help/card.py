"""A card in a corner of the window, or beside what it tells of, and the outline round that. Nothing is modal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDTH, _EDGE, _GAP = 348, 3, 12
_BELOW_PX = 44
"""The status bar stays free."""
_OWN_KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Space,
)


class Card(QFrame):
    """A title, words and buttons. left : Esc; back, on : the arrow keys. It keeps these from the window's commands as
    long as it has the focus.
    """

    left, back, on = Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFixedWidth(_WIDTH)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.title, self.words, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.count.setProperty("role", "muted")
        self.words.setTextFormat(Qt.TextFormat.MarkdownText)
        self.words.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.count)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(4)
        column.addLayout(self._buttons)
        self.hide()

    def add_button(self, text: str, tip: str) -> QPushButton:
        button = _CardButton(text, self)
        button.setToolTip(tip)
        self._buttons.addWidget(button)
        return button

    def say(self, title: str, words: str, count: str = "") -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.count.setText(count)
        column = self.layout()
        column.activate()
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))

    def stand_beside(self, target: QRect | None) -> None:
        """Where it covers nothing of the target, if there is room; else in the lower right corner of the target."""
        self.move(_place_beside(target, self.parentWidget().rect(), self.width(), self.height()).topLeft())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not _is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Left:
            self.back.emit()
        elif event.key() == Qt.Key.Key_Right:
            self.on.emit()
        elif isinstance(pressed := self.focusWidget(), QPushButton):
            pressed.click()


class _CardButton(QPushButton):
    """Leaves the arrow keys to its card, where Qt would go to the button beside it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return is_plain and event.key() in _OWN_KEYS


class Outline:
    """Four thin edges round a part of the window: what lies within stays as it is, and can be used."""

    def __init__(self, parent: QWidget) -> None:
        self._edges = [QFrame(parent) for _ in range(4)]
        for edge in self._edges:
            edge.setProperty("role", "outline")
            edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            edge.hide()

    @property
    def is_visible(self) -> bool:
        return all(edge.isVisible() for edge in self._edges)

    def show(self, target: QRect | None) -> None:
        """Round this rectangle of the parent; None: nowhere."""
        for edge in self._edges:
            edge.setVisible(target is not None)
        if target is None:
            return
        x, y, w, h, e = target.x(), target.y(), target.width(), target.height(), _EDGE
        lines = ((x, y, w, e), (x, y + h - e, w, e), (x, y, e, h), (x + w - e, y, e, h))
        for edge, line in zip(self._edges, lines, strict=True):
            edge.setGeometry(*line)
            edge.raise_()


def _place_beside(target: QRect | None, window: QRect, width: int, height: int) -> QRect:
    """Where a card of that size stands. All in the window's coordinates."""
    room = window.adjusted(_GAP, _GAP, -_GAP, -_BELOW_PX)
    corner = QRect(room.right() - width, room.bottom() - height, width, height)
    if target is None:
        return corner
    top = max(room.top(), min(target.top(), room.bottom() - height))
    left = max(room.left(), min(target.left(), room.right() - width))
    places = (
        QRect(target.right() + _GAP, top, width, height),
        QRect(target.left() - _GAP - width, top, width, height),
        QRect(left, target.bottom() + _GAP, width, height),
        QRect(left, target.top() - _GAP - height, width, height),
    )
    inside = QRect(target.right() - _GAP - width, target.bottom() - _GAP - height, width, height)
    return next((place for place in places if room.contains(place)), inside if room.contains(inside) else corner)
