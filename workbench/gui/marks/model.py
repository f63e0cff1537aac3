"""The labels of the session as rows for a table view."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QFont

from workbench.core.session import Session
from workbench.gui.language.words import tr
from workbench.gui.looks.plain_tip import plain_tip
from workbench.gui.marks.columns import COLUMNS, Refused
from workbench.gui.marks.marking import Marking
from workbench.gui.sound.time_text import unit_of
from workbench.gui.tables.sorting import SORT_ROLE

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NONE = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class LabelsModel(QAbstractTableModel):
    """Row i is label i of the session. Every edit is one step of the document's history."""

    def __init__(self, marking: Marking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marking = marking
        self._n = len(marking.labels)
        self._unit = self._unit_now()
        self._font = QFont()
        self._font.setFeature(QFont.Tag("tnum"), 1)
        marking.document.changed.connect(self._follow)

    @property
    def unit(self) -> str:
        """How times are written: all alike, as the latest one needs it."""
        return self._unit

    def extremes(self, section: int) -> list[str]:
        """The texts of the least and the greatest in a column: no figure is longer."""
        session, column = self._marking.document.session, COLUMNS[section]
        known = [label for label in self._marking.labels if column.key(label) is not None]
        if session is None or not known:
            return []
        return [
            column.text(one, session, self._unit) for one in (min(known, key=column.key), max(known, key=column.key))
        ]

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        return 0 if parent.isValid() else self._n

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        told = {Role.DisplayRole: tr(column.title), Role.ToolTipRole: tr(column.help)}
        return (_RIGHT if column.is_number else _LEFT) if role == Role.TextAlignmentRole else told.get(role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        session = self._marking.document.session
        if session is None or index.row() >= len(session.labels):
            return None
        label, column = session.labels[index.row()], COLUMNS[index.column()]
        if role in (Role.DisplayRole, Role.EditRole):
            return column.text(label, session, self._unit)
        if role == Role.ToolTipRole:
            return plain_tip(column.text(label, session, self._unit))
        if role == SORT_ROLE:
            return column.key(label)
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return self._font if role == Role.FontRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self._marking.why_not else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Any, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        session, column = self._marking.document.session, COLUMNS[index.column()]
        if session is None or role != Role.EditRole or column.typed is None:
            return False
        if str(value) == column.text(session.labels[index.row()], session, self._unit):
            return False  # nothing was typed: what is shown may have fewer digits than what is kept
        try:
            label = column.typed(session.labels[index.row()], str(value), session)
        except Refused as refused:
            self._marking.said.emit(str(refused))
            return False
        return self._marking.change(index.row(), label)

    @Slot(object, object)
    def _follow(self, before: Session | None, now: Session | None) -> None:
        if before is not None and now is not None and before.labels is now.labels:
            return
        n = 0 if now is None else len(now.labels)
        self._unit = self._unit_now()
        if n == self._n:
            if n:
                self.dataChanged.emit(self.index(0, 0), self.index(n - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._n = n
        self.endResetModel()

    def _unit_now(self) -> str:
        return unit_of(max((label.end_s for label in self._marking.labels), default=0.0))
