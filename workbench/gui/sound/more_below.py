"""How many microphones' rows lie below what is seen, and a way there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QPushButton, QScrollArea

from workbench.gui.language.words import tr
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.sound.rows_view import RowsView

_MARGIN_PX = 6


class MoreBelow(QPushButton):
    """A quiet word at the lower edge of rows that scroll, such as "5 more below"; a click brings the next ones up.

    A row counts as below while less than half of it is seen. Rows of a session beside count as well.
    """

    def __init__(self, scroll: QScrollArea, themes: ThemeChoice) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        self._soon = QTimer(self)  # once all rows have the places that a change gives them
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.count)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Show the next microphones; the scroll bar at the right does so as well"))
        self.hide()
        bar = scroll.verticalScrollBar()
        bar.valueChanged.connect(self.count)
        bar.rangeChanged.connect(self.count_soon)
        self.clicked.connect(self._go)
        themes.changed.connect(self._follow_theme)
        self._follow_theme(themes.theme)

    @Slot()
    def count_soon(self, *_: object) -> None:
        self._soon.start()

    @Slot()
    def count(self, *_: object) -> None:
        """Say how many rows are not seen now; nothing when all are."""
        n = len(self._tops_below_px())
        self.setVisible(n > 0)
        if n:
            self.setText(tr("{n} more below", n=n))
            self.adjustSize()
            port = self._scroll.viewport().geometry()
            self.move(port.center().x() - self.width() // 2, port.bottom() - self.height() - _MARGIN_PX)
            self.raise_()

    @Slot()
    def _go(self) -> None:
        """The first row that is not seen comes to the top, as far as there is something to scroll."""
        if tops_px := self._tops_below_px():
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + round(tops_px[0]))

    def _tops_below_px(self) -> list[float]:
        """Upper edges of the rows that lie below, pixels from the top of what is seen, the highest first."""
        port, inside = self._scroll.viewport(), self._scroll.widget()
        rects = [
            row.sceneBoundingRect().translated(view.mapTo(port, QPoint(0, 0)))
            for view in inside.findChildren(RowsView)
            for row in view.rows
        ]
        return sorted(rect.top() for rect in rects if rect.center().y() > port.height())

    def _follow_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QPushButton {{ color: {theme.text}; background: {theme.raised}; border: 1px solid {theme.line};"
            " border-radius: 4px; padding: 2px 10px; min-height: 0; }"
            f"QPushButton:hover {{ border-color: {theme.accent}; color: {theme.accent}; }}"
        )
