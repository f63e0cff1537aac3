"""Energy finds the source where its model holds, exactly; the centroid stays inside the hull."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.geometry import is_inside_hull
from workbench.localize.centroid import weighted_centroid
from workbench.localize.energy import energy_position

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


def test_centroid_leans_to_the_louder_microphone_and_stays_inside() -> None:
    levels_db = np.full((2, 4, 128), -60.0)
    levels_db[1, 2] += 3.0
    even, leaning = weighted_centroid(levels_db, MICROPHONES_M[:4])
    assert even == pytest.approx(MICROPHONES_M[:4].mean(axis=0))
    assert np.linalg.norm(leaning - MICROPHONES_M[2]) < np.linalg.norm(even - MICROPHONES_M[2])
    assert is_inside_hull(leaning, MICROPHONES_M[:4])
