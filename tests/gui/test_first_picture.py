"""What takes seconds to load waits for the first picture, but not for ever."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from workbench.gui.work import first_picture
from workbench.gui.work.first_picture import FirstPicture

NEVER_MS = 3_600_000


class Drawing(QObject):
    drawn = Signal()

    def __init__(self, is_opening: bool) -> None:
        super().__init__()
        self.is_opening = is_opening
        self.n_over = 0
        self.first = FirstPicture(lambda: self.is_opening, self.drawn, self)
        self.first.over.connect(self.count)

    def count(self) -> None:
        self.n_over += 1


def test_nothing_is_waited_for_where_nothing_is_opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_picture, "LONGEST_MS", NEVER_MS)
    drawing = Drawing(is_opening=False)
    drawing.first.begin()
    qtbot.waitUntil(lambda: drawing.n_over == 1)


def test_a_session_that_is_opened_is_drawn_first_and_it_is_said_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_picture, "LONGEST_MS", NEVER_MS)
    drawing = Drawing(is_opening=True)
    drawing.first.begin()
    qtbot.wait(50)
    assert drawing.n_over == 0

    drawing.drawn.emit()
    drawing.drawn.emit()
    assert drawing.n_over == 1


def test_a_sound_that_never_comes_holds_nothing_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_picture, "LONGEST_MS", 60)
    drawing = Drawing(is_opening=True)
    drawing.first.begin()
    qtbot.waitUntil(lambda: drawing.n_over == 1)
    drawing.drawn.emit()
    assert drawing.n_over == 1


def test_a_window_that_closes_begins_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_picture, "LONGEST_MS", 30)
    drawing = Drawing(is_opening=False)
    drawing.first.begin()
    drawing.first.cancel()
    drawing.drawn.emit()
    qtbot.wait(80)
    assert drawing.n_over == 0


def test_the_window_and_the_first_tiles_load_neither_scipy_nor_torch_nor_vtk() -> None:
    heavy = ("scipy.fft", "scipy.signal", "torch", "vtkmodules", "librosa", "sounddevice")
    code = (
        "import sys; import workbench.gui.main_window, workbench.engine.open_sound, workbench.engine.spectrogram_tiles;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
