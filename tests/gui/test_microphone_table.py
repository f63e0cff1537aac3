"""Typing, pasting and copying places; undo; survey coordinates; warnings."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from site_samples import PLACES, TRUTH, yeoju

from workbench.core.array.order import in_order
from workbench.core.session import Site
from workbench.gui.looks.theme import DARK, ThemeChoice
from workbench.gui.microphones.columns import COLUMNS
from workbench.gui.microphones.numbers import number_in, plain, shown
from workbench.gui.microphones.paste import rows_in
from workbench.gui.microphones.table import MicrophoneTable
from workbench.gui.state.document import Document
from workbench.gui.state.viewing import Viewing

COLUMN = {column.key: i for i, column in enumerate(COLUMNS)}


@dataclass
class Desk:
    document: Document
    viewing: Viewing
    themes: ThemeChoice
    table: MicrophoneTable

    @property
    def session(self):
        assert self.document.session is not None
        return self.document.session

    def text(self, row: int, key: str) -> str:
        return self.table.model.index(row, COLUMN[key]).data()

    def go_to(self, row: int, key: str) -> None:
        self.table.grid.setFocus()
        self.table.grid.setCurrentIndex(self.table.model.index(row, COLUMN[key]))

    def type_in(self, row: int, key: str, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """As people do: go to the cell, type (after F2, where it is a name), press Enter (or Tab)."""
        self.go_to(row, key)
        if key == "name":
            QTest.keyClick(self.table.grid, Qt.Key.Key_F2)
        else:
            QTest.keyClicks(self.table.grid, text[:1])
            text = text[1:]
        QTest.keyClicks(self.editor(), text)
        self.finish(end)

    def finish(self, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Leave the open editor; Qt writes what was typed a moment later."""
        QTest.keyClick(self.editor(), end)
        QTest.qWait(1)

    def editor(self) -> QLineEdit:
        (editor,) = self.table.grid.viewport().findChildren(QLineEdit)
        return editor

    def n_editors(self) -> int:
        return len(self.table.grid.viewport().findChildren(QLineEdit))

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        QTest.keyClick(self.table.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def desk(qtbot) -> Desk:
    document, viewing, themes = Document(), Viewing(), ThemeChoice()
    table = MicrophoneTable(document, viewing, themes)
    qtbot.addWidget(table)
    table.resize(760, 360)
    table.show()
    qtbot.waitExposed(table)
    document.open(yeoju(), on_disk=True)
    return Desk(document, viewing, themes, table)


@pytest.fixture
def unplaced(desk: Desk) -> Desk:
    session = yeoju(source=None, site=Site())
    for i in range(4):
        session = session.with_microphone_at(i, None)
    desk.document.open(session, on_disk=True)
    return desk


@pytest.mark.parametrize(
    ("text", "value"),
    [("4.2", 4.2), ("4,2", 4.2), (" \N{MINUS SIGN}0.5 m", -0.5), ("1e3", 1000.0), ("703770.12", 703770.12)],
)
def test_numbers_as_people_type_them(text: str, value: float) -> None:
    assert number_in(text, "m") == value


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "1 2", "1.2.3", "1_000", "4.2 km", "1e300", "m"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_in(text, "m") is None


def test_numbers_are_shown_without_minus_zero_and_edited_with_all_digits() -> None:
    assert shown(-0.001, 2) == "0.00"
    assert shown(-1.5, 2) == "\N{MINUS SIGN}1.50"
    assert shown(None, 2) == "\N{EM DASH}"
    assert plain(703770.123456) == "703770.123456"
    assert plain(4.0) == "4"


def test_all_rows_show_the_same_decimals_right_aligned_and_the_source_is_last(desk: Desk) -> None:
    assert [desk.text(1, key) for key in ("name", "x", "y", "z")] == ["M2", "17.20", "0.90", "2.60"]
    assert [desk.text(4, key) for key in ("name", "x", "y", "z")] == ["True source", "8.20", "12.40", "1.10"]
    index = desk.table.model.index(0, COLUMN["x"])
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    headers = [desk.table.model.headerData(i, Qt.Orientation.Horizontal) for i in range(4)]
    assert headers == ["Microphone", "x (m)", "y (m)", "z (m)"]


def test_typing_a_coordinate_is_one_step_with_a_name(desk: Desk) -> None:
    desk.type_in(2, "x", "4,2")
    assert desk.session.microphones[2].position_m == (4.2, *PLACES[2][1:])
    assert desk.document.undo_name == "Move M3 to x = 4.20 m"
    assert desk.table.grid.currentIndex().row() == 3
    desk.document.undo()
    assert desk.text(2, "x") == "17.10"


def test_tab_goes_on_to_the_next_number(desk: Desk) -> None:
    desk.type_in(0, "x", "1.5", Qt.Key.Key_Tab)
    QTest.keyClicks(desk.editor(), "2.5")
    desk.finish()
    assert desk.session.microphones[0].position_m == (1.5, 2.5, PLACES[0][2])


def test_typing_the_same_number_is_no_step(desk: Desk) -> None:
    desk.type_in(0, "x", "0.6")
    assert desk.document.undo_name == ""


def test_a_bad_number_keeps_the_editor_open_and_says_why(desk: Desk) -> None:
    desk.type_in(0, "y", "4..2")
    assert desk.n_editors() == 1
    assert desk.table.message.text() == "y needs a number in metres"
    assert desk.table.message.isVisible()
    assert desk.session.microphones[0].position_m == PLACES[0]
    desk.editor().setText("4.2")
    assert not desk.table.message.isVisible()
    desk.finish()
    assert desk.session.microphones[0].position_m == (PLACES[0][0], 4.2, PLACES[0][2])


def test_escape_leaves_a_bad_number_behind_and_takes_the_message_away(desk: Desk) -> None:
    desk.type_in(0, "y", "-o")
    QTest.keyClick(desk.editor(), Qt.Key.Key_Escape)
    QTest.qWait(1)
    assert desk.n_editors() == 0
    assert not desk.table.message.isVisible()
    assert desk.document.undo_name == ""


def test_gain_offset_and_uncertainty_are_edited_in_their_units(desk: Desk) -> None:
    desk.type_in(1, "gain", "-6")
    assert desk.document.undo_name == "Set the gain of M2 to -6.0 dB"
    desk.type_in(1, "offset", "12.5")
    desk.type_in(1, "error", "0.03")
    microphone = desk.session.microphones[1]
    assert (microphone.gain_db, microphone.offset_s, microphone.position_error_m) == (-6.0, 0.0125, 0.03)
    assert desk.text(1, "gain") == "\N{MINUS SIGN}6.0"
    desk.type_in(1, "error", "-1")
    assert desk.table.message.text() == "The uncertainty of a position cannot be negative"


def test_a_microphone_is_placed_once_all_three_are_typed(unplaced: Desk) -> None:
    assert unplaced.text(0, "x") == "\N{EM DASH}"
    unplaced.type_in(0, "x", "1")
    unplaced.type_in(0, "y", "2")
    assert unplaced.session.microphones[0].position_m is None
    assert (unplaced.text(0, "x"), unplaced.text(0, "z")) == ("1.00", "\N{EM DASH}")
    unplaced.type_in(0, "z", "3")
    assert unplaced.session.microphones[0].position_m == (1.0, 2.0, 3.0)
    assert unplaced.document.undo_name == "Place M1"
    assert "M2, M3 and M4 are not placed yet" in unplaced.table.warnings.whole


def test_what_is_typed_in_part_is_told_and_comes_back_with_its_session(unplaced: Desk, qtbot) -> None:
    first = unplaced.session
    unplaced.type_in(1, "x", "1000")
    unplaced.type_in(4, "x", "3")
    unplaced.type_in(4, "y", "4")
    said = "M2: x only; y and z are missing. True source: x and y only; z is missing"
    assert unplaced.table.warnings.whole == f"{said} (and 1 more under Checks)"
    with qtbot.waitSignal(unplaced.table.model.left) as left:
        unplaced.document.open(yeoju(id="b", source=None).with_microphone_at(1, None), on_disk=True)
    assert left.args[0].startswith(f"Yeoju A-017: {said}.")
    assert unplaced.text(1, "x") == "\N{EM DASH}"
    assert unplaced.table.warnings.whole == "M2 is not placed yet"
    unplaced.document.open(first, on_disk=True)
    assert [unplaced.text(row, "x") for row in (1, 4)] == ["1000.00", "3.00"]
    unplaced.type_in(1, "y", "2")
    unplaced.type_in(1, "z", "3")
    assert unplaced.session.microphones[1].position_m == (1000.0, 2.0, 3.0)
    assert unplaced.table.model.half_typed.said_everywhere() == "1 place in a new session"


def test_an_earlier_version_shows_nothing_that_is_typed_in_part(unplaced: Desk) -> None:
    unplaced.type_in(1, "x", "1000")
    unplaced.document.look_at(yeoju())
    assert "only" not in unplaced.table.warnings.whole
    unplaced.document.look_back()
    assert unplaced.text(1, "x") == "1000.00"


def test_clearing_a_coordinate_takes_the_microphone_off_the_site(desk: Desk) -> None:
    desk.go_to(0, "y")
    QTest.keyClick(desk.table.grid, Qt.Key.Key_Delete)
    assert desk.session.microphones[0].position_m is None
    assert desk.document.undo_name == "Take M1 off the site"
    assert (desk.text(0, "x"), desk.text(0, "y")) == ("0.60", "\N{EM DASH}")
    desk.document.undo()
    assert desk.session.microphones[0].position_m == PLACES[0]


def test_the_true_source_is_typed_in_the_last_row(unplaced: Desk) -> None:
    for key, text in zip("xyz", ("8.2", "12.4", "1.1"), strict=True):
        unplaced.type_in(4, key, text)
    assert unplaced.session.true_position_m == TRUTH
    assert unplaced.document.undo_name == "Place source"


def test_renaming_refuses_a_name_that_is_taken(desk: Desk) -> None:
    desk.type_in(0, "name", "North")
    assert desk.session.microphones[0].name == "North"
    assert desk.document.undo_name == "Rename M1"
    desk.type_in(1, "name", "North")
    assert desk.session.microphones[1].name == "M2"
    assert desk.table.message.text() == 'Another microphone is called "North" already'


def test_survey_coordinates_are_shifted_once_all_are_there_and_people_are_told(unplaced: Desk) -> None:
    east, north = (703781.5, 703890.0, 703880.0, 703771.0), (4744832.0, 4744825.0, 4744940.0, 4744931.0)
    utm = list(zip(east, north, (12.5, 14.0, 12.0, 15.0), strict=True))
    unplaced.go_to(0, "x")
    unplaced.paste("\n".join("\t".join(map(str, row)) for row in utm))
    assert unplaced.session.site.shift_m == (703770.0, 4744820.0, 0.0)
    assert unplaced.session.microphones[0].position_m == (11.5, 12.0, 12.5)
    assert unplaced.table.message.text() == (
        "Coordinates were shifted by (703770, 4744820, 0) m to the site frame; the shift is kept in the session"
    )
    unplaced.type_in(0, "x", "703782.5")
    assert unplaced.session.microphones[0].position_m == (12.5, 12.0, 12.5)
    unplaced.document.undo()
    unplaced.document.undo()
    assert unplaced.session.microphones[0].position_m == utm[0]


@pytest.mark.parametrize(
    "text",
    [
        "1\t2\t3\n4\t5\t6\n",
        "1,2,3\n4,5,6",
        "1;2;3\r\n4;5;6\r\n",
        "1 2 3\n4  5 6",
        "x,y,z\n1,2,3\n4,5,6",
        "1,0\t2,0\t3,0\n4\t5\t6",
    ],
)
def test_blocks_of_numbers_are_read_in_any_usual_form(text: str) -> None:
    rows, problems = rows_in(text)
    assert problems == ()
    assert [row.values for row in rows] == [(1, 2, 3), (4, 5, 6)]


def test_a_pasted_block_fills_rows_as_one_step(desk: Desk) -> None:
    desk.go_to(1, "x")
    desk.paste("3\t4\t1.5\n5\t6\t2.5\n")
    assert [m.position_m for m in desk.session.microphones[1:3]] == [(3, 4, 1.5), (5, 6, 2.5)]
    assert desk.document.undo_name == "Paste 2 rows"
    desk.document.undo()
    assert desk.document.undo_name == ""
    assert desk.session.microphones[1].position_m == PLACES[1]


def test_lines_with_names_go_to_those_microphones(desk: Desk) -> None:
    desk.go_to(0, "name")
    desk.paste("name,x,y,z\nM4,1,2,3\nm2,4,5,6\nsource,7,8,1\n")
    assert desk.session.microphones[3].position_m == (1, 2, 3)
    assert desk.session.microphones[1].position_m == (4, 5, 6)
    assert desk.session.true_position_m == (7, 8, 1)
    assert desk.session.microphones[0].position_m == PLACES[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1\t2\n3\tabc", 'line 2: "abc" is not a number'),
        ("hello", "there is no number in what was copied"),
        ("1\n2\n3\n4\n5\n6", "line 6: the table has only 5 rows"),
        ("M1,1,2,3\nM9,1,2,3", 'line 2: there is no microphone called "M9"'),
        ("1\t2\t3\t0.1\t0\t0\t9", "line 1: 7 numbers are more than the columns from here on"),
    ],
)
def test_a_bad_block_changes_nothing_and_says_why(desk: Desk, text: str, says: str) -> None:
    desk.go_to(0, "x")
    before = desk.session
    desk.paste(text)
    assert desk.session is before
    assert desk.table.message.text() == f"Nothing was pasted: {says}"


def test_what_is_copied_can_be_pasted_back(desk: Desk) -> None:
    desk.go_to(0, "x")
    desk.table.grid.setSelectionMode(desk.table.grid.SelectionMode.ExtendedSelection)
    for row in range(4):
        for key in "xyz":
            index = desk.table.model.index(row, COLUMN[key])
            desk.table.grid.selectionModel().select(index, desk.table.grid.selectionModel().SelectionFlag.Select)
    QTest.keyClick(desk.table.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[0] == "0.6\t0.7\t1.3"
    before = desk.session
    desk.go_to(0, "x")
    desk.paste(copied)
    assert [m.position_m for m in desk.session.microphones] == [m.position_m for m in before.microphones]


def test_the_chosen_microphone_is_the_same_here_and_elsewhere(desk: Desk) -> None:
    desk.go_to(2, "y")
    assert desk.viewing.look.selected_microphone == 2
    desk.viewing.change(selected_microphone=1)
    assert desk.table.grid.currentIndex().row() == 1
    desk.go_to(4, "x")
    assert desk.viewing.look.selected_microphone == 1


def test_the_size_of_the_site_is_written_once_all_three_are_there(unplaced: Desk) -> None:
    form = unplaced.table.site
    for field, text in zip(form.sizes[:2], ("9.25", "5,05"), strict=True):
        field.setFocus()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert unplaced.session.site.size_m is None
    form.sizes[2].setFocus()
    QTest.keyClicks(form.sizes[2], "0")
    QTest.keyClick(form.sizes[2], Qt.Key.Key_Return)
    assert unplaced.table.message.text() == "The size of the site along z needs a number in metres above 0"
    form.sizes[2].setText("5.05")
    QTest.keyClick(form.sizes[2], Qt.Key.Key_Return)
    assert unplaced.session.site.size_m == (9.25, 5.05, 5.05)
    assert unplaced.document.undo_name == "Set the size of the site"
    unplaced.document.undo()
    assert [field.text() for field in form.sizes] == ["", "", ""]


def test_the_name_of_the_site_is_one_step(desk: Desk) -> None:
    desk.table.site.name.setText("Goyang")
    QTest.keyClick(desk.table.site.name, Qt.Key.Key_Return)
    assert desk.session.site.name == "Goyang"
    desk.document.undo()
    assert desk.table.site.name.text() == "Yeoju"


def test_warnings_follow_every_edit(desk: Desk) -> None:
    assert desk.table.warnings.text() == ""
    desk.type_in(0, "x", "30")
    assert " outside the site: " in desk.table.warnings.whole
    assert desk.table.warnings.text()
    desk.document.undo()
    assert desk.table.warnings.text() == ""


def test_no_session_and_another_session_and_another_theme(desk: Desk) -> None:
    desk.type_in(0, "x", "-bc")
    QTest.keyClick(desk.editor(), Qt.Key.Key_Escape)
    desk.document.open(None, on_disk=True)
    assert desk.table.model.rowCount() == 0
    assert not desk.table.site.isEnabled()
    desk.table.grab()
    desk.paste("1\t2\t3")
    desk.document.open(yeoju(id="b").with_microphones_chosen((0, 1)), on_disk=True)
    assert desk.table.model.rowCount() == 3
    desk.themes.choose(DARK)
    swatch = desk.table.model.index(1, 0).data(Qt.ItemDataRole.UserRole)
    assert swatch == DARK.microphones[1]


def test_microphones_move_up_and_down_as_one_step_each(desk: Desk) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    desk.table.activateWindow()
    assert QTest.qWaitForWindowActive(desk.table)
    desk.go_to(2, "y")
    QTest.keyClick(desk.table.grid, Qt.Key.Key_Up, alt)
    assert [m.name for m in desk.session.microphones] == ["M1", "M3", "M2", "M4"]
    assert desk.document.undo_name == "Move M3 up"
    assert desk.table.grid.currentIndex().row() == 1, "the chosen cell goes with its microphone"
    QTest.keyClick(desk.table.grid, Qt.Key.Key_Down, alt)
    assert desk.document.undo_name == "Move M3 down"
    desk.document.undo()
    desk.document.undo()
    assert [m.name for m in desk.session.microphones] == ["M1", "M2", "M3", "M4"]
    ordering = desk.table.grid.ordering
    desk.go_to(0, "x")
    assert not ordering.up.isEnabled() and ordering.down.isEnabled()
    desk.go_to(4, "x")
    assert not ordering.up.isEnabled() and not ordering.down.isEnabled(), "the source is no microphone"


def test_one_entry_orders_them_anticlockwise_from_the_origin(desk: Desk) -> None:
    desk.document.open(in_order(yeoju(), (2, 0, 3, 1)), on_disk=True)
    desk.table.grid.ordering.around.trigger()
    assert [m.position_m for m in desk.session.microphones] == list(PLACES)
    assert desk.document.undo_name == "Order anticlockwise from the origin"
    step = desk.session
    desk.table.grid.ordering.around.trigger()
    assert desk.session is step, "nothing to do is no step"


def test_typed_coordinates_move_with_their_microphone(unplaced: Desk) -> None:
    unplaced.type_in(0, "x", "1.5")
    assert not unplaced.table.grid.ordering.around.isEnabled()
    unplaced.go_to(0, "x")
    unplaced.table.grid.ordering.down.trigger()
    assert [unplaced.table.model.number(row, "x") for row in (0, 1)] == [None, 1.5]


@pytest.mark.parametrize("width", [517, 560, 900])
def test_columns_fit_without_a_scroll_bar_and_all_rows_are_seen(desk: Desk, width: int) -> None:
    desk.table.resize(width, 200)
    QApplication.processEvents()
    grid, header = desk.table.grid, desk.table.grid.horizontalHeader()
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.verticalScrollBar().maximum() == 0, "the source's row is not cut"
    for i in range(len(COLUMNS)):
        if not header.isSectionHidden(i):
            assert header.sectionSize(i) >= header.sectionSizeFromContents(i).width(), COLUMNS[i].header
    assert header.isSectionHidden(COLUMN["centre"]) == (width < 600)
    assert header.sectionSize(0) >= grid.sizeHintForColumn(0) + 18, "the source's name is not cut beside its mark"


def test_a_number_beyond_all_limits_is_answered_with_the_limit(desk: Desk) -> None:
    desk.type_in(0, "x", "1e9")
    assert desk.table.message.text().startswith("x must lie between \N{MINUS SIGN}100")
    assert desk.table.message.text().endswith("metres")
    assert desk.session.microphones[0].position_m == PLACES[0]


def test_a_long_site_name_keeps_beginning_and_end_in_view(desk, qtbot):
    name = "ShotSpotter live fire, firing position 3"
    desk.document.edit("Name the site", replace(desk.session, site=replace(desk.session.site, name=name)))
    field = desk.table.site.name
    field.setFixedWidth(150)
    desk.table.grid.setFocus()
    QApplication.processEvents()
    shown = field.shown_text()
    assert shown.startswith("ShotSp") and shown.endswith("on 3") and "\N{HORIZONTAL ELLIPSIS}" in shown
    assert field.text() == field.toolTip() == name
    desk.table.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.shown_text() == name, "all of it can be typed in"


def test_a_long_warning_takes_a_second_line_before_it_is_cut(desk):
    line = desk.table.warnings
    said = "The microphones lie in one plane: a source and its mirror image behind that plane look the same"
    line.setFixedWidth(line.fontMetrics().horizontalAdvance(said) * 2 // 3)
    line.show_problems((), (said,))
    height = line.height()
    assert line.text() == said
    line.show_problems((), (said * 3, "another", "one more"))
    assert line.text().endswith("\N{HORIZONTAL ELLIPSIS} (and 2 more under Checks)")
    assert line.height() == height
