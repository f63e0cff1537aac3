"""Many requests, one call: views that redraw wholly listen through this."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class Later(QObject):
    """Calls `do` once, `delay_ms` after the first of many `ask`s: 110 answers in a row make a few redraws, not 110.

    after_last: after the last of them instead, for what is to be done once it is quiet.
    """

    def __init__(self, do: Callable[[], None], delay_ms: int, parent: QObject, *, after_last: bool = False) -> None:
        super().__init__(parent)
        self._do, self._is_after_last = do, after_last
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._call)

    @property
    def is_pending(self) -> bool:
        return self._timer.isActive()

    @Slot()
    def ask(self) -> None:
        if self._is_after_last or not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Do at once what was asked for, if anything was."""
        if self._timer.isActive():
            self._timer.stop()
            self._do()

    def cancel(self) -> None:
        self._timer.stop()

    @Slot()
    def _call(self) -> None:
        self._do()
