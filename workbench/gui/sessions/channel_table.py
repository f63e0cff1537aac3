"""The table of channels in the new-session dialog: typing, Tab and pasting as spreadsheets have it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in
from workbench.gui.microphones.paste import rows_in
from workbench.gui.sessions.new_session_model import FILE, NAME, USE, ChannelModel, X, Z

_Move = QAbstractItemView.CursorAction
_Index = QModelIndex | QPersistentModelIndex


def problem_in(column: int, text: str) -> str:
    """What is wrong with a text typed as a coordinate, in one sentence; empty when nothing (or nothing typed)."""
    if column < X or not text.strip() or number_in(text, "m") is not None:
        return ""
    return tr("{axis} needs a number in metres.", axis="xyz"[column - X])


class _NumberValidator(QValidator):
    """Lets people type anything, but Enter and Tab leave the field only with a number (or nothing) in it."""

    def __init__(self, column: int, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Intermediate if problem_in(self._column, text) else QValidator.State.Acceptable
        return state, text, position


class _CellDelegate(QStyledItemDelegate):
    """complained(text): what is wrong with what is typed, "" once it is right. pasted(text): a block of numbers."""

    complained = Signal(str)
    pasted = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.closeEditor.connect(self._take_end)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: N802
        editor = QLineEdit(parent)
        editor.setFrame(False)
        if index.column() >= X:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            editor.setValidator(_NumberValidator(index.column(), editor))
            editor.setProperty("column", index.column())
            editor.textChanged.connect(self._check)
        return editor

    def setModelData(self, editor: QWidget, model: Any, index: _Index) -> None:  # noqa: N802
        if problem := problem_in(index.column(), editor.text()):
            self.complained.emit(
                tr("{problem}; “{text}” was left out.", problem=problem[:-1], text=editor.text().strip())
            )
        else:
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A block of numbers pasted into an open editor is meant for the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = QGuiApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste) and _is_block(text):
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                self.pasted.emit(text)
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _check(self, text: str) -> None:
        self.complained.emit(problem_in(self.sender().property("column"), text))

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def _take_end(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.complained.emit("")


def _is_block(text: str) -> bool:
    rows, _ = rows_in(text)
    return len(rows) > 1 or any(r.name or len(r.values) > 1 for r in rows)


class ChannelTable(QTableView):
    """Ctrl+V fills x, y, z from the chosen row on; Tab goes from x to y to z to the next row's x.

    complained(text): what is wrong with what was typed or pasted, "" once it is right.
    """

    complained = Signal(str)

    def __init__(self, model: ChannelModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.SelectedClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((USE, 48), (2, 80), (NAME, 90), (X, 100), (X + 1, 110), (Z, 80)):
            self.setColumnWidth(column, width)
        delegate = _CellDelegate(self)
        delegate.complained.connect(self.complained)
        delegate.pasted.connect(self.paste)
        self.setItemDelegate(delegate)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Tab and not self.moveCursor(_Move.MoveNext, event.modifiers()).isValid():
            event.ignore()  # after the last cell Tab goes on to the buttons
        elif event.key() == Qt.Key.Key_Backtab and not self.moveCursor(_Move.MovePrevious, event.modifiers()).isValid():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Tab and Shift+Tab run through x, y and z; no index beyond the last and the first cell."""
        if action not in (_Move.MoveNext, _Move.MovePrevious):
            return super().moveCursor(action, modifiers)
        now, step = self.currentIndex(), 1 if action == _Move.MoveNext else -1
        if not now.isValid():
            return self.model().index(0, X)
        if now.column() < X:
            return self.model().index(now.row() if step > 0 else now.row() - 1, X if step > 0 else Z)
        place = 3 * now.row() + now.column() - X + step
        return self.model().index(place // 3, X + place % 3)

    @Slot(str)
    def paste(self, text: str) -> None:
        """Fill x, y, z (and names, if the block has them) from the current row on; say what did not fit."""
        rows, problems = rows_in(text)
        first = max(self.currentIndex().row(), 0)
        model = self.model()
        for i, pasted in enumerate(rows[: model.rowCount() - first], start=first):
            if pasted.name:
                model.setData(model.index(i, NAME), pasted.name)
            for k, value in enumerate(pasted.values[:3]):
                model.setData(model.index(i, X + k), repr(value))
        left = len(rows) - (model.rowCount() - first)
        if left > 0:
            problems = (
                *problems,
                (
                    tr("{n} more row was copied than there are here", n=left)
                    if left == 1
                    else tr("{n} more rows were copied than there are here", n=left)
                ),
            )
        if problems:
            said = "; ".join(problems)
            self.complained.emit(tr("Pasting: {said}.", said=said))
