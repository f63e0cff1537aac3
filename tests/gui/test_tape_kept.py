"""Lengths typed in the tape measure are kept like every other edit: they come back after a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from conftest import make_session
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.store.samples import reopened
from workbench.files.shipped import state_folder
from workbench.gui.app import Program
from workbench.gui.main_window import MainWindow

CORNERS = np.array([[0.0, 0.0, 1.2], [7.0, 0.0, 1.6], [6.8, 6.9, 2.0], [-0.2, 6.7, 2.6]])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_session(tmp_path / "campaign", "A-017", duration_s=0.5)


@pytest.fixture
def open_window(program: Program) -> Iterator[Callable[[Path], MainWindow]]:
    made: list[MainWindow] = []

    def open_one(folder: Path) -> MainWindow:
        window = program.new_window()
        made.append(window)
        window.sessions.open_paths([folder])
        window.actions_.refresh()
        window.actions_["tape"].trigger()
        return window

    yield open_one
    for window in made:
        window.close_without_asking()
        window.deleteLater()


def type_in(window: MainWindow, row: int, column: int, text: str) -> None:
    """As people do: go to the cell, type, press Enter."""
    dialog = window.tape.dialog
    assert dialog is not None
    dialog.grid.setFocus()
    choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
    dialog.grid.selectionModel().setCurrentIndex(dialog.model.index(row, column), choose)
    QTest.keyClick(dialog.grid, text[0])
    (editor,) = dialog.grid.viewport().findChildren(QLineEdit)
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)  # Qt ends editing a moment after the key


def is_kept(window: MainWindow) -> bool:
    assert window.keeping.problem == ""
    return window.statusBar().saved.text() == "edits kept"


def test_typed_lengths_are_kept_and_come_back_after_a_crash(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    window = open_window(folder)
    lengths = {(i, j): round(float(np.linalg.norm(CORNERS[i] - CORNERS[j])), 2) for i, j in combinations(range(4), 2)}
    for (i, j), length_m in lengths.items():
        type_in(window, i, j, f"{length_m:.2f}")
    qtbot.waitUntil(lambda: is_kept(window), timeout=10_000)
    for i in range(4):
        type_in(window, i, 5, f"{CORNERS[i, 2]:.2f}")
    qtbot.waitUntil(lambda: is_kept(window), timeout=10_000)
    assert window.tape.dialog is not None
    window.tape.dialog.place.click()
    qtbot.waitUntil(lambda: is_kept(window), timeout=10_000)
    assert window.banner.kind == ""
    now = window.document.session
    assert now is not None
    assert len(now.tapes) == 6
    assert window.keeping.store is not None
    window.keeping.store.give_way()  # the process ends where it stands: nothing is saved, nothing tidied up
    after_a_crash = reopened(folder, state_folder())
    assert after_a_crash.history.session == now
    assert after_a_crash.n_recovered == len(window.document.history.steps) - 1


def test_lengths_that_were_kept_stand_in_the_table_of_the_next_window(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    first = open_window(folder)
    type_in(first, 2, 3, "7 m 02")
    type_in(first, 3, 4, "6.5")
    qtbot.waitUntil(lambda: is_kept(first), timeout=10_000)
    first.close_without_asking()
    again = open_window(folder)
    assert again.tape.dialog is not None
    assert again.tape.dialog.model.index(2, 3).data() == "7.02"
    assert again.tape.dialog.model.index(3, 4).data() == "6.50"
    assert again.document.undo_name == "Write down M4\N{EN DASH}Source"


def test_undo_redo_and_save_have_their_keys_in_the_dialog_too(
    open_window: Callable[[Path], MainWindow], folder: Path, qtbot: QtBot
) -> None:
    window = open_window(folder)
    dialog = window.tape.dialog
    assert dialog is not None
    with qtbot.waitExposed(dialog):
        dialog.show()
    type_in(window, 0, 1, "7.02")
    window.actions_.refresh()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.model.index(0, 1).data().startswith("(")
    window.actions_.refresh()
    window.actions_["redo"].trigger()
    assert dialog.model.index(0, 1).data() == "7.02"
    window.actions_.refresh()
    QTest.keyClick(dialog.grid, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.document.is_saved, timeout=10_000)
