"""A network in which a byte was flipped gives no answer, and the window says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import wait_idle
from pytestqt.qtbot import QtBot

from workbench.files.own_models import put_own_model
from workbench.files.shipped import models_folder
from workbench.gui.main_window import MainWindow


def test_the_window_says_that_a_network_is_damaged(
    new_window: Callable[[], MainWindow], campaign: Path, qtbot: QtBot
) -> None:
    kept = put_own_model(models_folder() / "chawa.safetensors", "mine")
    data = bytearray(kept.read_bytes())
    data[-7] ^= 0x10
    kept.write_bytes(bytes(data))
    window = new_window()
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    window.finding.choose_methods(("mine",))
    window.finding.start()
    wait_idle(window, qtbot)
    assert "mine.safetensors is damaged: it does not hold what was written." in window.message.text
    assert not window.predictions.methods
