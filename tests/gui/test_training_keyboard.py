"""The Train workspace without a mouse: its keys, and where Tab goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
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


def names(training: MainWindow) -> list[str]:
    """What Tab comes to from the training page's tabs on, until the site and the first thing after it."""
    found, widget = [], training.training_page.tabs.tabBar()
    for _ in range(400):
        widget = widget.nextInFocusChain()
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            inside = training.site.isAncestorOf(widget)
            text = getattr(widget, "text", str)
            found.append("site" if inside else widget.accessibleName() or text() or type(widget).__name__)
    return found


@pytest.mark.parametrize("n_chosen", [2, 3])
def test_tab_goes_from_commands_to_table_curves_comparison_and_site(
    training: MainWindow, qtbot: QtBot, n_chosen: int
) -> None:
    table = training.training_page.runs.table
    table.view.clearSelection()
    for row in range(n_chosen):
        table.view.selectionModel().select(
            table.sorted.index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    training.actions_.refresh()
    qtbot.waitUntil(lambda: len(training.training_page.runs.curves.legend.buttons) == n_chosen)
    order = names(training)
    chosen = [run.name for run in table.chosen]
    expected = [
        "More", "Trainings", *chosen, *(f"Accuracy within {r} m" for r in (1, 2, 3)), "Curves of the training",
        "Copy the table (tab-separated)", "Export the table as CSV…", "What differs between the chosen runs", "site",
    ]  # fmt: skip
    first = order.index("More")
    assert order[first : first + len(expected)] == expected
    assert set(order[:first]) <= {"Pause", "Stop and Keep", "Cancel", "Resume", "Localize with It"}


def test_tab_really_goes_there(training: MainWindow) -> None:
    table = training.training_page.runs.table
    table.choose(table.model.run(0).folder)
    table.view.setFocus()
    QTest.keyClick(training.focusWidget(), Qt.Key.Key_Tab)
    assert training.focusWidget() is training.training_page.runs.curves
