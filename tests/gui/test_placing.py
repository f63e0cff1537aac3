"""Placing things in the 3-D view with a real mouse and real keys: planes, tray, nudges, numbers typed in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from site_desk import LEFT, NO_KEY, Desk, make_desk, move, settle
from site_samples import PLACES, TRUTH, yeoju

from workbench.core.session import Point, Site
from workbench.gui.looks.theme import DARK
from workbench.gui.placing.manner import Along
from workbench.gui.placing.things import SOURCE, Thing
from workbench.gui.site.moving import Nudging

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


@pytest.fixture
def desk(qtbot) -> Iterator[Desk]:
    desk = make_desk((700, 520))
    qtbot.addWidget(desk.panel)
    desk.panel.show()
    qtbot.waitExposed(desk.panel)
    desk.panel.activateWindow()
    desk.document.open(yeoju(), on_disk=True)
    desk.panel.start_3d()
    settle()
    yield desk
    desk.panel.shutdown()
    settle(10)


def choose(desk: Desk, along: Along, **numbers: float) -> None:
    manner = replace(desk.viewing.look.manner, along=along, **numbers)
    desk.viewing.change(manner=replace(manner, is_snap_chosen="snap_m" in numbers))


def carry(chip: QWidget, to: QPoint, release: bool = True) -> None:
    """Press on a chip of the tray, move to a point of the screen it lies on, release."""
    start = QPoint(12, chip.height() // 2)
    end = chip.mapFromGlobal(chip.window().mapToGlobal(to))
    QTest.mousePress(chip, LEFT, NO_KEY, start)
    for share in (0.2, 0.6, 1.0):
        move(chip, start + QPoint(round((end - start).x() * share), round((end - start).y() * share)))
        QTest.qWait(10)
    if release:
        QTest.mouseRelease(chip, LEFT, NO_KEY, end)
    settle()


def over(desk: Desk, place: Point) -> QPoint:
    """Where a place of the site is seen, in the panel."""
    return desk.screen.mapTo(desk.panel.window(), desk.place_px(place))


def unplaced(desk: Desk, *indices: int, source: bool = False) -> None:
    session = desk.document.session
    for i in indices:
        session = session.with_microphone_at(i, None)
    desk.document.open(session.with_source_at(None) if source else session, on_disk=True)
    settle()


# ---- dragging


def test_at_a_height_a_dragged_microphone_goes_to_that_height(desk: Desk) -> None:
    choose(desk, "height", height_m=2.0)
    desk.drag(desk.place_px(PLACES[1]), desk.place_px((12.0, 6.0, 2.0)))
    assert desk.position(1) == pytest.approx((12.0, 6.0, 2.0), abs=0.15)
    assert desk.position(1)[2] == 2.0


def test_upright_moves_z_alone_without_any_key(desk: Desk) -> None:
    choose(desk, "upright", snap_m=0.25)
    desk.drag(desk.place_px(PLACES[1]), desk.place_px(PLACES[1]) + QPoint(30, -30))
    x, y, z = desk.position(1)
    assert (x, y) == PLACES[1][:2]
    assert z > PLACES[1][2]
    assert z % 0.25 == 0


def test_on_surfaces_a_dragged_source_stands_on_its_tripod(desk: Desk) -> None:
    choose(desk, "surface", above_m=1.1)
    desk.drag(desk.place_px(TRUTH), desk.place_px((5.0, 8.0, 1.1)))
    assert desk.document.session.true_position_m == pytest.approx((5.0, 8.0, 1.1), abs=0.15)
    assert desk.document.session.true_position_m[2] == pytest.approx(1.1)


def test_ctrl_is_free_of_the_grid(desk: Desk) -> None:
    desk.panel.set_snap_m(1.0)
    desk.panel.view_top()
    desk.drag(desk.place_px(PLACES[1]), desk.place_px((13.37, 5.61, 0.0)), CTRL)
    x, y, _ = desk.position(1)
    assert (x % 1.0, y % 1.0) != (0.0, 0.0)


def test_while_dragging_the_readout_and_shadow_show_and_do_not_cover_the_thing(desk: Desk) -> None:
    corners = [desk.place_px(PLACES[i]) for i in range(4)]
    for i, start in enumerate(corners):
        desk.drag(start, start + QPoint(12, -6), release=False)
        overlay = desk.panel.stage.overlay
        desk.panel.grab()
        assert overlay.readout[0].startswith(f"M{i + 1}   x ")
        assert overlay.guides.moving_m == desk.position(i)
        box, at = overlay.readout_box, desk.place_px(desk.position(i))
        assert box is not None
        inside = box.x <= at.x() <= box.x + box.width and box.y <= at.y() <= box.y + box.height
        assert not inside
        QTest.mouseRelease(desk.screen, LEFT, NO_KEY, start + QPoint(12, -6))
        settle()
        assert overlay.readout == ()
        assert overlay.guides.moving_m is None


def test_a_read_only_session_refuses_drags_nudges_and_the_tray_and_says_why(desk: Desk) -> None:
    locked = replace(yeoju().with_microphone_at(2, None), read_only_reason="It was written by a newer version")
    desk.document.open(locked, on_disk=True)
    settle()
    said: list[str] = []
    desk.panel.hands.said.connect(lambda text, _tone: said.append(text))
    desk.drag(desk.place_px(PLACES[1]), desk.place_px(PLACES[1]) + QPoint(-40, 0))
    desk.screen.setFocus()
    QTest.keyClick(desk.screen, KEY.Key_Right)
    carry(desk.panel.hands.tray.chips[0], over(desk, (8.0, 10.0, 1.2)))
    desk.panel.hands.take_off()
    assert desk.document.session is locked
    assert len(said) == 4
    assert all("written by a newer version" in text for text in said)


# ---- the tray


def test_what_has_no_place_waits_in_the_tray_and_nothing_else_does(desk: Desk) -> None:
    tray = desk.panel.hands.tray
    assert tray.isHidden()
    unplaced(desk, 1, 3, source=True)
    assert [chip.text() for chip in tray.chips] == ["M2", "M4", "Source"]
    assert tray.geometry().right() <= desk.screen.width()
    desk.document.edit("Place", desk.document.session.with_microphone_at(1, PLACES[1]))
    settle()
    assert [chip.text() for chip in tray.chips] == ["M4", "Source"]


def test_dragging_out_of_the_tray_places_on_the_plane_as_one_step(desk: Desk) -> None:
    unplaced(desk, 2)
    carry(desk.panel.hands.tray.chips[0], over(desk, (8.0, 12.0, 1.2)))
    assert desk.position(2) == pytest.approx((8.0, 12.0, 1.2), abs=0.15)
    assert desk.document.undo_name == "Place M3"
    assert desk.viewing.look.selected_microphone == 2
    assert desk.panel.hands.tray.isHidden()
    desk.document.undo()
    settle()
    assert desk.document.session.microphones[2].position_m is None
    assert not desk.panel.hands.tray.isHidden()


def test_an_unknown_source_is_placed_from_the_tray_too(desk: Desk) -> None:
    unplaced(desk, source=True)
    choose(desk, "surface", above_m=0.5)
    carry(desk.panel.hands.tray.chips[0], over(desk, (8.0, 12.0, 0.0)))
    assert desk.document.session.true_position_m == pytest.approx((8.0, 12.0, 0.5), abs=0.15)
    assert desk.panel.hands.selected == SOURCE


def test_escape_puts_a_chip_back_and_so_does_dropping_it_where_it_came_from(desk: Desk) -> None:
    unplaced(desk, 2)
    before = desk.document.session
    chip = desk.panel.hands.tray.chips[0]
    carry(chip, over(desk, (8.0, 12.0, 1.2)), release=False)
    assert desk.document.session is not before
    QTest.keyClick(chip, KEY.Key_Escape)
    QTest.mouseRelease(chip, LEFT, NO_KEY, QPoint(5, 5))
    settle()
    assert desk.document.session.microphones[2].position_m is None
    chip = desk.panel.hands.tray.chips[0]
    carry(chip, chip.mapTo(desk.panel.window(), QPoint(30, 14)))
    assert desk.document.session.microphones[2].position_m is None
    assert desk.document.undo_name == ""


def test_enter_on_a_chip_types_its_place(desk: Desk) -> None:
    unplaced(desk, 2)
    chip = desk.panel.hands.tray.chips[0]
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Return)
    editor = desk.panel.hands.editor
    assert editor.thing == Thing("microphone", 2)
    QTest.keyClicks(editor.fields[0], "8.2, 12.4, 1.1")
    QTest.keyClick(editor.fields[0], KEY.Key_Return)
    assert desk.position(2) == (8.2, 12.4, 1.1)
    assert desk.document.undo_name == "Place M3"


def test_taking_off_the_site_brings_a_thing_back_to_the_tray(desk: Desk) -> None:
    desk.viewing.change(selected_microphone=1)
    desk.panel.hands.take_off()
    settle()
    assert desk.document.undo_name == "Take M2 off the site"
    assert [chip.text() for chip in desk.panel.hands.tray.chips] == ["M2"]


@pytest.mark.parametrize("height_px", [480, 300, 180])
def test_more_chips_than_fit_are_counted(desk: Desk, height_px: int) -> None:
    desk.panel.resize(560, height_px)
    many = tuple(replace(yeoju().microphones[0], name=f"R{i}", position_m=None) for i in range(60))
    desk.document.open(replace(yeoju(), microphones=many), on_disk=True)
    settle()
    tray = desk.panel.hands.tray
    assert 1 <= len(tray.chips) < 60 and (height_px < 480 or len(tray.chips) > 4)
    assert f"and {60 - len(tray.chips)} more" in [label.text() for label in tray.findChildren(QLabel)]
    assert tray.geometry().bottom() <= desk.screen.height()


# ---- the keyboard


def test_arrow_keys_nudge_and_join_into_one_step_until_a_pause(desk: Desk, qtbot: QtBot) -> None:
    pause = desk.panel.findChild(Nudging)._pause
    assert pause.interval() == 1000
    pause.setInterval(1_000_000)  # on a busy machine a second may pass between two keys
    desk.panel.set_snap_m(0.5)
    desk.screen.setFocus()
    QTest.mouseClick(desk.screen, LEFT, NO_KEY, desk.place_px(PLACES[1]))
    for key in (KEY.Key_Left, KEY.Key_Left, KEY.Key_Up, KEY.Key_PageUp):
        QTest.keyClick(desk.screen, key)
    x, y, z = PLACES[1]
    assert desk.position(1) == pytest.approx((x - 1.0, y + 0.5, z + 0.5))
    assert desk.panel.stage.overlay.readout[0].startswith("M2 ")
    pause.start(0)
    qtbot.waitUntil(lambda: desk.panel.stage.overlay.readout == ())
    QTest.keyClick(desk.screen, KEY.Key_Right, ALT)
    assert desk.position(1) == pytest.approx((x - 0.99, y + 0.5, z + 0.5))
    desk.document.undo()
    assert desk.position(1) == pytest.approx((x - 1.0, y + 0.5, z + 0.5))
    desk.document.undo()
    assert desk.position(1) == PLACES[1]


def test_another_edit_between_two_nudges_parts_them(desk: Desk) -> None:
    desk.screen.setFocus()
    desk.viewing.change(selected_microphone=0)
    QTest.keyClick(desk.screen, KEY.Key_Right)
    desk.document.edit("Move source", desk.document.session.with_source_at((1.0, 1.0, 1.0)))
    QTest.keyClick(desk.screen, KEY.Key_Right)
    desk.document.undo()
    assert desk.document.undo_name == "Move source"
    assert desk.position(0)[0] == pytest.approx(PLACES[0][0] + 0.05)


def test_shift_nudges_ten_steps_and_undo_takes_them_back(desk: Desk) -> None:
    desk.screen.setFocus()
    desk.viewing.change(selected_microphone=0)
    QTest.keyClick(desk.screen, KEY.Key_Right, SHIFT)
    assert desk.position(0)[0] == pytest.approx(PLACES[0][0] + 0.5)
    desk.document.undo()
    assert desk.position(0) == PLACES[0]


def test_tab_goes_from_thing_to_thing_and_then_on(desk: Desk) -> None:
    desk.screen.setFocus()
    seen = []
    for _ in range(5):
        QTest.keyClick(desk.screen, KEY.Key_Tab)
        seen.append(desk.panel.hands.selected)
    assert seen == [*(Thing("microphone", i) for i in range(4)), SOURCE]
    QTest.keyClick(desk.screen, KEY.Key_Right)
    assert desk.document.undo_name == "Nudge source"
    QTest.keyClick(desk.screen, KEY.Key_Tab, SHIFT)
    assert desk.panel.hands.selected == Thing("microphone", 3)
    QTest.keyClick(desk.screen, KEY.Key_Tab)
    QTest.keyClick(desk.screen, KEY.Key_Tab)
    assert not desk.screen.hasFocus()


def test_the_selected_source_wears_a_ring_and_a_microphone_takes_it_off(desk: Desk) -> None:
    QTest.mouseClick(desk.screen, LEFT, NO_KEY, desk.place_px(TRUTH))
    assert desk.panel.stage.overlay.guides.ring_m == TRUTH
    desk.viewing.change(selected_microphone=2)
    assert desk.panel.hands.selected == Thing("microphone", 2)
    assert desk.panel.stage.overlay.guides.ring_m is None


def test_arrow_keys_move_nothing_while_nothing_is_selected(desk: Desk) -> None:
    desk.screen.setFocus()
    for key in (KEY.Key_Left, KEY.Key_PageUp, KEY.Key_Return):
        QTest.keyClick(desk.screen, key)
    assert desk.document.undo_name == ""


# ---- numbers typed in place


def test_a_double_click_types_exact_numbers_in_place(desk: Desk) -> None:
    QTest.mouseDClick(desk.screen, LEFT, NO_KEY, desk.place_px(PLACES[1]))
    editor = desk.panel.hands.editor
    assert [field.text() for field in editor.fields] == ["17.2", "0.9", "2.6", ""]
    assert desk.screen.rect().contains(editor.geometry())
    for field, text in zip(editor.fields, ("16.05", "1,25", "2 m", "0.02"), strict=True):
        field.selectAll()
        QTest.keyClicks(field, text)
    QTest.keyClick(editor.fields[3], KEY.Key_Return)
    assert desk.position(1) == (16.05, 1.25, 2.0)
    assert desk.document.session.microphones[1].position_error_m == 0.02
    assert desk.document.undo_name == "Place M2"
    desk.document.undo()
    assert desk.position(1) == PLACES[1]


def test_the_editor_says_what_is_wrong_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.viewing.change(selected_microphone=0)
    desk.screen.setFocus()
    QTest.keyClick(desk.screen, KEY.Key_Return)
    editor = desk.panel.hands.editor
    editor.fields[1].setText("twelve")
    QTest.keyClick(editor.fields[0], KEY.Key_Return)
    assert editor.problem == "“twelve” is no number"
    assert not editor.isHidden()
    editor.fields[1].setText("")
    QTest.keyClick(editor.fields[0], KEY.Key_Return)
    assert editor.problem == "y is missing"
    editor.fields[1].setText("3")
    editor.fields[3].setText("-1")
    QTest.keyClick(editor.fields[0], KEY.Key_Return)
    assert "never negative" in editor.problem
    QTest.keyClick(editor.fields[0], KEY.Key_Escape)
    assert editor.isHidden()
    assert desk.document.undo_name == ""


def test_a_place_pasted_into_the_editor_fills_all_fields(desk: Desk) -> None:
    desk.viewing.change(selected_microphone=0)
    desk.panel.hands.open_editor()
    QGuiApplication.clipboard().setText("8.2\t12.4\t1.1\t0.05\n")
    editor = desk.panel.hands.editor
    QTest.keyClick(editor.fields[0], KEY.Key_V, CTRL)
    assert [field.text() for field in editor.fields] == ["8.2", "12.4", "1.1", "0.05"]
    assert desk.position(0) == PLACES[0]


def test_typing_ends_the_readout_of_the_nudges_before(desk: Desk) -> None:
    desk.viewing.change(selected_microphone=0)
    desk.screen.setFocus()
    QTest.keyClick(desk.screen, KEY.Key_Right)
    assert desk.panel.stage.overlay.readout
    QTest.keyClick(desk.screen, KEY.Key_Return)
    assert desk.panel.stage.overlay.readout == ()


def test_keys_typed_in_the_editor_move_nothing_else(desk: Desk) -> None:
    desk.viewing.change(selected_microphone=0)
    desk.panel.hands.open_editor()
    editor = desk.panel.hands.editor
    for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_PageUp, KEY.Key_Delete, KEY.Key_Space, KEY.Key_Tab):
        QTest.keyClick(editor.fields[0], key)
    assert desk.position(0) == PLACES[0]
    assert desk.document.undo_name == ""
    assert not editor.isHidden()


# ---- measuring


def measure(desk: Desk, *places: Point) -> None:
    for place in places:
        QTest.mouseClick(desk.screen, LEFT, NO_KEY, desk.place_px(place))
        settle(20)


def test_two_clicks_measure_and_escape_ends(desk: Desk) -> None:
    desk.viewing.change(is_measuring=True)
    measure(desk, PLACES[0], PLACES[2], TRUTH, (5.0, 20.0, 0.0))
    one, other = desk.panel.hands.measuring.measured.done
    assert one.bearing.distance_m == pytest.approx(32.06, abs=0.05)
    assert (one.start.name, one.end.name) == ("M1", "M3")
    assert other.end.place_m == pytest.approx((5.0, 20.0, 0.0), abs=0.15)
    assert desk.document.undo_name == ""
    desk.panel.grab()
    assert desk.panel.stage.overlay.readout[0].startswith("M1 → M3   ")
    measure(desk, PLACES[1])
    desk.screen.setFocus()
    QTest.keyClick(desk.screen, KEY.Key_Escape)
    assert desk.panel.hands.measuring.measured.begun is None
    assert len(desk.panel.hands.measuring.measured.done) == 2
    QTest.keyClick(desk.screen, KEY.Key_Escape)
    assert desk.panel.hands.measuring.measured.is_empty
    assert not desk.viewing.look.is_measuring


def test_a_measurement_follows_what_it_was_taken_of(desk: Desk) -> None:
    desk.viewing.change(is_measuring=True)
    measure(desk, PLACES[0], PLACES[1])
    desk.viewing.change(is_measuring=False)
    x, y, z = PLACES[0]
    desk.document.edit("Move", desk.document.session.with_microphone_at(1, (x + 3.0, y + 4.0, z)))
    settle()
    (one,) = desk.panel.hands.measuring.measured.done
    assert one.bearing.distance_m == pytest.approx(5.0)
    desk.document.edit("Off", desk.document.session.with_microphone_at(1, None))
    settle()
    assert desk.panel.hands.measuring.measured.is_empty


def test_while_measuring_nothing_is_dragged_and_the_view_still_turns(desk: Desk) -> None:
    desk.viewing.change(is_measuring=True)
    view = desk.panel.stage.view
    desk.drag(desk.place_px(PLACES[1]), desk.place_px(PLACES[1]) + QPoint(-40, 10))
    assert desk.position(1) == PLACES[1]
    assert desk.panel.stage.view.azimuth_deg != view.azimuth_deg


# ---- the bar and the mark


def test_the_bar_changes_the_manner_and_follows_it(desk: Desk) -> None:
    bar = desk.panel._placing
    bar.along.setCurrentIndex(bar.along.findData("height"))
    bar.along.activated.emit(bar.along.currentIndex())
    assert desk.viewing.look.manner.along == "height"
    assert bar.number.isVisible()
    bar.number.setValue(2.5)
    assert desk.viewing.look.manner.height_m == 2.5
    choose(desk, "surface", above_m=0.75)
    assert bar.number.value() == 0.75
    assert bar.along.currentData() == "surface"
    choose(desk, "keep", snap_m=0.0)
    assert not bar.number.isVisible()
    assert bar.snap.currentText() == "off"
    assert desk.viewing.look.manner.height_m == 2.5


def test_the_grid_suits_the_size_of_the_site_until_people_choose_one(desk: Desk) -> None:
    bar, session = desk.panel._placing, desk.document.session
    assert bar.snap.currentText() == "0.05 m"
    desk.document.edit("Set the size", replace(session, site=Site(size_m=(1000.0, 800.0, 20.0))))
    settle()
    assert bar.snap.currentText() == "1 m" and desk.viewing.look.manner.step_m == 1.0
    bar.snap.setCurrentIndex(bar.snap.findText("0.25 m"))
    bar.snap.activated.emit(bar.snap.currentIndex())
    desk.document.undo()
    settle()
    assert desk.viewing.look.manner.snap_m == 0.25
    bar.snap.setCurrentIndex(bar.snap.findText("auto"))
    bar.snap.activated.emit(bar.snap.currentIndex())
    settle()
    assert bar.snap.currentText() == "0.05 m"


def test_the_bars_share_a_row_where_there_is_room(desk: Desk) -> None:
    rows = desk.panel._placing.parentWidget()
    desk.panel.resize(1000, 520)
    settle()
    one_row = rows.height()
    desk.panel.resize(420, 520)
    settle()
    assert rows.height() > 1.5 * one_row
    bar = desk.panel._placing
    choose(desk, "surface")
    for part in (bar.along, bar.number, bar.snap, bar.measure):
        assert part.isVisible()
        assert bar.rect().contains(part.geometry()), part


def test_the_corner_mark_counts_what_is_wrong(desk: Desk) -> None:
    hands = desk.panel.hands
    hands.show_problems(("M1 and M2 stand at the same place", "The array is flat"))
    assert hands.mark.text() == "2"
    assert "same place" in hands.mark.toolTip()
    asked = []
    hands.checks_wanted.connect(lambda: asked.append(1))
    QTest.mouseClick(hands.mark, LEFT)
    assert asked == [1]
    desk.themes.choose(DARK)
    settle()
    hands.show_problems(())
    assert hands.mark.isHidden()
