"""Where the microphones and the source stand, as numbers to type, paste and copy; and what is wrong about them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core.array.checks import array_problems
from workbench.core.session import Session
from workbench.gui.language.words import retold, tr
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.microphones.columns import COLUMNS, Key
from workbench.gui.microphones.delegate import CellDelegate
from workbench.gui.microphones.half_typed import may_go
from workbench.gui.microphones.model import MicrophoneModel
from workbench.gui.microphones.numbers import begins_number
from workbench.gui.microphones.ordering import Ordering
from workbench.gui.microphones.paste import rows_in
from workbench.gui.microphones.pasting import pasted
from workbench.gui.microphones.site_form import SiteForm
from workbench.gui.microphones.warning_line import WarningLine
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Look, Viewing

_EMPTY = QT_TR_NOOP("No session is open")
_SPARE_FIRST: tuple[Key, ...] = ("centre", "file")
"""What a narrow table leaves out, the first first; both are also said elsewhere."""
_ROWS_SEEN = 5
"""The table is at least so high: four microphones and the source."""


class Grid(QTableView):
    """The table itself: type a number to edit it, Tab goes on, Ctrl+C and Ctrl+V as in a spreadsheet.

    F2, Enter or a double click edit any cell, and Enter then goes down. Letters are the window's keys, or nothing: a
    name typed over unseen would be another name.
    """

    def __init__(self, model: MicrophoneModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(True)
        self.setMinimumHeight(header.sizeHint().height() + _ROWS_SEEN * self.verticalHeader().defaultSectionSize() + 2)
        self.ordering = Ordering(self, model)
        model.modelReset.connect(self.fit_columns)
        model.dataChanged.connect(self.widen_columns)
        self.fit_columns()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        super().closeEditor(editor, hint)
        at = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and at.row() + 1 < self._model.rowCount():
            self.setCurrentIndex(at.siblingAtRow(at.row() + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            if self._can_edit:
                self.edit(self.currentIndex())
        elif _is_letter(event) and not self.takes_typing(event.text()):
            event.ignore()  # neither renames nor looks for a name
        else:
            super().keyPressEvent(event)

    def takes_typing(self, text: str) -> bool:
        """Does this text, typed on the current cell, begin to edit it? Numbers do, in their cells."""
        return self._can_edit and bool(COLUMNS[self.currentIndex().column()].unit) and begins_number(text)

    @property
    def _can_edit(self) -> bool:
        at = self.currentIndex()
        return at.isValid() and bool(self._model.flags(at) & Qt.ItemFlag.ItemIsEditable)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            box = self.viewport().rect().adjusted(16, 0, -16, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr(_EMPTY))
            painter.end()

    def copy(self) -> None:
        """The selected cells, tab separated, with all their digits."""
        chosen = sorted(self.selectedIndexes(), key=_row_and_column)
        if not chosen:
            return
        rows = sorted({i.row() for i in chosen})
        lines = ["\t".join(i.data(Qt.ItemDataRole.EditRole) for i in chosen if i.row() == row) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def paste(self) -> None:
        """Rows of numbers from the clipboard, from the current cell on; nothing is changed if any of it is wrong."""
        rows, problems = rows_in(QGuiApplication.clipboard().text())
        at = self.currentIndex()
        wanted, more = pasted(rows, self._model, max(at.row(), 0), max(at.column(), 0))
        problems = (*problems, *more)
        if problems:
            self._model.said.emit(tr("Nothing was pasted: {problems}", problems="; ".join(problems)), True)
            return
        self._model.put_rows(wanted)

    def clear_cell(self) -> None:
        at = self.currentIndex()
        if self._can_edit and COLUMNS[at.column()].unit:
            self._model.setData(at, "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Each column as wide as its header and numbers; what does not fit is left out before anything scrolls."""
        widths = {column.key: self._width_of(i) for i, column in enumerate(COLUMNS)}
        left_out: set[Key] = set()
        for key in _SPARE_FIRST:
            if sum(w for k, w in widths.items() if k not in left_out) > self.viewport().width():
                left_out.add(key)
        header = self.horizontalHeader()
        for i, column in enumerate(COLUMNS):
            header.setSectionHidden(i, column.key in left_out)
            header.resizeSection(i, widths[column.key])

    def widen_columns(self) -> None:
        """Numbers may have become longer; columns do not shrink again while things are dragged."""
        header = self.horizontalHeader()
        for i, column in enumerate(COLUMNS):
            if column.unit and not header.isSectionHidden(i) and (width := self._width_of(i)) > header.sectionSize(i):
                header.resizeSection(i, width)

    def _width_of(self, section: int) -> int:
        key, metrics = COLUMNS[section].key, self.fontMetrics()
        title = self.horizontalHeader().sectionSizeFromContents(section).width()
        if key == "name":
            return max(title, metrics.horizontalAdvance(tr("True source")) + 46)
        if key == "file":
            return max(title, metrics.horizontalAdvance("recording.wav, channel 1"))
        return max(title, self.sizeHintForColumn(section))


class MicrophoneTable(QWidget):
    """Site, microphones, source; one line below says what is wrong with the last entry, one what to mind."""

    def __init__(
        self, document: Document, viewing: Viewing, themes: ThemeChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._viewing, self._themes = document, viewing, themes
        self.model = MicrophoneModel(document, themes, self)
        self.site = SiteForm(document, self)
        self.grid = Grid(self.model, self)
        self.message = self._line()
        self.warnings = WarningLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.site)
        column.addWidget(self.grid, 1)
        column.addWidget(self.message)
        column.addWidget(self.warnings)
        self.model.said.connect(self._say)
        self.site.said.connect(self._say)
        self.grid.itemDelegate().complained.connect(self._complain)
        self.grid.selectionModel().selectionChanged.connect(self._select)
        self.model.half_typed_changed.connect(self._check)
        document.changed.connect(self._follow)
        viewing.changed.connect(self._look)
        themes.changed.connect(self._retheme)
        self._is_problem = False
        self._retheme()
        self._check()

    def may_go(self) -> bool:
        """The window closes: ask people if places are typed in part, which then are lost."""
        return self._document.session is None or may_go(self.model.half_typed, self.window())

    def _line(self) -> QLabel:
        line = QLabel(self)
        line.setWordWrap(True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.hide()
        return line

    def _say(self, text: str, is_problem: bool) -> None:
        self._is_problem = is_problem
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self._retheme()

    def _complain(self, text: str) -> None:
        self._say(text, True)

    def _follow(self, before: Session | None, now: Session | None) -> None:
        if before is None or now is None or before.id != now.id or before.folder != now.folder:
            self._say("", False)
        self._check()

    def _check(self, *_: object) -> None:
        session = self._document.session
        problems = () if session is None else tuple(map(retold, array_problems(session)))
        half_typed = () if self._document.is_looking_back else self.model.half_typed.said(session)
        self.warnings.show_problems(half_typed, problems)

    def _select(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        rows = {index.row() for index in self.grid.selectedIndexes()}
        session = self._document.session
        if session is not None and len(rows) == 1 and (row := rows.pop()) < len(session.microphones):
            self._viewing.change(selected_microphone=row)

    def _look(self, before: Look, now: Look) -> None:
        row = now.selected_microphone
        if row == before.selected_microphone or row is None or row >= self.model.rowCount() - 1:
            return
        if self.grid.currentIndex().row() != row:
            column = max(self.grid.currentIndex().column(), 0)
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.grid.selectionModel().setCurrentIndex(self.model.index(row, column), choose)

    def _retheme(self, *_: Any) -> None:
        theme = self._themes.theme
        for line, colour in (
            (self.message, theme.error if self._is_problem else theme.text),
            (self.warnings, theme.warning),
        ):
            palette = line.palette()
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            line.setPalette(palette)


def _row_and_column(index: Any) -> tuple[int, int]:
    return index.row(), index.column()


def _is_letter(event: QKeyEvent) -> bool:
    """Does the key type something?"""
    return bool(event.text()) and event.text().isprintable()
