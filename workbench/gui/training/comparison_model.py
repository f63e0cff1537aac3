"""Rows of a comparison as Qt's table model: a heading a section, then its rows; a column a run."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme
from workbench.gui.plots.line_look import sample
from workbench.gui.training.differences import Row
from workbench.gui.training.run_looks import RunLook

BEST = "\N{BLACK STAR}"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class ComparisonModel(QAbstractTableModel):
    """lines : a Row, or the title of a section."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: tuple[Row | str, ...] = ()
        self.names: tuple[str, ...] = ()
        self._looks: tuple[RunLook, ...] = ()

    def show(self, rows: tuple[Row, ...], names: tuple[str, ...], looks: tuple[RunLook, ...]) -> bool:
        """Show these; False when they are what is shown."""
        lines: list[Row | str] = []
        for row in rows:
            if not any(isinstance(line, Row) and line.section == row.section for line in lines):
                lines.append(row.section)
            lines.append(row)
        if (tuple(lines), names, looks) == (self.lines, self.names, self._looks):
            return False
        self.beginResetModel()
        self.lines, self.names, self._looks = tuple(lines), names, looks
        self.endResetModel()
        return True

    def paint(self, theme: Theme) -> None:
        self._theme = theme
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else 1 + len(self.names)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if isinstance(line, str):
            return self._of_heading(tr(line), column, role)
        is_best = column > 0 and column - 1 in line.best
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (
                    line.title
                    if column == 0
                    else f"{BEST} {line.cells[column - 1]}"
                    if is_best
                    else line.cells[column - 1]
                )
            case Qt.ItemDataRole.ToolTipRole:
                return (
                    f"{line.title}\n{tr(line.about)}".strip()
                    if column == 0
                    else f"{self.names[column - 1]}: {line.cells[column - 1]}"
                )
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_RIGHT if column else _LEFT)
            case Qt.ItemDataRole.FontRole if is_best:
                return _bold()
            case Qt.ItemDataRole.ForegroundRole if column == 0:
                return QColor(self._theme.muted)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section == 0 or section > len(self.names):
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.names[section - 1]
            case Qt.ItemDataRole.DecorationRole:
                return QIcon(sample(self._looks[section - 1], self._theme, width=16))
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_RIGHT)
        return None

    def _of_heading(self, title: str, column: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole if column == 0:
                return title
            case Qt.ItemDataRole.FontRole:
                return _bold()
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._theme.text)
        return None


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
