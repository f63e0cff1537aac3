"""Rows of a campaign for a view: filtered and sorted here, in one pass, so that 10,000 stay quick."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QPixmap

from workbench.files.campaign import SessionRow
from workbench.files.campaign_search import Search, search_of
from workbench.gui.campaign.columns import COLUMNS, NOTHING, PLACE_OF, Column, light_words, said, said_of_sound
from workbench.gui.campaign.rows import CampaignRows
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import Theme, ThemeChoice

ROW_ROLE = Qt.ItemDataRole.UserRole
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""All that is painted of a cell: text, mark (a pixmap or None), is it a number, is it pale, is it bold."""
MARK_PX = 14
NAME = PLACE_OF["name"]
Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@lru_cache(maxsize=256)
def mark_of(name: str, colour: str, ratio: float = 1.0, size: int = MARK_PX) -> QPixmap:
    """An icon of a cell, drawn once."""
    return pixmap(name, colour, size, ratio)


def mark_colour(name: str, theme: Theme) -> str:
    """Shapes say it; colours only say it again."""
    told = {"accepted": theme.good, "done": theme.good, "flagged": theme.warning, "warning": theme.warning,
            "rejected": theme.error, "error": theme.error, "ring": theme.text}  # fmt: skip
    return told.get(name, theme.muted)


class CampaignModel(QAbstractTableModel):
    """One view's rows; the campaign's own are in CampaignRows."""

    def __init__(self, rows: CampaignRows, themes: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._themes = rows, themes
        self._shown: list[SessionRow] = []
        self._places: dict[Path, int] = {}
        self._search = Search()
        self._column, self._is_descending = -1, False
        self.ratio = 1.0
        rows.began.connect(self._begin)
        rows.came.connect(self._take)
        rows.open_changed.connect(self._tell_all)
        themes.changed.connect(self._tell_all)

    # ---- what it holds

    @property
    def shown(self) -> list[SessionRow]:
        """The rows in the order shown."""
        return list(self._shown)

    @property
    def search(self) -> Search:
        return self._search

    def row(self, place: int) -> SessionRow:
        return self._shown[place]

    def place_of(self, folder: Path | None) -> int | None:
        """Where a session is shown, None when it is not."""
        return None if folder is None else self._places.get(folder)

    def find(self, line: str) -> None:
        """Show the rows that a line of words asks for."""
        search = search_of(line)
        if search != self._search:
            self._search = search
            self._arrange(())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 = by folder, as people count."""
        self._column, self._is_descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange(())

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Role.DisplayRole:
            return tr(column.title)
        if role == Role.ToolTipRole:
            return tr(column.help or column.title)
        return (_RIGHT if column.is_number else _LEFT) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = self._shown[index.row()], COLUMNS[index.column()]
        if role == CELL_ROLE:
            return self._cell(row, column)
        if role == ROW_ROLE:
            return row
        if role == Role.DisplayRole:
            return column.text(row)
        if role == Role.DecorationRole:
            return self._cell(row, column)[1]
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return _tip(row, column.id, column.text(row))
        return None

    def _cell(self, row: SessionRow, column: Column) -> tuple[str, QPixmap | None, bool, bool, bool]:
        text = column.text(row)
        name = "" if column.mark is None else column.mark(row)
        mark = mark_of(name, mark_colour(name, self._themes.theme), self.ratio) if name else None
        is_pale = bool(row.problem) or text in (NOTHING, tr("not reviewed"))
        return text, mark, column.is_number, is_pale, column is COLUMNS[NAME] and row.path == self._rows.open_folder

    # ---- keeping up

    @Slot()
    def _begin(self) -> None:
        self.beginResetModel()
        self._shown, self._places = [], {}
        self.endResetModel()

    @Slot(object)
    def _take(self, news: tuple[SessionRow, ...]) -> None:
        self._arrange(news)

    @Slot()
    def _tell_all(self, *_: object) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(COLUMNS) - 1))

    def _arranged(self) -> list[SessionRow]:
        fits = self._search.fits if self._search.terms else None
        found = [row for row in self._rows.all() if fits is None or fits(row)]
        if self._column >= 0:
            key = COLUMNS[self._column].sort_key
            keyed = [(key(row), row) for row in found]
            telling = sorted((k[1], i) for i, (k, _) in enumerate(keyed) if not k[0])
            found = [keyed[i][1] for _, i in (reversed(telling) if self._is_descending else telling)]
            found += [row for k, row in keyed if k[0]]  # what says nothing comes last, whichever way
        return found

    def _arrange(self, news: tuple[SessionRow, ...]) -> None:
        """Bring what is shown up to date, with as little told to the views as is true."""
        before, now = self._shown, self._arranged()
        places = {row.path: i for i, row in enumerate(now)}
        n = len(before)
        if places == self._places:
            self._shown = now
            changed = [places[row.path] for row in news if row.path in places]
            if changed:
                self.dataChanged.emit(self.index(min(changed), 0), self.index(max(changed), len(COLUMNS) - 1))
        elif len(now) > n and all(a.path == b.path for a, b in zip(before, now, strict=False)):
            self.beginInsertRows(QModelIndex(), n, len(now) - 1)
            self._shown, self._places = now, places
            self.endInsertRows()
            if n and news:
                self.dataChanged.emit(self.index(0, 0), self.index(n - 1, len(COLUMNS) - 1))
        elif places.keys() == self._places.keys():
            self._reorder(now, places)
        else:
            self.beginResetModel()
            self._shown, self._places = now, places
            self.endResetModel()

    def _reorder(self, now: list[SessionRow], places: dict[Path, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        moved = [self.index(places[self._shown[i.row()].path], i.column()) for i in held]
        self._shown, self._places = now, places
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()


def _said_truth(row: SessionRow) -> str:
    """Is it known where the source of a session was?"""
    if row.source:
        return tr("its true place is known") if row.has_truth else tr("its true place is not known")
    return tr("the true place is known") if row.has_truth else tr("the true place is not known")


def _tip(row: SessionRow, column: str, text: str) -> str:
    if column == "name" or row.problem:
        return said(row)
    if column == "sound":
        return ".\n".join(said_of_sound(row)) or light_words(row)
    if column == "review" and row.review_note:
        return f"{text}: {row.review_note}"
    if column == "source":
        return f"{text}; {_said_truth(row)}"
    return text
