"""Delays give the place of the source back, wrong ones are found, and what cannot be told is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import least_squares

from workbench.localize.delays import Delays, solve

C_M_S = 340.0
LOW, HIGH = np.zeros(3), np.array([20.0, 15.0, 4.0])
MICS = np.array([[1, 1, 0.5], [19, 2, 3.5], [18, 14, 0.7], [2, 13, 3.0], [10, 0.5, 2.5], [9, 14.5, 1.5], [0.5, 7, 1.0]])
INSIDE = st.tuples(st.floats(2, 18), st.floats(2, 13), st.floats(0.8, 3.2)).map(np.array)


def arrivals_s(place_m: np.ndarray, microphones_m: np.ndarray = MICS) -> np.ndarray:
    return np.asarray(np.linalg.norm(microphones_m - place_m, axis=1) / C_M_S)


@given(INSIDE, st.integers(5, 7))
@settings(max_examples=60, deadline=None)
def test_exact_delays_give_the_place_back(place_m: np.ndarray, n_mics: int) -> None:
    fix = solve(Delays.of_arrivals(arrivals_s(place_m)[:n_mics]), MICS[:n_mics], C_M_S, LOW, HIGH)
    places = np.vstack([fix.position_m, fix.rivals_m])
    assert fix.why_not == ""
    assert fix.is_used.all()
    assert np.linalg.norm(places - place_m, axis=1).min() < 0.01
    assert np.linalg.norm(fix.position_m - place_m) < 0.01 or fix.notes


@given(INSIDE)
@settings(max_examples=40, deadline=None)
def test_four_microphones_find_the_place_or_its_double_and_say_so(place_m: np.ndarray) -> None:
    fix = solve(Delays.of_arrivals(arrivals_s(place_m)[:4]), MICS[:4], C_M_S, LOW, HIGH)
    assert fix.why_not == ""
    assert np.linalg.norm(np.vstack([fix.position_m, fix.rivals_m]) - place_m, axis=1).min() < 0.02
    assert any("would not be noticed" in note for note in fix.notes)


@given(st.floats(1, 19), st.floats(1, 14), st.integers(3, 6))
@settings(max_examples=40, deadline=None)
def test_in_plan_three_microphones_are_enough_at_a_known_height(x: float, y: float, n_mics: int) -> None:
    place_m = np.array([x, y, 1.2])
    delays = Delays.of_arrivals(arrivals_s(place_m)[:n_mics])
    fix = solve(delays, MICS[:n_mics], C_M_S, LOW, HIGH, dimensions=2, height_m=1.2)
    assert fix.position_m[2] == 1.2
    assert np.linalg.norm(np.vstack([fix.position_m, fix.rivals_m]) - place_m, axis=1).min() < 0.02


@given(INSIDE, st.integers(0, 6), st.floats(0.004, 0.05), st.booleans())
@settings(max_examples=60, deadline=None)
def test_one_wrong_channel_of_seven_is_named_and_left_out(
    place_m: np.ndarray, wrong: int, late_s: float, early: bool
) -> None:
    late = arrivals_s(place_m)
    late[wrong] += -late_s if early else late_s
    fix = solve(Delays.of_arrivals(late), MICS, C_M_S, LOW, HIGH, tolerance_m=0.03)
    assume(len(fix.rivals_m) == 0)
    assert np.flatnonzero(~fix.is_used).tolist() == [wrong]
    assert np.linalg.norm(fix.position_m - place_m) < 0.05


def test_a_channel_without_line_of_sight_is_left_out_of_six() -> None:
    place_m = np.array([7.0, 9.0, 1.4])
    late = arrivals_s(place_m)[:6]
    late[3] += 2.5 / C_M_S
    fix = solve(Delays.of_arrivals(late), MICS[:6], C_M_S, LOW, HIGH)
    assert np.flatnonzero(~fix.is_used).tolist() == [3]
    assert np.linalg.norm(fix.position_m - place_m) < 0.01
    assert not fix.is_agreeing.all()


def test_four_wrong_channels_of_twelve_are_left_out() -> None:
    rng = np.random.default_rng(3)
    mics = rng.uniform(LOW, HIGH, (12, 3))
    for _ in range(20):
        place_m = rng.uniform(LOW + 1, HIGH - 1)
        late = arrivals_s(place_m, mics) + rng.normal(0, 0.02 / C_M_S, 12)
        wrong = rng.choice(12, 4, replace=False)
        late[wrong] += rng.uniform(1, 8, 4) / C_M_S
        fix = solve(Delays.of_arrivals(late), mics, C_M_S, LOW, HIGH)
        assert not fix.is_used[wrong].any()
        assert np.linalg.norm(fix.position_m - place_m) < 0.3


def test_of_several_peaks_a_pair_the_ones_that_agree_are_taken() -> None:
    rng = np.random.default_rng(5)
    place_m = np.array([12.0, 5.0, 2.0])
    true = Delays.of_arrivals(arrivals_s(place_m))
    wrong_s = true.delays_s + rng.choice([-1, 1], len(true.pairs)) * rng.uniform(0.004, 0.02, len(true.pairs))
    first = rng.random(len(true.pairs)) < 0.6
    told = np.concatenate([np.where(first, true.delays_s, wrong_s), np.where(first, wrong_s, true.delays_s)])
    fix = solve(Delays.of(np.tile(true.pairs, (2, 1)), told), MICS, C_M_S, LOW, HIGH)
    assert np.linalg.norm(fix.position_m - place_m) < 0.01
    assert fix.is_agreeing.tolist() == [*first, *~first]


@given(INSIDE, st.integers(4, 7))
@settings(max_examples=40, deadline=None)
def test_a_known_moment_of_emission_counts_as_one_arrival_more(place_m: np.ndarray, n_mics: int) -> None:
    late = arrivals_s(place_m)[:n_mics]
    fix = solve(Delays.of_arrivals(late + 7.0, emitted_s=7.0), MICS[:n_mics], C_M_S, LOW, HIGH)
    assert fix.is_used.tolist() == [True] * n_mics
    assert np.linalg.norm(np.vstack([fix.position_m, fix.rivals_m]) - place_m, axis=1).min() < 0.01
    without = solve(Delays.of_arrivals(late), MICS[:n_mics], C_M_S, LOW, HIGH)
    assert fix.radius_m < 1.05 * without.radius_m or fix.rivals_m.size or without.rivals_m.size


def test_three_distances_are_enough_in_space_and_two_in_plan_but_for_the_mirrored_place() -> None:
    place_m = np.array([8.0, 6.0, 1.0])
    for n_mics, dimensions in ((3, 3), (2, 2)):
        told = Delays.of_arrivals(arrivals_s(place_m)[:n_mics], emitted_s=0.0)
        fix = solve(told, MICS[:n_mics], C_M_S, LOW, HIGH, dimensions=dimensions, height_m=1.0)
        assert np.linalg.norm(np.vstack([fix.position_m, fix.rivals_m]) - place_m, axis=1).min() < 0.02


def test_the_place_is_that_of_plain_least_squares_where_all_agree() -> None:
    rng = np.random.default_rng(1)
    for _ in range(10):
        place_m = rng.uniform(LOW + 2, HIGH - 1)
        delays = Delays.of_arrivals(arrivals_s(place_m) + rng.normal(0, 0.01 / C_M_S, len(MICS)))

        def misfit(x: np.ndarray, delays: Delays = delays) -> np.ndarray:
            away = np.linalg.norm(x - MICS, axis=1)
            return away[delays.pairs[:, 1]] - away[delays.pairs[:, 0]] - delays.delays_s * C_M_S

        plain = least_squares(misfit, place_m, bounds=(LOW, HIGH), loss="linear")
        fix = solve(delays, MICS, C_M_S, LOW, HIGH, tolerance_m=1.0)
        assert np.linalg.norm(fix.position_m - plain.x) < 1e-3
        assert fix.residual_m == pytest.approx(np.sqrt(np.mean(plain.fun**2)), rel=1e-3)


def test_its_own_radius_is_about_the_error_inside_and_large_far_outside() -> None:
    rng = np.random.default_rng(2)
    far_high = np.array([400.0, 400.0, 40.0])
    for place_m, size in ((np.array([9.0, 7.0, 2.0]), (0.005, 0.4)), (np.array([250.0, 200.0, 5.0]), (5.0, 300.0))):
        ratios = []
        for _ in range(40):
            late = arrivals_s(place_m) + rng.normal(0, 0.023 / C_M_S, len(MICS))
            fix = solve(Delays.of_arrivals(late), MICS, C_M_S, -far_high, far_high, tolerance_m=0.1)
            assert size[0] < fix.radius_m < size[1]
            ratios.append(np.linalg.norm(fix.position_m - place_m) / fix.radius_m)
        assert 0.4 < np.sqrt(np.median(np.square(ratios))) < 1.5


def test_the_same_delays_give_the_same_place_every_time() -> None:
    late = arrivals_s(np.array([4.0, 5.0, 1.0])) + np.random.default_rng(0).normal(0, 1e-4, len(MICS))
    first, second = (solve(Delays.of_arrivals(late), MICS, C_M_S, LOW, HIGH) for _ in range(2))
    assert (first.position_m == second.position_m).all()


def test_pairs_to_one_reference_alone_are_enough() -> None:
    place_m = np.array([4.0, 9.0, 1.0])
    late = arrivals_s(place_m)
    pairs = np.array([[k, 2] for k in range(len(MICS)) if k != 2])
    fix = solve(Delays.of(pairs, late[2] - late[pairs[:, 0]]), MICS, C_M_S, LOW, HIGH)
    assert np.linalg.norm(fix.position_m - place_m) < 0.01


def test_a_source_outside_the_box_is_flagged_at_its_edge() -> None:
    fix = solve(Delays.of_arrivals(arrivals_s(np.array([9.0, 19.0, 2.0]))), MICS, C_M_S, LOW, HIGH, tolerance_m=5.0)
    assert fix.is_at_edge
    assert any("out of the box" in note for note in fix.notes)


def test_microphones_in_a_line_decline_in_space_and_tell_of_the_other_side_in_plan() -> None:
    line = np.array([[x, 7.0, 1.5] for x in (1.0, 5.0, 9.0, 14.0, 19.0)])
    late = arrivals_s(np.array([8.0, 10.0, 1.5]), line)
    assert "one line" in solve(Delays.of_arrivals(late), line, C_M_S, LOW, HIGH).why_not
    fix = solve(Delays.of_arrivals(late), line, C_M_S, LOW, HIGH, dimensions=2)
    sides = sorted(np.vstack([fix.position_m, fix.rivals_m])[:, 1])
    assert sides == pytest.approx([4.0, 10.0], abs=0.01)


def test_microphones_in_a_plane_tell_of_the_mirrored_place() -> None:
    flat = MICS * [1, 1, 0] + [0, 0, 2.0]
    fix = solve(Delays.of_arrivals(arrivals_s(np.array([8.0, 6.0, 0.5]), flat)), flat, C_M_S, LOW, HIGH)
    assert sorted(np.vstack([fix.position_m, fix.rivals_m])[:, 2]) == pytest.approx([0.5, 3.5], abs=0.01)


@pytest.mark.parametrize(
    ("n_heard", "n_placed", "dimensions", "words"),
    [(3, 7, 3, "4 or more placed"), (2, 7, 2, "3 or more placed"), (7, 3, 3, "there are 3"), (0, 7, 3, "there are 0")],
)
def test_too_few_heard_or_placed_microphones_decline(n_heard: int, n_placed: int, dimensions: int, words: str) -> None:
    late, mics = arrivals_s(np.array([8.0, 6.0, 0.5])), MICS.copy()
    late[n_heard:], mics[n_placed:] = np.nan, np.nan
    fix = solve(Delays.of_arrivals(late), mics, C_M_S, LOW, HIGH, dimensions=dimensions)
    assert words in fix.why_not
    assert np.isnan(fix.position_m).all()
    assert not fix.is_used.any()


def test_delays_that_contradict_one_another_decline() -> None:
    rng = np.random.default_rng(8)
    said = [
        solve(Delays.of_arrivals(rng.uniform(0, 0.06, 7)), MICS, C_M_S, LOW, HIGH, tolerance_m=0.02).why_not
        for _ in range(10)
    ]
    assert sum("microphones agree on one place" in why for why in said) >= 9


def test_microphones_at_one_place_decline() -> None:
    fix = solve(Delays.of_arrivals(np.zeros(5)), np.tile(MICS[0], (5, 1)), C_M_S, LOW, HIGH)
    assert "at one place" in fix.why_not


def test_a_light_weight_pulls_less_and_none_at_all_is_unusable() -> None:
    late = arrivals_s(np.array([8.0, 6.0, 1.5]))
    late[0] += 0.05 / C_M_S
    pulls = [
        np.linalg.norm(
            solve(
                Delays.of_arrivals(late, np.r_[weight, np.ones(6)]), MICS, C_M_S, LOW, HIGH, tolerance_m=1.0
            ).position_m
            - [8.0, 6.0, 1.5]
        )
        for weight in (1.0, 0.1, 0.0)
    ]
    assert pulls[0] > 3 * pulls[1] > 0
    assert pulls[2] < 1e-3
