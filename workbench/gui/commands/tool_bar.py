"""The toolbar, whose parts give way where the window is narrow, so that none is cut."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QWidget


class GivingWay(Protocol):
    """A part of the toolbar that needs not be as wide as it likes."""

    def give_way(self, over_px: int) -> None:
        """Be narrower by about as much; 0 = as wide as it likes."""


class ToolBar(QToolBar):
    """`ways` : the parts that give way, the first one first."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.ways: tuple[GivingWay, ...] = ()
        self.setMovable(False)
        self.setIconSize(QSize(16, 16))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    @Slot()
    def fit(self, *_: object) -> None:
        """Share out the room again: something in it may be wider or narrower than before."""
        for part in self.ways:
            part.give_way(0)
        for part in self.ways:
            if (over_px := self.sizeHint().width() - self.width()) > 0:
                part.give_way(over_px)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()
