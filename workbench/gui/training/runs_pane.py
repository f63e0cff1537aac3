"""Runs: what can be done with them, their table, and below it the chosen ones' curves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from workbench.gui.frame.button_row import ButtonRow
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.state.settings import SettingsStore
from workbench.gui.training.runs_table import RunsTable
from workbench.gui.training.seen import RunSeen

_SPLIT = "training_rows"
_CURVES_PX = 300
"""What curves need; the table takes what it needs of the rest, until people move the line between."""


class RunsPane(QWidget):
    """The table is there at once; curves and comparison are made when the pane is first seen.

    `renewed` : there are other things to come to by Tab.
    """

    renewed = Signal()

    def __init__(self, themes: ThemeChoice, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self._store = themes, store
        self.table = RunsTable(themes, store)
        self.curves: QWidget | None = None
        self.comparison: QWidget | None = None
        self._row: ButtonRow | None = None
        self._below = QSplitter(Qt.Orientation.Horizontal)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.table)
        self.split.addWidget(self._below)
        for splitter in (self.split, self._below):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(4)
        self.split.setStretchFactor(1, 2)
        self._is_split_chosen = False
        self.split.splitterMoved.connect(self._take_split)
        self.table.setMinimumHeight(96)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.split, 1)
        self.table.selected.connect(self._show_chosen)
        self.table.opened.connect(self._go_to_curves)
        for signal in (self.table.model.rowsInserted, self.table.model.rowsRemoved):
            signal.connect(self._share_height)

    # ---- assembly

    def add_buttons(self, actions: tuple[QAction, ...], more: tuple[QAction | None, ...]) -> None:
        """Buttons above the table for these, and a menu for what is done less often (None = a line)."""
        self._row = ButtonRow(actions, more, tr("What else can be done with the chosen trainings"))
        self.layout().insertWidget(0, self._row)
        self.table.menu_actions = (*actions, None, *more)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fill()
        self.table.choose_first()
        self._show_chosen()

    def _fill(self) -> None:
        """Curves and comparison, once."""
        if self.curves is not None:
            return
        from workbench.gui.training.comparison import Comparison
        from workbench.gui.training.curves import Curves

        self.curves = Curves(self._themes)
        self.comparison = Comparison(self._themes, self.curves.looks)
        for widget in (self.curves, self.comparison):
            self._below.addWidget(widget)
        if (state := self._store.state(_SPLIT)) is not None:
            self._is_split_chosen = self.split.restoreState(state)
        self.curves.legend.renewed.connect(self.renewed)
        self.renewed.emit()

    @property
    def tab_stops(self) -> list[QWidget]:
        """Where Tab goes, in this order: commands, table, then the chosen runs' lines and figures."""
        row = [] if self._row is None else self._row.tab_stops
        below = [] if self.curves is None else [*self.curves.tab_stops, *self.comparison.tab_stops]
        return [*row, self.table.view, *below]

    @Slot()
    def _take_split(self, *_: object) -> None:
        self._is_split_chosen = True

    @Slot()
    def _share_height(self, *_: object) -> None:
        """So many rows as there are, up to a few, where the curves keep their room."""
        whole = self.split.height() - self.split.handleWidth()
        if not self._is_split_chosen and not self._below.isHidden() and whole > 0:
            table = max(min(self.table.natural_height, whole - _CURVES_PX), self.table.minimumHeight())
            self.split.setSizes([table, whole - table])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_height()

    # ---- what is shown

    @property
    def chosen(self) -> tuple[RunSeen, ...]:
        return self.table.chosen

    @Slot()
    def _show_chosen(self) -> None:
        """The chosen runs' curves; of several also what differs between them."""
        if self.curves is None or not self.isVisible():
            return
        chosen = self.chosen
        has_runs = self.table.model.rowCount() > 0
        if has_runs == self._below.isHidden():
            self._below.setVisible(has_runs)
            self._share_height()
        self.curves.show_runs(chosen)
        if self.comparison.isHidden() == (len(chosen) > 1):
            self.comparison.setVisible(len(chosen) > 1)
            self._below.setSizes([1, 1])
        self.comparison.show_runs(chosen)

    @Slot()
    def _go_to_curves(self, *_: object) -> None:
        """Their arrow keys step through the epochs."""
        if self.curves is not None:
            self.curves.setFocus()

    def remember(self) -> None:
        """Keep the columns and the split for the next start."""
        self.table.remember()
        if self.curves is not None and self._is_split_chosen:
            self._store.remember_state(_SPLIT, self.split.saveState())
