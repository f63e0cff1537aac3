"""The rows of the new-session dialog: one channel each, with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.core.session import Point
from workbench.files.file_rows import recorder_name
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in

TITLES = (QT_TR_NOOP("Use"), QT_TR_NOOP("File"), QT_TR_NOOP("Channel"), QT_TR_NOOP("Name"), "x m", "y m", "z m")
USE, FILE, CHANNEL, NAME, X, Y, Z = range(7)
_SHORT, _LONGEST = 8, 16
"""Letters of a file's stem that make a microphone's name as it is; where it ends in a number."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ChannelRow:
    """One channel of one file. place_m : x, y, z as far as typed, metres.

    rest : files that the same recorder began after it; they are the same microphone's.
    """

    path: Path
    channel: int
    n_channels: int
    name: str
    is_used: bool = True
    place_m: tuple[float | None, float | None, float | None] = (None, None, None)
    rest: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        return (self.path, *self.rest)

    @property
    def position_m(self) -> Point | None:
        """The place once all three numbers are there. A missing height counts as 0 m when x and y are given."""
        x_m, y_m, z_m = self.place_m
        return None if x_m is None or y_m is None else (x_m, y_m, 0.0 if z_m is None else z_m)


class ChannelModel(QAbstractTableModel):
    """Editable rows; `edited` after each change."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChannelRow] = []

    @property
    def rows(self) -> tuple[ChannelRow, ...]:
        return tuple(self._rows)

    @property
    def used(self) -> tuple[ChannelRow, ...]:
        return tuple(r for r in self._rows if r.is_used)

    def add(self, path: Path, n_channels: int, rest: tuple[Path, ...] = ()) -> None:
        """Add all channels of a file and of those that follow it."""
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + n_channels - 1)
        for channel in range(1, n_channels + 1):
            name = self._name_of((rest and recorder_name(path.stem)) or path.stem.strip(), n_channels)
            self._rows.append(ChannelRow(path, channel, n_channels, name, rest=rest))
        self.endInsertRows()
        self.edited.emit()

    def set_rest(self, path: Path, paths: tuple[Path, ...]) -> None:
        """`paths`, in order of time, are one recorder's, of which `path` is here already: what was typed stays."""
        for i, row in enumerate(self._rows):
            if row.path == path:
                self._rows[i] = replace(row, path=paths[0], rest=paths[1:])
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(TITLES) - 1))
        self.edited.emit()

    def _name_of(self, stem: str, n_channels: int) -> str:
        """What to call the next channel: after its file where that is short or counts, else M1, M2 and so on."""
        taken = {r.name for r in self._rows}
        is_telling = len(stem) <= _SHORT or (len(stem) <= _LONGEST and stem[-1:].isdigit())
        if n_channels == 1 and stem and is_telling and stem not in taken:
            return stem
        numbers = range(len(self._rows) + 1, 2 * len(self._rows) + 2)
        return next(name for i in numbers if (name := f"M{i}") not in taken)

    def remove(self, rows: list[int]) -> None:
        """Take out whole files: every channel of the files these rows belong to."""
        gone = {self._rows[i].path for i in rows}
        self.beginResetModel()
        self._rows = [r for r in self._rows if r.path not in gone]
        self.endResetModel()
        self.edited.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == USE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= NAME else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == USE:
            return Qt.CheckState.Checked if row.is_used else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and column == FILE:
            return (
                tr(
                    "{path}\nand {n} more, the last {name}",
                    path=row.path,
                    n=len(row.rest),
                    name=row.rest[-1].name,
                )
                if row.rest
                else str(row.path)
            )
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) or column == USE:
            return None
        if column >= X:
            value = row.place_m[column - X]
            return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
        named = tr("{n} files from {name} on", n=len(row.paths), name=row.path.name) if row.rest else row.path.name
        return (named, tr("{channel} of {n}", channel=row.channel, n=row.n_channels), row.name)[column - FILE]

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        row, column = self._rows[index.row()], index.column()
        if column == USE and role == Qt.ItemDataRole.CheckStateRole:
            changed = replace(row, is_used=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif column == NAME:
            changed = replace(row, name=str(value).strip() or row.name)
        elif column >= X:
            number = number_in(str(value), "m") if str(value).strip() else None
            if number is None and str(value).strip():
                return False
            place = list(row.place_m)
            place[column - X] = number
            changed = replace(row, place_m=(place[0], place[1], place[2]))
        else:
            return False
        self._rows[index.row()] = changed
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column >= X else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
