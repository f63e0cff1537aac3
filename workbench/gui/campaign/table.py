"""The wide view of a campaign: a row a session, to sort, search, choose and edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.files.campaign import SessionRow
from workbench.files.campaign_search import ALL_KEYS
from workbench.gui.campaign.cells import CellDelegate
from workbench.gui.campaign.columns import COLUMNS
from workbench.gui.campaign.model import NAME, CampaignModel
from workbench.gui.campaign.review_bar import NoteField
from workbench.gui.campaign.rows import CampaignRows
from workbench.gui.campaign.search_field import FILTER_TIP, FilterField
from workbench.gui.campaign.widths import Widths
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.state.settings import SettingsStore
from workbench.gui.work.later import Later

EMPTY = QT_TR_NOOP("No campaign is open.\n\nDrop a folder of sessions here, or press Ctrl+O to open one.")
NO_MATCH = QT_TR_NOOP("No session matches what is searched for.")
_STATE = "campaign_columns"


class CampaignTable(QWidget):
    """`chosen(Path)` on Enter or a double click; `left` when people go back; `selected` when other rows are chosen."""

    chosen = Signal(object)
    left = Signal()
    selected = Signal()

    def __init__(
        self, rows: CampaignRows, themes: ThemeChoice, store: SettingsStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows, self._themes, self._store = rows, themes, store
        self.model = CampaignModel(rows, themes, self)
        self.view, self.search, self.note = QTableView(), FilterField(), NoteField()
        self.title, self.counts, self.selection_said = QLabel(tr("Campaign")), QLabel(), QLabel()
        self._empty = QLabel(tr(EMPTY))
        self.columns_button, self.back_button = QToolButton(), QToolButton()
        self.commands = QHBoxLayout()
        self._kept: tuple[list[Path], Path | None] = ([], None)
        self._awaits_rows = False
        self._set_up_view()
        self._set_up()
        self._count = Later(self._show_counts, 60, self)
        rows.began.connect(self._begin)
        for signal in (rows.came, self.model.modelReset, self.model.rowsInserted):
            signal.connect(self._count.ask)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.modelReset.connect(self._bring_selection_back)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)
        self._show_counts()

    # ---- assembly

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(CellDelegate(self._themes, view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(tr("Sessions of the campaign"))
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = view.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(view.fontMetrics().height() + 10)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_column_menu)
        self.reset_columns()
        if (state := self._store.state(_STATE)) is not None:
            header.restoreState(state)
        self.widths = Widths(view, self.model, self._store)
        header.setSortIndicatorClearable(True)
        view.setSortingEnabled(True)
        if header.sortIndicatorSection() >= len(COLUMNS) or self._store.state(_STATE) is None:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.activated.connect(self._choose)

    def reset_columns(self) -> None:
        """Widths, order and visibility as at first."""
        header, metrics = self.view.horizontalHeader(), QFontMetrics(self.view.font())
        for i, column in enumerate(COLUMNS):
            header.moveSection(header.visualIndex(i), i)
            header.setSectionHidden(i, column.is_extra)
            header.resizeSection(i, Widths.first_width(i, metrics))

    def _set_up(self) -> None:
        self.title.setProperty("role", "heading")
        for label in (self.counts, self.selection_said, self._empty):
            label.setProperty("role", "muted")
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.search.setPlaceholderText(tr("Search: words, site:yeoju review:flagged placed:no …"))
        self.search.setToolTip(tr(FILTER_TIP))
        self.search.setAccessibleName(tr("Search sessions"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedSize(360, self.back_button.sizeHint().height())
        self.search.textChanged.connect(self._find)
        self.search.left.connect(self.view.setFocus)
        self.note.left.connect(self.view.setFocus)
        self.columns_button.setText(tr("Columns"))
        self.columns_button.setToolTip(tr("Choose what is shown"))
        self.columns_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(self.columns_button)
        menu.aboutToShow.connect(self._fill_column_menu)
        menu.triggered.connect(self._take_column)
        self.columns_button.setMenu(menu)
        self.back_button.setText(tr("Back to Session"))
        self.back_button.setToolTip(tr("Close the table (Ctrl+T)"))
        self.back_button.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.counts, 1)
        for widget in (self.search, self.columns_button, self.back_button):
            head.addWidget(widget)
        self.commands.setSpacing(4)
        self.commands.addWidget(self.selection_said)
        self.commands.addSpacing(8)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addLayout(head)
        top.addLayout(self.commands)
        top.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(below, 1)

    def add_command(self, text: str, help: str, call: Callable[[], None], mark: str = "") -> QToolButton:
        """A button for the chosen sessions."""
        button = QToolButton()
        button.setText(text)
        button.setToolTip(help)
        button.setProperty("mark", mark)
        if mark:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(call)
        self.commands.addWidget(button)
        self._paint(self._themes.theme)
        return button

    def take_focus(self) -> None:
        """Give the keys to the rows: now, or, while none is read yet, as soon as there are some."""
        self._show_counts()
        self._awaits_rows = self.view.isHidden()
        (self.search if self._awaits_rows else self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- what is chosen

    def selected_rows(self) -> list[SessionRow]:
        """The chosen sessions, in the order shown."""
        places = sorted(index.row() for index in self.view.selectionModel().selectedRows(NAME))
        return [self.model.row(place) for place in places]

    def select_folders(self, folders: list[Path]) -> None:
        """Choose these sessions, as far as they are shown."""
        selection, view = self.view.selectionModel(), self.view
        places = [place for folder in folders if (place := self.model.place_of(folder)) is not None]
        selection.clearSelection()
        if len(places) == self.model.rowCount() and len(places) > 1:
            view.selectAll()
            return
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for place in places:
            selection.select(self.model.index(place, NAME), flags)

    def show_folder(self, folder: Path | None) -> None:
        """Bring a session's row into view, and go on by keys from there."""
        place = self.model.place_of(folder)
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place, NAME))
            self.view.scrollTo(self.model.index(place, NAME), QAbstractItemView.ScrollHint.PositionAtCenter)

    @Slot()
    def _keep_selection(self) -> None:
        current = self.view.currentIndex()
        here = self.model.row(current.row()).path if current.isValid() else None
        self._kept = ([row.path for row in self.selected_rows()], here)

    @Slot()
    def _bring_selection_back(self) -> None:
        folders, here = self._kept
        place = self.model.place_of(here)
        if place is not None:
            flag = self.view.selectionModel().SelectionFlag.NoUpdate
            self.view.selectionModel().setCurrentIndex(self.model.index(place, NAME), flag)
        if folders:
            self.select_folders(folders)
        self._tell_selection()

    # ---- what happens

    @Slot()
    def _begin(self) -> None:
        campaign = self._rows.campaign
        self.title.setText(tr("Campaign") if campaign is None else campaign.name or str(campaign))
        self.title.setToolTip(str(campaign or ""))
        self._count.ask()

    @Slot(str)
    def _find(self, text: str) -> None:
        self._awaits_rows = False
        self.model.find(text)
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        rows, n = self._rows, self.model.rowCount()
        unknown, no_number = self.model.search.unknown, self.model.search.no_number
        if unknown:
            self.counts.setText(tr("There is no “{key}:” to search; rest here to see what there is", key=unknown[0]))
        elif no_number:
            self.counts.setText(tr("After “{key}:” comes a number, such as 6, >4 or 4..6", key=no_number[0]))
        else:
            of = tr("{n} of {all}", n=n, all=rows.n_expected) if n != rows.n_expected else f"{n}"
            self.counts.setText(
                tr("{n} sessions, {n_reviewed} reviewed", n=of, n_reviewed=rows.n_reviewed) if rows.n_expected else ""
            )
        known = tr("There is ") + ", ".join(f"{key}:" for key in ALL_KEYS)
        self.counts.setToolTip(known if unknown else self.counts.text())
        self._empty.setText(
            tr(NO_MATCH if len(rows) else EMPTY) if len(rows) or not rows.n_expected else tr("Reading the sessions …")
        )
        self._stack.setCurrentWidget(self.view if n else self._empty)
        if n and self._awaits_rows:
            self._awaits_rows = False
            if self.search.hasFocus():
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_selection()

    @Slot()
    def _tell_selection(self, *_: object) -> None:
        n = len(self.view.selectionModel().selectedRows(NAME))
        self.selection_said.setText(tr("No session chosen") if not n else tr("{n} chosen", n=n))
        self.selected.emit()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.row(index.row()).path)

    @Slot()
    def _fill_column_menu(self) -> None:
        self._fill(self.columns_button.menu())

    @Slot(object)
    def _show_column_menu(self, at: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu)
        menu.triggered.connect(self._take_column)
        menu.popup(self.view.horizontalHeader().mapToGlobal(at))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        header = self.view.horizontalHeader()
        for i, column in enumerate(COLUMNS):
            if i == NAME:
                continue
            action = menu.addAction(tr(column.title))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(i))
            action.setData(i)
        menu.addSeparator()
        menu.addAction(tr("As at First")).setData(-1)

    @Slot(QAction)
    def _take_column(self, action: QAction) -> None:
        if action.data() == -1:
            self.reset_columns()
            self.widths.start_anew()
        else:
            self.view.horizontalHeader().setSectionHidden(action.data(), not action.isChecked())
            self.widths.fit()
        self.remember()

    def remember(self) -> None:
        """Keep widths, order and visibility of the columns for the next start."""
        self._store.remember_state(_STATE, self.view.horizontalHeader().saveState())
        self.widths.remember()

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self.model.ratio = self.devicePixelRatioF()
        self.columns_button.setIcon(icon("columns", theme))
        for button in self.findChildren(QToolButton):
            if mark := button.property("mark"):
                button.setIcon(icon(mark, theme))
