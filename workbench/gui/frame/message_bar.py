"""A sentence in the window, where nothing has to be clicked away before work goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.gui.looks.icons import icon, pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice


class MessageBar(QFrame):
    """Hidden until it has something to say. tone: "info", "warning" or "error"."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._tone = "info"
        self.setProperty("role", "bar")
        self._icon, self._text, self._close = QLabel(), QLabel(), QToolButton()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setProperty("flat", True)
        self._close.setToolTip("Close this message")
        self._close.setAccessibleName("Close this message")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        themes.changed.connect(self._paint)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now; empty when hidden."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str, tone: str = "info") -> None:
        self._tone = tone
        self._text.setText(text)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint(self._themes.theme)
        self.show()

    @Slot()
    def clear(self) -> None:
        self._text.clear()
        self.hide()

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        colour = {"warning": theme.warning, "error": theme.error}.get(self._tone, theme.accent)
        self._icon.setPixmap(pixmap(self._tone, colour, ratio=self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme))
