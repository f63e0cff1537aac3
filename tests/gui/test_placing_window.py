"""Placing as a part of the whole window: the menu, the keys, the clipboard, other sessions, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import PLACES, session_at, wait_idle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from site_desk import move

from workbench.files.campaign import SessionRow
from workbench.files.session_folder import write_session
from workbench.gui.main_window import MainWindow
from workbench.gui.placing.copy_model import CopyModel
from workbench.gui.placing.things import Thing


def test_arrow_keys_belong_to_the_view_with_the_focus(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    screen = opened.site.stage.interactor
    screen.setFocus()
    opened.viewing.change(selected_microphone=1, clip=2)
    qtbot.wait(100)
    before = opened.viewing.look.visible_s
    QTest.keyClick(screen, Qt.Key.Key_Right)
    QTest.keyClick(screen, Qt.Key.Key_PageUp)
    x, y, z = PLACES[1]
    assert opened.document.session.microphones[1].position_m == pytest.approx((x + 0.05, y, z + 0.05))
    assert opened.viewing.look.clip == 2
    assert opened.viewing.look.visible_s == before
    opened.sound.setFocus()
    QTest.keyClick(opened.sound, Qt.Key.Key_PageUp)
    assert opened.viewing.look.clip == 1
    assert opened.document.undo_name == "Nudge M2"
    opened.document.undo()


def test_the_menu_nudges_types_and_takes_off(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_.refresh()
    assert not opened.actions_["nudge_left"].isEnabled()
    assert "Select a microphone" in opened.actions_["nudge_left"].toolTip()
    opened.viewing.change(selected_microphone=0)
    opened.actions_.refresh()
    opened.actions_["nudge_away"].trigger()
    assert opened.document.session.microphones[0].position_m == (0.5, 0.55, 1.2)
    opened.actions_["type_place"].trigger()
    assert opened.site.hands.editor.thing == Thing("microphone", 0)
    opened.actions_["take_off"].trigger()
    assert opened.document.session.microphones[0].position_m is None
    while opened.document.undo_name:
        opened.document.undo()


def test_delete_in_the_view_takes_the_selected_thing_off_the_site(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    screen = opened.site.stage.interactor
    screen.setFocus()
    opened.viewing.change(selected_microphone=3)
    opened.actions_.refresh()
    QTest.keyClick(screen, Qt.Key.Key_Delete)
    assert opened.document.session.microphones[3].position_m is None
    opened.document.undo()


def test_arrow_keys_move_what_was_just_dragged_out_of_the_tray(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(opened.isActiveWindow, timeout=5_000)
    opened.document.edit("Take M2 off", opened.document.session.with_microphone_at(1, None))
    screen, tray = opened.site.stage.interactor, opened.site.hands.tray
    qtbot.waitUntil(tray.isVisible)
    chip = tray.chips[0]
    start = QPoint(12, chip.height() // 2)
    end = chip.mapFromGlobal(screen.mapToGlobal(screen.rect().center()))
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, pos=start)
    move(chip, (start + end) / 2)
    move(chip, end)
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(tray.isHidden)
    assert opened.focusWidget() is screen
    x, y, z = opened.document.session.microphones[1].position_m
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_PageUp)
    assert opened.document.session.microphones[1].position_m == pytest.approx((x, y, z + 0.05))
    opened.document.undo()
    opened.document.undo()
    opened.document.undo()


def test_d_measures_and_the_measurements_can_be_copied(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["measure"].trigger()
    assert opened.viewing.look.is_measuring
    pick = opened.site.stage.pointer.picked
    hands = opened.site.hands
    from site_desk import Desk

    desk = Desk(opened.document, opened.viewing, opened.predictions, opened.themes, opened.site)
    for place in PLACES[:2]:
        pick.emit(desk.place_px(place).toPointF())
    assert len(hands.measuring.measured.done) == 1
    opened.actions_.refresh()
    opened.actions_["copy_measurements"].trigger()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("M1\tM2\t7.0")
    assert "1 measurement was copied" in opened.statusBar().said


def test_an_array_is_copied_and_pasted_as_csv_in_one_step(opened: MainWindow, qtbot: QtBot) -> None:
    session = opened.document.session
    opened.actions_["copy_array"].trigger()
    assert QGuiApplication.clipboard().text().startswith("microphone,x_m,y_m,z_m,position_error_m\nM1,0.5,0.5,1.2,")
    bare = replace(session, microphones=tuple(replace(m, position_m=None) for m in session.microphones))
    opened.document.edit("Clear", bare)
    opened.actions_["paste_array"].trigger()
    assert [m.position_m for m in opened.document.session.microphones] == list(PLACES)
    assert opened.document.undo_name == "Paste array"
    QGuiApplication.clipboard().setText("M1, 1, 2, 3\nM7, 1, 2, 3\n")
    opened.actions_["paste_array"].trigger()
    assert "Nothing was pasted" in opened.message.text
    opened.document.undo()
    opened.document.undo()


def test_an_array_goes_to_the_ticked_sessions(opened: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    moved = opened.document.session.with_microphone_at(0, (2.0, 2.0, 2.0))
    opened.document.edit("Move M1", moved)
    opened.actions_["array_to_sessions"].trigger()
    dialog = opened.placing.dialog
    assert dialog.model.rowCount() == 2
    assert dialog.model.ticked == ()
    assert not dialog.copy.isEnabled() and dialog.warning.isHidden()
    dialog.model.tick_shown(True)
    assert dialog.copy.text() == "Copy to 2 Sessions"
    assert "All of these 2 are placed already and will change." in dialog.warning.text()
    assert "has unsaved edits and is saved first" in dialog.warning.text()
    dialog.filter.setText("A-2")
    assert dialog.copy.text() == "Copy to 1 Session"
    assert dialog.preview.item(0, 1).text() == "0.50   0.50   1.20"
    assert dialog.preview.item(0, 2).text() == "2.00   2.00   2.00"
    assert dialog.preview.item(0, 3).text() == "2.27"
    dialog.model.tick_shown(False)
    assert not dialog.copy.isEnabled()
    dialog.model.tick_shown(True)
    dialog.copy.click()
    wait_idle(opened, qtbot)
    qtbot.waitUntil(lambda: "Done: Copy array to 1 session" in opened.statusBar().said, timeout=5_000)
    assert session_at(campaign / "A-2").microphones[0].position_m == (2.0, 2.0, 2.0)
    assert session_at(campaign / "A-10").microphones[0].position_m == PLACES[0]
    assert session_at(campaign / "A-1").microphones[0].position_m == (2.0, 2.0, 2.0), "saved before it was copied"
    opened.actions_.refresh()
    opened.actions_["undo_many"].trigger()
    wait_idle(opened, qtbot)
    assert session_at(campaign / "A-2").microphones[0].position_m == PLACES[0]
    assert opened.campaign.redo_text == "Redo Copy array to 1 session"


def test_sessions_that_an_array_suits_come_first_and_none_is_ticked() -> None:
    def row(name: str, n: int, n_placed: int, site: str = "FP1") -> SessionRow:
        return SessionRow(path=Path(name), name=name, n_microphones=n, n_placed=n_placed, site=site)

    rows = (row("4 mics", 4, 0), row("other site", 6, 0, "FP3"), row("placed", 6, 6), row("bare", 6, 0))
    model = CopyModel(rows, 6, "FP1")
    assert [model.index(i, 0).data() for i in range(4)] == ["bare", "placed", "other site", "4 mics"]
    assert [model.index(i, 3).data() for i in range(2)] == ["none", "6 of 6, would change"]
    assert model.ticked == ()
    model.tick_shown(True)
    assert [one.name for one in model.placed] == ["placed"]


def test_an_array_is_not_copied_when_its_session_cannot_be_saved(
    opened: MainWindow, campaign: Path, qtbot: QtBot
) -> None:
    opened.document.edit("Move M1", opened.document.session.with_microphone_at(0, (2.0, 2.0, 2.0)))
    opened.actions_["array_to_sessions"].trigger()
    dialog = opened.placing.dialog
    dialog.model.tick_shown(True)
    write_session(opened.document.saved.with_microphone_at(0, (1.0, 1.0, 1.0)))
    dialog.copy.click()
    qtbot.waitUntil(lambda: "array was not copied" in opened.message.text, timeout=5_000)
    wait_idle(opened, qtbot)
    assert session_at(campaign / "A-2").microphones[0].position_m == PLACES[0]


def test_the_corner_mark_says_what_the_checks_say_and_leads_there(opened: MainWindow, qtbot: QtBot) -> None:
    mark = opened.site.hands.mark
    assert mark.isHidden() == (not opened.notices.about_microphones)
    opened.document.edit("Move", opened.document.session.with_microphone_at(0, (40.0, 2.0, 1.0)))
    qtbot.waitUntil(lambda: "outside the site" in mark.toolTip(), timeout=5_000)
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert opened.tabs.currentWidget() is opened.checks
    opened.document.undo()


def test_the_manner_is_remembered(new_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = new_window()
    assert not window.viewing.look.manner.is_snap_chosen
    window.actions_["drag_surface"].trigger()
    window.site.set_snap_m(0.25)
    window.viewing.change(manner=replace(window.viewing.look.manner, above_m=1.55))
    again = new_window()
    manner = again.viewing.look.manner
    assert (manner.along, manner.snap_m, manner.above_m) == ("surface", 0.25, 1.55)
    assert manner.is_snap_chosen
    again.actions_.refresh()
    assert again.actions_["drag_surface"].isChecked()
    assert not again.actions_["drag_keep"].isChecked()


def test_an_array_that_mirrors_its_neighbours_is_noticed(window: MainWindow, campaign: Path, qtbot: QtBot) -> None:
    odd = session_at(campaign / "A-2")
    places = [m.position_m for m in odd.microphones]
    swapped = [places[0], places[3], places[2], places[1]]
    write_session(
        replace(odd, microphones=tuple(
            replace(m, position_m=p) for m, p in zip(odd.microphones, swapped, strict=True)))
    )  # fmt: skip
    window.sessions.open_paths([campaign / "A-2"])
    qtbot.waitUntil(lambda: any("mirror image of that of" in t for t in window.checks.texts), timeout=20_000)
    window.sessions.open_paths([campaign / "A-1"])
    wait_idle(window, qtbot)
    qtbot.wait(2_000)
    wait_idle(window, qtbot)
    assert not any("mirror image of that of" in t for t in window.checks.texts)
