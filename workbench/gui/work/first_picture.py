"""What can wait: libraries that take seconds to load must not hold up the first picture of the sound."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

LONGEST_MS = 3000
"""A sound that is slow to read does not hold up everything else."""


class FirstPicture(QObject):
    """`over` comes once: at once when nothing is being opened, else when its sound is drawn, at the latest after 3 s.

    is_opening : asked when the window has taken its first orders. drawn : when there is something to see.
    """

    over = Signal()

    def __init__(self, is_opening: Callable[[], bool], drawn: SignalInstance, parent: QObject) -> None:
        super().__init__(parent)
        self._is_opening, self._drawn = is_opening, drawn
        self._is_over = False
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._latest.setInterval(LONGEST_MS)
        self._latest.timeout.connect(self._end)

    def begin(self) -> None:
        """The frame is on screen; what was named on the command line is opened in the next turn of the loop."""
        self._drawn.connect(self._end)
        self._latest.start()
        QTimer.singleShot(0, self._look)

    def cancel(self) -> None:
        """The window closes: nothing begins any more."""
        self._is_over = True
        self._latest.stop()

    @Slot()
    def _look(self) -> None:
        if not self._is_opening():
            self._end()

    @Slot()
    def _end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._latest.stop()
            self.over.emit()
