"""Cells of the microphone table: the colour mark of a row, and an editor that takes no bad number."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QValidator
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.gui.language.words import tr
from workbench.gui.microphones.columns import COLUMNS, Column
from workbench.gui.microphones.model import problem_in

_SWATCH_PX = 10


class NumberValidator(QValidator):
    """Lets people type anything, but Enter and Tab leave the field only with a number (or nothing) in it."""

    def __init__(self, column: Column, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Intermediate if problem_in(self._column, text) else QValidator.State.Acceptable
        return state, text, position


class CellDelegate(QStyledItemDelegate):
    """complained(text): what is wrong with what is being typed, "" once it is right."""

    complained = Signal(str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:  # noqa: N802
        column = COLUMNS[index.column()]
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAccessibleName(tr("{column} of {name}", column=column.header, name=index.siblingAtColumn(0).data()))
        if column.unit:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            editor.setValidator(NumberValidator(column, editor))
            editor.setProperty("column", index.column())
            editor.textChanged.connect(self._check)
        return editor

    def setEditorData(self, editor: QWidget, index: Any) -> None:  # noqa: N802
        editor.setText(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:  # noqa: N802
        model.setData(index, editor.text())

    def destroyEditor(self, editor: QWidget, index: Any) -> None:  # noqa: N802
        if editor.property("column") is not None and not editor.hasAcceptableInput():
            self.complained.emit("")
        super().destroyEditor(editor, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Any) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus if not option.widget.hasFocus() else option.state

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        colour = index.data(Qt.ItemDataRole.UserRole)
        if colour is None:
            super().paint(painter, option, index)
            return
        shifted = QStyleOptionViewItem(option)
        shifted.rect = QRect(option.rect).adjusted(_SWATCH_PX + 8, 0, 0, 0)
        super().paint(painter, shifted, index)
        left = QRect(option.rect.left(), option.rect.top(), _SWATCH_PX + 8, option.rect.height())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(left, option.palette.highlight())
        is_source = index.row() == index.model().rowCount() - 1
        _paint_mark(painter, QRectF(left), colour, is_source)

    def _check(self, text: str) -> None:
        editor = self.sender()
        self.complained.emit(problem_in(COLUMNS[editor.property("column")], text))


def _paint_mark(painter: QPainter, box: QRectF, colour: str, is_source: bool) -> None:
    """A filled capsule for a microphone, a ring with a cross for the truth: as in the 3-D view."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(box.left() + 9.0, box.center().y())
    if is_source:
        painter.setPen(QPen(QColor(colour), 1.4))
        painter.drawEllipse(middle, 3.5, 3.5)
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(middle + QPointF(1.5 * x, 1.5 * y), middle + QPointF(5.5 * x, 5.5 * y))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(middle.x() - 3, middle.y() - 6, 6, 12), 3, 3)
    painter.restore()
