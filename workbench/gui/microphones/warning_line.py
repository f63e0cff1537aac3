"""What is wrong with the array, in a place that is always there, so that nothing moves when it speaks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.gui.language.words import tr

_N_LINES = 2


class WarningLine(QLabel):
    """What is typed in part, or else the worst problem, and how many more there are; all of them in the tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = self._tail = ""
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_problems(self, half_typed: tuple[str, ...], problems: tuple[str, ...]) -> None:
        said = (". ".join(half_typed), *problems) if half_typed else problems
        n_more = len(said) - 1
        self._tail = tr(" (and {n_more} more under Checks)", n_more=n_more) if n_more > 0 else ""
        self._whole = said[0] + self._tail if said else ""
        self.setToolTip("\n".join((*half_typed, *problems)))
        self._elide()

    @property
    def whole(self) -> str:
        """What it says, however little room there is."""
        return self._whole

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, self._lines_px() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return False  # the same height whatever it says

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        """The end of the sentence gives way until all of it fits, never how many more there are."""
        words = self._whole.removesuffix(self._tail).split(" ") if self._whole else []
        text, n_left = self._whole, len(words)
        while n_left > 1 and not self._fits(text):
            n_left -= 1
            text = f"{' '.join(words[:n_left])} \N{HORIZONTAL ELLIPSIS}{self._tail}"
        self.setText(text)

    def _fits(self, text: str) -> bool:
        room = QRect(0, 0, self.width(), 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() <= self._lines_px()

    def _lines_px(self) -> int:
        metrics = self.fontMetrics()
        return metrics.height() + (_N_LINES - 1) * metrics.lineSpacing()
