"""What to keep in mind about this session, and the strip that says the worst of it beside the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.gui.answers.notices import Notices
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice

_TITLES = ("Answers", "Sound", "Microphones")
_ALL_WELL = ("Nothing to warn of in the answers.", "Nothing to warn of in the sound.", "Nothing to warn of.")


class ChecksPanel(QScrollArea):
    """All notices in three groups; a tick where all is well. `counted(int)` with how many there are."""

    counted = Signal(int)

    def __init__(self, notices: Notices, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices, self._themes = notices, themes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        notices.changed.connect(self.refresh)
        themes.changed.connect(self._paint)
        self.refresh()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every notice shown, in order."""
        return (*self._notices.about_answers, *self._notices.about_sound, *self._notices.about_microphones)

    @Slot()
    def refresh(self) -> None:
        groups = (self._notices.about_answers, self._notices.about_sound, self._notices.about_microphones)
        page = QWidget()
        page.setProperty("role", "panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        for title, well, texts in zip(_TITLES, _ALL_WELL, groups, strict=True):
            heading = QLabel(title)
            heading.setProperty("role", "title")
            column.addWidget(heading)
            for text in texts:
                column.addWidget(self._line("warning", text))
            if not texts and title == "Answers" and not self._notices.has_answers:
                column.addWidget(self._quiet("There are no answers yet."))
            elif not texts:
                column.addWidget(self._line("done", well))
        column.addStretch(1)
        self.setWidget(page)
        self.counted.emit(len(self.texts))

    def _quiet(self, text: str) -> QLabel:
        words = QLabel(text)
        words.setProperty("role", "muted")
        return words

    def _line(self, kind: str, text: str) -> QWidget:
        theme = self._themes.theme
        line, mark, words = QWidget(), QLabel(), QLabel(text if kind == "done" else f"{text.rstrip('.')}.")
        mark.setPixmap(pixmap(kind, theme.warning if kind == "warning" else theme.good, ratio=2.0))
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if kind == "done":
            words.setProperty("role", "muted")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.refresh()


class WarningStrip(QFrame):
    """Stands right above the 3-D view while anything makes the answers doubtful; a click opens the checks."""

    clicked = Signal()

    def __init__(self, notices: Notices, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices, self._themes = notices, themes
        self.setProperty("role", "bar")
        self.setProperty("tone", "warning")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        notices.changed.connect(self.refresh)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)
        self.refresh()

    @property
    def text(self) -> str:
        """What the strip says; empty when it is hidden."""
        return self._words.text() if not self.isHidden() else ""

    @Slot()
    def refresh(self) -> None:
        texts = self._notices.about_answers
        self.setVisible(bool(texts))
        if not texts:
            return
        more = f" (and {len(texts) - 2} more under Checks)" if len(texts) > 2 else ""
        self._words.setText(" ".join(f"{t.rstrip('.')}." for t in texts[:2]) + more)
        self.setToolTip("\n".join(texts))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.clicked.emit()

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self._mark.setPixmap(pixmap("warning", theme.warning, ratio=2.0))
