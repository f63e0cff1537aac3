"""The toolbar in windows of every width: nothing in it is cut, the least needed gives way first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from workbench.gui.commands.toolbar import WorkspaceSwitch
from workbench.gui.main_window import MainWindow


def whole(part: QWidget, bar: QWidget) -> bool:
    """Is all of it inside the bar, as wide as it needs?"""
    left, needs = part.mapTo(bar, QPoint(0, 0)).x(), min(part.minimumSizeHint().width(), part.maximumWidth())
    return part.isVisible() and left >= 0 and left + part.width() <= bar.width() and part.width() >= needs


def test_the_workspace_switch_is_whole_at_every_width(window: MainWindow) -> None:
    bar, switch = window.tool_bar, window.tool_bar.findChild(WorkspaceSwitch)
    wide = window.chosen_methods.text()
    for width in (1366, 1100, 1000, 960):
        window.resize(width, 600)
        QTest.qWait(50)
        assert bar.width() == width
        for button in switch.findChildren(QToolButton):
            assert whole(button, bar), (width, button.text())
        assert whole(window.radius.spin, bar) and whole(window.localize_button, bar), width
    assert not window.radius.slider.isVisible() and window.chosen_methods.text() != wide
    assert all(name in window.chosen_methods.toolTip() for name in wide.split(", ")), "the names are on the tooltip"
    window.resize(1366, 768)
    QTest.qWait(50)
    assert window.radius.slider.isVisible() and window.chosen_methods.text() == wide


@pytest.mark.parametrize("n_methods", [0, 1, 2])
def test_ticking_methods_in_a_narrow_window_pushes_nothing_out(window: MainWindow, n_methods: int) -> None:
    window.resize(1180, 600)
    QTest.qWait(50)
    window.finding.choose_methods(("spacenet", "chawa")[:n_methods])
    QTest.qWait(50)
    for button in window.tool_bar.findChild(WorkspaceSwitch).findChildren(QToolButton):
        assert whole(button, window.tool_bar)
