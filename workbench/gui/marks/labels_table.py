"""The Labels tab: all labels of the session, to search, sort, edit and go to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.marks.columns import ALL, COLUMNS, MICROPHONE
from workbench.gui.marks.marking import Marking
from workbench.gui.marks.model import LabelsModel
from workbench.gui.sound.names import microphone_names
from workbench.gui.tables.sorting import Sorted
from workbench.gui.tables.spreadsheet import put_on_clipboard

_MARGIN_PX, _WIDEST_MICROPHONE_PX = 20, 96
_EMPTY = QT_TR_NOOP("No labels yet. Drag in a spectrogram to select a part of the sound, then press {key} to label it.")
_NOTHING_FOUND = QT_TR_NOOP("No label has these words.")


class _Cells(QStyledItemDelegate):
    """A list of the microphones where one is chosen; a field elsewhere."""

    def __init__(self, marking: Marking, parent: QWidget) -> None:
        super().__init__(parent)
        self._marking = marking

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:  # noqa: N802
        if index.column() != MICROPHONE:
            editor = QLineEdit(parent)
            editor.setFrame(False)
            if COLUMNS[index.column()].is_number:
                editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            return editor
        box = QComboBox(parent)
        box.addItems([tr(ALL), *microphone_names(self._marking.document.session)])
        return box

    def setEditorData(self, editor: QWidget, index: Any) -> None:  # noqa: N802
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data())
        elif isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:  # noqa: N802
        model.setData(index, editor.currentText() if isinstance(editor, QComboBox) else editor.text())


class LabelGrid(QTableView):
    """Type to edit, Enter goes there, Del deletes, Ctrl+C copies. went(index), gone(indices) : of labels."""

    went = Signal(int)
    gone = Signal(list)

    def __init__(self, marking: Marking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty_text = ""
        self.model_ = LabelsModel(marking, self)
        self.sorted = Sorted(self)
        self.sorted.setSourceModel(self.model_)
        self.sorted.setFilterKeyColumn(-1)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self.sorted)
        self.setItemDelegate(_Cells(marking, self))
        self.setAccessibleName(tr("Labels"))
        self._set_up()

    def _set_up(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.model_.modelReset.connect(self.fit_columns)
        self.model_.dataChanged.connect(self.fit_columns)
        self.fit_columns()

    @Slot()
    def fit_columns(self, *_: object) -> None:
        """Figures are never cut, microphones' names up to a bound; the text has the rest."""
        header = self.horizontalHeader()
        for i, column in enumerate(COLUMNS[1:], start=1):
            texts = [tr(column.title), *self.model_.extremes(i)]
            wanted = max(self.fontMetrics().horizontalAdvance(text) for text in texts) + _MARGIN_PX
            header.resizeSection(i, min(wanted, _WIDEST_MICROPHONE_PX) if i == MICROPHONE else wanted)

    @property
    def chosen(self) -> list[int]:
        """Indices of the chosen rows' labels."""
        return sorted({self.sorted.mapToSource(index).row() for index in self.selectedIndexes()})

    @property
    def shown(self) -> list[int]:
        """Indices of the labels in the order shown."""
        return [self.sorted.mapToSource(self.sorted.index(i, 0)).row() for i in range(self.sorted.rowCount())]

    def show_chosen(self, index: int | None) -> None:
        """Choose a label's row, if it is shown; None: no row."""
        if index is None:
            self.clearSelection()
            return
        at = self.sorted.mapFromSource(self.model_.index(index, max(self.currentIndex().column(), 0)))
        if at.isValid() and self.chosen != [index]:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(at, flags)
            self.scrollTo(at)

    def edit_text(self, index: int) -> None:
        """Let people type a label's text."""
        at = self.sorted.mapFromSource(self.model_.index(index, 0))
        if at.isValid():
            self.setFocus()
            self.setCurrentIndex(at)
            self.edit(at)

    def copy(self) -> None:
        """The chosen rows, else all, with titles."""
        order = self.shown
        indices = [i for i in order if i in self.chosen] or order
        cells = [[str(self.model_.index(i, c).data()) for c in range(len(COLUMNS))] for i in indices]
        put_on_clipboard([[tr(column.title) for column in COLUMNS], *cells])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.went.emit(self.sorted.mapToSource(self.currentIndex()).row())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.gone.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.sorted.rowCount() == 0 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            box = self.viewport().rect().adjusted(16, 0, -16, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()


class LabelsTable(QWidget):
    """The grid under a search field; one line below says what is wrong with the last entry, or why nothing is taken.

    went(index) : people want to see this label. counted(n) : so many there are.
    """

    went = Signal(int)
    counted = Signal(int)

    def __init__(self, marking: Marking, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking, self._themes = marking, themes
        self._label_key = ""
        self._n = 0
        self.search, self.grid, self.message = QLineEdit(), LabelGrid(marking), QLabel()
        self.go, self.delete = QPushButton(tr("&Go To")), QPushButton(tr("&Delete"))
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.grid.went.connect(self.went)
        self.grid.gone.connect(marking.remove)
        self.grid.selectionModel().selectionChanged.connect(self._choose)
        self.go.clicked.connect(self._go)
        self.delete.clicked.connect(self._delete)
        marking.chosen_changed.connect(self._show_chosen)
        marking.said.connect(self.say)
        marking.document.changed.connect(self._follow)
        themes.changed.connect(self._retheme)
        self._follow()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Find labels"))
        self.search.setClearButtonEnabled(True)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        for button, tip in (
            (self.go, tr("Show the label in the spectrograms (Enter)")),
            (self.delete, tr("Delete (Del)")),
        ):
            button.setToolTip(tip)
            button.setEnabled(False)
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.message)

    def show_key(self, key: str) -> None:
        """What makes a label at the selection, for people who have none yet."""
        self._label_key = key
        self._show_empty()

    @Slot(str)
    def say(self, text: str) -> None:
        """What is wrong with the last entry; "" clears it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._retheme(self._themes.theme)

    @Slot(str)
    def _filter(self, text: str) -> None:
        self.grid.sorted.setFilterFixedString(text.strip())
        self._show_empty()

    def _show_empty(self) -> None:
        if self._marking.document.session is None:
            text = tr("No session is open")
        else:
            key = self._label_key or tr("Label at Selection in the Annotate menu")
            text = tr(_NOTHING_FOUND) if self._marking.labels else tr(_EMPTY, key=key)
        self.grid.empty_text = text
        self.grid.viewport().update()

    @Slot()
    def _choose(self, *_: object) -> None:
        chosen = self.grid.chosen
        self.go.setEnabled(len(chosen) == 1)
        self.delete.setEnabled(bool(chosen) and not self._marking.why_not)
        if len(chosen) == 1 and self._marking.chosen != chosen[0]:
            self._marking.choose(chosen[0])

    @Slot()
    def _show_chosen(self) -> None:
        self.grid.show_chosen(self._marking.chosen)

    @Slot()
    def _go(self) -> None:
        self._each(self.grid.chosen[:1])

    def _each(self, indices: Iterable[int]) -> None:
        for index in indices:
            self.went.emit(index)

    @Slot()
    def _delete(self) -> None:
        self._marking.remove(self.grid.chosen)

    @Slot()
    def _follow(self, *_: object) -> None:
        """Another session, or another state of it."""
        self.say(self._marking.why_not)
        if self._n != len(self._marking.labels):
            self._n = len(self._marking.labels)
            self.counted.emit(self._n)
            self._show_chosen()
        self._show_empty()
        self._choose()

    @Slot(object)
    def _retheme(self, theme: Theme) -> None:
        palette = self.message.palette()
        is_problem = self.message.text() != self._marking.why_not
        palette.setColor(QPalette.ColorRole.WindowText, theme.error if is_problem else theme.muted)
        self.message.setPalette(palette)
