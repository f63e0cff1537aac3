"""What a view says while there is no session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice


def invitation() -> str:
    """What to do first, with the platform's own name of the key."""
    key = QKeySequence(QKeySequence.StandardKey.Open).toString(QKeySequence.SequenceFormat.NativeText)
    return tr("Drop a recording here, or open a session ({key})", key=key)


class EmptyPage(QWidget):
    """A sentence in the middle of the surface."""

    def __init__(self, themes: ThemeChoice, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._text = themes, text
        self.setAccessibleName(text)
        themes.changed.connect(self._follow_theme)

    @property
    def text(self) -> str:
        return self._text

    def show_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        theme = self._themes.theme
        painter.fillRect(self.rect(), QColor(theme.surface))
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * 1.15)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        room = self.rect().adjusted(24, 24, -24, -24)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)
        painter.end()

    def _follow_theme(self, _theme: Theme) -> None:
        self.update()
