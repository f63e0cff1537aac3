"""The middle of the Compare workspace: commands, what is compared, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from workbench.gui.frame.button_row import ButtonRow
from workbench.gui.frame.message_bar import MessageBar
from workbench.gui.frame.one_line import OneLine
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.settings import SettingsStore
from workbench.gui.state.viewing import Viewing

EMPTY = QT_TR_NOOP(
    "Nothing was compared yet.\n\n"
    "Open a campaign whose true places are known, tick methods in the menu beside Localize, and press Evaluate."
)


class ComparePage(QWidget):
    """Results are made when they are first wanted: `results` is None until then. `shown` when the page comes up."""

    shown = Signal()
    renewed = Signal()
    results_made = Signal()

    def __init__(
        self, viewing: Viewing, themes: ThemeChoice, store: SettingsStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._viewing, self._themes, self._store = viewing, themes, store
        self.results = None
        self.notice, self.title, self.facts = MessageBar(themes), QLabel(), QLabel()
        self.caveats = OneLine()
        self._row: ButtonRow | None = None
        self._words, self._bar = QLabel(tr(EMPTY)), QProgressBar()
        self.begin_button, self.open_button = QToolButton(), QToolButton()
        self._pages, self._empty = QStackedWidget(), self._empty_page()
        self._build()

    # ---- assembly

    def _build(self) -> None:
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title.setProperty("role", "title")
        self.facts.setProperty("role", "muted")
        self.caveats.setContentsMargins(8, 0, 8, 0)
        for label in (self.title, self.facts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(8, 0, 8, 0)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.notice, self.title, self.facts, self.caveats):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        self.show_facts("", "", "")

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self._words.setProperty("role", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(280)
        self._bar.hide()
        self.begin_button.setProperty("main", True)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.open_button, self.begin_button):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def add_buttons(self, actions: tuple[QAction, ...], more: tuple[QAction | None, ...], to_open: QAction) -> None:
        """Buttons at the top for these, and a menu for what is done less often.

        Where there are no results: the first one, and to_open, which opens a campaign.
        """
        self._row = ButtonRow(actions, more, tr("What else can be done with the evaluation"))
        self.layout().insertWidget(0, self._row)
        self.begin_button.setDefaultAction(actions[0])
        self.open_button.setDefaultAction(to_open)

    # ---- for the desk

    def make_results(self):
        """The views of an evaluation, made once."""
        if self.results is None:
            from workbench.gui.compare.results import Results

            self.results = Results(self._viewing, self._themes, self._store)
            self._pages.addWidget(self.results)
            self.results.renewed.connect(self.renewed)
            self.results_made.emit()
        return self.results

    def show_empty(self, words: str, done: int = 0, total: int = -1, *, offers_open: bool = False) -> None:
        """Say what to do, or how far it is: total 0 = nobody knows, -1 = nothing runs."""
        if total >= 0 and self.begin_button.hasFocus():
            self.setFocus()  # the keys stay here, not with whatever comes after a button that goes
        self.open_button.setVisible(offers_open)
        self._pages.setCurrentWidget(self._empty)
        self._words.setText(words)
        self._bar.setVisible(total >= 0)
        self.begin_button.setVisible(total < 0)
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)

    def show_results(self) -> None:
        had_keys = self.hasFocus() or self.begin_button.hasFocus()
        self._pages.setCurrentWidget(self.make_results())
        if had_keys:
            self.take_focus()

    @property
    def has_results_in_front(self) -> bool:
        return self.results is not None and self._pages.currentWidget() is self.results

    @property
    def empty_text(self) -> str:
        """What is said instead of results; empty while there are some."""
        return "" if self.has_results_in_front else self._words.text()

    def show_facts(self, title: str, facts: str, tip: str, caveats: str = "") -> None:
        """What the results are of, and what not to take them for; empty texts take it away."""
        for label, text in ((self.title, title), (self.facts, facts)):
            label.setText(text)
            label.setVisible(bool(text))
            label.setToolTip(tip)
        self.caveats.setText(caveats)
        self.caveats.setVisible(bool(caveats))

    def take_focus(self) -> None:
        """Give the keys to what is in front."""
        if self.results is not None and self.has_results_in_front:
            self.results.methods.setFocus()
        else:
            (self.begin_button if self.begin_button.isEnabled() else self.open_button).setFocus()

    @property
    def tab_stops(self) -> list[QWidget]:
        row = [] if self._row is None else self._row.tab_stops
        return [*row, self.open_button, self.begin_button, *([] if self.results is None else self.results.tab_stops)]

    def remember(self) -> None:
        """Keep how it is divided for the next start."""
        if self.results is not None:
            self.results.remember()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(360, 300)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.shown.emit()
