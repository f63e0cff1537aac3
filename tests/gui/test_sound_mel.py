"""The mel-spectra panel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sound_samples import RATE_HZ, Desk, make_desk, mel_of, picture_of, recording_of, session_of, turn_wheel

from workbench.core.events import MelSpectraDone
from workbench.core.recording import Recording
from workbench.dsp.mel import mel_centres_hz, mel_spectra_power
from workbench.gui.looks.theme import DARK, LIGHT
from workbench.gui.sound.mel_plot import AXIS_PX
from workbench.gui.sound.mel_scale import bands_below

N_HEARD = bands_below(RATE_HZ / 2, mel_centres_hz())
"""Bands of the samples' spectra that lie below half the rate they were recorded at."""


@pytest.fixture
def desk(qtbot) -> Iterator[Desk]:
    yield make_desk(qtbot)


def curves_of(plot) -> list[np.ndarray]:
    return [curve.getData()[1] for _, curve, _ in plot.curves]


def test_it_waits_until_there_are_spectra(desk):
    assert desk.mel.empty.isVisible()
    desk.open()
    assert desk.mel.levels.isVisible() and not desk.mel.empty.isVisible()


def test_no_clip_shows_the_mean_power_of_all(desk):
    done = mel_of(desk.open())
    assert desk.mel.heading.title == "All clips, mean"
    wanted = 10 * np.log10(np.mean(10 ** (done.levels_db.astype(np.float64) / 10), axis=0))
    assert np.allclose(curves_of(desk.mel.levels), wanted[:, :N_HEARD])


def test_a_clip_shows_its_curves_and_the_differences_to_the_first_microphone(desk):
    levels_db = mel_of(desk.open()).levels_db[11, :, :N_HEARD]
    desk.viewing.change(clip=11)
    assert desk.mel.heading.title == "Clip 12 of 19, 5.5\N{EN DASH}8.5 s"
    assert np.array_equal(curves_of(desk.mel.levels), levels_db)
    differences = curves_of(desk.mel.differences)
    assert len(differences) == 3 and np.allclose(differences, levels_db[1:] - levels_db[0])
    assert desk.mel.difference_words.words == "Relative to M1, dB over Hz"
    low_db, high_db = desk.mel.differences.viewRange()[1]
    assert low_db <= -18.0 and high_db >= 0.0


def test_the_level_axis_stays_while_going_through_clips(desk):
    desk.open()
    ranges = set()
    for clip in (0, 5, 18, None):
        desk.viewing.change(clip=clip)
        ranges.add(tuple(desk.mel.levels.viewRange()[1]))
    assert len(ranges) == 1


def test_curves_differ_by_dash_and_mark_not_by_colour_alone(desk):
    desk.open(5)
    looks = {(curve.opts["pen"].style(), marks.opts["symbol"]) for _, curve, marks in desk.mel.levels.curves}
    assert len(looks) == 5
    assert len({curve.opts["pen"].style() for _, curve, _ in desk.mel.levels.curves}) == 5


@pytest.mark.parametrize(("n_mics", "width"), [(1, 500), (4, 420), (4, 900), (8, 500), (16, 620)])
def test_the_legend_never_overlaps_title_edges_or_itself(qtbot, n_mics, width):
    desk = make_desk(qtbot, (width, 480))
    desk.open(n_mics)
    desk.viewing.change(clip=11)
    QApplication.processEvents()
    heading = desk.mel.heading
    entries = heading.entries()
    assert len(entries) == n_mics and heading.mapTo(desk.mel, heading.rect().bottomLeft()).y() < desk.mel.levels.y()
    for i, entry in enumerate(entries):
        assert entry.left() >= 0 and entry.right() <= heading.width() and entry.bottom() <= heading.height() + 1
        assert not any(entry.intersects(other) for other in entries[i + 1 :])
        assert not entry.intersects(heading.title_rect())


def test_ticks_are_round_hertz_at_mel_places(desk):
    done = mel_of(desk.open())
    ticks, _ = desk.mel.levels.getAxis("bottom")._tickLevels
    found = {text: band for band, text in ticks}
    assert {"100", "1k", "10k"} <= set(found)
    assert done.centres_hz[round(found["1k"])] == pytest.approx(1000, rel=0.03)
    assert desk.mel.levels.getAxis("left").width() == AXIS_PX


@pytest.mark.parametrize("rate_hz", [8_000, 12_000, 44_100, 96_000])
def test_curves_end_where_the_recording_holds_no_sound_any_more(desk, rate_hz):
    recording = desk.open()
    done = mel_of(recording)
    samples = np.zeros((4, 4 * rate_hz), dtype=np.float32)
    desk.show(Recording.of_samples(samples, rate_hz), id="b")
    desk.mel.take(done)
    for plot in (desk.mel.levels, desk.mel.differences):
        n_bands = {len(curve) for curve in curves_of(plot)}.pop()
        assert done.centres_hz[n_bands - 1] < rate_hz / 2
        assert n_bands == 128 or done.centres_hz[n_bands + 1] > rate_hz / 2
        assert plot.viewRange()[0] == pytest.approx([0, n_bands - 1])
        ticks, _ = plot.getAxis("bottom")._tickLevels
        assert all(0 <= band <= n_bands - 1 for band, _ in ticks)


def test_one_microphone_has_no_differences(desk):
    desk.open(1)
    assert desk.mel.levels.isVisible() and not desk.mel.differences.isVisible()


def test_the_pointers_frequency_is_marked(desk):
    desk.open()
    plain = picture_of(desk.mel.levels)
    desk.viewing.change(cursor_hz=1000.0)
    assert not np.array_equal(picture_of(desk.mel.levels), plain)
    desk.viewing.change(cursor_hz=None)
    assert np.array_equal(picture_of(desk.mel.levels), plain)


def test_it_follows_the_theme(desk):
    desk.open()
    corners = []
    for theme in (LIGHT, DARK):
        desk.themes.choose(theme)
        picture = picture_of(desk.mel)
        wanted = tuple(int(theme.surface[i : i + 2], 16) for i in (1, 3, 5))
        assert tuple(picture[2, 2]) == wanted and tuple(picture[-3, 3]) == wanted
        corners.append(picture)
    assert not np.array_equal(*corners)


def test_another_session_takes_the_curves_away_and_too_short_ones_say_so(desk):
    desk.open()
    desk.document.open(session_of(4, id="b"), on_disk=True)
    assert desk.mel.empty.isVisible()
    none = np.zeros((0, 4, 128), dtype=np.float32)
    desk.mel.take(MelSpectraDone(session="b", clips=(), levels_db=none, centres_hz=np.arange(128.0)))
    assert "shorter than one clip of 3 s" in desk.mel.empty.text
    desk.mel.take(mel_of(recording_of(4)))
    assert desk.mel.levels.isVisible()


def test_a_silent_channel_does_not_flatten_the_others(desk):
    desk.open()
    done = mel_of(recording_of(4))
    levels_db = done.levels_db.copy()
    levels_db[:, 2] = -100.0
    desk.mel.take(MelSpectraDone(session="a", clips=done.clips, levels_db=levels_db, centres_hz=done.centres_hz))
    desk.viewing.change(clip=3)
    picture_of(desk.mel)
    assert np.allclose(curves_of(desk.mel.differences)[1], -100.0 - levels_db[3, 0, :N_HEARD])
    low_db, high_db = desk.mel.levels.viewRange()[1]
    assert high_db - low_db <= 90.0, "the others stay readable"


def test_the_plots_are_still_and_have_no_menu(desk):
    desk.open()
    for view in (desk.mel.levels.viewport(), desk.panel.rows.viewport()):
        before = desk.mel.levels.viewRange(), desk.viewing.look.visible_s
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=view.rect().center())
        QTest.qWait(20)
        assert QApplication.activePopupWidget() is None
        turn_wheel(desk.mel.levels.viewport(), view.rect().center(), 3)
        assert (desk.mel.levels.viewRange(), desk.viewing.look.visible_s) == before


def test_the_levels_say_what_they_are_measured_against(desk):
    desk.open()
    assert desk.mel.level_words.words == "Mel-spectra, dB as the networks hear it"
    for frequency_hz, level in ((1000.0, 39), (3000.0, 34), (10_000.0, 30)):
        sine = np.sin(2 * np.pi * frequency_hz * np.arange(132_300) / 44_100)[None].astype(np.float32)
        power = mel_spectra_power(sine, np.array([0]))
        assert 10 * np.log10(power.max()) == pytest.approx(level, abs=0.6)
        assert f"+{level} dB" in desk.mel.levels.toolTip()
