"""The open session's review, under the list: three buttons and a short note."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.core.session import Review, ReviewState
from workbench.gui.campaign.columns import REVIEWS
from workbench.gui.campaign.model import mark_colour
from workbench.gui.campaign.search_field import FilterField
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme, ThemeChoice

_BUTTONS: tuple[tuple[ReviewState, str, str], ...] = (
    ("accepted", QT_TR_NOOP("Accept"), "Ctrl+Return"),
    ("flagged", QT_TR_NOOP("Flag, with a note"), "Ctrl+Shift+F"),
    ("rejected", QT_TR_NOOP("Reject"), "Ctrl+Shift+X"),
)


class NoteField(FilterField):
    """A note for a flag. `given(str)` on Enter; Esc closes it; `left` either way."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("What is wrong? Enter flags"))
        self.setAccessibleName(tr("Note for the flag"))
        self.setAcceptDrops(False)
        self.hide()

    def ask(self, note: str = "") -> None:
        """Show the field to be typed into."""
        self.setText(note)
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
            self.given.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        super().keyPressEvent(event)


class ReviewBar(QFrame):
    """`judged(state)` when a button is pressed."""

    judged = Signal(str)

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._review = themes, Review()
        self.said, self.note = QLabel(), NoteField()
        self.buttons: dict[str, QToolButton] = {}
        self.said.setProperty("role", "muted")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout()
        line.setSpacing(4)
        for state, words, keys in _BUTTONS:
            button = QToolButton()
            button.setProperty("flat", True)
            button.setCheckable(True)
            button.setToolTip(f"{tr(words)} ({keys})")
            button.setAccessibleName(tr(words))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setObjectName(state)
            button.clicked.connect(self._judge)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.buttons[state] = button
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.said)
        column.addLayout(line)
        column.addWidget(self.note)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)
        self.hide()

    def show_review(self, review: Review | None, why_not: str = "") -> None:
        """The open session's review; None when none is open. why_not : why it cannot be changed."""
        self.setVisible(review is not None)
        if review is None:
            return
        if review != self._review:
            self.note.hide()
        self._review = review
        for state, button in self.buttons.items():
            button.setChecked(state == review.state)
            button.setEnabled(not why_not)
        self._elide()

    def _elide(self) -> None:
        state, note = tr(REVIEWS[self._review.state]), self._review.note
        words = f"{state[0].upper()}{state[1:]}" + (f": {note}" if note else "")
        self.said.setText(self.said.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.said.width()))
        self.said.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._elide()

    @Slot()
    def _judge(self, *_: object) -> None:
        state = self.sender().objectName()
        self.buttons[state].setChecked(state == self._review.state)
        self.judged.emit("unreviewed" if state == self._review.state else state)

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        for state, button in self.buttons.items():
            button.setIcon(icon(state, theme, mark_colour(state, theme)))
