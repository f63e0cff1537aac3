"""How tables sort."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

SORT_ROLE = Qt.ItemDataRole.UserRole


class Sorted(QSortFilterProxyModel):
    """By what SORT_ROLE gives. What has nothing to say (None) comes last, whichever way."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)

    def lessThan(  # noqa: N802
        self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        a, b = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if a is None or b is None:
            is_up = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (b is None and a is not None) if is_up else (a is None and b is not None)
        return bool(a < b)
