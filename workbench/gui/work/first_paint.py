"""When did the window's first picture stand? For the bench, which starts the real program and reads it from a file."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

VARIABLE = "WORKBENCH_FIRST_PAINT"
"""Names the file; the window closes as soon as it is written."""


class FirstPaint(QObject):
    """Writes the system's monotonic clock, seconds, when the window was painted first, where that was asked for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._file = window, os.environ.get(VARIABLE, "")
        if self._file:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        Path(self._file).write_text(repr(time.monotonic()), encoding="utf-8")
        self._window.close()
