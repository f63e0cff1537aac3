"""Listening in the window, on a real four-channel device: what its keys and buttons play is what is heard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.devices.hearing import Heard, hearing
from tests.devices.pulse import Pulse, pulse  # noqa: F401
from tests.gui.conftest import RATE_HZ, make_session, wait_idle
from workbench.gui.main_window import MainWindow
from workbench.gui.state.viewing import Selection


@pytest.fixture
def listening(window: MainWindow, pulse: Pulse, tmp_path: Path, qtbot: QtBot) -> MainWindow:  # noqa: F811
    """A session of 6 s of noise bursts is open, and there is a device."""
    window.sessions.open_paths([make_session(tmp_path, "heard")])
    wait_idle(window, qtbot)
    qtbot.waitUntil(lambda: window.listening.ear.has_sound)
    window.sound.setFocus()
    return window


def sound_of(window: MainWindow) -> np.ndarray:
    """(n_mics, n) float32: what the open session holds."""
    return window.open_sound.sound.read(0, window.open_sound.sound.n_samples)


def test_space_plays_what_is_shown_and_pauses(listening: MainWindow, qtbot: QtBot) -> None:
    ear = listening.listening.ear
    listening.sound.times.show_stretch(1.0, 4.0)
    with hearing() as heard:
        qtbot.keyClick(listening.sound, Qt.Key.Key_Space)
        assert ear.is_playing
        qtbot.waitUntil(lambda: ear.head_s > 2.0, timeout=10_000)
        qtbot.keyClick(listening.sound, Qt.Key.Key_Space)
        assert not ear.is_playing
        stopped_s = ear.head_s
        qtbot.wait(300)
    assert ear.head_s == stopped_s
    mixed = sound_of(listening).mean(axis=0)
    first = heard.place_of(mixed[RATE_HZ + 2000 : 2 * RATE_HZ]) - 2000
    n = round((stopped_s - 1.0) * RATE_HZ) - RATE_HZ // 10
    assert np.abs(heard.samples[first + 300 : first + n, 0] - mixed[RATE_HZ + 300 : RATE_HZ + n]).max() < 2**-14
