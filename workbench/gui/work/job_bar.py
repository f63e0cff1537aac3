"""What runs now: its name, how far it is, how long it will take, and a way to stop it."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from workbench.core.events import Event, Progress
from workbench.gui.language.words import tr
from workbench.gui.looks.icons import icon
from workbench.gui.looks.theme import Theme, ThemeChoice
from workbench.gui.work.later import Later
from workbench.gui.work.worker import Task

PATIENCE_MS = 150
"""Shorter work shows no bar at all."""
REFRESH_MS = 150


class JobBar(QWidget):
    """Shows the task in hand; `stop_asked` when people press its cross."""

    stop_asked = Signal()

    def __init__(self, themes: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._begun_s = 0.0
        self._last: Progress | None = None
        self._refresh = Later(self._show_last, REFRESH_MS, self)
        self._label, self._bar, self._stop = QLabel(), QProgressBar(), QToolButton()
        self._bar.setFixedWidth(120)
        self._bar.setTextVisible(False)
        self._stop.setProperty("flat", True)
        self._stop.setToolTip(tr("Stop (Esc)"))
        self._stop.setAccessibleName(tr("Stop the work in hand"))
        self._stop.clicked.connect(self.stop_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._label, self._bar, self._stop):
            row.addWidget(part)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._appear)
        themes.changed.connect(self._paint)
        self._paint(themes.theme)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says; empty when nothing runs."""
        self._refresh.now()
        return self._label.text() if self._task is not None else ""

    @Slot(object)
    def begin(self, task: Task) -> None:
        self._task, self._begun_s, self._last = task, time.monotonic(), None
        self._label.setText(f"{task.name} …")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        if not task.quiet:
            self._patience.start()

    @Slot(object)
    def take(self, event: Event) -> None:
        if not isinstance(event, Progress) or self._task is None:
            return
        if event.done == 0:
            self._begun_s = time.monotonic()  # what came before, such as loading, says nothing about the speed
        self._last = event
        self._refresh.ask()

    def _show_last(self) -> None:
        """Not at every event: QProgressBar.setValue paints the whole window at once, 3-D view included."""
        event = self._last
        if event is None or self._task is None or not self._stop.isEnabled():
            return
        self._bar.setRange(0, event.total)
        self._bar.setValue(event.done)
        doing = event.doing if event.doing in self._task.name else f"{self._task.name} · {event.doing}"
        self._label.setText(f"{doing} {self._how_far(event)}".rstrip())

    @Slot()
    def say_stopping(self) -> None:
        """The work was asked to stop and will, after the step it is in."""
        if self._task is not None:
            self._label.setText(tr("{name} · stopping", name=self._task.name))
            self._bar.setRange(0, 0)
            self._stop.setEnabled(False)

    @Slot(object, str)
    def end(self, task: Task, outcome: str) -> None:
        if self._task is task:
            self._task = None
            self._patience.stop()
            self.hide()

    def _how_far(self, event: Progress) -> str:
        if event.total <= 0:
            return "…"
        elapsed_s = time.monotonic() - self._begun_s
        counted = f"{event.done}/{event.total}"
        if event.done == 0 or elapsed_s < 0.5 or event.done >= event.total:
            return counted
        left = said_duration(elapsed_s * (event.total - event.done) / event.done)
        return tr("{done} · {time} left", done=counted, time=left)

    @Slot()
    def _appear(self) -> None:
        self.setVisible(self._task is not None)

    @Slot(object)
    def _paint(self, theme: Theme) -> None:
        self._stop.setIcon(icon("stop", theme))


def said_duration(seconds: float) -> str:
    """A duration as people say it: "4 s", "3 min", "2.5 h"."""
    if seconds < 100:
        return tr("{n} s", n=max(1, round(seconds)))
    return tr("{n} min", n=round(seconds / 60)) if seconds < 5400 else tr("{n:.1f} h", n=seconds / 3600)
