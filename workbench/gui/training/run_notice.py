"""What went wrong with a run, in place: above its curves, or where they would be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.gui.language.words import tr
from workbench.gui.training.run_words import Said

_MOST_LINES = 6


class RunNotice(QFrame):
    """A sentence, then what to do about it, or what a process printed last (as printed, to be read and copied)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._title, self._details, self._printed = QLabel(), QLabel(), QPlainTextEdit()
        self._details.setProperty("role", "muted")
        for label in (self._title, self._details):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._printed.setReadOnly(True)
        self._printed.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._printed.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._printed.setAccessibleName(tr("Last words of the process"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        for widget in (self._title, self._details, self._printed):
            column.addWidget(widget)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        words = (self._title.text(), self._details.text(), self._printed.toPlainText())
        return "" if self.isHidden() else "\n".join(word for word in words if word)

    def say(self, said: Said | None) -> None:
        """None takes it away."""
        self.setHidden(said is None)
        if said is None:
            return
        self._title.setText(said.title)
        self._details.setText("" if said.is_printed else said.details)
        self._details.setHidden(said.is_printed or not said.details)
        self._show_printed(said.details if said.is_printed else "")
        if self.property("tone") != said.tone:
            self.setProperty("tone", said.tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def _show_printed(self, words: str) -> None:
        self._printed.setHidden(not words)
        if words == self._printed.toPlainText():
            return
        self._printed.setPlainText(words)
        n_lines = min(words.count("\n") + 1, _MOST_LINES)
        self._printed.setFixedHeight(n_lines * self._printed.fontMetrics().lineSpacing() + 26)
        bar = self._printed.verticalScrollBar()
        bar.setValue(bar.maximum())
