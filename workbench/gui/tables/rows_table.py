"""A table of rows: sorted by a click on a heading, copied with Ctrl+C, opened with Enter or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.tables.column import Column, Row
from workbench.gui.tables.rows_model import ROW_ROLE, RowsModel
from workbench.gui.tables.sorting import Sorted
from workbench.gui.tables.spreadsheet import put_on_clipboard

_ROOM_PX, _MARK_PX, _GAP_PX, _WIDEST_PX = 14, 20, 8, 260


class RowsTable(QTableView, Generic[Row]):
    """`opened(row)` on Enter, and on a click where opens_on_click; `chosen(row)` whenever another row is current."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, columns: Sequence[Column[Row]], themes: ThemeChoice, name: str, *, opens_on_click: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """name : what it holds, for those who do not see it."""
        super().__init__(parent)
        self.model_: RowsModel[Row] = RowsModel(columns, themes, self)
        self.sorted = Sorted(self)
        self.sorted.setSourceModel(self.model_)
        self.setModel(self.sorted)
        self.setAccessibleName(name)
        self._set_up()
        self._size_columns()
        if opens_on_click:
            self.clicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(32)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _size_columns(self) -> None:
        metrics = QFontMetrics(self.font())
        for i, column in enumerate(self.model_.columns):
            mark = _MARK_PX if column.mark is not None else 0
            text = max(metrics.horizontalAdvance(column.sample), metrics.horizontalAdvance(tr(column.title)) + 8)
            self.horizontalHeader().resizeSection(i, text + mark + _ROOM_PX)

    # ---- what is in it

    @property
    def rows(self) -> list[Row]:
        """In the order shown."""
        return [self.sorted.index(i, 0).data(ROW_ROLE) for i in range(self.sorted.rowCount())]

    @property
    def current(self) -> Row | None:
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def show_rows(self, rows: Sequence[Row], columns: Sequence[Column[Row]] | None = None) -> None:
        """columns : as many as before, with other words."""
        self.model_.show(rows, columns)
        self._grow_columns()

    def _grow_columns(self) -> None:
        """Numbers are never cut, texts only where they are very long; where no row has a number there is no column."""
        header = self.horizontalHeader()
        for i, column in enumerate(self.model_.columns):
            says_nothing = column.is_number and all(column.key(row) is None for row in self.model_.rows)
            self.setColumnHidden(i, says_nothing and bool(self.model_.rows))
            wanted = max(self.sizeHintForColumn(i), header.sectionSizeHint(i))
            wanted = wanted if column.is_number else min(wanted, _WIDEST_PX)
            if header.sectionSize(i) < wanted + _GAP_PX:
                header.resizeSection(i, wanted + _GAP_PX)

    def table(self) -> list[list[str]]:
        """Titles and cells for a spreadsheet, in the order shown: all digits, no units in the cells."""
        columns = self.model_.columns
        return [[tr(c.title) for c in columns], *([c.plain_of(row) for c in columns] for row in self.rows)]

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard."""
        put_on_clipboard(self.table())

    @property
    def natural_height(self) -> int:
        """Enough for the heading and all rows."""
        rows = self.sorted.rowCount() * self.verticalHeader().defaultSectionSize()
        return rows + self.horizontalHeader().sizeHint().height() + self.horizontalScrollBar().sizeHint().height() + 4

    # ---- what people do

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW_ROLE))

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, now: QModelIndex, before: Any) -> None:
        if now.isValid():
            self.chosen.emit(now.data(ROW_ROLE))
