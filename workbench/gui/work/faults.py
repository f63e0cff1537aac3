"""The one hook for everything that is our fault: it logs and shows one dialog. Nobody else catches all exceptions."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from workbench.files.shipped import log_folder
from workbench.gui.language.words import tr


def log_path() -> Path:
    """Where faults are written down."""
    return log_folder() / "window.log"


class FaultHook(QObject):
    """Receives uncaught exceptions of any thread; shows one dialog at a time, in the window's thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: QMessageBox | None = None
        self._window: QWidget | None = None
        self._log = logging.getLogger("workbench.window")
        self._handler: logging.Handler | None = None
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self, window: QWidget | None = None) -> None:
        """From now on uncaught exceptions of this process come here."""
        self._window = window
        sys.excepthook = self._of_main_thread
        threading.excepthook = self._of_other_thread

    @property
    def dialog(self) -> QMessageBox | None:
        """The dialog on screen, None when all is well."""
        return self._dialog

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Log a fault and show it."""
        if self._handler is None:
            log_path().parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(log_path(), maxBytes=1_000_000, backupCount=3, encoding="utf-8")
            self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            self._log.addHandler(self._handler)
        self._log.error("uncaught", exc_info=(type(error), error, error.__traceback__))
        self._arrived.emit(error)

    def close(self) -> None:
        if self._handler is not None:
            self._log.removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def _of_main_thread(self, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, at)
        else:
            self.report(error.with_traceback(at))

    def _of_other_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self.report(what.exc_value)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if self._dialog is not None:
            return
        self._dialog = QMessageBox(self._window)
        self._dialog.setIcon(QMessageBox.Icon.Warning)
        self._dialog.setWindowTitle(tr("Something went wrong"))
        self._dialog.setText(tr("Something went wrong that should not have. Your session is still open; save it now."))
        written_down = tr("It was written down in {path}.", path=log_path())
        self._dialog.setInformativeText(f"{written_down}\n\n{type(error).__name__}: {error}")
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.setModal(False)
        self._dialog.finished.connect(self._gone)
        self._dialog.show()

    @Slot()
    def _gone(self) -> None:
        self._dialog = None
