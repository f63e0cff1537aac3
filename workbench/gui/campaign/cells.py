"""Paints the table's cells: one question to the model a cell, no style sheet, so that thousands of rows scroll."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from workbench.gui.campaign.columns import COLUMNS
from workbench.gui.campaign.model import CELL_ROLE, MARK_PX
from workbench.gui.looks.style import mixed
from workbench.gui.looks.theme import Theme, ThemeChoice

PADDING_PX = 6
_SELECTED = QStyle.StateFlag.State_Selected
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.TextElideMode.ElideMiddle
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """A mark, then a text, cut at its end or in its middle; numbers stand right."""

    def __init__(self, themes: ThemeChoice, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._bold = QFont(view.font())
        self._bold.setBold(True)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(80, option.fontMetrics.height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text, mark, is_number, is_pale, is_bold = index.data(CELL_ROLE)
        box, metrics = option.rect, option.fontMetrics
        is_selected = bool(option.state & _SELECTED)
        if is_selected:
            painter.fillRect(box, self._selection)
        left, width = box.left() + PADDING_PX, box.width() - 2 * PADDING_PX
        if mark is not None:
            painter.drawPixmap(left, box.top() + (box.height() - MARK_PX) // 2, mark)
            left, width = left + MARK_PX + PADDING_PX, width - MARK_PX - PADDING_PX
        if not text:
            return
        painter.setPen(self._pale if is_pale and not is_selected else self._text)
        if is_bold:
            painter.setFont(self._bold)
        if metrics.horizontalAdvance(text) > width or is_bold:
            where = _MIDDLE if COLUMNS[index.column()].tells_at_end else Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(text, where, width)
        painter.drawText(QRect(left, box.top(), width, box.height()), _RIGHT if is_number else _LEFT, text)
        if is_bold:
            painter.setFont(option.font)

    def _paint(self, theme: Theme) -> None:
        self._text, self._pale = QColor(theme.text), QColor(theme.muted)
        self._selection = QColor(mixed(theme.accent, theme.surface, 0.24))
        self._view.viewport().update()
