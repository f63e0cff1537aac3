"""One line that says what is wrong with the array; it is always there, so that nothing moves when it speaks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class WarningLine(QLabel):
    """What is typed in part, or else the worst problem, and how many more there are; all of them in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = self._tail = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_problems(self, half_typed: tuple[str, ...], problems: tuple[str, ...]) -> None:
        said = (". ".join(half_typed), *problems) if half_typed else problems
        n_more = len(said) - 1
        self._tail = f" (and {n_more} more under Checks)" if n_more > 0 else ""
        self._whole = said[0] + self._tail if said else ""
        self.setToolTip("\n".join((*half_typed, *problems)))
        self._elide()

    @property
    def whole(self) -> str:
        """What it says, however little room there is."""
        return self._whole

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, self.fontMetrics().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        if not self._whole:
            self.clear()
            return
        metrics = self.fontMetrics()
        first = self._whole.removesuffix(self._tail)
        room = self.width() - metrics.horizontalAdvance(self._tail)
        self.setText(metrics.elidedText(first, Qt.TextElideMode.ElideRight, room) + self._tail)
