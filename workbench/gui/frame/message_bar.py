"""A sentence in the window, where nothing has to be clicked away before work goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon, pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice

Choices = tuple[tuple[str, Callable[[], object]], ...]
"""Buttons of a message: what they say, and a method of a QObject to be called."""


class MessageBar(QFrame):
    """Hidden until it has something to say. tone: "info", "warning" or "error"."""

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._tone = "info"
        self.setProperty("role", "bar")
        self._icon, self._text, self._close = QLabel(), QLabel(), QToolButton()
        self.buttons: list[QPushButton] = []
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # it tells of files, and what stands in them
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setProperty("flat", True)
        self._close.setToolTip(tr("Close this message"))
        self._close.setAccessibleName(tr("Close this message"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self._row = row
        row.addWidget(self._close)
        themes.changed.connect(self._paint)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now; empty when hidden."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str, tone: str = "info", choices: Choices = ()) -> None:
        self._tone = tone
        self._offer(choices)
        self._text.setText(text)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint(self._themes.theme)
        self.show()

    def _offer(self, choices: Choices) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [QPushButton(text, self) for text, _ in choices]
        for button, (_, call) in zip(self.buttons, choices, strict=True):
            button.clicked.connect(call)
            self._row.insertWidget(self._row.indexOf(self._close), button)

    @Slot()
    def clear(self) -> None:
        self._text.clear()
        self.hide()

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        colour = {"warning": theme.warning, "error": theme.error}.get(self._tone, theme.accent)
        self._icon.setPixmap(pixmap(self._tone, colour, ratio=self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme))
