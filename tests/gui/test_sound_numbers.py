"""What the sound views compute before anything is drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_samples import session_of

from workbench.core.events import Located
from workbench.core.peaks import Peaks
from workbench.core.session import Microphone
from workbench.dsp.mel import mel_centres_hz
from workbench.dsp.spectrogram_columns import codes_of
from workbench.gui.sound.colour_maps import COLOUR_MAPS, lookup_table, next_colour_map
from workbench.gui.sound.envelope import FLOOR_DB, envelope_of, loudest_in_columns
from workbench.gui.sound.frequency_scale import FrequencyScale
from workbench.gui.sound.gaps import Gaps
from workbench.gui.sound.level_ranges import levels_for
from workbench.gui.sound.mel_scale import band_of_hertz, mean_over_clips_db, mel_ticks, round_range_db
from workbench.gui.sound.names import is_same_sound, microphone_names
from workbench.gui.sound.ranges import kept_inside, scrolled, showing, zoomed
from workbench.gui.sound.ticks import hertz_text, nice_step, seconds_text, tick_text, tick_values
from workbench.gui.sound.tile_pixels import Grid, Lie, RowPixels
from workbench.gui.sound.time_text import clock_text, moment_of, time_step, time_text, unit_of
from workbench.gui.sound.verdicts import first_verdicts
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look


def loudest_by_hand(codes, grid, lie):
    """(height, width) of one microphone's whole spectrogram, cell by cell: the loudest whose middle a pixel holds."""
    edges = lie.scale.hertz_at(np.linspace(*(lie.scale.place_of(f) for f in lie.hz), lie.height_px + 1))
    bins_hz = np.arange(grid.n_rows) * grid.step_hz
    out = np.zeros((lie.height_px, lie.width_px), dtype=int)
    level = grid.level_of(lie.time_s, lie.width_px)
    for x in range(lie.width_px):
        time_s = lie.time_s[0] + (x + 0.5) * (lie.time_s[1] - lie.time_s[0]) / lie.width_px
        column = int(np.floor((time_s - grid.start_s) / grid.step_s + 0.5)) >> level
        cells = codes[:, column << level : (column + 1) << level]
        for y in range(lie.height_px):
            inside = (bins_hz >= edges[y] - 1e-9) & (bins_hz < edges[y + 1] - 1e-9)
            if not inside.any():
                middle = lie.scale.hz_at(sum(lie.scale.place_of(e) for e in edges[y : y + 2]) / 2)
                inside[np.abs(bins_hz - middle).argmin()] = True
            out[y, x] = cells[inside].max(initial=0) if column >= 0 else 0
    return out


@settings(deadline=2000)  # ms: the cell-by-cell count beside it takes its time on a busy machine
@given(
    st.sampled_from(["linear", "log", "mel"]), st.integers(1, 60), st.integers(1, 90), st.floats(-1.0, 9.0),
    st.floats(0.05, 14.0), st.floats(0.0, 0.7), st.floats(0.1, 1.0), st.integers(0, 2**32 - 1),
)  # fmt: skip
def test_each_pixel_is_the_loudest_cell_that_it_holds(name, height, width, start_s, length_s, low, share, seed):
    grid = Grid(start_s=0.5, step_s=0.011, step_hz=43.0, n_columns=700, n_rows=257)
    whole = np.random.default_rng(seed).integers(0, 256, (2, 257, 700)).astype(np.uint8)

    def tile(key):
        joined = whole[..., key.first_column : key.end_column]
        firsts = np.arange(0, joined.shape[-1], key.n_joined)
        return np.maximum.reduceat(joined, firsts, axis=-1) if joined.shape[-1] else joined

    scale = FrequencyScale(name, 43.0)
    high_hz = 256 * 43.0
    low_hz = max(low * high_hz, scale.lowest_hz)
    lie = Lie((start_s, start_s + length_s), (low_hz, low_hz + share * (high_hz - low_hz)), width, height, scale)
    drawn = RowPixels(1).codes(grid, lie, tile)
    assert np.array_equal(drawn, loudest_by_hand(whole[1], grid, lie))


def test_a_knock_one_column_long_stays_as_loud_from_afar():
    codes = np.zeros((1, 1025, 2600), dtype=np.uint8)
    codes[..., 1301] = 200
    grid = Grid(0.0, 0.01, 10.0, 2600, 1025)

    def tile(key):
        joined = codes[..., key.first_column : key.end_column]
        return np.maximum.reduceat(joined, np.arange(0, joined.shape[-1], key.n_joined), axis=-1)

    drawn = RowPixels(0).codes(grid, Lie((0.0, 26.0), (0.0, 10_240.0), 400, 90, FrequencyScale()), tile)
    loud = (drawn == 200).all(axis=0).nonzero()[0]
    assert 1 <= len(loud) <= 2 and abs(loud.mean() - 200) <= 1 and (drawn[:, : loud[0]] == 0).all()


def test_tiles_that_are_not_there_yet_leave_their_pixels_dark():
    grid = Grid(0.0, 0.01, 10.0, 1000, 101)
    full = np.full((1, 101, 256), 99, dtype=np.uint8)
    lie = Lie((0.0, 10.0), (0.0, 1000.0), 1000, 20, FrequencyScale())
    drawn = RowPixels(0).codes(grid, lie, lambda key: None if key.index == 1 else full)
    assert (drawn[:, :255] == 99).all() and (drawn[:, 257:511] == 0).all() and (drawn[:, 513:999] == 99).all()


def test_short_gaps_seen_from_afar_are_marks_that_hide_nothing():
    minutes = Gaps([(60.0 * k + 55.0, 60.0 * k + 60.0) for k in range(1440)])
    wide, narrow = minutes.seen((0.0, 86_400.0), 500.0)
    assert wide == [] and narrow == list(range(500)), "every pixel has some, and every pixel has sound"
    wide, narrow = minutes.seen((110.0, 170.0), 600.0)
    assert wide == [(pytest.approx(50.0), pytest.approx(100.0))] and narrow == []
    wide, _ = minutes.seen((117.0, 176.0), 590.0)
    assert wide == [(0.0, pytest.approx(30.0)), (pytest.approx(580.0), 590.0)], "cut where the screen ends"
    assert Gaps().seen((0.0, 1.0), 100.0) == ([], [])


@pytest.mark.parametrize("name", ["linear", "log", "mel"])
def test_scales_rise_and_come_back(name):
    scale = FrequencyScale(name, 21.5)
    hz = np.geomspace(max(scale.lowest_hz, 1.0), 24_000.0, 300)
    places = [scale.place_of(f) for f in hz]
    assert np.all(np.diff(places) > 0)
    assert scale.hertz_at(np.array(places)) == pytest.approx(hz)


def test_the_mel_scale_is_the_one_of_the_mel_spectra():
    centres = [FrequencyScale("mel").place_of(f) for f in mel_centres_hz()]
    assert np.diff(centres) == pytest.approx(np.diff(centres).mean(), rel=0.01)


def test_the_automatic_range_covers_noise_and_events_in_whole_five_decibels():
    rng = np.random.default_rng(0)
    levels_db = rng.normal(-90.0, 3.0, (1, 128, 300)).astype(np.float32)
    levels_db[:, :20, :100] = -32.0
    found = levels_for(codes_of(np.concatenate([levels_db, levels_db - 20.0])))
    assert found.shared_db[1] == -30.0 and -120 <= found.shared_db[0] <= -110
    assert [high for _, high in found.own_db] == [-30.0, -50.0]
    assert all(end % 5 == 0 for end in found.shared_db)
    assert found.scale_db[0] <= found.shared_db[0] - 30 and found.scale_db[1] >= -30


def test_silence_still_gets_a_range():
    low_db, high_db = levels_for(np.zeros((2, 10, 10), dtype=np.uint8)).shared_db
    assert high_db - low_db >= 30.0


def test_times_are_written_as_long_as_they_need_to_be():
    assert [unit_of(s) for s in (30.0, 119.0, 120.0, 3599.0, 3600.0, 86_400.0)] == [
        "s", "s", "min:s", "min:s", "h:min:s", "h:min:s",
    ]  # fmt: skip
    assert time_text(12.5, "s", 0.5) == "12.5" and time_text(75.0, "min:s", 15.0) == "1:15"
    assert time_text(3723.25, "h:min:s", 0.05) == "1:02:03.25" and time_text(86_399.99, "h:min:s", 1.0) == "24:00:00"
    assert time_text(-61.5, "min:s", 0.5) == "\N{MINUS SIGN}1:01.5" and time_text(-0.0, "min:s", 1.0) == "0:00"
    assert [time_step(width, 8) for width in (3.0, 30.0, 300.0, 7200.0, 86_400.0)] == [0.5, 5.0, 60.0, 900.0, 10_800.0]


def test_the_time_of_day_follows_the_sessions_clock():
    moment = moment_of("2020-06-17T23:59:58.500+02:00")
    assert clock_text(moment, 0.0, 0.1) == "23:59:58.5" and clock_text(moment, 2.0, 1.0) == "00:00:00"
    assert moment_of("9999-12-31T23:59:59") is None, "a later time on its clock could not be written"
    assert moment_of("2020-06-17") is None and moment_of(None) is None and moment_of("yesterday at noon") is None


def test_zooming_keeps_the_place_under_the_pointer():
    low, high = zoomed((0.0, 30.0), 2.0, 10.0, (0.0, 30.0), 0.1)
    assert high - low == pytest.approx(15.0)
    assert (10.0 - low) / (high - low) == pytest.approx(1 / 3)


@given(
    st.floats(0, 20), st.floats(0.1, 20), st.floats(-3, 3), st.floats(0.05, 20),
)  # fmt: skip
def test_ranges_never_leave_their_limits(start, width, share, factor):
    limits = (2.0, 31.0)
    shown = kept_inside((start, start + width), limits)
    for low, high in (scrolled(shown, share, limits), zoomed(shown, factor, sum(shown) / 2, limits, 0.05)):
        assert limits[0] <= low < high <= limits[1] + 1e-9


def test_showing_scrolls_no_further_than_needed():
    assert showing((0.0, 10.0), (3.0, 6.0), (0.0, 30.0)) == (0.0, 10.0)
    assert showing((0.0, 10.0), (9.0, 12.0), (0.0, 30.0)) == (2.0, 12.0)
    assert showing((10.0, 20.0), (9.0, 12.0), (0.0, 30.0)) == (9.0, 19.0)
    assert showing((10.0, 11.0), (9.0, 12.0), (0.0, 30.0)) == (9.0, 10.0)


def test_ticks_are_round_and_have_a_true_minus():
    assert nice_step(30.0, 7) == 5.0 and nice_step(0.3, 4) == pytest.approx(0.1)
    assert tick_values(0.0, 22.05, 5.0) == [0.0, 5.0, 10.0, 15.0, 20.0]
    assert tick_text(-20.0, 10.0) == "\N{MINUS SIGN}20"
    assert tick_text(12.5, 0.5) == "12.5" and tick_text(7.0, 1.0) == "7"
    assert (hertz_text(200), hertz_text(20_000)) == ("200", "20k")
    assert seconds_text(5.5, 8.5) == "5.5\N{EN DASH}8.5 s"


def test_the_envelope_is_the_larger_of_the_highest_and_the_lowest_sample():
    lows, highs = np.zeros((2, 1003), dtype=np.float32), np.zeros((2, 1003), dtype=np.float32)
    lows[0, 500], highs[0, 500], highs[1, -1] = -0.5, 0.2, 0.1
    envelope = envelope_of(Peaks(0.0, 10.03, lows, highs, True))
    assert envelope.span_s == (0.0, 10.03)
    assert envelope.peaks_db[0].max() == pytest.approx(20 * np.log10(0.5), abs=1e-3)
    assert envelope.peaks_db[1, -1] == pytest.approx(-20.0, abs=1e-3)
    assert envelope.peaks_db[1, 0] == pytest.approx(FLOOR_DB)
    for n_columns in (3, 50, 1000):
        columns = loudest_in_columns(envelope, n_columns)
        assert columns.shape == (2, n_columns)
        assert columns.max(axis=1) == pytest.approx(envelope.peaks_db.max(axis=1))


def test_mel_ticks_stand_at_their_hertz_and_never_touch():
    centres_hz = mel_centres_hz()
    wide = mel_ticks(centres_hz, 1300.0, 30.0)
    assert [text for _, text in wide] == ["100", "200", "500", "1k", "2k", "5k", "10k", "20k"]
    assert band_of_hertz(float(centres_hz[40]), centres_hz) == pytest.approx(40.0)
    assert np.isnan(band_of_hertz(30_000.0, centres_hz))
    for width in (120.0, 200.0, 350.0):
        bands = [band for band, _ in mel_ticks(centres_hz, width, 30.0)]
        assert len(bands) >= 2 and min(np.diff(bands)) * width / 127 >= 30.0


def test_the_mean_over_clips_is_of_power():
    levels_db = np.array([[[0.0]], [[-100.0]]], dtype=np.float32)
    assert mean_over_clips_db(levels_db)[0, 0] == pytest.approx(-3.01, abs=0.01)


def test_round_ranges_enclose_what_is_finite():
    assert round_range_db(np.array([-43.0, 11.0, -np.inf]), 10.0, 90.0) == (-50.0, 20.0)
    assert round_range_db(np.array([-200.0, -1.0]), 10.0, 90.0) == (-90.0, 0.0)
    assert round_range_db(np.array([np.nan]), 10.0, 90.0) == (-100.0, 0.0)


def test_colour_maps_get_brighter_and_go_round():
    name = COLOUR_MAPS[0]
    for _ in COLOUR_MAPS:
        luminance = lookup_table(name) @ np.array([0.2126, 0.7152, 0.0722])
        assert luminance[-1] > luminance[128] > luminance[0]
        name = next_colour_map(name)
    assert name == COLOUR_MAPS[0] and next_colour_map("unheard of") == COLOUR_MAPS[0]


def test_the_same_sound_is_known_through_edits_and_saving():
    session = session_of()
    moved = session.with_microphone_at(0, (1.0, 1.0, 1.0))
    renamed = session.with_microphone(0, Microphone(name="door", file="m1.wav"))
    assert is_same_sound(session, moved) and is_same_sound(session, renamed)
    assert not is_same_sound(session, session_of(id="b"))
    assert not is_same_sound(session, session_of(3)) and not is_same_sound(None, session)
    assert microphone_names(renamed)[:2] == ("door", "M2")
    assert microphone_names(session_of().with_microphone(1, Microphone(file="m2.wav")))[1] == "M2"


def test_verdicts_follow_truth_radius_dimensions_and_hiding():
    predictions, session = Predictions(), session_of()
    for method, x in (("unlisted A", 4.0), ("unlisted B", 1.5)):
        predictions.take(Located(session="a", method=method, clip=3, start_s=1.5, end_s=4.5, position_m=(x, 2.0, 2.0)))
    first = first_verdicts(predictions, Look(), session)
    assert first.title == "unlisted A" and first.of_clip[3].error_m == pytest.approx(np.hypot(3, 1))
    assert first.of_clip[3].is_within is False
    assert first_verdicts(predictions, Look(radius_m=3.0, dimensions=2), session).of_clip[3].is_within is True
    other = first_verdicts(predictions, Look(hidden_methods=frozenset({"unlisted A"})), session)
    assert other.title == "unlisted B" and other.of_clip[3].is_within is True
    assert first_verdicts(predictions, Look(), session.with_source_at(None)).of_clip[3].is_within is None
    assert first_verdicts(Predictions(), Look(), session) is None
