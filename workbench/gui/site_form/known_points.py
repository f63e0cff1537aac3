"""The table of known points: where each is in the site, typed, and how far off it is."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from workbench.core.placement import Residual
from workbench.gui.language.words import tr
from workbench.gui.microphones.numbers import number_in, plain, shown
from workbench.gui.site_form.shape_draft import KnownPoint

_HEADER = ("x (m)", "y (m)", "z (m)", QT_TR_NOOP("off (m)"))


class KnownPoints(QTableWidget):
    """typed(row, Point | None) : coordinates, None while some are missing. removed(row) : Del was pressed."""

    typed = Signal(int, object)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADER), parent)
        self.setHorizontalHeaderLabels([tr(head) for head in _HEADER])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(24)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumHeight(84)
        self.setAccessibleName(tr("Known points: coordinates in the site, metres"))
        self.setToolTip(tr("Where the clicked points really are in the site, metres; Del removes a point"))
        self.itemChanged.connect(self._take)

    def show_points(self, points: tuple[KnownPoint, ...], residual: Residual | None) -> None:
        """Show them; what has been typed in part stays."""
        with QSignalBlocker(self):
            if self.rowCount() != len(points):
                self.setRowCount(0)
                self.setRowCount(len(points))
            off_m = iter(() if residual is None else residual.each_m)
            for row, point in enumerate(points):
                if point.in_site is not None:
                    for column, value in enumerate(point.in_site):
                        self._put(row, column, plain(value))
                self._put(row, 3, shown(next(off_m, None) if point.in_site is not None else None, 3))

    def edit_last(self) -> None:
        """Let the coordinates of the newest point be typed."""
        row = self.rowCount() - 1
        self.setFocus()
        self.setCurrentCell(row, 0)

    def keyPressEvent(self, event) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)
        if column == 3:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        if item.text() != text:
            item.setText(text)

    @Slot(object)
    def _take(self, item: QTableWidgetItem) -> None:
        cells = [self.item(item.row(), column) for column in range(3)]
        numbers = [None if cell is None else number_in(cell.text(), "m") for cell in cells]
        x, y, z = numbers
        is_whole = x is not None and y is not None and z is not None
        self.typed.emit(item.row(), (x, y, z) if is_whole else None)
