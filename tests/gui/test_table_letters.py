"""Letters in the microphone table are the window's keys: none of them types over a name unseen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.gui.main_window import MainWindow
from workbench.gui.microphones.columns import COLUMNS
from workbench.gui.microphones.table import Grid
from workbench.gui.state.viewing import Selection

LEFT = Qt.MouseButton.LeftButton
COLUMN = {column.key: i for i, column in enumerate(COLUMNS)}
COMMANDS = {"M": "mute", "O": "solo", "S": "play_selection", "L": "loop", " ": "play"}


@pytest.fixture
def listed(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    """A-1 with sound, some of it selected, and the microphone table in front."""
    qtbot.waitUntil(lambda: opened.listening.ear.has_sound and opened.isActiveWindow(), timeout=20_000)
    opened.tabs.setCurrentWidget(opened.microphones)
    opened.marking.select(Selection(1.0, 2.0))
    return opened


def place_of(grid: Grid, row: int, key: str) -> QPoint:
    return grid.visualRect(grid.model().index(row, COLUMN[key])).center()


def click(window: MainWindow, row: int, key: str) -> Grid:
    grid = window.microphones.grid
    QTest.mouseClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place_of(grid, row, key))
    QApplication.processEvents()
    window.actions_.refresh()
    assert grid.hasFocus() and grid.currentIndex().column() == COLUMN[key]
    return grid


def editors(grid: Grid) -> list[QLineEdit]:
    return grid.viewport().findChildren(QLineEdit)


def names(window: MainWindow) -> list[str]:
    return [m.name for m in window.document.session.microphones]


@pytest.mark.parametrize("column", ["name", "x"])
def test_a_letter_on_a_chosen_cell_does_what_the_windows_keys_do(listed: MainWindow, column: str) -> None:
    before = names(listed)
    for typed, id in COMMANDS.items():
        grid = click(listed, 1, column)
        called = QSignalSpy(listed.actions_[id].triggered)
        QTest.keyClicks(grid, typed)
        QApplication.processEvents()
        assert called.count() == 1 and editors(grid) == [], typed
        assert grid.currentIndex().row() == 1
    listed.listening.ear.stop()
    assert listed.listening.ear.listening.muted == listed.listening.ear.listening.solo == {1}
    assert names(listed) == before and listed.document.undo_name == ""


def test_a_letter_that_is_no_key_now_does_nothing(listed: MainWindow) -> None:
    grid = click(listed, 1, "name")
    listed.actions_["mute"].setEnabled(False)
    QTest.keyClicks(grid, "MQ*")
    QApplication.processEvents()
    assert editors(grid) == [] and grid.currentIndex().row() == 1 and names(listed) == ["M1", "M2", "M3", "M4"]


@pytest.mark.parametrize("how", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, None], ids=str)
def test_renaming_begins_with_f2_enter_or_a_double_click(listed: MainWindow, how: Qt.Key | None) -> None:
    grid = click(listed, 1, "name")
    if how is None:
        QTest.mouseDClick(grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place_of(grid, 1, "name"))
    else:
        QTest.keyClick(grid, how)
    (editor,) = editors(grid)
    QTest.keyClicks(editor, "Mole So")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert names(listed) == ["M1", "Mole So", "M3", "M4"] and editors(grid) == []
    assert not listed.listening.ear.listening.muted, "what is typed in the field is the field's"


@pytest.mark.parametrize("typed", ["7", "-", "+", ".", ","])
def test_a_digit_sign_or_point_still_begins_a_number(listed: MainWindow, typed: str) -> None:
    grid = click(listed, 1, "x")
    called = QSignalSpy(listed.actions_["view_top"].triggered)
    QTest.keyClicks(grid, typed)
    QApplication.processEvents()
    (editor,) = editors(grid)
    assert editor.text() == typed and called.count() == 0
