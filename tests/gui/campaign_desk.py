"""The campaign table by keys and by its form, as tests use it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import session_at
from workbench.gui.campaign.edit_dialog import EditDialog
from workbench.gui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    assert QTest.qWaitForWindowFocused(window.windowHandle())
    window.actions_.refresh()
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def texts_of(campaign: Path, *names: str) -> list[str]:
    return [session_at(campaign / name).conditions.weather for name in names]


def choose(window: MainWindow, *names: str) -> None:
    if not window.campaign.shows_table:
        window.campaign.toggle_table()
    by_name = {r.name: r.path for r in window.campaign_list.campaign_rows.all()}
    window.campaign_table.select_folders([by_name[name] for name in names])
    window.actions_.refresh()


def form_for(window: MainWindow, *names: str) -> EditDialog:
    choose(window, *names)
    window.campaign.edit_many()
    return window.campaign.dialog
