"""The process's QApplication, which the system may ask to open something while it runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """On macOS a folder dropped on the program's icon, and Open With, come as an event and not as an argument."""

    asked_to_open = Signal(list)
    """Paths."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked_to_open.emit([Path(event.file())])
            return True
        return super().event(event)
