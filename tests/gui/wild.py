"""A window in a process of its own that a seeded robot clicks, types and drags in at random; run by test_wild.py.

    python wild.py CAMPAIGN SEED SECONDS

Prints one line of JSON in the end: what it did, the longest stand-still of the event loop, and every fault that the
window would have shown. Where the window stands still for ten seconds, standard error says in which line.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QSurfaceFormat, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from workbench.gui.app import Program, application
from workbench.gui.commands.actions import ACTIONS
from workbench.gui.main_window import MainWindow
from workbench.gui.site.open_gl import surface_format

EVERY_MS = 15
HANG_S = 10.0
LEFT_OUT = {"quit", "open_board", "show_folder", "run_folder", "log"}
"""Ends the run, or starts programs of the desktop."""
KEYS = [Qt.Key(k) for k in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1) if k != Qt.Key.Key_Q] + [
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_7, Qt.Key.Key_Period,
    Qt.Key.Key_Minus, Qt.Key.Key_Equal, Qt.Key.Key_F2,
]  # fmt: skip
HELD = [Qt.KeyboardModifier.NoModifier] * 6 + [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier]


class Faults(QObject):
    """What the window would have reported, kept instead of shown."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        sys.excepthook = lambda kind, error, at: self.report(error.with_traceback(at))

    @Slot(object)
    def report(self, error: BaseException) -> None:
        self.told.append("".join(traceback.format_exception(error))[-3000:])


class Gaps(QObject):
    """The longest time the event loop did not come round: while a window starts (PyTorch and VTK are imported then, and
    hold Python), and once it is ready."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_s, self.at_start_s, self._last_s = 0.0, 0.0, time.monotonic()
        self._is_starting = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    @Slot()
    def begin(self) -> None:
        self._is_starting = True

    @Slot()
    def settle(self) -> None:
        self._look()
        self._is_starting = False

    @Slot()
    def _look(self) -> None:
        gap_s, self._last_s = time.monotonic() - self._last_s, time.monotonic()
        if self._is_starting:
            self.at_start_s = max(self.at_start_s, gap_s)
        else:
            self.longest_s = max(self.longest_s, gap_s)
        faulthandler.dump_traceback_later(HANG_S)


class WildRobot(QObject):
    """Does one random thing every EVERY_MS; the same seed does the same to the same window."""

    def __init__(self, program: Program, campaign: Path, seed: int, seconds: float) -> None:
        super().__init__()
        self._program, self._campaign = program, campaign
        self._random = random.Random(seed)
        self._until_s = time.monotonic() + seconds
        self.faults, self.did, self.n_windows = Faults(), Counter[str](), 0
        self.trail: list[str] = []
        self.gaps = Gaps(self)
        self._is_acting, self._acting_since_s, self._is_over = False, 0.0, False
        self._new_window()
        QTimer.singleShot(EVERY_MS, self.act)

    def _new_window(self) -> None:
        self.n_windows += 1
        self.gaps.begin()
        window = self.window = self._program.new_window()
        for broke in (
            window.worker.broke, window.training.errands.worker.broke, window.keeping.writer.broke,
            window.comparing.files.broke, window.comparing.reckoner.worker.broke,
        ):  # fmt: skip
            broke.connect(self.faults.report)
        window.ready.connect(self.gaps.settle)
        window.resize(1366, 768)
        window.show()
        window.sessions.open_paths([self._campaign])

    @Slot()
    def act(self) -> None:
        if self._is_over:
            return
        QTimer.singleShot(EVERY_MS, self.act)  # a timer that repeats does not fire while its own slot opens a dialog
        if self._is_acting and not (QApplication.activeModalWidget() or QApplication.activePopupWidget()):
            if time.monotonic() - self._acting_since_s > 0.5:  # something is being carried: only Esc ends that
                QTest.keyClick(self.window, Qt.Key.Key_Escape)
            return
        if time.monotonic() > self._until_s:
            self._end()
            return
        if not self.window.isVisible():
            self._new_window()
            return
        self._is_acting, self._acting_since_s = True, time.monotonic()
        self._one_act()
        self._is_acting = False

    def _one_act(self) -> None:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(popup, QMenu):
            self._note("menu", popup.title())
            QTest.keyClick(popup, self._random.choice([Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Escape]))
        elif popup is not None:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        elif modal is not None and self._random.random() < 0.3:
            self._note("leave", modal.windowTitle())
            QTest.keyClick(modal, Qt.Key.Key_Escape)
        else:
            acts = {self._click: 8, self._type: 8, self._trigger: 5, self._drag: 3, self._wheel: 4, self._resize: 1}
            self._random.choices(list(acts), list(acts.values()))[0]()

    def _note(self, what: str, which: str) -> None:
        self.did[what] += 1
        self.trail = [*self.trail[-40:], f"{what} {which}"]

    def _widget(self) -> QWidget:
        """Something that is seen: of the dialog in front, else of the window or of what floats beside it."""
        tops = [
            w for w in QApplication.topLevelWidgets() if w.isVisible() and not w.windowFlags() & Qt.WindowType.ToolTip
        ]
        top = QApplication.activeModalWidget() or self._random.choice(tops or [self.window])
        seen = [w for w in top.findChildren(QWidget) if w.isVisible() and w.width() > 3 and w.height() > 3]
        return self._random.choice(seen) if seen else top

    def _place(self, widget: QWidget) -> QPoint:
        return QPoint(self._random.randrange(widget.width()), self._random.randrange(widget.height()))

    def _click(self) -> None:
        widget = self._widget()
        if isinstance(widget, QAbstractButton) and widget.text().replace("&", "") == "Quit":
            return
        self._note("click", f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}")
        button = self._random.choice([Qt.MouseButton.LeftButton] * 5 + [Qt.MouseButton.RightButton])
        held = self._random.choice(HELD)
        if self._random.random() < 0.15:
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, held, self._place(widget))
        else:
            QTest.mouseClick(widget, button, held, self._place(widget))

    def _type(self) -> None:
        widget = QApplication.focusWidget() or self.window
        key, held = self._random.choice(KEYS), self._random.choice(HELD)
        self._note("type", f"{held} {key} to {type(widget).__name__}")
        QTest.keyClick(widget, key, held)

    def _trigger(self) -> None:
        actions = self.window.actions_
        id = self._random.choice([a.id for a in ACTIONS if a.id not in LEFT_OUT])
        if actions[id].isEnabled():
            self._note("action", id)
            actions[id].trigger()

    def _drag(self) -> None:
        widget = self._widget()
        button = self._random.choice(
            [Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton]
        )
        held = self._random.choice(HELD)
        self._note("drag", type(widget).__name__)
        QTest.mousePress(widget, button, held, self._place(widget))
        for _ in range(self._random.randrange(2, 8)):
            if not _is_alive(widget):
                return
            QTest.mouseMove(widget, self._place(widget), 4)
        if _is_alive(widget):
            QTest.mouseRelease(widget, button, held, self._place(widget))

    def _wheel(self) -> None:
        widget = self._widget()
        place = self._place(widget)
        held = self._random.choice([*HELD, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier])
        by = QPoint(0, self._random.choice([-120, 120]))
        self._note("wheel", type(widget).__name__)
        event = QWheelEvent(
            place, widget.mapToGlobal(place), QPoint(), by, Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase,
            False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _resize(self) -> None:
        self._note("resize", "")
        self.window.resize(self._random.randrange(960, 1900), self._random.randrange(600, 1180))

    def _end(self) -> None:
        self._is_over = True
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        began_s = time.monotonic()
        self.window.close_without_asking()
        faulthandler.cancel_dump_traceback_later()
        told = {
            "did": dict(self.did), "n_windows": self.n_windows, "faults": self.faults.told, "trail": self.trail,
            "longest_gap_s": self.gaps.longest_s, "at_start_s": self.gaps.at_start_s,
            "close_s": time.monotonic() - began_s,
        }  # fmt: skip
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        QApplication.quit()


def _is_alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)


def main() -> None:
    campaign, seed, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    QSurfaceFormat.setDefaultFormat(surface_format())
    app = application()
    app.setQuitOnLastWindowClosed(False)
    program = Program(app, Path(os.environ["HOME"]) / "window.ini")
    robot = WildRobot(program, campaign, seed, seconds)
    assert isinstance(robot.window, MainWindow)
    app.exec()


if __name__ == "__main__":
    main()
