"""The Labels tab: search, sort, edit, delete; every edit one step of history; read-only sessions say why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from sound_samples import session_of

from workbench.core.session import Label
from workbench.gui.looks.theme import DARK, ThemeChoice
from workbench.gui.marks.columns import COLUMNS, MICROPHONE
from workbench.gui.marks.labels_table import LabelsTable
from workbench.gui.marks.marking import Marking
from workbench.gui.marks.times import hertz_in, time_in
from workbench.gui.sound.time_text import time_text
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Viewing

LABELS = (
    Label(start_s=2.0, end_s=2.5, text="Knocking"),
    Label(start_s=1.0, end_s=1.25, low_hz=300.0, high_hz=3400.0, microphone=2, text="voice"),
    Label(start_s=9.0, end_s=9.0, text="Drill"),
)


@pytest.fixture
def marking() -> Marking:
    document = Document()
    document.open(session_of(4, labels=LABELS), on_disk=True)
    return Marking(document, Viewing())


@pytest.fixture
def table(qtbot: QtBot, marking: Marking) -> LabelsTable:
    made = LabelsTable(marking, ThemeChoice())
    qtbot.addWidget(made)
    made.resize(560, 240)
    with qtbot.waitExposed(made):
        made.show()
    return made


def cell(table: LabelsTable, row: int, column: int) -> str:
    return table.grid.sorted.index(row, column).data()


def type_in(table: LabelsTable, row: int, column: int, text: str) -> None:
    """As people do: choose the cell, type, Enter."""
    grid = table.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.sorted.index(row, column))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    editor = next(e for e in grid.viewport().findChildren(QLineEdit) if e.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes what was typed a moment later


def test_every_label_is_a_row_with_its_figures(table: LabelsTable) -> None:
    assert [cell(table, 1, c) for c in range(len(COLUMNS))] == ["voice", "1.000", "1.250", "300", "3400", "M2"]
    assert [cell(table, 2, c) for c in range(len(COLUMNS))] == ["Drill", "9.000", "9.000", "", "", "all"]


def test_search_shows_the_labels_with_these_letters(table: LabelsTable) -> None:
    QTest.keyClicks(table.search, "kNock")
    assert table.grid.shown == [0]
    table.search.setText("nowhere")
    assert table.grid.shown == [] and table.grid.empty_text == "No label has these words."


def test_a_click_on_a_heading_sorts_and_edits_go_to_the_label_that_is_shown(
    table: LabelsTable, marking: Marking
) -> None:
    table.grid.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert table.grid.shown == [1, 0, 2]
    type_in(table, 0, 0, "shouting")
    assert marking.labels[1].text == "shouting" and marking.document.undo_name == "Rename label to “shouting”"


def test_times_and_frequencies_are_typed_as_people_write_them(table: LabelsTable, marking: Marking) -> None:
    type_in(table, 0, 2, "0:02.75")
    type_in(table, 0, 3, "1.2 kHz")
    type_in(table, 0, 4, "4000")
    assert (marking.labels[0].end_s, marking.labels[0].low_hz, marking.labels[0].high_hz) == (2.75, 1200.0, 4000.0)
    type_in(table, 0, 1, "5")
    assert (marking.labels[0].start_s, marking.labels[0].end_s) == (5.0, 5.75), "a start beyond the end takes it along"
    for _ in range(4):
        marking.document.undo()
    assert marking.labels == LABELS


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        (2, "1.5", "A label cannot end (1.500 s) before it begins (2.000 s)."),
        (1, "soon", "soon is no time: type seconds (12.5) or hours (1:02:03.5)."),
        (3, "low", "low is no frequency: type 440, 1.2 kHz, or nothing for no bound."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    table: LabelsTable, marking: Marking, column: int, text: str, said: str
) -> None:
    type_in(table, 0, column, text)
    assert marking.labels == LABELS and table.message.text() == said and table.message.isVisible()
    type_in(table, 0, 0, "Knock")
    assert not table.message.isVisible(), "the sentence goes with the next right entry"


def test_a_microphone_is_chosen_from_a_list(table: LabelsTable, marking: Marking) -> None:
    grid = table.grid
    grid.setCurrentIndex(grid.sorted.index(0, MICROPHONE))
    grid.edit(grid.currentIndex())
    box = grid.viewport().findChild(QComboBox)
    assert [box.itemText(i) for i in range(box.count())] == ["all", "M1", "M2", "M3", "M4"]
    box.setCurrentText("M3")
    grid.commitData(box)
    assert marking.labels[0].microphone == 3


def test_del_deletes_the_chosen_labels_as_one_step(table: LabelsTable, marking: Marking) -> None:
    table.grid.selectRow(0)
    corner = table.grid.visualRect(table.grid.sorted.index(2, 0)).center()
    QTest.mouseClick(table.grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, corner)
    QTest.keyClick(table.grid, Qt.Key.Key_Delete)
    assert marking.labels == LABELS[1:2] and marking.document.undo_name == "Delete 2 labels"
    marking.document.undo()
    assert marking.labels == LABELS


def test_the_chosen_row_is_the_chosen_label_and_enter_goes_there(
    table: LabelsTable, marking: Marking, qtbot: QtBot
) -> None:
    marking.choose(2)
    assert table.grid.chosen == [2]
    with qtbot.waitSignal(table.went) as went:
        QTest.keyClick(table.grid, Qt.Key.Key_Return)
    assert went.args == [2]
    at = table.grid.visualRect(table.grid.sorted.index(1, 1)).center()
    QTest.mouseClick(table.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert marking.chosen == 1


def test_the_chosen_label_stays_chosen_while_others_come_and_go(marking: Marking) -> None:
    marking.choose(1)
    marking.add(Label(start_s=0.5, end_s=0.6))
    marking.choose(1)
    marking.remove([0])
    assert marking.chosen == 0 and marking.chosen_label == LABELS[1]
    marking.document.undo()
    assert marking.chosen_label == LABELS[1]
    marking.remove([1])
    assert marking.chosen is None


def test_a_read_only_session_says_why_and_takes_nothing(qtbot: QtBot) -> None:
    document = Document()
    document.open(session_of(2, labels=LABELS, read_only_reason="Another window has it open"), on_disk=True)
    marking = Marking(document, Viewing())
    table = LabelsTable(marking, ThemeChoice())
    qtbot.addWidget(table)
    table.show()
    assert table.message.text() == "Another window has it open"
    table.grid.selectRow(0)
    assert not table.delete.isEnabled() and table.go.isEnabled()
    assert not table.grid.sorted.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(document.refused) as refused:
        QTest.keyClick(table.grid, Qt.Key.Key_Delete)
    assert refused.args == ["Another window has it open"] and marking.labels == LABELS


def test_an_empty_table_says_what_to_do(qtbot: QtBot) -> None:
    document = Document()
    table = LabelsTable(Marking(document, Viewing()), ThemeChoice())
    qtbot.addWidget(table)
    table.show_key("Ctrl+B")
    assert table.grid.empty_text == "No session is open"
    document.open(session_of(2), on_disk=True)
    assert table.grid.empty_text.endswith("then press Ctrl+B to label it.")


def test_all_rows_are_copied_with_titles(table: LabelsTable) -> None:
    QTest.keyClick(table.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 4 and lines[0].startswith("Label\tStart, s") and lines[2].startswith("voice\t1.000")


def test_two_themes_and_a_narrow_pane_keep_it_whole(table: LabelsTable) -> None:
    table._themes.choose(DARK)
    table.resize(380, 200)
    QApplication.processEvents()
    right = table.grid.mapTo(table, QPoint(table.grid.width(), 0)).x()
    assert right <= table.width()


@pytest.mark.parametrize(
    ("text", "time_s"),
    [("12.5", 12.5), ("12,5 s", 12.5), ("2:03.5", 123.5), ("1:00:00", 3600.0), ("\N{MINUS SIGN}0:30", -30.0),
     ("1:75", None), ("a", None), ("", None), ("1:2:3:4", None), ("1e3", 1000.0), ("inf", None)],
)  # fmt: skip
def test_times_are_read(text: str, time_s: float | None) -> None:
    assert time_in(text) == time_s


def test_times_that_are_said_are_read_again() -> None:
    for time_s in (0.0, 59.9996, 3599.9999, 86_399.123, 4.0):
        for unit in ("s", "min:s", "h:min:s"):
            assert time_in(time_text(time_s, unit)) == pytest.approx(time_s, abs=0.00051)


def test_frequencies_are_read() -> None:
    assert [hertz_in(t) for t in ("440", "1.2 kHz", "1,2k", "50 Hz", "x", "")] == [440, 1200, 1200, 50, None, None]


def test_long_recordings_are_timed_in_hours(table: LabelsTable, marking: Marking) -> None:
    marking.change(2, replace(LABELS[2], start_s=3723.5, end_s=3724.0))
    assert cell(table, 2, 1) == "1:02:03.500" and cell(table, 0, 1) == "0:00:02.000"
