"""What to keep in mind about this session, and the strip that says the worst of it beside the answers."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.gui.answers.notices import Notices
from workbench.gui.checking.judged import Judged
from workbench.gui.checking.sound_section import SoundSection
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice

_TITLES = (QT_TR_NOOP("Answers"), QT_TR_NOOP("Sound"), QT_TR_NOOP("Microphones"))


class ChecksPanel(QScrollArea):
    """Notices about the answers and the microphones round the list of what was found in the sound; a tick where all is
    well. `counted(int)` with how many things there are; `sound` is the sound's part."""

    counted = Signal(int)

    def __init__(self, notices: Notices, judged: Judged, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices, self._themes = notices, themes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sound = SoundSection(judged, themes)
        self._answers, self._microphones = (_Group() for _ in range(2))
        page = QWidget()
        page.setProperty("role", "panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        for title, part in zip(map(tr, _TITLES), (self._answers, self.sound, self._microphones), strict=True):
            heading = QLabel(title)
            heading.setProperty("role", "title")
            column.addWidget(heading)
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(page)
        notices.changed.connect(self.refresh)
        judged.changed.connect(self.refresh)
        themes.changed.connect(self._paint)
        self.refresh()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every notice shown, in order."""
        found = [each.said for each in self.sound.findings]
        return (*self._notices.about_answers, *map(retold, (*found, *self._notices.about_microphones)))

    @Slot()
    def refresh(self) -> None:
        theme, notices = self._themes.theme, self._notices
        well = tr("Nothing to warn of in the answers.") if notices.has_answers else ""
        self._answers.show_texts(notices.about_answers, well or tr("There are no answers yet."), bool(well), theme)
        of_places = tuple(map(retold, notices.about_microphones))
        self._microphones.show_texts(of_places, tr("Nothing to warn of."), True, theme)
        self.counted.emit(len(self.texts))

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.refresh()


class _Group(QWidget):
    """Sentences with a mark each."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: tuple[object, ...] = ()

    def show_texts(self, texts: tuple[str, ...], otherwise: str, is_well: bool, theme: Theme) -> None:
        """otherwise : what is said where there are none, with a tick when that is well."""
        if self._shown == (texts, otherwise, theme):
            return
        self._shown = texts, otherwise, theme
        while (item := self._column.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for text in texts:
            self._column.addWidget(_line("warning", theme.warning, f"{text.rstrip('.')}.", ""))
        if not texts:
            self._column.addWidget(_line("done" if is_well else "", theme.good, otherwise, "muted"))


def _line(mark: str, colour: str, text: str, role: str) -> QWidget:
    line, words = QWidget(), QLabel(text)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        words.setProperty("role", role)
    row = QHBoxLayout(line)
    row.setContentsMargins(4, 0, 4, 0)
    row.setSpacing(8)
    if mark:
        picture = QLabel()
        picture.setPixmap(pixmap(mark, colour, ratio=2.0))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line


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
        more = tr(" (and {n} more under Checks)", n=len(texts) - 2) if len(texts) > 2 else ""
        self._words.setText(" ".join(f"{t.rstrip('.')}." for t in texts[:2]) + more)
        self.setToolTip("\n".join(texts))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.clicked.emit()

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self._mark.setPixmap(pixmap("warning", theme.warning, ratio=2.0))
