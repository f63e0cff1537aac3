"""Energy finds the source where its model holds, exactly; the centroid stays inside the hull."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.localize.free_field import heard_from, random_microphones_m
from workbench.core.geometry import is_inside_hull
from workbench.core.recording import Recording
from workbench.localize.centroid import weighted_centroid
from workbench.localize.energy import energy_fit, energy_position
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.registry import find_method

MICROPHONES_M = np.array([[0.5, 0.5, 1.0], [7.5, 0.6, 2.5], [7.4, 7.5, 0.7], [0.6, 7.4, 2.0], [4.0, 4.0, 4.5]])
BOX_M = (np.zeros(3), np.array([8.0, 8.0, 5.0]))


def free_field_levels_db(source_m: np.ndarray, loudness_db: float) -> np.ndarray:
    return loudness_db - 20 * np.log10(np.linalg.norm(MICROPHONES_M - source_m, axis=1))


@settings(max_examples=25, deadline=None)
@given(
    st.tuples(st.floats(1.0, 7.0), st.floats(1.0, 7.0), st.floats(0.5, 3.5)),
    st.floats(-60.0, 0.0),
)
def test_energy_finds_a_free_field_source(source, loudness_db) -> None:  # type: ignore[no-untyped-def]
    source_m = np.array(source)
    found_m = energy_position(free_field_levels_db(source_m, loudness_db)[None], MICROPHONES_M, *BOX_M)
    fitted = free_field_levels_db(found_m[0], loudness_db)
    assert np.abs(np.ptp(fitted - free_field_levels_db(source_m, loudness_db))) < 0.6


def test_energy_is_near_the_source_in_the_middle() -> None:
    source_m = np.array([3.1, 5.2, 1.4])
    found_m = energy_position(free_field_levels_db(source_m, -30.0)[None], MICROPHONES_M, *BOX_M)
    assert np.linalg.norm(found_m[0] - source_m) < 0.1


def test_energy_stays_in_its_box() -> None:
    rng = np.random.default_rng(0)
    found_m = energy_position(rng.normal(0, 20, (50, 5)), MICROPHONES_M, *BOX_M)
    assert (found_m >= BOX_M[0]).all() and (found_m <= BOX_M[1]).all()


def test_energy_tells_what_does_not_fit_and_how_far_off_it_may_be() -> None:
    source_m = np.array([3.1, 5.2, 1.4])
    exact_db = free_field_levels_db(source_m, -30.0)
    spoiled_db = exact_db + np.array([9.0, -9.0, 9.0, -9.0, 9.0])
    _, residuals_db, radii_m = energy_fit(np.stack([exact_db, spoiled_db]), MICROPHONES_M, *BOX_M)
    assert residuals_db[0] < 0.1 and residuals_db[1] > 3.0
    assert 0.2 < radii_m[0] < 4.0


def test_energy_finds_the_same_place_in_whatever_order_microphones_come() -> None:
    rng = np.random.default_rng(1)
    levels_db = free_field_levels_db(np.array([5.5, 2.5, 1.0]), -30.0) + rng.normal(0, 1, (20, 5))
    order = rng.permutation(5)
    one, other = (energy_fit(levels_db[:, o], MICROPHONES_M[o], *BOX_M) for o in (np.arange(5), order))
    assert one[1] == pytest.approx(other[1], abs=1e-6)
    assert np.linalg.norm(one[0] - other[0], axis=1).max() < 0.1


def energy_found(heard: Heard) -> Found:
    return Found.joined(list(find_method("energy").locate(heard)))


def test_energy_leaves_a_silent_channel_out_and_names_it() -> None:
    rng = np.random.default_rng(2)
    microphones_m, source_m = random_microphones_m(6, rng), np.array([4.0, 3.0, 1.0])
    heard = heard_from(source_m, microphones_m, rng, noise=0.0005)
    samples = heard.recording.samples.copy()
    samples[4] = 0.0
    found = energy_found(Heard(heard.session, Recording.of_samples(samples, heard.recording.rate_hz)))
    assert np.linalg.norm(found.positions_m[0] - source_m) < 0.3
    assert found.notes == (("M5 is silent and left out",),)


def test_energy_declines_where_fewer_than_three_have_sound() -> None:
    rng = np.random.default_rng(3)
    heard = heard_from(np.array([4.0, 3.0, 1.0]), random_microphones_m(4, rng), rng, seconds=4.0)
    samples = heard.recording.samples.copy()
    samples[:2, : 3 * 44_100] = 0.0  # the first clip only
    found = energy_found(Heard(heard.session, Recording.of_samples(samples, heard.recording.rate_hz)))
    assert found.why_not == ("Too few microphones have sound: 2, and 3 are needed", "", "")
    assert np.isnan(found.positions_m[0]).all() and np.isfinite(found.positions_m[1:]).all()


def test_energy_subtracts_recorder_gains() -> None:
    rng = np.random.default_rng(4)
    heard = heard_from(np.array([4.0, 3.0, 1.0]), random_microphones_m(5, rng), rng)
    gain_db = np.array([6.0, 0.0, -4.0, 0.0, 3.0])
    samples = (heard.recording.samples * 10.0 ** (gain_db[:, None] / 20.0)).astype(np.float32)
    louder = replace(Recording.of_samples(samples, heard.recording.rate_hz), gain_db=gain_db)
    assert energy_found(Heard(heard.session, louder)).positions_m == pytest.approx(
        energy_found(heard).positions_m, abs=0.05
    )


def test_centroid_leans_to_the_louder_microphone_and_stays_inside() -> None:
    levels_db = np.full((2, 4, 128), -60.0)
    levels_db[1, 2] += 3.0
    even, leaning = weighted_centroid(levels_db, MICROPHONES_M[:4])
    assert even == pytest.approx(MICROPHONES_M[:4].mean(axis=0))
    assert np.linalg.norm(leaning - MICROPHONES_M[2]) < np.linalg.norm(even - MICROPHONES_M[2])
    assert is_inside_hull(leaning, MICROPHONES_M[:4])
