"""Rows under columns, for a table view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.answers.methods import method_names
from workbench.gui.language.words import tr
from workbench.gui.looks.marks import mark_pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice, method_mark
from workbench.gui.tables.column import Column, Row
from workbench.gui.tables.sorting import SORT_ROLE

ROW_ROLE = SORT_ROLE + 1
Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """`show(rows)`; rows of the same number change in place, so that a selection stays where it is."""

    def __init__(self, columns: Sequence[Column[Row]], themes: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns, self._themes = tuple(columns), themes
        self._rows: tuple[Row, ...] = ()
        self.known_methods: tuple[str, ...] = ()
        themes.changed.connect(self._repaint)

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show(self, rows: Sequence[Row], columns: Sequence[Column[Row]] | None = None) -> None:
        """columns : as many as before, with other words; None = the same."""
        if columns is not None and tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if len(rows) == len(self._rows):
            self._rows = tuple(rows)
            self._tell_all()
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        told = {Role.DisplayRole: tr(column.title), Role.ToolTipRole: tr(column.help)}
        return (_RIGHT if column.is_number else _LEFT) if role == Role.TextAlignmentRole else told.get(role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Role.DisplayRole:
            return column.text(row)
        if role == SORT_ROLE:
            return column.key(row)
        if role == ROW_ROLE:
            return row
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        if role == Role.ToolTipRole:
            return column.tip_of(row)
        if role == Role.AccessibleTextRole:
            return f"{tr(column.title)}: {column.text(row)}"
        if role == Role.DecorationRole and column.mark is not None and (method := column.mark(row)):
            mark = method_mark(self._themes.theme, method, self.known_methods or method_names())
            return mark_pixmap(mark, ratio=2.0)
        return None

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def _repaint(self, theme: Theme) -> None:
        self._tell_all()
