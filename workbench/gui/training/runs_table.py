"""The table of trainings, and what to do where there is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.settings import SettingsStore
from workbench.gui.tables.sorting import Sorted
from workbench.gui.training.run_columns import COLUMNS
from workbench.gui.training.run_model import RunModel
from workbench.gui.training.seen import RunSeen
from workbench.gui.training.watch import RunsWatch

EMPTY = QT_TR_NOOP(
    "Nothing was trained here yet.\n\n"
    "Choose recordings and a network, and press Start. "
    "Trainings go on in processes of their own, also while the window is closed."
)
_STATE = "training_table"
_ROOM_PX = 14
_MOST_ROWS = 8
"""Shown unless people want more or fewer."""


_NAME = [column.id for column in COLUMNS].index("name")


class RunsTable(QStackedWidget):
    """`selected` when other runs are chosen or one of the chosen says more; `opened` on Enter or a double click.

    `new_asked` by the button that is there while there is no run.
    """

    selected = Signal()
    opened = Signal()
    new_asked = Signal()

    def __init__(self, themes: ThemeChoice, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.model, self.sorted, self.view = RunModel(themes, self), Sorted(self), QTableView()
        self.new_button = QPushButton(tr("New Training"))
        self._empty = self._empty_page()
        self.menu_actions: tuple[QAction | None, ...] = ()
        self.sorted.setSourceModel(self.model)
        self._set_up_view()
        for widget in (self._empty, self.view):
            self.addWidget(widget)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._show_empty)
        self.view.selectionModel().selectionChanged.connect(self._tell_selection)
        self.view.activated.connect(self.opened)
        self._show_empty()

    def _empty_page(self) -> QWidget:
        page, text = QWidget(), QLabel(tr(EMPTY))
        text.setProperty("role", "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setWordWrap(True)
        self.new_button.setToolTip(tr("Open the form of a new training (Ctrl+Shift+N)"))
        self.new_button.clicked.connect(self.new_asked)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(text)
        column.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    @property
    def front(self) -> QWidget:
        """What takes the keys: the table, or the button where there is none."""
        return self.view if self.model.rowCount() else self.new_button

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.sorted)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(tr("Trainings"))
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        rows = view.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(view.fontMetrics().height() + 10)
        header, metrics = view.horizontalHeader(), QFontMetrics(view.font())
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(40)
        for i, column in enumerate(COLUMNS):
            mark = 20 if column.id == "state" else 0
            text = max(metrics.horizontalAdvance(column.sample), metrics.horizontalAdvance(column.title) + 8)
            header.resizeSection(i, text + mark + _ROOM_PX)
        self._name_px = header.sectionSize(_NAME)
        if (state := self._store.state(_STATE)) is not None:
            header.restoreState(state)
        header.setSortIndicatorClearable(True)
        view.setSortingEnabled(True)
        if self._store.state(_STATE) is None:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def follow(self, watch: RunsWatch) -> None:
        self.model.follow(watch)
        watch.run_changed.connect(self._take_run)
        self._show_empty()

    @property
    def natural_height(self) -> int:
        """Enough for the heading and a few rows."""
        rows = min(max(self.model.rowCount(), 3), _MOST_ROWS) * self.view.verticalHeader().defaultSectionSize()
        return (
            rows
            + self.view.horizontalHeader().sizeHint().height()
            + self.view.horizontalScrollBar().sizeHint().height()
            + 4
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The name takes the room that the other columns leave."""
        super().resizeEvent(event)
        header = self.view.horizontalHeader()
        left = self.width() - header.length() - self.view.verticalScrollBar().sizeHint().width() - 4
        if left > 0:
            header.resizeSection(_NAME, header.sectionSize(_NAME) + left)
        elif left < 0 and header.sectionSize(_NAME) > self._name_px:
            header.resizeSection(_NAME, max(header.sectionSize(_NAME) + left, self._name_px))

    def remember(self) -> None:
        """Keep widths, order and sorting of the columns for the next start."""
        self._store.remember_state(_STATE, self.view.horizontalHeader().saveState())

    # ---- what is chosen

    @property
    def chosen(self) -> tuple[RunSeen, ...]:
        """The chosen runs, in the order shown."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.run(self.sorted.mapToSource(self.sorted.index(row, 0)).row()) for row in rows)

    def choose(self, folder: Path) -> None:
        """Choose this run alone, and bring it into view."""
        if (place := self.model.place_of(folder)) is not None:
            index = self.sorted.mapFromSource(self.model.index(place, 0))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.view.selectionModel().setCurrentIndex(index, flags)
            self.view.scrollTo(index)

    def choose_first(self) -> None:
        """Where nothing is chosen, the first run shown."""
        if self.model.rowCount() and not self.view.selectionModel().hasSelection():
            self.view.selectRow(0)

    @Slot(object)
    def _take_run(self, run: RunSeen) -> None:
        if any(run.folder == one.folder for one in self.chosen):
            self.selected.emit()

    @Slot()
    def _tell_selection(self, *_: object) -> None:
        self.selected.emit()

    @Slot()
    def _show_empty(self, *_: object) -> None:
        self.setCurrentWidget(self.view if self.model.rowCount() else self._empty)
        if self.isVisible():
            self.choose_first()
        self.selected.emit()

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if not self.view.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for action in self.menu_actions:
            menu.addAction(action) if action is not None else menu.addSeparator()
        menu.popup(self.view.viewport().mapToGlobal(at))
