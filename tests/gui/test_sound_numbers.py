"""What the sound views compute before anything is drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound_samples import session_of

from workbench.core.events import Located
from workbench.core.recording import Recording
from workbench.core.session import Microphone
from workbench.dsp.mel import mel_centres_hz
from workbench.gui.sound.colour_maps import COLOUR_MAPS, lookup_table, next_colour_map
from workbench.gui.sound.envelope import FLOOR_DB, envelope_of, loudest_in_columns
from workbench.gui.sound.mel_scale import band_of_hertz, mean_over_clips_db, mel_ticks, round_range_db
from workbench.gui.sound.names import is_same_sound, microphone_names
from workbench.gui.sound.picture import WHOLE_COLUMNS, Picture
from workbench.gui.sound.pyramid import LevelPyramid, automatic_range_db, code_of_level, codes_of, factor_for
from workbench.gui.sound.ranges import kept_inside, scrolled, showing, zoomed
from workbench.gui.sound.ticks import hertz_text, nice_step, seconds_text, tick_text, tick_values
from workbench.gui.sound.verdicts import first_verdicts
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look


def test_codes_round_to_half_a_decibel_and_end_at_the_scale():
    levels_db = np.array([[0.0, -0.5, -10.2, -127.5, -200.0, np.nan, -np.inf, 3.0]], dtype=np.float32)
    assert codes_of(levels_db, 0.0).tolist() == [[255, 254, 235, 0, 0, 0, 0, 255]]
    assert code_of_level(-10.0, 0.0) == 235


@given(st.integers(1, 9), st.integers(1, 40), st.integers(0, 2**32 - 1), st.integers(0, 3), st.integers(0, 5))
def test_each_coarse_cell_is_the_loudest_it_covers(n_rows, n_columns, seed, rows_log, columns_log):
    codes = np.random.default_rng(seed).integers(0, 256, (n_rows, n_columns)).astype(np.uint8)
    rows, columns = 2**rows_log, 2**columns_log
    pyramid = LevelPyramid(codes.copy())
    pooled = pyramid.pooled(rows, columns)
    for (i, j), code in np.ndenumerate(pooled):
        assert code == codes[i * rows : (i + 1) * rows, j * columns : (j + 1) * columns].max()
    assert pooled.shape == (-(-n_rows // rows), -(-n_columns // columns))
    assert np.array_equal(pyramid.pooled(1, 1), codes), "the finest picture must stay as it was"


def test_a_knock_one_frame_long_stays_as_loud_from_afar():
    codes = np.zeros((1025, 2600), dtype=np.uint8)
    codes[:, 1301] = 200
    pooled = LevelPyramid(codes).pooled(16, 8)
    assert (pooled[:, 1301 // 8] == 200).all()
    assert (np.delete(pooled, 1301 // 8, axis=1) == 0).all()


@pytest.mark.parametrize(("cells", "factor"), [(0.2, 1), (1.0, 1), (1.01, 2), (2.0, 2), (3.7, 4), (11.0, 16)])
def test_no_cell_is_narrower_than_a_pixel(cells, factor):
    assert factor_for(cells) == factor


def test_long_recordings_are_handed_over_in_pieces_that_hold_what_is_shown():
    columns = 4 * WHOLE_COLUMNS
    codes = np.tile(np.arange(columns, dtype=np.uint32).astype(np.uint8), (4, 1))
    picture = Picture(LevelPyramid(codes), 0.0, start_s=10.0, step_s=0.01, step_hz=100.0)
    part = picture.part_for((110.0, 115.0), (0.0, 300.0), width_px=600, height_px=100)
    cut, place = picture.cut(part)
    assert part.columns == 1 and place.left() < 110.0 and place.right() > 115.0 and cut.shape[1] < WHOLE_COLUMNS
    first = round((place.left() + 0.005 - 10.0) / 0.01)
    assert np.array_equal(cut, codes[:, first : first + cut.shape[1]])
    assert picture.is_enough(part, part)
    assert not picture.is_enough(part, picture.part_for((140.0, 145.0), (0.0, 300.0), 600, 100))


def test_the_automatic_range_covers_noise_and_events_in_whole_five_decibels():
    rng = np.random.default_rng(0)
    levels_db = rng.normal(-90.0, 3.0, (200, 300)).astype(np.float32)
    levels_db[:20, :100] = -32.0
    low_db, high_db = automatic_range_db(codes_of(levels_db, 0.0), 0.0)
    assert -100 <= low_db <= -90 and high_db == -30.0
    assert low_db % 5 == 0 and high_db % 5 == 0


def test_silence_still_gets_a_range():
    low_db, high_db = automatic_range_db(np.zeros((10, 10), dtype=np.uint8), 0.0)
    assert high_db - low_db >= 30.0


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


def test_the_envelope_keeps_peaks_and_the_short_last_block():
    samples = np.zeros((2, 1003), dtype=np.float32)
    samples[0, 500] = -0.5
    samples[1, -1] = 0.1
    envelope = envelope_of(Recording.of_samples(samples, 1000))
    assert envelope.peaks_db[0].max() == pytest.approx(20 * np.log10(0.5), abs=1e-3)
    assert envelope.peaks_db[1, -1] == pytest.approx(-20.0, abs=1e-3) and envelope.peaks_db[1, 0] == pytest.approx(
        FLOOR_DB
    )
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
