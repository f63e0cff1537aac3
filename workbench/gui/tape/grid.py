"""The table of lengths: type and press Enter or Tab, paste a block; the residual stands small beside each length."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.gui.language.words import tr
from workbench.gui.looks.icons import pixmap
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.tape.model import RESIDUAL_ROLE, TapeModel
from workbench.gui.tape.pasted import table_in

_ICON_PX = 12


class TapeCells(QStyledItemDelegate):
    """Paints the residual beside its length, a warning where a length is doubted, nothing below the diagonal."""

    def __init__(self, themes: ThemeChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.is_taken = True
        """Was what was typed last a length?"""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:  # noqa: N802
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        model = index.model()
        pair = model.pair_at(index)
        names = model.names
        if pair is None:
            said = tr("Height of {name} in metres", name=names[index.row()])
        else:
            said = tr("{first} to {second} in metres", first=names[pair[0]], second=names[pair[1]])
        editor.setAccessibleName(said)
        return editor

    def setEditorData(self, editor: QWidget, index: Any) -> None:  # noqa: N802
        editor.setText(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:  # noqa: N802
        self.is_taken = model.setData(index, editor.text())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        if index.flags() == Qt.ItemFlag.NoItemFlags:
            painter.fillRect(option.rect, QColor(self._themes.theme.background))
            return
        super().paint(painter, option, index)
        beside = index.data(RESIDUAL_ROLE)
        if beside is not None:
            self._paint_beside(painter, option, *beside)

    def _paint_beside(self, painter: QPainter, option: QStyleOptionViewItem, text: str, tone: str) -> None:
        theme = self._themes.theme
        colour = theme.error if tone else theme.muted
        box = QRect(option.rect).adjusted(6, 0, -4, 0)
        painter.save()
        if tone:
            icon = pixmap("error" if tone == "left out" else "warning", colour, _ICON_PX)
            painter.drawPixmap(box.left(), box.center().y() - _ICON_PX // 2, icon)
            box.adjust(_ICON_PX + 3, 0, 0, 0)
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setStrikeOut(False)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Any) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus if not option.widget.hasFocus() else option.state


class TapeGrid(QTableView):
    """Enter goes to the next length to measure, along the row and then down; where it was none, it stays."""

    def __init__(self, model: TapeModel, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._cells = TapeCells(themes, self)
        self.setItemDelegate(self._cells)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName(tr("Lengths between microphones, and their heights"))
        model.modelReset.connect(self._fit)
        self._fit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and self._cells.is_taken:
            self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.strike_out(self.selectedIndexes())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The whole table with its names, tab-separated, so that it can be pasted back."""
        n = self._model.n_points
        lines = ["\t".join(["", *self._model.names[1:], "Height"])]
        for row in range(n):
            cells = [self._model.index(row, c).data(Qt.ItemDataRole.EditRole) for c in range(n + 1)]
            lines.append("\t".join(cells))
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def paste(self) -> None:
        """A table or a list of pairs from the clipboard; nothing is changed if any of it is wrong."""
        found = table_in(QGuiApplication.clipboard().text(), self._model.names)
        if found.problems:
            more = len(found.problems) - 2
            told = "; ".join(found.problems[:2]) + ("; " + tr("and {n} more", n=more) if more > 0 else "")
            self._model.said.emit(tr("Nothing was pasted: {told}.", told=told), True)
            return
        self._model.said.emit("", False)
        self._model.put(found.lengths, found.heights)

    def _go_on(self) -> None:
        """To the next cell that can be typed in."""
        at = self.currentIndex()
        n_columns = self._model.n_points + 1
        for step in range(1, n_columns * self._model.n_points):
            row, column = divmod(at.row() * n_columns + at.column() + step, n_columns)
            index = self._model.index(row, column)
            if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                return

    def _fit(self) -> None:
        metrics, n = self.fontMetrics(), self._model.n_points
        if not n:
            return
        length = metrics.horizontalAdvance("00.00  +00.0 cm") + 22
        self.setColumnHidden(0, True)
        for column in range(1, n):
            self.setColumnWidth(column, length)
        for column in (n, n + 1):
            title = self.horizontalHeader().sectionSizeFromContents(column).width()
            self.setColumnWidth(column, max(title, metrics.horizontalAdvance("(00.00)") + 16))
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 1))
