"""What speaks for or against the answer that is looked at."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.air import sound_speed_m_s
from workbench.core.array.checks import microphone_names
from workbench.core.events import Declined
from workbench.core.evidence import Answer
from workbench.core.radio_words import heights_show, radio_place
from workbench.core.session import Session
from workbench.gui.answers.methods import method_names, said_of_radii, shown_method
from workbench.gui.evidence.channels_plot import ChannelsPlot
from workbench.gui.evidence.exhibits import Exhibits
from workbench.gui.evidence.levels_chart import LevelsChart
from workbench.gui.evidence.moves_table import MovesTable
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.marks import mark_pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice, method_mark
from workbench.gui.microphones.numbers import shown
from workbench.gui.state.document import Document
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look, Viewing
from workbench.gui.work.later import Later

EMPTY = QT_TR_NOOP("There is no answer to look into yet.\n\nPress Localize (Ctrl+R), then come back here.")
NOT_LOOKED = QT_TR_NOOP("Press Look for Evidence: what moves this answer, and does what was heard fit it?")
LOOKING = QT_TR_NOOP("Looking for evidence…")
EDITED_SINCE = QT_TR_NOOP(
    "These answers were made before the session was last edited. Press Localize (Ctrl+R) to ask again."
)
PAGES = (QT_TR_NOOP("What if"), QT_TR_NOOP("Channels"), QT_TR_NOOP("Levels"))


class EvidencePanel(QWidget):
    """The answer in words, then three pages. `asked`: people want evidence for the answer shown.

    `changed`: whether evidence can be looked for may have changed (why_not).
    """

    asked = Signal()
    changed = Signal()
    copied = Signal()

    def __init__(
        self, document: Document, viewing: Viewing, predictions: Predictions, themes: ThemeChoice,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._viewing, self._predictions, self._themes = document, viewing, predictions, themes
        self._exhibits: Exhibits | None = None
        self._is_looking = False
        self._method = ""
        self._said_why_not = ""
        self._shown: dict[int, tuple[object, ...]] = {}
        self.methods, self.of_what, self.words = QComboBox(), QLabel(), QLabel()
        self.measured = QLabel()
        self.ask_button, self.copy_button = QPushButton(tr("Look for &Evidence")), QToolButton()
        self.moves, self.channels, self.levels = MovesTable(themes), ChannelsPlot(themes), LevelsChart(themes)
        self.pages, self.page_bar, self.hint, self._empty = (
            QStackedWidget(),
            QTabBar(),
            QLabel(tr(NOT_LOOKED)),
            QLabel(tr(EMPTY)),
        )
        self._lay_out()
        self._refresh = Later(self.refresh, 100, self)
        predictions.changed.connect(self._refresh.ask)
        document.changed.connect(self._take_document)
        viewing.changed.connect(self._take_look)
        themes.changed.connect(self._paint)
        self.methods.activated.connect(self._choose_method)
        self.ask_button.clicked.connect(self.asked)
        self.copy_button.clicked.connect(self.copy_words)
        self.page_bar.currentChanged.connect(self._turn_page)
        self._paint(themes.theme)
        self.refresh()

    # ---- what is shown

    @property
    def method(self) -> str:
        """Whose answer is looked at; "" while there is none."""
        names = self._predictions.methods
        return self._method if self._method in names else (names[0] if names else "")

    @property
    def clip(self) -> int | None:
        return self._viewing.look.clip

    @property
    def answer(self) -> Answer | None:
        return self._predictions.answer_of(self.method, self.clip)

    @property
    def session(self) -> Session | None:
        """As the method was asked; None where it was edited since answers were written down."""
        return self._predictions.asked_of(self.method)

    @property
    def exhibits(self) -> Exhibits | None:
        """What was found, as long as it is about the answer shown."""
        found = self._exhibits
        return found if found is not None and found.answer is self.answer else None

    @property
    def why_not(self) -> str:
        """Why evidence cannot be looked for now; "" when it can."""
        if not self._predictions.methods:
            return tr("There are no answers yet: press Localize first")
        if self._is_looking:
            return tr("The search for evidence is going on: press Esc to stop it")
        if self.answer is None:
            return tr("{title} has not said anything of this yet", title=shown_method(self.method).title)
        if isinstance(self.answer, Declined):
            return tr("There is no answer that evidence could be about")
        return tr(EDITED_SINCE) if self.session is None else ""

    def show_method(self, method: str) -> None:
        """Look at this method's answer."""
        if method != self._method:
            self._method = method
            self.refresh()

    def show_exhibits(self, exhibits: Exhibits | None, *, is_looking: bool) -> None:
        self._exhibits, self._is_looking = exhibits, is_looking
        self._refresh.ask()

    def refresh(self) -> None:
        """Everything anew from predictions, session and what is looked at."""
        self._stack.setCurrentIndex(1 if self._predictions.methods else 0)
        self._list_methods()
        self.of_what.setText(tr("whole session") if self.clip is None else tr("clip {clip}", clip=self.clip + 1))
        self.words.setText(self._said())
        self.measured.setText(self._said_of_radius())
        self.measured.setVisible(bool(self.measured.text()))
        self.copy_button.setEnabled(self._can_copy())
        self.ask_button.setEnabled(not self.why_not)
        self.ask_button.setToolTip(self.why_not or tr("Try what moves the answer, and hold it against what was heard"))
        found = self.exhibits
        has_any = found is not None and bool(found.moves or found.aligned is not None or found.levels is not None)
        self.hint.setText(self._hint(has_any))
        self.hint.setVisible(bool(self.hint.text()))
        self.pages.setVisible(has_any)
        self.page_bar.setVisible(has_any)
        self._show_page()
        if self.why_not != self._said_why_not:
            self._said_why_not = self.why_not
            self.changed.emit()

    def _show_page(self) -> None:
        """The page in front, where it does not show already what was found."""
        found, page = self.exhibits, self.pages.currentIndex()
        if found is None:
            return
        of_page = (found.moves, found.aligned, found.levels)[page]
        before = self._shown.get(page, (None, None))
        if before[0] is of_page and before[1] is found.session:
            return
        self._shown[page] = (of_page, found.session)
        names = microphone_names(found.session)
        if page == 0:
            self.moves.show_moves(found.moves, found.n_clips)
        elif page == 1:
            self.channels.show_aligned(found.aligned, names, sound_speed_m_s(found.session.conditions.temperature_c))
        else:
            self.levels.show_levels(found.levels, names)

    def _said(self) -> str:
        answer, title = self.answer, shown_method(self.method).title
        if answer is None:
            return tr("{title} has not said anything of this yet.", title=title)
        if isinstance(answer, Declined):
            return tr("{title} gives no answer: {why}.", title=title, why=retold(answer.why))
        if self.session is None:  # the microphones may stand elsewhere now: no words that begin at one
            return f"({', '.join(shown(value, 2) for value in answer.position_m)}) m"
        clips = self._predictions.of(self.method) if self.clip is None else ()
        told = [w for one in (answer, *clips) for w in one.warnings]
        has_height = heights_show(self.session, told)
        place = radio_place(answer.position_m, self.session, answer.radius_90_m, has_height=has_height, told=told)
        return "" if place is None else f"{place.words[:1].upper()}{place.words[1:]}."

    def _said_of_radius(self) -> str:
        """Beside the sentence that is spoken, not in it: on what its radius was counted."""
        is_told = self._can_copy() and self.answer.radius_90_m is not None
        return said_of_radii([shown_method(self.method)]) if is_told else ""

    def _can_copy(self) -> bool:
        is_answer = self.answer is not None and not isinstance(self.answer, Declined)
        return is_answer and self.session is not None and bool(self.words.text())

    def _hint(self, has_any: bool) -> str:
        if has_any:
            return ""
        if self._is_looking:
            return tr(LOOKING)
        if self.answer is None or isinstance(self.answer, Declined):
            return ""
        return tr(EDITED_SINCE if self.session is None else NOT_LOOKED)

    def _list_methods(self) -> None:
        names = self._predictions.methods
        if [self.methods.itemData(i) for i in range(self.methods.count())] != list(names):
            self.methods.clear()
            for name in names:
                mark = mark_pixmap(method_mark(self._themes.theme, name, method_names()), 12, 2.0)
                self.methods.addItem(mark, shown_method(name).title, name)
        self.methods.setCurrentIndex(self.methods.findData(self.method))

    @Slot()
    def copy_words(self) -> None:
        """Put the sentence on the clipboard."""
        if self._can_copy():
            QGuiApplication.clipboard().setText(self.words.text())
            self.copied.emit()

    # ---- assembly

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setProperty("role", "title")
        for label in (self.of_what, self.measured):
            label.setProperty("role", "muted")
        self.measured.setWordWrap(True)
        self.measured.setContentsMargins(12, 0, 8, 4)
        self.copy_button.setToolTip(tr("Copy these words for a radio message"))
        self.copy_button.setAccessibleName(self.copy_button.toolTip())
        self.copy_button.setProperty("flat", True)
        self.methods.setAccessibleName(tr("Whose answer"))
        self.methods.setToolTip(tr("Whose answer is looked into; the clip is the one that is looked at everywhere"))
        for label in (self.hint, self._empty):
            label.setProperty("role", "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        for text in PAGES:
            self.page_bar.addTab(tr(text))
        self.page_bar.setDrawBase(False)
        self.page_bar.setExpanding(False)
        for page in (self.moves, self.channels, self.levels):
            self.pages.addWidget(page)
        top = _row((12, 8, 8, 0), self.methods, self.of_what, None, self.ask_button)
        said = _row((12, 4, 8, 4), self.words, self.copy_button)
        said.setStretch(0, 1)
        said.setAlignment(self.copy_button, Qt.AlignmentFlag.AlignTop)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(said)
        column.addWidget(self.measured)
        column.addWidget(self.page_bar)
        column.addWidget(self.pages, 1)
        column.addWidget(self.hint, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)

    @Slot(int)
    def _turn_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self._show_page()

    @Slot(int)
    def _choose_method(self, index: int) -> None:
        self.show_method(self.methods.itemData(index))

    @Slot(object, object)
    def _take_document(self, before: Session | None, now: Session | None) -> None:
        self._refresh.ask()

    @Slot(object, object)
    def _take_look(self, before: Look, now: Look) -> None:
        if before.clip != now.clip:
            self._refresh.ask()

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.copy_button.setIcon(icon("copy", theme))
        self.methods.clear()
        self._shown.clear()
        self.refresh()


def _row(margins: tuple[int, int, int, int], *widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(8)
    for widget in widgets:
        row.addStretch(1) if widget is None else row.addWidget(widget)
    return row
