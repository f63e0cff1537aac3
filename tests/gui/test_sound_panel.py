"""The spectrogram panel, for real: wheel, mouse and events go through Qt, colours are read from the screen."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from sound_samples import (
    DURATION_S,
    LEFT,
    RATE_HZ,
    Desk,
    folder_of,
    levels_of,
    make_desk,
    move_mouse,
    picture_of,
    recording_of,
    session_of,
    turn_wheel,
)

from workbench.core.recording import Recording
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import level_of_code
from workbench.dsp.spectrogram_columns import codes_of
from workbench.engine.open_sound import SoundOpened
from workbench.files.session_sound import open_sound
from workbench.gui.looks.theme import DARK, LIGHT
from workbench.gui.sound.colour_maps import COLOUR_MAPS, lookup_table
from workbench.gui.sound.pointing import said_levels
from workbench.gui.sound.rows_view import LOWEST_ROW_PX
from workbench.gui.sound.ticks import level_text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot) -> Iterator[Desk]:
    yield make_desk(qtbot)


def middle_of(desk: Desk, row: int = 1) -> QPoint:
    low, high = desk.viewing.look.visible_s
    return desk.panel.rows.point_of(row, (low + high) / 2, sum(desk.panel.frequencies.visible_hz) / 2)


def width_of(shown: tuple[float, float]) -> float:
    return shown[1] - shown[0]


def test_without_a_session_it_says_what_to_do(desk):
    assert desk.panel.empty.isVisible() and not desk.panel.rows.isVisible()
    assert desk.panel.empty.text.startswith("Drop a recording here, or open a session (")
    picture = picture_of(desk.panel.empty)
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 2, "the sentence must be on screen"


def test_while_reading_it_shows_what_is_known(desk):
    desk.document.open(session_of(3), on_disk=True)
    assert [row.index for row in desk.panel.rows.rows] == [0, 1, 2]
    assert desk.panel.rows.message.startswith("Reading")
    desk.open(3)
    assert desk.panel.rows.message == ""


def test_a_problem_is_said_where_the_sound_would_be(desk):
    desk.document.open(session_of(2), on_disk=True)
    desk.panel.show_problem("m1.wav is empty.")
    assert desk.panel.rows.message == "m1.wav is empty."


@pytest.mark.parametrize("n_mics", [1, 2, 3, 5, 8, 16])
def test_any_number_of_microphones_lines_up_and_keeps_its_height(qtbot, n_mics):
    desk = make_desk(qtbot, (700, 480))
    desk.open(n_mics)
    rows = desk.panel.rows
    rects = [row.sceneBoundingRect() for row in rows.rows]
    assert len(rects) == n_mics
    assert all(rect.height() >= LOWEST_ROW_PX for rect in rects)
    assert all(upper.bottom() <= lower.top() for upper, lower in pairwise(rects))
    for strip in (desk.panel.overview, desk.panel.ruler, desk.panel.band):
        plot = strip.plot_rect()
        left = strip.mapTo(desk.panel, plot.topLeft().toPoint()).x()
        right = strip.mapTo(desk.panel, QPoint(round(plot.right()), 0)).x()
        for rect in rects:
            assert rows.mapTo(desk.panel, rect.topLeft().toPoint()).x() == pytest.approx(left, abs=1)
            assert rows.mapTo(desk.panel, rect.topRight().toPoint()).x() == pytest.approx(right, abs=1)


@pytest.mark.parametrize("height_px", [620, 300], ids=["all rows seen", "rows that scroll"])
def test_another_number_of_microphones_is_painted_as_if_it_came_first(qtbot, height_px):
    used = make_desk(qtbot, (900, height_px))
    for n_mics in (6, 4, 6, 1, 4):
        fresh = make_desk(qtbot, (900, height_px))
        for desk in (used, fresh):
            desk.open(n_mics)
            qtbot.wait(1)
        seen, wanted = (picture_of(desk.panel) for desk in (used, fresh))
        assert len(np.unique(wanted.reshape(-1, 3), axis=0)) > 100, "spectrograms must be on screen"
        np.testing.assert_array_equal(seen, wanted)


def test_frequency_labels_stay_inside_their_row(desk):
    desk.open(4)
    for factor in (1.0, 3.0, 7.0):
        desk.panel.zoom_frequency(factor)
        for axis in desk.panel.rows.axes:
            labels = axis.labels()
            assert labels
            assert all(5 <= y <= axis.size().height() - 5 for y, _ in labels)


def test_a_new_recording_is_shown_whole_with_fitting_levels(desk):
    desk.open()
    assert desk.viewing.look.visible_s == pytest.approx((0.0, DURATION_S), abs=0.05)
    low_db, high_db = desk.viewing.look.level_range_db
    assert -120 <= low_db < -60 and -30 < high_db <= 0


def test_wheel_scrolls_and_zooms_as_people_expect(desk):
    desk.open()
    rows, panel = desk.panel.rows, desk.panel
    at = middle_of(desk)
    before_hz = panel.frequencies.visible_hz
    assert turn_wheel(rows.viewport(), at, 2, CONTROL)
    zoomed_hz = panel.frequencies.visible_hz
    assert width_of(zoomed_hz) == pytest.approx(width_of(before_hz) / 1.25**2)
    turn_wheel(rows.viewport(), at, 1)
    assert panel.frequencies.visible_hz[0] > zoomed_hz[0] and desk.viewing.look.visible_s[0] == 0.0
    assert width_of(panel.frequencies.visible_hz) == pytest.approx(width_of(zoomed_hz))
    turn_wheel(rows.viewport(), at, 3, CONTROL | SHIFT)
    zoomed_s = desk.viewing.look.visible_s
    assert width_of(zoomed_s) == pytest.approx(DURATION_S / 1.25**3, rel=0.01)
    turn_wheel(rows.viewport(), at, -1, SHIFT)
    assert desk.viewing.look.visible_s[0] == pytest.approx(zoomed_s[0] + 0.1 * width_of(zoomed_s), rel=0.01)
    for row in rows.rows:
        shown_s, shown_hz = row.viewRange()
        assert shown_s == pytest.approx(desk.viewing.look.visible_s)
        assert shown_hz == pytest.approx(panel.frequencies.visible_hz)


def test_time_under_the_pointer_stays_while_zooming(desk):
    desk.open()
    at = desk.panel.rows.point_of(2, 3.0, 4000.0)
    place = desk.panel.rows.place_at(QPointF(at))
    turn_wheel(desk.panel.rows.viewport(), at, 4, CONTROL | SHIFT)
    turn_wheel(desk.panel.rows.viewport(), at, 2, CONTROL)
    assert desk.panel.rows.place_at(QPointF(at)) == pytest.approx(place, rel=1e-6)


def test_the_wheel_scrolls_through_many_microphones_while_all_frequencies_are_shown(desk):
    desk.open(16)
    bar = desk.panel.findChild(QScrollArea).verticalScrollBar()
    turn_wheel(desk.panel.rows.viewport(), middle_of(desk), -2)
    assert bar.value() > 0
    value = bar.value()
    desk.panel.zoom_frequency(2.0)
    turn_wheel(desk.panel.rows.viewport(), middle_of(desk), -2)
    assert bar.value() == value


def test_the_cursor_reads_the_exact_levels_of_all_microphones_from_the_data(desk):
    recording = desk.open()
    levels_db, step_s, step_hz = levels_of(recording), 512 / RATE_HZ, RATE_HZ / 2048
    for row, column, line in ((0, 100, 186), (2, 371, 40), (3, 500, 900)):
        move_mouse(desk.panel.rows.viewport(), desk.panel.rows.point_of(row, column * step_s, line * step_hz))
        look = desk.viewing.look
        assert look.cursor_microphone == row
        assert look.cursor_s == pytest.approx(column * step_s, abs=0.02)
        assert look.cursor_hz == pytest.approx(line * step_hz, abs=2 * 90)
        cell = levels_db[:, round(look.cursor_hz / step_hz), round(look.cursor_s / step_s)]
        assert look.cursor_db == pytest.approx(cell[row], abs=0.31), "at once, as the picture has it"
        desk.wait_until(
            lambda wanted=cell: desk.viewing.look.cursor_levels_db == pytest.approx(tuple(wanted), abs=1e-4)
        )
        assert desk.viewing.look.cursor_db == pytest.approx(cell[row], abs=1e-4)


def test_rows_tell_how_much_louder_they_are_than_the_one_pointed_at(desk):
    desk.open()
    move_mouse(desk.panel.rows.viewport(), desk.panel.rows.point_of(1, 11.0, 2000.0))
    desk.wait_until(lambda: desk.viewing.look.cursor_levels_db is not None)
    desk.settle()
    assert said_levels(desk.viewing.look, 1).endswith(" dB")
    assert float(said_levels(desk.viewing.look, 0).split()[-1]) == pytest.approx(6.0, abs=0.3)
    last = said_levels(desk.viewing.look, 3).split()[-1]
    assert last.startswith("\N{MINUS SIGN}") and float(last[1:]) == pytest.approx(12.0, abs=0.3)


@pytest.mark.parametrize("zoom", [1.0, 20.0])
def test_a_tone_narrower_than_a_pixel_is_read_where_it_is_seen(desk, zoom):
    desk.open()
    desk.panel.frequencies.zoom(zoom, 2000.0)
    desk.viewing.change(level_range_db=(-100.0, 0.0))
    desk.settle()  # what stands in for a tile is not as exact
    at = desk.panel.rows.point_of(0, 11.0, 2000.0)
    near = picture_of(desk.panel.rows)[at.y() - 2 : at.y() + 3, at.x()].astype(int).sum(axis=1)
    at.setY(at.y() - 2 + int(near.argmax()))
    move_mouse(desk.panel.rows.viewport(), at)
    assert desk.viewing.look.cursor_db == pytest.approx(20 * np.log10(0.5 * 11 / 12), abs=2)
    assert desk.viewing.look.cursor_hz == pytest.approx(2000.0, abs=12)


def test_the_cursor_follows_what_moves_under_a_pointer_at_rest(desk):
    """Keys zoom and scroll while the mouse lies still; the read-out and the crosshair then mean what is there now."""
    desk.open()
    rows, row = desk.panel.rows, desk.panel.rows.rows[1]
    at = rows.point_of(1, 3.0, 2500.0)
    move_mouse(rows.viewport(), at)
    for change in (
        lambda: desk.panel.zoom_time(2.0),
        lambda: desk.panel.scroll_time(0.25),
        lambda: desk.panel.zoom_frequency(2.0),
        desk.panel.fit,
    ):
        before = desk.viewing.look
        change()
        QApplication.processEvents()
        now = desk.viewing.look
        _, time_s, hz = rows.place_at(QPointF(at))
        assert (now.cursor_s, now.cursor_hz) != (before.cursor_s, before.cursor_hz)
        assert now.cursor_s == pytest.approx(time_s, abs=0.06)
        assert now.cursor_hz == pytest.approx(hz, abs=200)
        assert now.cursor_db is not None and now.cursor_microphone == 1
        line = row._cross[0].mapToScene(row._cross[0].line().p1())
        assert line.x() == pytest.approx(at.x(), abs=4)


def test_the_cursor_follows_rows_that_scroll_and_goes_where_they_shrink_away(qtbot):
    desk = make_desk(qtbot, (700, 480))
    desk.open(8)
    rows = desk.panel.rows
    move_mouse(rows.viewport(), rows.point_of(0, 11.0, 2500.0))
    desk.panel._scroll.verticalScrollBar().setValue(2 * LOWEST_ROW_PX + 8)
    qtbot.waitUntil(lambda: desk.viewing.look.cursor_microphone == 2)
    desk.panel.resize(500, 480)
    qtbot.waitUntil(lambda: (desk.viewing.look.cursor_s, desk.viewing.look.cursor_microphone) == (None, None))


def test_leaving_takes_the_cursor_away(desk):
    desk.open()
    move_mouse(desk.panel.rows.viewport(), middle_of(desk))
    assert desk.viewing.look.cursor_s is not None
    desk.panel.rows.leaveEvent(None)
    assert (desk.viewing.look.cursor_s, desk.viewing.look.cursor_microphone) == (None, None)


def test_one_crosshair_runs_through_all_rows_and_can_be_switched_off(desk):
    desk.open()
    plain = picture_of(desk.panel.rows)
    desk.viewing.change(cursor_s=6.0, cursor_hz=8000.0)
    crossed = picture_of(desk.panel.rows)
    changed = (plain != crossed).any(axis=2)
    for row in range(4):
        at = desk.panel.rows.point_of(row, 6.0, 8000.0)
        top = desk.panel.rows.rows[row].sceneBoundingRect().top()
        assert changed[round(top) + 3, at.x() - 1 : at.x() + 2].any(), "a line at the time"
        assert changed[at.y() - 1 : at.y() + 2, at.x() + 60].any(), "a line at the frequency"
    desk.panel.toggle_crosshair()
    assert np.array_equal(picture_of(desk.panel.rows), plain) and not desk.panel.has_crosshair


def test_a_click_is_seen_when_the_whole_of_a_long_recording_is_on_screen(desk):
    samples = np.zeros((2, 150 * RATE_HZ), dtype=np.float32)
    samples[1, 101 * RATE_HZ] = 1.0
    desk.show(Recording.of_samples(samples, RATE_HZ))
    desk.viewing.change(level_range_db=(-100.0, -56.0))
    at = desk.panel.rows.point_of(1, 101.0, 5000.0)
    picture = picture_of(desk.panel.rows)
    brightest = lookup_table("magma")[-1]
    found = (np.abs(picture[at.y(), :].astype(int) - brightest) <= 2).all(axis=1).nonzero()[0]
    assert 1 <= len(found) <= 3 and abs(found.mean() - at.x()) <= 2


def test_rows_that_get_another_width_later_than_their_widget_are_drawn_exactly(desk, qtbot):
    desk.open()
    lie = desk.panel.rows.rows[0].lie()
    before = desk.panel.feed.grid.level_of(lie.time_s, lie.width_px)
    desk.panel.rows.ci.layout.setColumnFixedWidth(0, 450)  # as when panes and lanes are laid out one after another
    qtbot.waitUntil(lambda: desk.panel.rows.rows[0].lie().width_px < lie.width_px - 300, timeout=5_000)
    now = desk.panel.rows.rows[0].lie()
    assert desk.panel.feed.grid.level_of(now.time_s, now.width_px) > before
    qtbot.waitUntil(lambda: desk.panel.feed.is_exact, timeout=10_000)


def test_pixels_are_put_together_once_a_paint_however_much_changes(desk):
    desk.open()
    desk.panel.zoom_time(2.0)
    desk.settle()
    picture_of(desk.panel.rows)
    before = [row.picture.n_composed for row in desk.panel.rows.rows]
    for _ in range(10):
        desk.panel.scroll_time(0.03)
        desk.panel.zoom_frequency(1.1)
    picture_of(desk.panel.rows)
    assert [row.picture.n_composed for row in desk.panel.rows.rows] == [n + 1 for n in before]


def test_tiles_beside_the_screen_have_nothing_painted_again(desk):
    desk.open()
    picture_of(desk.panel.rows)
    pictures = [row.picture for row in desk.panel.rows.rows]
    before = [picture.n_composed for picture in pictures]
    desk.panel.loader.arrived.emit()
    desk.panel.loader.arrived.emit()
    picture_of(desk.panel.rows)
    assert [picture.n_composed for picture in pictures] == before


@pytest.mark.parametrize("scale", ["linear", "log", "mel"])
def test_every_pixel_is_the_loudest_of_the_cells_under_it(desk, scale):
    """The row's codes against the whole spectrogram, pixel by pixel, zoomed and not."""
    recording = desk.open()
    codes = codes_of(levels_of(recording))
    step_s, step_hz = 512 / RATE_HZ, RATE_HZ / 2048
    desk.viewing.change(frequency_scale=scale)
    for zoom in (1.0, 6.0):
        desk.panel.times.zoom(zoom, 7.0)
        desk.panel.frequencies.zoom(zoom, 2000.0)
        desk.settle()
        row, frequencies = desk.panel.rows.rows[1], desk.panel.frequencies
        drawn, lie = row.picture.codes, row.lie()
        edges = frequencies.scale.hertz_at(np.linspace(*frequencies.visible_places, lie.height_px + 1))
        inside = np.ceil(edges / step_hz).astype(int)
        for y in range(0, lie.height_px, 7):
            for x in range(0, lie.width_px, 31):
                time_s = lie.time_s[0] + (x + 0.5) / lie.width_px * (lie.time_s[1] - lie.time_s[0])
                column = int(np.floor(time_s / step_s + 0.5))
                if inside[y] < inside[y + 1]:
                    assert drawn[y, x] == codes[1, inside[y] : inside[y + 1], column].max(initial=0), (x, y)
                else:  # no bin's middle lies in the pixel: it shows one of those beside it
                    assert drawn[y, x] in codes[1, max(inside[y] - 1, 0) : inside[y] + 1, column], (x, y)


def test_a_place_stays_under_the_pointer_on_every_scale(desk):
    desk.open()
    for scale in ("log", "mel", "linear"):
        desk.viewing.change(frequency_scale=scale)
        for row, time_s, hz in ((0, 3.0, 150.0), (2, 9.5, 7000.0)):
            point = desk.panel.rows.point_f(row, time_s, hz)
            assert desk.panel.rows.place_at(point) == pytest.approx((row, time_s, hz), rel=1e-6)
        tone = desk.panel.rows.point_of(0, 11.0, 2000.0)
        desk.settle()
        column = picture_of(desk.panel.rows)[:, tone.x()].astype(int).sum(axis=1)
        top, bottom = (round(f) for f in (desk.panel.rows.row_rect(0).top(), desk.panel.rows.row_rect(0).bottom()))
        assert abs(top + 30 + int(column[top + 30 : bottom - 2].argmax()) - tone.y()) <= 2, "the tone is drawn there"


def test_a_logarithmic_axis_gives_every_octave_the_same_room(desk):
    desk.open()
    desk.viewing.change(frequency_scale="log")
    heights = np.diff([desk.panel.rows.point_f(0, 1.0, hz).y() for hz in (100.0, 200.0, 400.0, 800.0, 1600.0)])
    assert heights == pytest.approx(heights[0]) and heights[0] < -5
    texts = [text for _, text in desk.panel.rows.axes[0].labels()]
    assert "1" in texts and "0.1" in texts


def test_another_window_length_is_drawn_as_computed_with_it(desk):
    recording = desk.open()
    desk.viewing.change(level_range_db=(-90.0, -20.0))
    settings = SpectrogramSettings(window="blackman-harris", n_fft=512, overlap=0.5)
    desk.viewing.change(spectrogram=settings)
    assert desk.viewing.look.level_range_db == (-90.0, -20.0), "what people chose stays"
    desk.settle()
    codes = codes_of(levels_of(recording, settings))
    row = desk.panel.rows.rows[0]
    assert row.picture.codes.max() == codes[0].max()
    move_mouse(desk.panel.rows.viewport(), desk.panel.rows.point_of(0, 6.0, 2000.0))
    look, step_hz = desk.viewing.look, RATE_HZ / 512
    drawn = codes[0, round(look.cursor_hz / step_hz), round(look.cursor_s * RATE_HZ / settings.hop)]
    assert look.cursor_db == pytest.approx(level_of_code(float(drawn)), abs=0.01)


def test_where_a_microphone_has_no_sound_its_row_says_so(desk):
    recording = recording_of(2)
    session = session_of(2, folder=folder_of(recording))
    late = replace(session.microphones[1], offset_s=8.0)
    desk.document.open(replace(session, microphones=(session.microphones[0], late)), on_disk=True)
    desk.hear()
    desk.settle()
    assert desk.panel.times.span_s == pytest.approx((0.0, 20.0), abs=0.01)
    picture, surface = picture_of(desk.panel.rows), QColor(LIGHT.surface)
    plain = np.array([surface.red(), surface.green(), surface.blue()])
    for row, silent_s, heard_s in ((0, 15.0, 5.0), (1, 3.0, 15.0)):
        at, other = (desk.panel.rows.point_of(row, t, 8000.0) for t in (silent_s, heard_s))
        assert (picture[at.y() - 8 : at.y() + 8, at.x() - 8 : at.x() + 8] == plain).all(axis=2).any()
        assert not (picture[other.y() - 8 : other.y() + 8, other.x() - 8 : other.x() + 8] == plain).all(axis=2).any()


def test_each_microphone_can_have_its_own_range_of_levels(desk):
    desk.open()
    shared = desk.viewing.look.level_range_db
    plain = picture_of(desk.panel.rows)
    desk.viewing.change(has_own_scales=True)
    own = [desk.viewing.look.range_db_of(i) for i in range(4)]
    assert own[0][1] > own[3][1] and not np.array_equal(picture_of(desk.panel.rows), plain)
    said = [row.own_range for row in desk.panel.rows.rows]
    assert said == [f"{level_text(low)} to {level_text(high)} dB" for low, high in own] and len(set(said)) == 4
    desk.viewing.change(selected_microphone=2)
    assert desk.panel.colour_bar.range_db == own[2]
    desk.panel.change_brightness(5.0)
    assert [desk.viewing.look.range_db_of(i)[0] for i in range(4)] == [low - 5.0 for low, _ in own]
    desk.viewing.change(has_own_scales=False, selected_microphone=None)
    assert desk.viewing.look.level_range_db == shared
    assert [row.own_range for row in desk.panel.rows.rows] == [""] * 4


def test_levels_and_colour_map_change_the_colours_not_the_picture(desk):
    desk.open()
    picture = desk.panel.rows.rows[0].picture
    codes = picture.codes
    before = picture_of(desk.panel.rows)
    low_db, high_db = desk.viewing.look.level_range_db
    desk.panel.change_brightness(6.0)
    assert desk.viewing.look.level_range_db == (low_db - 6.0, high_db - 6.0)
    brighter = picture_of(desk.panel.rows)
    assert brighter.mean() > before.mean()
    for name in (*COLOUR_MAPS[1:], COLOUR_MAPS[0]):
        desk.panel.next_colour_map()
        assert desk.viewing.look.colour_map == name
        assert np.array_equal(picture_of(desk.panel.rows), brighter) == (name == "magma")
    assert picture.codes is codes


def test_dragging_the_colour_scale_changes_the_range(desk):
    desk.open()
    bar = desk.panel.colour_bar
    low_db, high_db = desk.viewing.look.level_range_db
    start = QPoint(20, round(bar.y_of(high_db)))
    end = QPoint(20, round(bar.y_of(high_db - 20.0)))
    QTest.mousePress(bar, LEFT, pos=start)
    move_mouse(bar, end, LEFT)
    QTest.mouseRelease(bar, LEFT, pos=end)
    assert desk.viewing.look.level_range_db == pytest.approx((low_db, high_db - 20.0), abs=1.5)
    QTest.mouseDClick(bar, LEFT, pos=end)
    assert desk.viewing.look.level_range_db == (low_db, high_db)


def test_dragging_the_overview_window_moves_what_is_shown(desk):
    desk.open()
    desk.panel.zoom_time(4.0)
    overview = desk.panel.overview
    before = desk.viewing.look.visible_s
    grip = overview.window_rect().center().toPoint()
    QTest.mousePress(overview, LEFT, pos=grip)
    move_mouse(overview, grip + QPoint(60, 0), LEFT)
    QTest.mouseRelease(overview, LEFT, pos=grip + QPoint(60, 0))
    by_s = 60 / overview.plot_rect().width() * DURATION_S
    assert desk.viewing.look.visible_s == pytest.approx((before[0] + by_s, before[1] + by_s), abs=0.05)
    edge = QPoint(round(overview.window_rect().right()), grip.y())
    QTest.mousePress(overview, LEFT, pos=edge)
    move_mouse(overview, edge + QPoint(40, 0), LEFT)
    QTest.mouseRelease(overview, LEFT, pos=edge + QPoint(40, 0))
    assert width_of(desk.viewing.look.visible_s) > width_of(before) + 0.5
    QTest.mouseDClick(overview, LEFT, pos=grip)
    assert desk.viewing.look.visible_s == desk.panel.times.span_s


def test_dragging_a_spectrogram_moves_it_and_clicking_selects_its_microphone(desk):
    desk.open()
    desk.panel.zoom_time(3.0)
    view = desk.panel.rows.viewport()
    before, start = desk.viewing.look.visible_s, middle_of(desk, 2)
    QTest.mousePress(view, LEFT, pos=start)
    for x in (30, 60, 90):
        move_mouse(view, start - QPoint(x, 0), LEFT)
    QTest.mouseRelease(view, LEFT, pos=start - QPoint(90, 0))
    assert desk.viewing.look.visible_s[0] > before[0] and desk.viewing.look.selected_microphone is None
    QTest.mouseClick(view, LEFT, pos=start)
    assert desk.viewing.look.selected_microphone == 2


def test_it_follows_a_look_that_others_change(desk):
    desk.open()
    desk.viewing.change(visible_s=(2.0, 3.5))
    assert desk.panel.rows.rows[3].viewRange()[0] == pytest.approx([2.0, 3.5])
    desk.panel.fit()
    assert desk.viewing.look.visible_s == desk.panel.times.span_s


def test_a_switch_of_theme_repaints_everything(desk):
    desk.open()
    surfaces = []
    for theme in (LIGHT, DARK):
        desk.themes.choose(theme)
        picture = picture_of(desk.panel)
        wanted = QColor(theme.surface)
        for x, y in ((3, 3), (3, picture.shape[0] - 3), (picture.shape[1] - 3, picture.shape[0] // 2), (40, 75)):
            assert tuple(picture[y, x]) == (wanted.red(), wanted.green(), wanted.blue()), (x, y)
        surfaces.append(picture)
    assert not np.array_equal(*surfaces)


def test_an_edit_keeps_the_sound_and_another_session_does_not(desk):
    desk.open()
    desk.viewing.change(clip=3)
    desk.document.edit("Move", desk.document.session.with_microphone_at(0, (1.0, 1.0, 1.0)))
    assert desk.panel.rows.message == "" and desk.viewing.look.clip == 3
    desk.document.open(session_of(4, id="b"), on_disk=True)
    assert desk.panel.rows.message.startswith("Reading") and desk.viewing.look.clip is None
    assert not any(row.picture.isVisible() for row in desk.panel.rows.rows)


def test_the_sound_of_a_session_that_was_left_is_let_pass(desk):
    desk.open()
    sound = open_sound(desk.document.session)
    desk.document.open(session_of(2, id="b"), on_disk=True)
    desk.open_sound.take(SoundOpened(session="a", sound=sound))
    assert desk.panel.rows.message.startswith("Reading") and desk.open_sound.sound is None


def test_levels_that_people_chose_survive_a_second_reading(desk):
    desk.open()
    desk.viewing.change(level_range_db=(-70.0, -30.0), visible_s=(1.0, 4.0))
    desk.hear()
    desk.settle()
    assert desk.viewing.look.level_range_db == (-70.0, -30.0) and desk.viewing.look.visible_s == (1.0, 4.0)


def test_a_panel_can_go(qtbot):
    desk = make_desk(qtbot)
    desk.open()
    rows = [weakref.ref(row) for row in desk.panel.rows.rows]
    desk.open(2, id="b")
    gc.collect()
    assert all(row() is None for row in rows), "rows of the last session must not pile up"


@pytest.mark.parametrize("n_samples", [1, 100, 2000])
def test_very_short_recordings_are_shown_too(desk, n_samples):
    desk.show(Recording.of_samples(np.full((2, n_samples), 0.1, dtype=np.float32), 22_050))
    for act in (desk.panel.fit, lambda: desk.panel.zoom_time(1e6), lambda: desk.panel.scroll_time(3.0)):
        act()
        low, high = desk.viewing.look.visible_s
        assert low < high
        picture_of(desk.panel)


@pytest.mark.parametrize("kind", ["silent", "beyond full scale"])
def test_silence_and_sound_beyond_full_scale_get_a_sensible_scale(desk, kind):
    level = 0.0 if kind == "silent" else 20.0
    samples = np.full((2, 22_050), level, dtype=np.float32) * np.sin(np.arange(22_050, dtype=np.float32))
    desk.show(Recording.of_samples(samples, 22_050))
    low_db, high_db = desk.viewing.look.level_range_db
    assert high_db - low_db >= 30.0
    assert high_db > 0 if kind == "beyond full scale" else high_db < -60
    move_mouse(desk.panel.rows.viewport(), middle_of(desk))
    assert np.isfinite(desk.viewing.look.cursor_db)
    picture_of(desk.panel)


def test_a_sound_that_cannot_be_read_any_more_is_told_in_its_place(desk):
    desk.open(2, id="gone")
    desk.open_sound.sound.close()
    desk.panel.zoom_time(9.0)
    desk.viewing.change(spectrogram=SpectrogramSettings(n_fft=256))
    desk.wait_until(lambda: desk.panel.rows.message not in ("", "Reading\N{HORIZONTAL ELLIPSIS}"))
    assert not desk.panel.is_complete


def test_the_waveform_shows_what_is_on_screen(desk):
    recording = desk.open()
    assert not desk.panel.wave.isVisible()
    desk.viewing.change(shows_waveform=True)
    came = []
    desk.panel.loader.waveform_came.connect(came.append)
    desk.viewing.change(visible_s=(6.0, 7.0))
    desk.wait_until(lambda: bool(came) and came[-1].is_exact)
    peaks = came[-1]
    first, end = (round(t * RATE_HZ) for t in (peaks.start_s, peaks.end_s))
    assert peaks.start_s <= 6.0 and peaks.end_s >= 7.0 - 1 / RATE_HZ
    assert peaks.highs.max(axis=1) == pytest.approx(recording.samples[:, first:end].max(axis=1))
    plain = picture_of(desk.panel.wave)
    desk.viewing.change(selected_microphone=3)
    assert not np.array_equal(picture_of(desk.panel.wave), plain)
