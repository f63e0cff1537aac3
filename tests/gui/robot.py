"""A window in a process of its own that a robot edits until somebody kills it; run as a program by test_kills.py.

This process imports everything once and forks a window for each line on its standard input, which names the session
folder and a seed. What a window does comes out as lines: "now N DIGEST" before the Nth value of the session can reach
a disk, "said N TEXT" once the status bar says TEXT of it, "pid P" and "ended" around it all.
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

import workbench.engine.inspect
import workbench.gui.documents.documents
import workbench.gui.site.stage
import workbench.localize.registry  # noqa: F401 - imported once, before the forks
from workbench.core.session import Session
from workbench.files.session_text import session_text
from workbench.gui.app import Program, application
from workbench.gui.main_window import MainWindow
from workbench.gui.placing.things import Thing
from workbench.gui.site.moving import Moving
from workbench.gui.site.open_gl import surface_format

EVERY_MS = 5


def digest(session: Session) -> str:
    """What tells values of a session apart."""
    return hashlib.sha256(session_text(session).encode()).hexdigest()[:16]


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


class Robot(QObject):
    """Types into the table, drags, undoes, redoes and saves, at random."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        super().__init__(window)
        self._window, self._random = window, random.Random(seed)
        self._n = 0
        self._marker = seed * 1000
        self._moving = Moving(window.document, self)
        self._left_of_drag = 0
        document, keeping = window.document, window.keeping
        document.changed.disconnect(keeping._take_document)  # first it is told, then it may reach the disk
        document.changed.connect(self._tell_value)
        document.changed.connect(keeping._take_document)
        keeping.changed.connect(self._tell_said)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.act)

    @Slot()
    def start(self) -> None:
        self._timer.start(EVERY_MS)

    @Slot(object, object)
    def _tell_value(self, before: Session | None, now: Session | None) -> None:
        if now is not None:
            self._n += 1
            tell(f"now {self._n} {digest(now)}")

    @Slot()
    def _tell_said(self) -> None:
        tell(f"said {self._n} {self._window.statusBar().saved.text()}")

    def _place_m(self) -> float:
        """A coordinate that was never used before, and is its own text in the table."""
        self._marker += 1
        return self._marker / 1000

    @Slot()
    def act(self) -> None:
        if self._left_of_drag:
            self._drag_on()
            return
        chances = {self._type: 6, self._begin_drag: 2, self._undo: 3, self._redo: 2, self._save: 1}
        self._random.choices(list(chances), list(chances.values()))[0]()

    def _type(self) -> None:
        grid = self._window.microphones.grid
        index = grid.model().index(self._random.randrange(4), 1)
        grid.setCurrentIndex(index)
        grid.edit(index)
        editor = grid.findChild(QLineEdit)
        if editor is not None:
            editor.setText(f"{self._place_m():.3f}")
            QTest.keyClick(editor, Qt.Key.Key_Return)

    def _begin_drag(self) -> None:
        self._moving.begin(Thing("microphone", self._random.randrange(4)))
        self._left_of_drag = self._random.randrange(3, 20)

    def _drag_on(self) -> None:
        self._moving.to((self._place_m(), 1.0, 1.0))
        self._left_of_drag -= 1
        if not self._left_of_drag:
            self._moving.end()

    def _undo(self) -> None:
        self._window.sessions.undo()

    def _redo(self) -> None:
        self._window.sessions.redo()

    def _save(self) -> None:
        self._window.sessions.save()


def be_a_window(folder: Path, seed: int) -> None:
    """Show the real window and let the robot at it; only a kill ends this."""
    QSurfaceFormat.setDefaultFormat(surface_format())
    app = application()
    program = Program(app, Path(os.environ["HOME"]) / "window.ini")
    window = program.new_window()
    window.resize(1366, 768)
    robot = Robot(window, seed)
    window.painted.connect(robot.start)
    window.sessions.open_paths([folder])
    window.show()
    app.exec()


def main() -> None:
    tell("warm")
    for line in sys.stdin:
        seed, _, folder = line.strip().partition(" ")
        pid = os.fork()
        if pid == 0:
            be_a_window(Path(folder), int(seed))
            os._exit(1)
        tell(f"pid {pid}")
        os.waitpid(pid, 0)
        tell("ended")


if __name__ == "__main__":
    main()
