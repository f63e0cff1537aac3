"""A table of coordinates as the mapping dialog shows it: what each row becomes, then the file's own columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from workbench.core.array.checks import microphone_names
from workbench.core.session import Point, Session
from workbench.files.column_map import ROLES, ColumnMap
from workbench.files.exchange.coordinates import Placement, placement
from workbench.files.text_table import TextTable
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme

MAX_SHOWN = 200
_SIGNS = {"name": "name", "x": "x", "y": "y", "z": "z", "error": "±"}
_Index = QModelIndex | QPersistentModelIndex


class ColumnsModel(QAbstractTableModel):
    """The first rows of the table; column 0 tells which microphone a row becomes and where it will stand."""

    def __init__(self, table: TextTable, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.table = table
        self.placement: Placement = placement(session, table, ColumnMap())

    def use(self, mapping: ColumnMap) -> Placement:
        """Show what this mapping makes of the table."""
        self.beginResetModel()
        self.placement = placement(self._session, self.table, mapping)
        self.endResetModel()
        return self.placement

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else min(len(self.table.rows), MAX_SHOWN)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1 + self.table.n_columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return self._side(0, section - 1) | Qt.AlignmentFlag.AlignTop
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.table.lines[section])
        if section == 0:
            return tr("becomes") + "\n"
        mapping = self.placement.mapping
        sign = next((_SIGNS[each] for each in ROLES if mapping.column(each) == section - 1), "")
        unit = f" ({mapping.unit.replace('deg', '°')})" if sign and sign != "name" and mapping.unit != "m" else ""
        return f"{self.table.title(section - 1)}\n{sign and f'= {sign}'}{unit}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self._becomes(row) if column < 0 else self.table.rows[row][column]
        is_used = column < 0 or any(self.placement.mapping.column(each) == column for each in ROLES)
        is_wrong = (row, column) in self.placement.cells
        if role == Qt.ItemDataRole.ForegroundRole:
            theme = self._theme
            is_left_out = column < 0 and not self._becomes_something(row)
            return QBrush(
                QColor(theme.error if is_wrong else theme.text if is_used and not is_left_out else theme.muted)
            )
        if role == Qt.ItemDataRole.FontRole and is_wrong:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            start = f"line {self.table.lines[row]}: "
            told = [p.removeprefix(start) for p in self.placement.problems if is_wrong and p.startswith(start)]
            return "\n".join(told) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(row, column) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and is_wrong:
            tint = QColor(self._theme.error)
            tint.setAlpha(48)
            return QBrush(tint)
        return None

    def _side(self, row: int, column: int) -> Qt.AlignmentFlag:
        is_number = column >= 0 and self.table.number(row, column, self.placement.mapping.decimal) is not None
        return Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft

    def _becomes_something(self, row: int) -> bool:
        match = self.placement.match
        return match is not None and (match.microphones[row] is not None or match.source_row == row)

    def _becomes(self, row: int) -> str:
        """ "M1 at 25.16, 1.33, 0.00" once it can be placed; "M1" before; "left out" for a row of no microphone."""
        match = self.placement.match
        if match is None or match.problem:
            return ""
        if not self._becomes_something(row):
            return tr("left out")
        i, now = match.microphones[row], self.placement.session
        name = tr("the source") if i is None else microphone_names(self._session)[i]
        if self.placement.rows[row].position_m is None:
            return tr("{name}: no place", name=name)
        place: Point | None = None
        if now is not None:
            place = now.true_position_m if i is None else now.microphones[i].position_m
        return name if place is None else tr("{name} at {place}", name=name, place=", ".join(f"{v:.2f}" for v in place))
