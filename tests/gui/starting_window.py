"""Run by tests in a process of its own: the real window is started and says as one line of JSON what became of it."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from workbench.gui.app import Program, application

PATIENCE_S = 60.0


def wait(app: QApplication, is_there: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not is_there() and time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    return is_there()


class Ear(QObject):
    """Hears that the window is ready."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False

    def hear(self) -> None:
        self.is_ready = True


def main(*words: str) -> None:
    """words : "try" = try 3-D again once the window is there."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        window = Program(app, Path(folder) / "window.ini").new_window()
        ear = Ear()
        window.ready.connect(ear.hear)
        window.resize(1366, 768)
        window.show()
        is_ready = wait(app, lambda: ear.is_ready)
        if "try" in words:
            window.views.try_3d()
            wait(app, lambda: window.site.is_3d or bool(window.message.text))
        if window.site.is_3d:
            wait(app, lambda: not window.site.starting.is_going_on)
        site = window.site
        told = {
            "ready": is_ready, "3-D": site.is_3d, "trouble": site.trouble, "said": window.message.text,
            "plan": site.plan is not None and site.plan.isVisible(), "text": site.plan.text if site.plan else "",
        }  # fmt: skip
        window.close_without_asking()
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
