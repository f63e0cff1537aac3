"""The band of clips: clicked, stepped through, judged."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from sound_samples import LEFT, Desk, make_desk, move_mouse, picture_of

from workbench.core.clips import cut_into_clips
from workbench.core.events import Located
from workbench.core.recording import Recording


@pytest.fixture
def desk(qtbot) -> Iterator[Desk]:
    desk = make_desk(qtbot)
    desk.open()
    yield desk


def cell_px(desk: Desk, index: int) -> QPoint:
    return desk.panel.band.cell_of(desk.panel.clips.clips[index]).center().toPoint()


def answer(desk: Desk, index: int, x: float) -> None:
    start_s = 0.5 * index
    desk.predictions.take(
        Located(session="a", method="hearer", clip=index, start_s=start_s, end_s=start_s + 3, position_m=(x, 2.0, 1.0))
    )


def test_twelve_seconds_make_nineteen_cells_a_step_wide(desk):
    clips, band = desk.panel.clips.clips, desk.panel.band
    assert clips == cut_into_clips((0.0, 12.0)) and len(clips) == 19
    lefts = [band.cell_of(clip).left() for clip in clips]
    assert np.diff(lefts) == pytest.approx(band.plot_rect().width() * 0.5 / 12.0, abs=0.2)


def test_a_click_chooses_a_clip_and_a_second_one_lets_go(desk):
    band = desk.panel.band
    for index in (0, 7, 18):
        QTest.mouseClick(band, LEFT, pos=cell_px(desk, index))
        assert desk.viewing.look.clip == index
    assert band.caption() == "Clip 19 of 19, 9.0\N{EN DASH}12.0 s"
    QTest.mouseClick(band, LEFT, pos=cell_px(desk, 18))
    assert desk.viewing.look.clip is None and band.caption().startswith("19 clips of 3 s")


def test_the_tail_belongs_to_the_last_clip_and_the_gutter_to_none(desk):
    band = desk.panel.band
    QTest.mouseClick(band, LEFT, pos=QPoint(round(band.x_of(11.5)), 12))
    assert desk.viewing.look.clip == 18
    QTest.mouseClick(band, LEFT, pos=QPoint(10, 12))
    assert desk.viewing.look.clip == 18


def test_dragging_runs_through_clips(desk):
    band = desk.panel.band
    QTest.mousePress(band, LEFT, pos=cell_px(desk, 3))
    seen = []
    for index in (4, 5, 6):
        move_mouse(band, cell_px(desk, index), LEFT)
        seen.append(desk.viewing.look.clip)
    QTest.mouseRelease(band, LEFT, pos=cell_px(desk, 6))
    assert seen == [4, 5, 6] and desk.viewing.look.clip == 6


def test_a_double_click_brings_the_clip_up_large(desk):
    QTest.mouseDClick(desk.panel.band, LEFT, pos=cell_px(desk, 6))
    assert desk.viewing.look.clip == 6
    assert desk.viewing.look.visible_s == pytest.approx((2.7, 6.3), abs=0.01)


def test_steps_begin_at_either_end_and_stop_there(desk):
    panel = desk.panel
    panel.step_clip(1)
    assert desk.viewing.look.clip == 0
    panel.step_clip(-1)
    assert desk.viewing.look.clip == 0
    panel.last_clip()
    panel.step_clip(1)
    assert desk.viewing.look.clip == 18
    panel.first_clip()
    assert desk.viewing.look.clip == 0
    desk.viewing.change(clip=None)
    panel.step_clip(-1)
    assert desk.viewing.look.clip == 18


@pytest.mark.parametrize("by_others", [False, True])
def test_a_clip_out_of_sight_is_scrolled_to(desk, by_others):
    desk.viewing.change(visible_s=(0.0, 4.0))
    if by_others:
        desk.viewing.change(clip=12)
    else:
        desk.panel.clips.choose(12)
    assert desk.viewing.look.visible_s == pytest.approx((5.0, 9.0))


def test_the_chosen_clip_is_shaded_over_all_spectrograms(desk):
    plain = picture_of(desk.panel.rows)
    desk.viewing.change(clip=8)
    changed = (picture_of(desk.panel.rows) != plain).any(axis=2)
    for row in range(4):
        inside, outside = (desk.panel.rows.point_of(row, time_s, 9000.0) for time_s in (5.5, 2.0))
        assert changed[inside.y(), inside.x()] and not changed[outside.y(), outside.x()]


def test_answers_are_told_by_fill_and_mark_and_in_words(desk):
    band = desk.panel.band
    plain = picture_of(band)
    answer(desk, 5, 1.5)
    answer(desk, 6, 9.0)
    judged = picture_of(band)

    def cell(picture: np.ndarray, index: int) -> np.ndarray:
        at = cell_px(desk, index)
        return picture[at.y() - 6 : at.y() + 7, at.x() - 6 : at.x() + 7].astype(int)

    grey_within, grey_outside = cell(judged, 5).mean(axis=2), cell(judged, 6).mean(axis=2)
    assert not np.array_equal(cell(judged, 5), cell(plain, 5))
    assert grey_within[6, 6] != grey_within[1, 1], "a dot in the middle"
    assert grey_outside[1, 1] != grey_within[1, 1], "filled against empty, also without colour"
    desk.viewing.change(clip=5)
    assert band.caption().endswith(": hearer is 0.50 m off, within 2.0 m")
    desk.viewing.change(clip=6, radius_m=0.5)
    assert band.caption().endswith(": hearer is 8.00 m off, outside 0.5 m")
    desk.document.edit("Forget the source", desk.document.session.with_source_at(None))
    assert band.caption().endswith(": hearer answered, true place unknown")


def test_hiding_the_method_takes_its_marks_away(desk):
    plain = picture_of(desk.panel.band)
    answer(desk, 5, 1.5)
    assert not np.array_equal(picture_of(desk.panel.band), plain)
    desk.viewing.change(hidden_methods=frozenset({"hearer"}))
    assert np.array_equal(picture_of(desk.panel.band), plain)


def test_a_recording_shorter_than_a_clip_says_so(desk):
    desk.show(Recording.of_samples(np.zeros((2, 22_050), dtype=np.float32), 22_050), id="short")
    assert desk.panel.band.caption() == "Shorter than one clip of 3 s"
    desk.panel.step_clip(1)
    assert desk.viewing.look.clip is None
