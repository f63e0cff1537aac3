"""Selections and labels in the spectrograms, with a real mouse and real keys on the real window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import wait_idle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sound_samples import move_mouse, picture_of

from workbench.core.session import Label
from workbench.gui.looks.plain_tip import plain_tip
from workbench.gui.main_window import MainWindow
from workbench.gui.state.viewing import Selection

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, SHIFT, CONTROL = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
                        Qt.KeyboardModifier.ControlModifier)  # fmt: skip


@pytest.fixture
def marks(opened: MainWindow, qtbot: QtBot) -> MainWindow:
    """A-1 open, its spectrograms on screen, the keyboard in them."""
    qtbot.waitUntil(lambda: opened.sound.is_complete, timeout=20_000)
    opened.sound.setFocus()
    opened.actions_.refresh()
    return opened


def drag(window: MainWindow, first: QPoint, last: QPoint, held: Qt.KeyboardModifier = NONE, button=LEFT) -> None:
    viewport = window.sound.rows.viewport()
    QTest.mousePress(viewport, button, held, first)
    for share in (0.3, 0.7, 1.0):
        move_mouse(viewport, first + (last - first) * share, button)
    QTest.mouseRelease(viewport, button, held, last)
    QApplication.processEvents()


def at(window: MainWindow, row: int, time_s: float, hz: float) -> QPoint:
    return window.sound.rows.point_of(row, time_s, hz)


def pixel_hz(window: MainWindow) -> float:
    """How much a pixel of a row is: the mouse cannot be more exact."""
    low_hz, high_hz = window.sound.frequencies.visible_hz
    return (high_hz - low_hz) / window.sound.rows.row_rect(0).height()


def label(window: MainWindow, *labels: Label) -> None:
    window.document.edit("Labels", replace(window.document.session, labels=labels))
    QApplication.processEvents()


def type_key(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    window.actions_.refresh()
    QTest.keyClick(QApplication.focusWidget() or window.sound, key, held)
    QApplication.processEvents()


def test_a_drag_selects_time_and_frequency_in_all_microphones(marks: MainWindow) -> None:
    drag(marks, at(marks, 1, 1.0, 12_000), at(marks, 1, 3.0, 4_000))
    found = marks.viewing.look.selection
    assert (found.start_s, found.end_s) == pytest.approx((1.0, 3.0), abs=0.02)
    assert (found.low_hz, found.high_hz) == pytest.approx((4_000, 12_000), abs=pixel_hz(marks))
    assert found.microphone is None and marks.viewing.look.visible_s == pytest.approx((0.0, 6.0), abs=0.01)


def test_control_selects_in_one_microphone_and_a_flat_drag_all_frequencies(marks: MainWindow) -> None:
    drag(marks, at(marks, 2, 4.0, 4_000), at(marks, 2, 2.0, 12_000), CONTROL)
    assert marks.viewing.look.selection.microphone == 2
    drag(marks, at(marks, 2, 1.0, 8_000), at(marks, 2, 2.0, 8_000))
    found = marks.viewing.look.selection
    assert (found.low_hz, found.high_hz, found.microphone) == (None, None, None)


@pytest.mark.parametrize(("button", "held"), [(MIDDLE, NONE), (LEFT, SHIFT)], ids=["middle", "shift"])
def test_the_middle_button_and_shift_still_move_the_view(marks: MainWindow, button, held) -> None:
    marks.sound.times.show_stretch(2.0, 3.0)
    drag(marks, at(marks, 0, 2.5, 8_000), at(marks, 0, 2.2, 8_000), held, button)
    assert marks.viewing.look.visible_s[0] == pytest.approx(2.3, abs=0.02) and marks.viewing.look.selection is None


def test_a_drag_beyond_the_edge_scrolls_on_until_the_end(marks: MainWindow, qtbot: QtBot) -> None:
    marks.sound.times.show_stretch(1.0, 2.0)
    viewport = marks.sound.rows.viewport()
    QTest.mousePress(viewport, LEFT, NONE, at(marks, 0, 1.5, 12_000))
    outside = at(marks, 0, 2.0, 4_000) + QPoint(12, 0)
    move_mouse(viewport, outside, LEFT)
    qtbot.waitUntil(lambda: marks.viewing.look.visible_s[1] > 3.0, timeout=20_000)
    found = marks.viewing.look.selection
    assert found.start_s == pytest.approx(1.5, abs=0.01) and found.end_s == pytest.approx(
        marks.viewing.look.visible_s[1], abs=0.05
    )
    QTest.mouseRelease(viewport, LEFT, NONE, outside)
    shown = marks.viewing.look.visible_s
    qtbot.wait(150)
    assert marks.viewing.look.visible_s == shown, "it rests when the button is up"


def test_edges_can_be_dragged_even_past_each_other(marks: MainWindow) -> None:
    marks.marking.select(Selection(2.0, 3.0, 4_000.0, 12_000.0))
    drag(marks, at(marks, 0, 3.0, 8_000), at(marks, 0, 4.0, 8_000))
    assert marks.viewing.look.selection.end_s == pytest.approx(4.0, abs=0.02)
    drag(marks, at(marks, 3, 3.0, 12_000), at(marks, 3, 3.0, 16_000))
    assert marks.viewing.look.selection.high_hz == pytest.approx(16_000, abs=pixel_hz(marks))
    drag(marks, at(marks, 0, 2.0, 8_000), at(marks, 0, 5.0, 8_000))
    found = marks.viewing.look.selection
    assert (found.start_s, found.end_s) == pytest.approx((4.0, 5.0), abs=0.02)


@pytest.mark.parametrize("scale", ["log", "mel"])
def test_selections_mean_what_they_show_on_every_axis(marks: MainWindow, scale: str) -> None:
    marks.viewing.change(frequency_scale=scale)
    drag(marks, at(marks, 0, 1.0, 5_000), at(marks, 0, 2.0, 500))
    found = marks.viewing.look.selection
    assert (found.low_hz, found.high_hz) == pytest.approx((500, 5_000), rel=0.1)
    rect = marks.marks.places.rect_of(found, 0)
    assert rect.top() == pytest.approx(at(marks, 0, 1.0, 5_000).y(), abs=1.5)
    assert rect.bottom() == pytest.approx(at(marks, 0, 1.0, 500).y(), abs=1.5)


def test_a_drag_on_the_ruler_selects_time_and_its_ends_can_be_dragged(marks: MainWindow) -> None:
    ruler = marks.sound.ruler

    def pull(first_s: float, last_s: float) -> None:
        start, end = (QPoint(round(ruler.x_of(t)), 8) for t in (first_s, last_s))
        QTest.mousePress(ruler, LEFT, NONE, start)
        move_mouse(ruler, (start + end) / 2, LEFT)
        move_mouse(ruler, end, LEFT)
        QTest.mouseRelease(ruler, LEFT, NONE, end)

    pull(1.0, 2.0)
    found = marks.viewing.look.selection
    assert (found.start_s, found.end_s) == pytest.approx((1.0, 2.0), abs=0.02) and found.low_hz is None
    pull(2.0, 4.0)
    assert marks.viewing.look.selection.end_s == pytest.approx(4.0, abs=0.02)


def test_esc_takes_the_selection_away_and_breaks_a_drag_off(marks: MainWindow) -> None:
    marks.marking.select(Selection(1.0, 2.0))
    viewport = marks.sound.rows.viewport()
    QTest.mousePress(viewport, LEFT, NONE, at(marks, 0, 4.0, 8_000))
    move_mouse(viewport, at(marks, 0, 5.0, 2_000), LEFT)
    assert marks.viewing.look.selection.start_s == pytest.approx(4.0, abs=0.02)
    type_key(marks, Qt.Key.Key_Escape)
    assert marks.viewing.look.selection == Selection(1.0, 2.0)
    QTest.mouseRelease(viewport, LEFT, NONE, at(marks, 0, 5.0, 2_000))
    type_key(marks, Qt.Key.Key_Escape)
    assert marks.viewing.look.selection is None


def test_a_click_chooses_the_microphone_and_takes_the_selection_away_unless_it_is_in_it(marks: MainWindow) -> None:
    viewport = marks.sound.rows.viewport()
    marks.marking.select(Selection(1.0, 3.0))
    QTest.mouseClick(viewport, LEFT, NONE, at(marks, 2, 2.0, 8_000))
    assert marks.viewing.look.selected_microphone == 2 and marks.viewing.look.selection is not None
    QTest.mouseClick(viewport, LEFT, NONE, at(marks, 1, 5.0, 8_000))
    assert marks.viewing.look.selected_microphone == 1 and marks.viewing.look.selection is None


def test_zoom_to_selection_shows_exactly_that_time(marks: MainWindow) -> None:
    marks.marking.select(Selection(1.25, 2.5, 1000.0, 2000.0))
    type_key(marks, Qt.Key.Key_E, CONTROL)
    assert marks.viewing.look.visible_s == (1.25, 2.5)


def test_a_label_is_made_at_the_selection_and_named_where_it_is(marks: MainWindow, qtbot: QtBot) -> None:
    marks.marking.select(Selection(1.0, 2.0, 300.0, 3000.0, 1))
    type_key(marks, Qt.Key.Key_B, CONTROL)
    assert marks.marks.lane.isVisible()
    field = marks.marks.lane.field
    qtbot.waitUntil(field.hasFocus, timeout=2_000)
    QTest.keyClicks(field, "knocking, n")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert marks.document.session.labels == (
        Label(start_s=1.0, end_s=2.0, low_hz=300.0, high_hz=3000.0, microphone=2, text="knocking, n"),
    )
    assert marks.tabs.tabText(marks.tabs.indexOf(marks.labels)) == "Labels (1)" and marks.labels.grid.chosen == [0]
    type_key(marks, Qt.Key.Key_Z, CONTROL)
    type_key(marks, Qt.Key.Key_Z, CONTROL)
    assert marks.document.session.labels == () and not marks.marks.lane.isVisible()


def test_a_moment_under_the_pointer_is_labelled(marks: MainWindow, qtbot: QtBot) -> None:
    move_mouse(marks.sound.rows.viewport(), at(marks, 0, 4.5, 3_000))
    QApplication.processEvents()
    type_key(marks, Qt.Key.Key_M, CONTROL)
    QTest.keyClick(marks.marks.lane.field, Qt.Key.Key_Escape)
    (made,) = marks.document.session.labels
    assert made.start_s == made.end_s == pytest.approx(4.5, abs=0.03) and made.text == ""


def test_the_chosen_labels_edges_are_dragged_as_one_step_and_esc_brings_them_back(marks: MainWindow) -> None:
    label(marks, Label(start_s=2.0, end_s=3.0, low_hz=4_000, high_hz=12_000, text="a"))
    marks.marking.choose(0)
    drag(marks, at(marks, 0, 3.0, 8_000), at(marks, 0, 4.0, 8_000))
    assert marks.document.session.labels[0].end_s == pytest.approx(4.0, abs=0.02)
    drag(marks, at(marks, 0, 3.0, 4_000), at(marks, 0, 3.0, 2_000))
    assert marks.document.session.labels[0].low_hz == pytest.approx(2_000, abs=pixel_hz(marks))
    marks.document.undo()
    marks.document.undo()
    assert marks.document.session.labels[0].end_s == 3.0, "each drag is one step"
    viewport = marks.sound.rows.viewport()
    QTest.mousePress(viewport, LEFT, NONE, at(marks, 0, 2.0, 8_000))
    move_mouse(viewport, at(marks, 0, 1.0, 8_000), LEFT)
    assert marks.document.session.labels[0].start_s == pytest.approx(1.0, abs=0.02)
    type_key(marks, Qt.Key.Key_Escape)
    assert marks.document.session.labels[0].start_s == 2.0


def test_a_band_in_the_lane_is_moved_stretched_renamed_and_deleted(marks: MainWindow, qtbot: QtBot) -> None:
    label(marks, Label(start_s=2.0, end_s=3.0, text="a"))
    lane = marks.marks.lane

    def pull(first_s: float, last_s: float) -> None:
        y = round(lane.band_of(0).center().y())
        start, end = (QPoint(round(lane.x_of(t)), y) for t in (first_s, last_s))
        QTest.mousePress(lane, LEFT, NONE, start)
        move_mouse(lane, (start + end) / 2, LEFT)
        move_mouse(lane, end, LEFT)
        QTest.mouseRelease(lane, LEFT, NONE, end)

    pull(2.5, 4.5)
    moved = marks.document.session.labels[0]
    assert (moved.start_s, moved.end_s) == pytest.approx((4.0, 5.0), abs=0.03)
    pull(5.0, 5.5)
    assert marks.document.session.labels[0].end_s == pytest.approx(5.5, abs=0.03)
    QTest.mouseDClick(lane, LEFT, NONE, lane.band_of(0).center().toPoint())
    QTest.keyClicks(lane.field, "b")
    marks.sound.setFocus()  # to go elsewhere takes what was typed
    assert marks.document.session.labels[0].text == "b" and lane.field is None
    type_key(marks, Qt.Key.Key_Delete)
    assert marks.document.session.labels == ()


def test_labels_at_one_time_lie_below_each_other(marks: MainWindow) -> None:
    label(marks, *(Label(start_s=1.0 + 0.1 * i, end_s=4.0, text=str(i)) for i in range(5)))
    lane = marks.marks.lane
    tops = [lane.band_of(i).top() for i in range(5)]
    assert tops[0] < tops[1] < tops[2] == tops[3] == tops[4] and lane.height() > tops[2]
    assert lane.label_at(QPointF(lane.x_of(3.0), tops[1] + 3)) == 1


def test_next_and_previous_step_through_labels_by_time_and_go_to_brings_one_up_large(marks: MainWindow) -> None:
    label(marks, Label(start_s=4.0, end_s=4.1), Label(start_s=1.0, end_s=1.2), Label(start_s=5.0, end_s=5.5))
    for key, wanted in ((Qt.Key.Key_B, 0), (Qt.Key.Key_B, 2), (Qt.Key.Key_B, 2)):
        type_key(marks, key)
        assert marks.marking.chosen == wanted
    type_key(marks, Qt.Key.Key_B, SHIFT)
    type_key(marks, Qt.Key.Key_B, SHIFT)
    assert marks.marking.chosen == 1
    marks.labels.grid.setFocus()
    QTest.keyClick(marks.labels.grid, Qt.Key.Key_Return)
    first_s, last_s = marks.viewing.look.visible_s
    assert (first_s, last_s) == pytest.approx((0.5, 1.7)) and marks.viewing.look.selection == Selection(1.0, 1.2)


def test_what_is_marked_is_seen_and_goes_again(marks: MainWindow, qtbot: QtBot) -> None:
    marks.sound.rows.leaveEvent(None)
    qtbot.waitUntil(lambda: marks.sound.is_complete)
    qtbot.wait(100)
    plain = picture_of(marks.sound.rows)
    marks.marking.select(Selection(1.0, 2.0, 4_000.0, 8_000.0))
    qtbot.wait(50)
    rect = marks.marks.places.rect_of(marks.viewing.look.selection, 0).toRect()
    changed = (picture_of(marks.sound.rows) != plain).any(axis=2)
    assert changed[rect.top() + 3 : rect.bottom() - 3, rect.left() + 3 : rect.right() - 3].mean() > 0.8
    assert not changed[: rect.top() - 6].any() and not changed[:, : rect.left() - 6].any()
    marks.marking.select(None)
    qtbot.wait(50)
    assert (picture_of(marks.sound.rows) == plain).all()


def test_a_session_that_cannot_be_edited_says_why_and_keeps_its_labels(marks: MainWindow, qtbot: QtBot) -> None:
    label(marks, Label(start_s=2.0, end_s=3.0, text="a"))
    marks.document.look_at(marks.document.session)
    marks.marking.choose(0)
    said: list[str] = []
    marks.document.refused.connect(said.append)
    drag(marks, at(marks, 0, 3.0, 8_000), at(marks, 0, 4.0, 8_000))
    marks.marks.lane.name(0)
    assert marks.document.session.labels[0].end_s == 3.0 and marks.marks.lane.field is None
    assert len(said) == 2 and "earlier version" in said[0]
    assert "earlier version" in marks.labels.message.text()
    marks.actions_.refresh()
    assert not marks.actions_["label_selection"].isEnabled()


def test_another_session_begins_with_nothing_marked(marks: MainWindow, qtbot: QtBot) -> None:
    label(marks, Label(start_s=2.0, end_s=3.0, text="a"))
    marks.marking.select_label(0)
    marks.sessions.open_next()
    wait_idle(marks, qtbot)
    assert marks.viewing.look.selection is None and marks.marking.chosen is None


def test_what_is_typed_goes_to_the_label_that_it_was_typed_for(marks: MainWindow, qtbot: QtBot) -> None:
    label(marks, Label(start_s=1.0, end_s=2.0, text="a"), Label(start_s=3.0, end_s=4.0, text="b"))
    lane = marks.marks.lane
    for leave in (
        lambda: QTest.mouseClick(lane, LEFT, NONE, lane.band_of(1).center().toPoint()),
        lambda: QTest.mouseClick(marks.sound.rows.viewport(), LEFT, NONE, at(marks, 0, 5.5, 8_000)),
        lambda: marks.marking.choose(1),
        lambda: lane.name(1),
    ):
        lane.name(0)
        typed = lane.field.text() + "x"
        lane.field.setText(typed)
        leave()
        assert [each.text for each in marks.document.session.labels] == [typed, "b"]
        lane.finish_naming()
        assert lane.field is None


def test_a_drag_of_a_label_never_takes_hold_of_another_sessions_label(marks: MainWindow, qtbot: QtBot) -> None:
    label(marks, Label(start_s=2.0, end_s=3.0, text="ours"))
    marks.marking.choose(0)
    lane, viewport = marks.marks.lane, marks.sound.rows.viewport()
    theirs = Label(start_s=1.0, end_s=2.5, text="theirs")
    for widget, start, end in (
        (viewport, at(marks, 0, 3.0, 8_000), at(marks, 0, 4.0, 8_000)),
        (lane, lane.band_of(0).center().toPoint(), lane.band_of(0).center().toPoint() + QPoint(60, 0)),
    ):
        QTest.mousePress(widget, LEFT, NONE, start)
        marks.document.open(replace(marks.document.session, id="other", labels=(theirs,)), on_disk=False)
        move_mouse(widget, end, LEFT)
        QTest.mouseRelease(widget, LEFT, NONE, end)
        assert marks.document.session.labels == (theirs,)
        marks.document.open(replace(marks.document.session, id="ours"), on_disk=False)
        label(marks, Label(start_s=2.0, end_s=3.0, text="ours"))
        marks.marking.choose(0)


def test_esc_takes_back_what_this_drag_did_and_nothing_before_it(marks: MainWindow) -> None:
    last_s = marks.sound.times.span_s[1]
    label(marks, Label(start_s=2.0, end_s=last_s, low_hz=4_000, high_hz=12_000, text="a"))
    label(marks, Label(start_s=2.0, end_s=last_s, low_hz=4_000, high_hz=12_000, text="b"))
    marks.marking.choose(0)
    viewport = marks.sound.rows.viewport()
    start = at(marks, 0, last_s, 8_000) - QPoint(1, 0)
    QTest.mousePress(viewport, LEFT, NONE, start)
    move_mouse(viewport, start + QPoint(9, 0), LEFT)  # it ends where the recording does, and stays so
    assert marks.document.session.labels[0].end_s == last_s
    type_key(marks, Qt.Key.Key_Escape)
    assert marks.document.session.labels[0].text == "b"


def test_a_label_is_not_dragged_out_of_the_recording(marks: MainWindow) -> None:
    label(marks, Label(start_s=1.0, end_s=3.0, text="a"))
    lane = marks.marks.lane
    y = round(lane.band_of(0).center().y())
    QTest.mousePress(lane, LEFT, NONE, QPoint(round(lane.x_of(2.8)), y))
    move_mouse(lane, QPoint(round(lane.x_of(0.1)), y), LEFT)
    QTest.mouseRelease(lane, LEFT, NONE, QPoint(round(lane.x_of(0.1)), y))
    (moved,) = marks.document.session.labels
    assert (moved.start_s, moved.end_s) == pytest.approx((0.0, 2.0), abs=1e-6)


def test_a_drag_ends_where_its_button_is_found_up(marks: MainWindow) -> None:
    viewport = marks.sound.rows.viewport()
    QTest.mousePress(viewport, LEFT, NONE, at(marks, 0, 1.0, 12_000))
    move_mouse(viewport, at(marks, 0, 2.0, 8_000), LEFT)
    marked = marks.viewing.look.selection
    move_mouse(viewport, at(marks, 0, 4.0, 8_000))  # the button went up over a message
    assert marks.viewing.look.selection == marked is not None


def test_labels_from_elsewhere_are_said_letter_by_letter(marks: MainWindow) -> None:
    text = "<img src='//elsewhere/a.png'>knock"
    label(marks, Label(start_s=1.0, end_s=3.0, text=text))
    model = marks.labels.grid.model_
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    shown = QTextDocument()
    shown.setHtml(tip)
    assert shown.toPlainText() == text and "<img" not in tip
    assert plain_tip("a < b") == "a < b"


def test_another_session_of_files_with_the_same_names_has_nothing_chosen(marks: MainWindow) -> None:
    label(marks, Label(start_s=2.0, end_s=3.0, text="a"))
    marks.marking.choose(0)
    marks.document.open(replace(marks.document.session, id="other"), on_disk=False)
    assert marks.marking.chosen is None


def test_zooming_to_ever_shorter_selections_ends_somewhere(marks: MainWindow) -> None:
    for _ in range(12):
        first_s, last_s = marks.viewing.look.visible_s
        marks.marking.select(Selection(first_s + 0.4 * (last_s - first_s), first_s + 0.42 * (last_s - first_s)))
        marks.marks.zoom_to_selection()
        QApplication.processEvents()
    first_s, last_s = marks.viewing.look.visible_s
    assert last_s - first_s >= 0.001
