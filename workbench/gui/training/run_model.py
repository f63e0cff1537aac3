"""Trainings as rows for a table; what changes is told cell by cell, so that a selection stays where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from workbench.gui.campaign.model import mark_of
from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.tables.sorting import SORT_ROLE
from workbench.gui.training.run_columns import COLUMNS, NOTHING, STATE_MARKS, STATE_TIPS, said_run
from workbench.gui.training.seen import RunSeen
from workbench.gui.training.watch import RunsWatch

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LAST = len(COLUMNS) - 1


class RunModel(QAbstractTableModel):
    """The runs of a watch, the newest first."""

    def __init__(self, themes: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._watch: RunsWatch | None = None
        self._folders: list[Path] = []
        self._runs: dict[Path, RunSeen] = {}
        self.ratio = 1.0
        themes.changed.connect(self._repaint)

    def follow(self, watch: RunsWatch) -> None:
        self._watch = watch
        watch.runs_changed.connect(self._take_runs)
        watch.run_changed.connect(self._take_run)
        self._take_runs()

    def run(self, row: int) -> RunSeen:
        return self._runs[self._folders[row]]

    def place_of(self, folder: Path) -> int | None:
        return self._folders.index(folder) if folder in self._runs else None

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._folders)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        told = {Role.DisplayRole: tr(column.title), Role.ToolTipRole: tr(column.help)}
        return (_RIGHT if column.is_number else _LEFT) if role == Role.TextAlignmentRole else told.get(role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        run, column = self.run(index.row()), COLUMNS[index.column()]
        if role == Role.DisplayRole:
            return column.text(run)
        if role == Role.DecorationRole and column.id == "state":
            name = "hourglass" if run.asked else STATE_MARKS[run.state]
            return mark_of(name, _mark_colour(run, self._themes.theme), self.ratio)
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        if role == Role.ToolTipRole:
            return tr(STATE_TIPS[run.state]) if column.id == "state" and not run.problem else said_run(run)
        if role == Role.AccessibleTextRole:
            said = column.text(run).replace(NOTHING, tr("nothing yet"))
            return f"{tr(column.title)}: {said}"
        if role == SORT_ROLE:
            return column.key(run)
        return None

    # ---- keeping up

    @Slot()
    def _take_runs(self) -> None:
        assert self._watch is not None
        now = {run.folder: run for run in self._watch.runs}
        for row in reversed(range(len(self._folders))):
            if self._folders[row] not in now:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._runs[self._folders.pop(row)]
                self.endRemoveRows()
        for row, (folder, run) in enumerate(now.items()):
            if folder in self._runs and self._folders[row] != folder:
                self._move(self._folders.index(folder), row)
            elif folder not in self._runs:
                self.beginInsertRows(QModelIndex(), row, row)
                self._folders.insert(row, folder)
                self._runs[folder] = run
                self.endInsertRows()

    def _move(self, start: int, end: int) -> None:
        """A row up to an earlier place."""
        self.beginMoveRows(QModelIndex(), start, start, QModelIndex(), end)
        self._folders.insert(end, self._folders.pop(start))
        self.endMoveRows()

    @Slot(object)
    def _take_run(self, run: RunSeen) -> None:
        if run.folder in self._runs:
            self._runs[run.folder] = run
            row = self._folders.index(run.folder)
            self.dataChanged.emit(self.index(row, 0), self.index(row, _LAST))

    @Slot(object)
    def _repaint(self, theme: Theme) -> None:
        if self._folders:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._folders) - 1, 0))


def _mark_colour(run: RunSeen, theme: Theme) -> str:
    """Shapes and words say it; colours only say it again."""
    told = {"training": theme.accent, "stopping": theme.accent, "preparing": theme.accent, "new": theme.muted,
            "finished": theme.good, "stopped": theme.good, "failed": theme.error, "crashed": theme.error}  # fmt: skip
    return told.get(run.state, theme.warning)
