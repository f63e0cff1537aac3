"""Microphones whose places a motion capture system measured, placed again from their mutual distances."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.core.tape_samples import measured, rms_off_m
from tests.real_data import real_data
from workbench.core.tape.solve import solve

N_SEEDS = 12
"""Per set; seven sets make 84 tables."""


def true_places_m(set_number: int) -> np.ndarray:
    """(12, 3) metres."""
    path = real_data("lund_tdoa") / f"data{set_number}_mics_xyz_m.csv"
    return np.loadtxt(path, delimiter=",", skiprows=1)


@pytest.mark.parametrize("set_number", range(1, 8))
def test_twelve_microphones_come_back_within_2_cm_from_distances_with_1_cm_noise(set_number: int) -> None:
    places = true_places_m(set_number)
    for seed in range(N_SEEDS):
        solution = solve(measured(places, high=[], noise_m=0.01, seed=seed))
        assert rms_off_m(solution.readings_m[0], places) < 0.02
        assert solution.doubts == ()
        assert len(solution.readings_m) == 1


@pytest.mark.parametrize("set_number", range(1, 8))
def test_a_single_length_half_a_metre_wrong_is_named_and_does_no_harm(set_number: int) -> None:
    places, n_named = true_places_m(set_number), 0
    pairs = list(combinations(range(12), 2))
    for seed in range(N_SEEDS):
        rng = np.random.default_rng(1000 + seed)
        at = int(rng.integers(len(pairs)))
        i, j = pairs[at]
        sign = rng.choice([-1.0, 1.0]) if np.linalg.norm(places[i] - places[j]) > 0.6 else 1.0
        solution = solve(measured(places, high=[], noise_m=0.01, wrong={(i, j): 0.5 * sign}, seed=seed))
        n_named += solution.left_out == (at,)
        assert rms_off_m(solution.readings_m[0], places) < 0.02
    assert n_named == N_SEEDS, f"{n_named} of {N_SEEDS} named"


def test_set_one_in_full_has_no_wrong_length_unnoticed() -> None:
    """Each of the 66 lengths in turn."""
    places = true_places_m(1)
    missed = [
        pair
        for at, pair in enumerate(combinations(range(12), 2))
        if solve(measured(places, high=[], noise_m=0.01, wrong={pair: 0.5}, seed=at)).left_out != (at,)
    ]
    assert missed == []
