"""The real window on a recording of 24 hours: how long it takes to open, to jump, and to draw a frame.

    python -m tests.benchmarks.sound_frames [HOURS]

A frame is one event of mouse or wheel, all that the window does because of it, and the paint that shows it, one after
another: nothing is dropped and nothing runs ahead. Prints JSON: seconds to open (until something of the sound is
painted), milliseconds of jumps (until exact tiles are painted) and frames (by the clock, and of the window's thread
alone, which other work on the machine changes less), memory in MiB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QSurfaceFormat, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.files.long_file import sparse_rf64
from workbench.core.session import Microphone, Session
from workbench.files.session_folder import write_session
from workbench.gui.app import Program, application
from workbench.gui.main_window import MainWindow
from workbench.gui.site.open_gl import surface_format

RATE_HZ, N_JUMPS, N_FRAMES = 48_000, 24, 120
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
)  # fmt: skip


def made_session(folder: Path, hours: float) -> Path:
    """A session of one sparse file of four channels, with ten seconds of noise every hour."""
    rng = np.random.default_rng(1)
    noise = (3000 * rng.normal(size=(10 * RATE_HZ, 4))).astype(np.int16)
    sounds = {3600.0 * k + 60.0: noise for k in range(int(hours) or 1) if 3600.0 * hours > 3600.0 * k + 70.0}
    folder.mkdir()
    sparse_rf64(folder / "day.wav", 3600.0 * hours, 4, RATE_HZ, sounds)
    microphones = tuple(Microphone(name=f"M{i}", file="day.wav", channel=i) for i in range(1, 5))
    write_session(Session(id="day", name="day", microphones=microphones), folder)
    return folder


def until(is_so: Callable[[], bool], longest_s: float = 60.0) -> float:
    """Let the window live until something is so; seconds that took."""
    began = time.perf_counter()
    while not is_so():
        QApplication.processEvents()
        if time.perf_counter() - began > longest_s:
            raise TimeoutError(f"not within {longest_s:g} s")
        time.sleep(0.001)
    QApplication.processEvents()
    return time.perf_counter() - began


def framed(act: Callable[[int], None], n_frames: int = N_FRAMES) -> np.ndarray:
    """Milliseconds of each frame: by the clock, and of the window's own thread. (n_frames, 2)."""
    taken = []
    for i in range(n_frames):
        began, at_work = time.perf_counter(), time.thread_time()
        act(i)
        QApplication.processEvents()  # the paint that was asked for is among them
        taken.append((1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - at_work)))
    return np.array(taken)


def mouse(view: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    middle = Qt.MouseButton.MiddleButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else middle
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else middle
    QApplication.sendEvent(view, QMouseEvent(kind, at, view.mapToGlobal(at), button, held, NONE))


def turn(view: QWidget, at: QPointF, notches: float, keys: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def frames(window: MainWindow) -> Iterator[tuple[str, np.ndarray]]:
    """Panning and zooming, near and far."""
    panel, view = window.sound, window.sound.rows.viewport()
    at = QPointF(view.width() / 2, view.height() / 3)
    mid_s = sum(panel.times.span_s) / 2
    for name, width_s in (("10 s", 10.0), ("10 min", 600.0), ("6 h", 21_600.0)):
        width_s = min(width_s, (panel.times.span_s[1] - panel.times.span_s[0]) / 2)
        panel.times.show_stretch(mid_s, mid_s + width_s)
        until(lambda: panel.feed.has_some)
        mouse(view, QEvent.Type.MouseButtonPress, at)
        yield (
            f"pan {name}",
            framed(lambda i: mouse(view, QEvent.Type.MouseMove, at + QPointF(150 * np.sin(i / 15), 0))),
        )
        mouse(view, QEvent.Type.MouseButtonRelease, at)
        yield f"frequency {name}", framed(lambda i: turn(view, at, 1 if i % 20 < 10 else -1, CONTROL), 60)
    panel.fit()
    yield "zoom", framed(lambda i: turn(view, at, 1 if i % 120 < 60 else -1, CONTROL | SHIFT), 240)


def jumps(window: MainWindow) -> np.ndarray:
    """Milliseconds from a jump to anywhere, 10 s on screen, until all of it is painted at a glance, and exactly."""
    panel, rng = window.sound, np.random.default_rng(2)
    first, last = panel.times.span_s
    taken = []
    for at_s in rng.uniform(first, last - 10.0, N_JUMPS):
        began = time.perf_counter()
        panel.times.show_stretch(at_s, at_s + 10.0)
        shown_s = until(lambda: panel.feed.is_shown)
        until(lambda: panel.is_complete)
        taken.append((1000 * shown_s, 1000 * (time.perf_counter() - began)))
    return np.array(taken)


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what); in a process of its own, whose memory is this alone."""
    asked = [sys.executable, "-m", "tests.benchmarks.sound_frames", "24"]
    found = json.loads(subprocess.run(asked, check=True, capture_output=True, text=True, timeout=300).stdout)
    figure = {name: f"{value:.0f} ms" for name, value in found.items() if name.endswith("_ms")}
    return [
        ("open", f"{found['open_s']:.2f} s", "until something of it is painted"),
        ("jump", figure["jump_median_ms"], f"slowest of {N_JUMPS} {figure['jump_worst_ms']}; at a glance"),
        ("jump, exact", figure["exact_median_ms"], f"slowest {figure['exact_worst_ms']}"),
        ("frame while panning and zooming", figure["frame_median_ms"], f"p99 {figure['frame_p99_ms']}"),
        ("frame, the window's thread alone", figure["thread_median_ms"],
         f"p99 {figure['thread_p99_ms']}; of processor time"),
        ("memory", f"{found['memory_mib']:.0f} MiB", "of the whole window"),
    ]  # fmt: skip


def measured(hours: float) -> dict[str, float]:
    QSurfaceFormat.setDefaultFormat(surface_format())
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        session = made_session(Path(folder) / "session", hours)
        window = Program(app, Path(folder) / "window.ini").new_window()
        window.resize(1366, 768)
        ready: list[bool] = []
        window.ready.connect(lambda: ready.append(True))
        window.show()
        until(lambda: bool(ready))
        began = time.perf_counter()
        window.sessions.open_session(session)
        until(lambda: window.sound.feed.has_some)
        found = {"open_s": time.perf_counter() - began}
        jumped = jumps(window)
        found["jump_median_ms"], found["exact_median_ms"] = np.median(jumped, axis=0)
        found["jump_worst_ms"], found["exact_worst_ms"] = jumped.max(axis=0)
        every = []
        for name, taken in frames(window):
            every.append(taken)
            found[f"{name}, p99 ms"], found[f"{name}, p99 ms of the thread"] = np.percentile(taken, 99, axis=0)
        taken = np.concatenate(every)
        found["frame_median_ms"], found["thread_median_ms"] = np.median(taken, axis=0)
        found["frame_p99_ms"], found["thread_p99_ms"] = np.percentile(taken, 99, axis=0)
        found["memory_mib"] = psutil.Process().memory_info().rss / 2**20
        window.close_without_asking()
    return found


if __name__ == "__main__":
    print(json.dumps(measured(float(sys.argv[1]) if len(sys.argv) > 1 else 24.0), indent=1))
