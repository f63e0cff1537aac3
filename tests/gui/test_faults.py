"""Faults of ours: written down and shown once; the window goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from workbench.gui.work.faults import FaultHook, log_path


@pytest.fixture
def hook(qapp: object, monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[FaultHook]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = FaultHook()
    yield made
    if made.dialog is not None:
        made.dialog.close()
    made.close()


def test_a_fault_is_logged_with_its_place_and_shown_in_one_dialog(hook: FaultHook, qtbot: QtBot) -> None:
    for _ in range(3):
        try:
            _ = [][1]
        except IndexError as error:
            hook.report(error)
    qtbot.waitUntil(lambda: hook.dialog is not None)
    first = hook.dialog
    assert isinstance(first, QMessageBox)
    assert not first.isModal()
    assert str(log_path()) in first.informativeText()
    written = log_path().read_text("utf-8")
    assert written.count("IndexError") == 3
    assert "test_faults.py" in written
    qtbot.wait(50)
    assert hook.dialog is first


def test_uncaught_exceptions_come_to_the_hook_but_ctrl_c_does_not(
    hook: FaultHook, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    hook.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not log_path().exists()
    sys.excepthook(RuntimeError, RuntimeError("broken"), None)
    qtbot.waitUntil(lambda: hook.dialog is not None)
    assert "broken" in log_path().read_text("utf-8")
