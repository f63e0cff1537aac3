"""The Train workspace without a mouse: its keys, and where Tab goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from test_training_runs import look, three

from workbench.files.training_run import wish_of
from workbench.gui.main_window import MainWindow


@pytest.fixture
def training(home: Path, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The Train workspace with three runs; the keys go to their table."""
    three(home / "runs")
    window.workspaces.train()
    look(window.training.watch)
    qtbot.waitUntil(lambda: window.training_page.runs.table.model.rowCount() == 3)
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    window.training_page.runs.table.view.setFocus()
    return window


def test_plain_letters_are_commands_in_the_table(training: MainWindow, home: Path) -> None:
    works, table = home / "runs" / "works", training.training_page.runs.table
    table.choose(works)
    for wish in ("pause", "go on"):
        training.actions_.refresh()
        QTest.keyClick(table.view, Qt.Key.Key_P)
        assert wish_of(works) == wish
    table.choose(home / "runs" / "crashed")
    training.actions_.refresh()
    QTest.keyClick(table.view, Qt.Key.Key_T)
    assert training.training_page.shows_form and training.training_page.form.config.name == "crashed"


def test_they_are_letters_in_the_form(training: MainWindow, home: Path) -> None:
    training.training_page.runs.table.choose(home / "runs" / "works")
    training.training.new_training()
    training.actions_.refresh()
    line = training.training_page.form.form.rows["title"].editor
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, "prlt")
    assert line.text() == "prlt" and wish_of(home / "runs" / "works") == "go on"
