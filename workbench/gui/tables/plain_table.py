"""A short table that is only looked at: cells are set one by one, nothing is typed, sorted or dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PlainTable(QTableWidget):
    """Columns are as wide as what they hold; one takes what is left. Tab leaves it."""

    def __init__(
        self, titles: Sequence[str], name: str, *, wide: int, left: Sequence[int], tips: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """name : what it holds, for those who do not see it. wide : the column that takes what is left.

        left : columns of words; all others have figures, to the right. tips : what the columns mean.
        """
        super().__init__(0, len(titles), parent)
        self.setHorizontalHeaderLabels(titles)
        for column in range(len(titles)):
            item = self.horizontalHeaderItem(column)
            item.setTextAlignment(LEFT if column in left else RIGHT)
            item.setToolTip(tips[column] if tips else "")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
