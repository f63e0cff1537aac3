"""The toolbar in windows of every width: nothing in it is cut, the least needed gives way first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import wait_idle
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.commands.toolbar import WorkspaceSwitch
from workbench.gui.main_window import MainWindow


def whole(part: QWidget, bar: QWidget) -> bool:
    """Is all of it inside the bar, as wide as it needs?"""
    left, needs = part.mapTo(bar, QPoint(0, 0)).x(), min(part.minimumSizeHint().width(), part.maximumWidth())
    return part.isVisible() and left >= 0 and left + part.width() <= bar.width() and part.width() >= needs


def resize(window: MainWindow, qtbot: QtBot, width: int, height: int) -> None:
    """Until the window is as large on the screen, and its bar has followed."""
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.tool_bar.width() == width)
    QTest.qWait(50)


def test_the_workspace_switch_is_whole_at_every_width(window: MainWindow, qtbot: QtBot) -> None:
    bar, switch = window.tool_bar, window.tool_bar.findChild(WorkspaceSwitch)
    window.finding.choose_methods(("placefield", "spacenet", "chawa", "wav2pos"))
    wide = window.chosen_methods.text()
    for width in (1366, 1100, 1000, 960):
        resize(window, qtbot, width, 600)
        for button in switch.findChildren(QToolButton):
            assert whole(button, bar), (width, button.text())
        assert whole(window.radius.spin, bar) and whole(window.localize_button, bar), width
    assert not window.radius.slider.isVisible() and window.chosen_methods.text() != wide
    named = ("PlaceField", "SpaceNet", "CHAWA", "wav2pos")
    assert all(name in window.chosen_methods.toolTip() for name in named), "the names are on the tooltip"
    resize(window, qtbot, 1366, 768)
    assert window.radius.slider.isVisible() and window.chosen_methods.text() == wide


@pytest.mark.parametrize("n_methods", [0, 1, 2])
def test_ticking_methods_in_a_narrow_window_pushes_nothing_out(
    window: MainWindow, n_methods: int, qtbot: QtBot
) -> None:
    resize(window, qtbot, 1180, 600)
    window.finding.choose_methods(("spacenet", "chawa")[:n_methods])
    QTest.qWait(50)
    for button in window.tool_bar.findChild(WorkspaceSwitch).findChildren(QToolButton):
        assert whole(button, window.tool_bar)


def press_arrow(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Press the arrow beside Localize with the mouse; -> the methods that the menu that comes up lists."""
    button, option, seen = window.localize_button, QStyleOptionToolButton(), []
    looked: list[bool] = []
    button.initStyleOption(option)
    style, part = QStyle.ComplexControl.CC_ToolButton, QStyle.SubControl.SC_ToolButtonMenu
    arrow = button.style().subControlRect(style, option, part, button).center()

    def look() -> None:
        if button.methods.isVisible():
            seen.extend(button.methods.boxes)
            button.methods.close()
        looked.append(True)

    QTimer.singleShot(300, look)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=arrow)
    qtbot.waitUntil(lambda: bool(looked))
    return seen


def test_unticking_the_last_method_does_not_shut_the_menu_for_good(
    new_window: Callable[[], MainWindow], campaign: Path, qtbot: QtBot
) -> None:
    for is_again in (False, True):  # the choice is remembered: the next start finds it
        window = new_window()
        assert "spacenet" in press_arrow(window, qtbot), "no session is open"
        window.sessions.open_paths([campaign / "A-1"])
        wait_idle(window, qtbot)
        if not is_again:
            window.localize_button.methods.fill()
            for box in window.localize_button.methods.boxes.values():
                box.setChecked(False)
        window.actions_.refresh()
        assert window.finding.chosen_methods == ()
        assert not window.actions_["localize"].isEnabled()
        assert "Tick a method" in window.localize_button.toolTip()
        assert "spacenet" in press_arrow(window, qtbot)
    window.localize_button.methods.boxes["centroid"].setChecked(True)
    window.actions_.refresh()
    assert window.actions_["localize"].isEnabled()
    QTest.mouseClick(window.localize_button, Qt.MouseButton.LeftButton)
    wait_idle(window, qtbot)
    assert window.predictions.methods == ("centroid",)
