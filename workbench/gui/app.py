"""Starts the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtWidgets import QApplication

from workbench.gui.application import Application
from workbench.gui.display import connecting, refuse_no_display
from workbench.gui.language.choice import add_font, speak
from workbench.gui.looks.style import Styler
from workbench.gui.looks.theme import ThemeChoice
from workbench.gui.main_window import TITLE, MainWindow
from workbench.gui.site.open_gl import surface_format
from workbench.gui.state.settings import APP, Settings, SettingsStore
from workbench.gui.work.collecting import Collecting
from workbench.gui.work.faults import FaultHook
from workbench.gui.work.first_paint import FirstPaint
from workbench.gui.work.worker import leave

SWITCH_S = 0.0005
"""How long the worker's thread may hold Python while the window's waits for it. A paint asks for Python many times;
at Python's 5 ms the longest stand-stills of the window were twice as long."""


class Program(QObject):
    """The application's few long-lived things; made once a process, before any window."""

    def __init__(self, app: QApplication, settings: Path | None = None) -> None:
        super().__init__(app)
        self.app = app
        self.themes = ThemeChoice()
        self.store = SettingsStore(settings, self)
        add_font(app)
        speak(app, self.store.settings.language)
        self.styler = Styler(app, self.themes, self)
        self.styler.set_mode(self.store.settings.theme)
        self.store.changed.connect(self._take_settings)

    def new_window(self) -> MainWindow:
        return MainWindow(self.store, self.themes)

    @Slot(object, object)
    def _take_settings(self, before: Settings, now: Settings) -> None:
        self.styler.set_mode(now.theme)


def application() -> QApplication:
    """The process's QApplication; made when there is none. UserError without a display, which would end the process."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    refuse_no_display()
    QSurfaceFormat.setDefaultFormat(surface_format())
    sys.setswitchinterval(SWITCH_S)
    with connecting():
        app = Application(sys.argv[:1])
    app.setApplicationName(APP)
    app.setApplicationDisplayName(TITLE)
    return app


def run(path: Path | None = None) -> int:
    """Open the window, on a session, a campaign or audio when a path is given; returns when it is closed."""
    app = application()
    program = Program(app)
    window = program.new_window()
    faults = FaultHook(app)
    faults.install(window)
    window.worker.broke.connect(faults.report)
    window.sound.loader.broke.connect(faults.report)
    window.training.errands.worker.broke.connect(faults.report)
    window.keeping.writer.broke.connect(faults.report)
    comparing = window.comparing
    for worker in (window.beside, comparing.files, comparing.reckoner.worker, window.checking.worker):
        worker.broke.connect(faults.report)
    collecting = Collecting(app)
    window.ready.connect(collecting.settle)
    FirstPaint(window)
    window.show()
    if isinstance(app, Application):
        app.asked_to_open.connect(window.sessions.open_paths)
    if path is not None:
        opener = _Opener(window, path)
        QTimer.singleShot(0, opener.open)
    else:
        window.ready.connect(window.help.offer_tour)
    QTimer.singleShot(0, window.documents.tell_of_crash)
    code = app.exec()
    faults.close()
    window.views.language.take_over()
    return leave(code)


class _Opener(QObject):
    """Opens what was named on the command line, once the frame is on screen."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window, self._path = window, path

    @Slot()
    def open(self) -> None:
        self._window.sessions.open_paths([self._path])
