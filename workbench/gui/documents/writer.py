"""The thread that waits for disks, so that the window does not."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from workbench.core.errors import UserError
from workbench.gui.language.words import tr
from workbench.gui.work.worker import Caught

Work = Callable[[], Any]
Done = Callable[[Any], None]


class Writer(QThread):
    """Does one thing after another, in the order they were asked for. Owned by the window, stopped before it goes.

    What a piece of work returns, or the UserError it raises, is handed to its `done` in the window's thread, always.
    broke(error): something else was raised, which is our fault; `done` gets a UserError that says so.
    """

    broke = Signal(object)
    _ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._condition = threading.Condition()
        self._waiting: deque[tuple[Work, Done]] = deque()
        self._finished: deque[tuple[Done, Any]] = deque()
        self._is_at_work = False
        self._is_shut = False
        self._ready.connect(self.deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Work, done: Done) -> None:
        """Do this after everything that was asked for before; here and now once the thread has ended for good."""
        with self._condition:
            self._waiting.append((work, done))
            self._condition.notify_all()
        if self._is_shut:  # what is asked for while the window closes is done too, and no thread outlives it
            self.run()
            self.deliver()
        elif not self.isRunning():
            self.start()

    def finish(self, longest_s: float) -> bool:
        """Wait until all is done and delivered; False when that takes too long."""
        until_s = time.monotonic() + longest_s
        while True:
            with self._condition:
                while self._waiting or self._is_at_work:
                    if not self._condition.wait(max(0.0, until_s - time.monotonic())):
                        return False
            self.deliver()  # may ask for more
            with self._condition:
                if not self._waiting and not self._is_at_work and not self._finished:
                    return True

    def shut_down(self) -> None:
        """Do what was asked for, and end the thread for good."""
        with self._condition:
            self._is_shut = True
            self._condition.notify_all()
        self.wait()

    def run(self) -> None:
        while True:
            with self._condition:
                while not self._waiting and not self._is_shut:
                    self._condition.wait()
                if not self._waiting:
                    return
                work, done = self._waiting.popleft()
                self._is_at_work = True
            caught, result = Caught(), None
            with caught:
                result = work()
            with self._condition:
                self._is_at_work = False
                self._finished.append((done, result if caught.error is None else caught.error))
                self._condition.notify_all()
            self._ready.emit()

    @Slot()
    def deliver(self) -> None:
        """Hand out, in the window's thread, what was done."""
        while True:
            with self._condition:
                if not self._finished:
                    return
                done, result = self._finished.popleft()
            if isinstance(result, BaseException) and not isinstance(result, UserError):
                self.broke.emit(result)
                result = UserError(
                    tr(
                        "A fault of this program was in the way ({name}: {result})",
                        name=type(result).__name__,
                        result=result,
                    )
                )
            done(result)
