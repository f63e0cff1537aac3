"""The sessions an array can be copied to, with a tick each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from workbench.files.campaign import SessionRow
from workbench.gui.language.words import tr

_HEADS = QT_TR_NOOP("Session"), QT_TR_NOOP("Site"), QT_TR_NOOP("Mics"), QT_TR_NOOP("Places it has now")
_NONE = QModelIndex()


class CopyModel(QAbstractTableModel):
    """Rows of a campaign; filtered ones keep their ticks but are not copied to. ticked_changed : how many are."""

    ticked_changed = Signal()

    def __init__(self, rows: Sequence[SessionRow], n_microphones: int, site: str = "", parent: Any = None) -> None:
        """Nothing is ticked at first. Sessions that the array probably suits come first: with as many microphones as
        it has, of its site, without places of their own.
        """
        super().__init__(parent)
        self._all = sorted(
            (row for row in rows if not row.problem),
            key=lambda row: (row.n_microphones != n_microphones, row.site != site, row.n_placed > 0),
        )
        self._rows = list(self._all)
        self._ticked: set[Path] = set()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        is_across = orientation == Qt.Orientation.Horizontal
        if is_across and role == Qt.ItemDataRole.TextAlignmentRole and section == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        is_head = is_across and role == Qt.ItemDataRole.DisplayRole
        return tr(_HEADS[section]) if is_head else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, row.site, str(row.n_microphones), _said_places(row))[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if row.path in self._ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return str(row.path) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        path = self._rows[index.row()].path
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(path)
        else:
            self._ticked.discard(path)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def path_at(self, row: int) -> Path:
        return self._rows[row].path

    def tick_shown(self, is_on: bool) -> None:
        """Tick, or untick, every session that the filter shows."""
        shown = {row.path for row in self._rows}
        self._ticked = self._ticked | shown if is_on else self._ticked - shown
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticked_changed.emit()

    def filter(self, text: str) -> None:
        """Show sessions whose name or site has this text in it."""
        wanted = text.casefold().strip()
        self.beginResetModel()
        self._rows = [r for r in self._all if wanted in r.name.casefold() or wanted in r.site.casefold()]
        self.endResetModel()
        self.ticked_changed.emit()

    @property
    def ticked(self) -> tuple[Path, ...]:
        """The ticked sessions that are shown, in order."""
        return tuple(row.path for row in self._rows if row.path in self._ticked)

    @property
    def placed(self) -> tuple[SessionRow, ...]:
        """Those of the ticked sessions that have places which copying replaces."""
        ticked = set(self.ticked)
        return tuple(row for row in self._rows if row.path in ticked and row.n_placed)

    @property
    def has_any(self) -> bool:
        return bool(self._all)


def _said_places(row: SessionRow) -> str:
    if not row.n_placed:
        return tr("none")
    return tr("{some} of {n}, would change", some=row.n_placed, n=row.n_microphones)
