"""A window in a process of its own that works on everything at once; prints how long its event loop stood still.

    HIDDEN=1 scripts/with_display.sh .venv/bin/python -m tests.benchmarks.event_loop SESSION CAMPAIGN RUN SECONDS

A training runs beside it, methods answer again and again, spectrograms are computed anew and moved. What is measured
begins once all libraries are in memory (the first import of PyTorch and VTK holds Python for longer; told apart).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtGui import QSurfaceFormat

from workbench.gui.app import Program, application
from workbench.gui.main_window import MainWindow
from workbench.gui.site.open_gl import surface_format

TICK_MS = 4


class Pulse(QObject):
    """gaps_s : the times from one round of the event loop to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps_s: list[float] = []
        self._last_s = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(TICK_MS)

    @Slot()
    def _beat(self) -> None:
        now_s = time.perf_counter()
        self.gaps_s.append(now_s - self._last_s)
        self._last_s = now_s


class Work(QObject):
    """Keeps the window busy: answers, tiles with another window, zoom and scroll."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.n_answers, self.n_tilings = window, 0, 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(40)

    @Slot()
    def _go_on(self) -> None:
        window = self._window
        if window.worker.is_idle:
            self.n_answers += 1
            window.finding.start()
        if window.sound.is_complete:
            self.n_tilings += 1
            now = window.viewing.look.spectrogram
            window.viewing.change(spectrogram=replace(now, n_fft=1024 if now.n_fft == 2048 else 2048))
        window.sound.zoom_time(1.5 if self.n_tilings % 2 else 1 / 1.5)
        window.sound.scroll_time(0.1 if self.n_tilings % 3 else -0.2)


def main() -> None:
    session, campaign, run, seconds = Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4])
    QSurfaceFormat.setDefaultFormat(surface_format())
    app = application()
    window = Program(app, Path(os.environ["HOME"]) / "window.ini").new_window()
    window.resize(1366, 768)
    window.show()
    pulse = Pulse()

    def live_until(is_done, longest_s: float = 120.0) -> None:  # type: ignore[no-untyped-def]
        until_s, loop, poll = time.monotonic() + longest_s, QEventLoop(), QTimer()
        poll.timeout.connect(lambda: loop.quit() if is_done() or time.monotonic() > until_s else None)
        poll.start(20)
        loop.exec()
        assert is_done(), "it never came to rest"

    window.sessions.open_session(session)
    live_until(lambda: window.site.is_3d and window.worker.is_idle and window.sound.is_complete)
    window.finding.start()
    live_until(lambda: window.worker.is_idle)
    at_start_s = max(pulse.gaps_s)
    command = [sys.executable, "-m", "workbench", "train", "--data-campaign", campaign, "--out", run]
    command += ["--epochs", "1000", "--batch", "32"]
    training = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    live_until(lambda: (Path(run) / "events.jsonl").is_file())
    work = Work(window)
    pulse.gaps_s.clear()
    began_s = time.monotonic()
    live_until(lambda: time.monotonic() - began_s > seconds, seconds + 60)
    gaps_s = np.array(pulse.gaps_s)
    is_training = training.poll() is None
    training.kill()
    training.wait()
    closing_s = time.monotonic()
    window.close_without_asking()
    told = {
        "p99_ms": 1e3 * float(np.percentile(gaps_s, 99)), "longest_ms": 1e3 * float(gaps_s.max()), "n": len(gaps_s),
        "at_start_ms": 1e3 * at_start_s, "n_answers": work.n_answers, "n_tilings": work.n_tilings,
        "is_training": is_training, "close_s": time.monotonic() - closing_s,
    }  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
