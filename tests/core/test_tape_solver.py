"""From tape lengths to places: right where that can be, and honest about what cannot be known."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np
import pytest

from tests.core.tape_samples import CORNERS, measured, rms_off_m
from workbench.core.tape.fit import misfit, slopes
from workbench.core.tape.frame import in_frame, in_site, matched
from workbench.core.tape.network import network_of
from workbench.core.tape.solve import solve
from workbench.core.tape.words import remarks

SQUARE_ROUND = [(0, 1), (1, 2), (2, 3), (0, 3)]


def said(network: object) -> str:
    return " ".join(r.text for r in remarks(solve(network)))  # type: ignore[arg-type]


def random_array(n: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0.0, 1.0, (n, 3)) * (20.0, 15.0, 3.0)


def random_pairs(n: int, share: float, seed: int) -> list[tuple[int, int]]:
    """Each point at least to the three before it, the rest with a chance."""
    rng = np.random.default_rng(seed)
    return [(i, j) for i, j in combinations(range(n), 2) if j - i <= 3 or rng.random() < share]


@pytest.mark.parametrize("n", range(3, 17))
def test_exact_lengths_and_heights_give_the_exact_shape(n: int) -> None:
    places = random_array(n, n)
    solution = solve(measured(places, noise_m=0.0))
    assert rms_off_m(solution.readings_m[0], places) < 1e-5
    assert len(solution.readings_m) == 1
    assert np.allclose(solution.residual_m, 0.0, atol=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_missing_tapes_are_no_harm_while_enough_are_left(seed: int) -> None:
    places = random_array(10, seed)
    solution = solve(measured(places, pairs=random_pairs(10, 0.35, seed), seed=seed))
    assert min(rms_off_m(r, places) for r in solution.readings_m) < 0.03
    assert solution.loose == ()


def test_a_flat_array_with_its_heights_is_placed(seed: int = 3) -> None:
    flat = CORNERS * (1.0, 1.0, 0.0) + (0.0, 0.0, 1.5)
    assert rms_off_m(solve(measured(flat, seed=seed)).readings_m[0], flat) < 0.03


def test_the_derivative_is_exact() -> None:
    network, places = measured(CORNERS, noise_m=0.3), CORNERS[None] + 0.1
    exact = slopes(network, places)[0]
    for i in range(places.size):
        step = np.zeros(places.size)
        step[i] = 1e-6
        apart = misfit(network, places + step.reshape(places.shape)) - misfit(
            network, places - step.reshape(places.shape)
        )
        assert np.allclose(apart[0] / 2e-6, exact[:, i], rtol=1e-5, atol=1e-4)


def test_the_errors_are_as_large_as_people_are_told() -> None:
    """Over many tables of one array, the scatter of each place is its position_error_m."""
    places = random_array(6, 2)
    off, told = [], []
    for seed in range(60):
        solution = solve(measured(places, seed=seed))
        shift, angle, _ = matched(solution.readings_m[0], places) or ((0.0,) * 3, 0.0, 0.0)
        mirror = solution.readings_m[0] * (1.0, -1.0, 1.0)
        mirrored = matched(mirror, places) or ((0.0,) * 3, 0.0, 9.0)
        straight = in_site(solution.readings_m[0], shift, angle)
        turned = in_site(mirror, mirrored[0], mirrored[1])
        best = min((straight, turned), key=lambda p: float(np.abs(p - places).max()))
        off.append(((best - places) ** 2).sum(axis=1))
        told.append(solution.position_error_m)
    scatter = np.sqrt(np.mean(off, axis=0))
    assert np.allclose(scatter, np.mean(told, axis=0), rtol=0.35)


def test_lengths_worse_than_said_make_the_errors_larger() -> None:
    places = random_array(8, 5)
    good, bad = (solve(measured(places, noise_m=noise, said_m=0.01, seed=1)) for noise in (0.01, 0.06))
    assert bad.position_error_m.mean() > 3.0 * good.position_error_m.mean()
    assert bad.left_out == ()
    assert "times worse than their errors say" in " ".join(r.text for r in remarks(bad))


def test_a_solution_takes_less_than_50_ms_of_the_windows_time() -> None:
    for n, share in ((4, 1.0), (8, 0.5), (16, 1.0)):
        network = measured(random_array(n, 1), pairs=random_pairs(n, share, 1))
        took = []
        for _ in range(5):
            start = time.thread_time()
            solve(network)
            took.append(time.thread_time() - start)
        assert min(took) < 0.05, f"{n} points took {1000 * min(took):.0f} ms"


# ---- wrong lengths


def test_one_wrong_length_among_five_points_is_named_and_left_out() -> None:
    places = random_array(6, 1)
    network = measured(places, wrong={(1, 4): 0.5})
    solution = solve(network)
    (wrong,) = solution.left_out
    assert network.tape_name(wrong) == "M2\N{EN DASH}M5"
    assert abs(solution.residual_m[wrong] - 0.5) < 0.06
    assert rms_off_m(solution.readings_m[0], places) < 0.03
    assert "M2\N{EN DASH}M5" in said(network)
    assert "left out until you mend it" in said(network)


def test_two_wrong_lengths_are_both_named() -> None:
    network = measured(random_array(9, 4), wrong={(0, 3): 0.5, (2, 7): -0.4})
    assert {network.tape_name(t) for t in solve(network).left_out} == {"M1\N{EN DASH}M4", "M3\N{EN DASH}M8"}


def test_where_the_rest_cannot_tell_which_length_is_wrong_that_is_said() -> None:
    """Four microphones, six tapes, four heights: one measurement too many shows a mistake, and not where."""
    solution = solve(measured(CORNERS, wrong={(0, 2): 0.5}))
    assert solution.left_out == ()
    assert len(solution.doubts[0].tapes) > 1
    assert 1 in solution.doubts[0].tapes
    assert "too little else is measured to tell which" in said(measured(CORNERS, wrong={(0, 2): 0.5}))
    assert solution.position_error_m.min() > 0.1


def test_three_lengths_that_make_no_triangle_are_named_with_the_excess() -> None:
    tapes = ((0, 1, 3.0, 0.01), (1, 2, 4.0, 0.01), (0, 2, 7.8, 0.01))
    network = network_of(("M1", "M2", "M3"), tapes)
    (triangle,) = solve(network).triangles
    assert triangle.tapes == (2, 0, 1)
    assert triangle.excess_m == pytest.approx(0.8)
    assert "M1\N{EN DASH}M3 (7.80 m) cannot be longer than the way by M2 (7.00 m)" in said(network)


def test_a_tape_shorter_than_its_ends_heights_differ_is_named() -> None:
    network = network_of(("M1", "M2"), ((0, 1, 1.0, 0.01),), ((0, 0.0, 0.01), (1, 2.0, 0.01)))
    assert "M1\N{EN DASH}M2 (1.00 m) is shorter than its ends' heights differ (2.00 m)" in said(network)


def test_right_tables_are_not_doubted() -> None:
    assert not any(solve(measured(random_array(8, seed), seed=seed)).doubts for seed in range(40))


def test_lengths_that_nothing_checks_are_named() -> None:
    places = random_array(6, 7)
    pairs = [p for p in combinations(range(6), 2) if p[1] < 5] + [(0, 5), (1, 5)]
    solution = solve(measured(places, pairs=pairs))
    assert {tuple(measured(places, pairs=pairs).pairs[t]) for t in solution.unchecked} == {(0, 5), (1, 5)}


# ---- what is missing


def test_a_square_measured_only_round_about_asks_for_a_diagonal() -> None:
    solution = solve(measured(CORNERS, pairs=SQUARE_ROUND))
    assert solution.loose
    assert set(solution.measure_next) & {(0, 2), (1, 3)}
    assert "can still move: measure M" in said(measured(CORNERS, pairs=SQUARE_ROUND))


def test_a_chain_of_three_asks_for_the_third_side() -> None:
    network = measured(CORNERS[:3], pairs=[(0, 1), (1, 2)], high=[])
    assert solve(network).measure_next == ((0, 2),)


def test_a_microphone_on_either_side_of_a_line_has_two_readings_and_the_tape_that_tells_them_apart() -> None:
    solution = solve(measured(CORNERS, pairs=[*SQUARE_ROUND, (0, 2)]))
    assert len(solution.readings_m) == 2
    assert min(rms_off_m(r, CORNERS) for r in solution.readings_m) < 0.03
    assert max(rms_off_m(r, CORNERS) for r in solution.readings_m) > 1.0
    assert solution.measure_next == ((1, 3),)
    assert "Two shapes fit these lengths: choose a picture, or measure M2\N{EN DASH}M4" in said(
        measured(CORNERS, pairs=[*SQUARE_ROUND, (0, 2)])
    )


def test_a_height_that_tells_two_readings_apart_is_asked_for() -> None:
    solution = solve(measured(CORNERS, high=[0, 1, 2]))
    assert len(solution.readings_m) == 2
    assert solution.height_next == (3,)
    assert "measure the height of M4" in said(measured(CORNERS, high=[0, 1, 2]))


def test_a_point_that_no_tape_joins_is_left_alone() -> None:
    pairs = [p for p in combinations(range(4), 2) if 3 not in p]
    network = measured(CORNERS, pairs=pairs)
    solution = solve(network)
    assert solution.apart == (3,)
    assert np.isnan(solution.readings_m[0][3]).all()
    assert np.isfinite(solution.readings_m[0][:3]).all()
    assert "M4 has no distance to the others: measure at least three" in said(network)


@pytest.mark.parametrize(("high", "n_assumed"), [([], 3), ([0], 2), ([0, 1], 1)])
def test_what_is_taken_to_be_level_for_want_of_heights_is_said(high: list[int], n_assumed: int) -> None:
    network = measured(CORNERS, high=high, noise_m=0.002)
    solution = solve(network)
    assert len(solution.assumed_level) == n_assumed
    assert solution.can_turn_over == (len(high) < 2)
    assert rms_off_m(solution.readings_m[0], CORNERS) < 0.05
    assert "taken to be" in said(network)
    for i, height in zip(network.high, network.height_m, strict=True):
        assert solution.readings_m[0][i, 2] == pytest.approx(height, abs=0.01)


def test_heights_that_lengths_hardly_show_have_large_errors() -> None:
    """Four microphones as good as level: no tape tells which of them is 10 cm higher."""
    flat = CORNERS * (1.0, 1.0, 0.0)
    solution = solve(measured(flat, high=[], seed=1))
    assert solution.loose == ()
    assert solution.position_error_m.min() > 0.05
    assert "Lengths hardly show heights here" in said(measured(flat, high=[], seed=1))


def test_nothing_and_one_length_are_no_trouble() -> None:
    names = ("M1", "M2", "M3")
    assert not solve(network_of(names, ())).is_solved
    assert "Type the distances you measured" in said(network_of(names, ()))
    one = solve(network_of(names, ((0, 1, 5.0, 0.01),)))
    assert np.linalg.norm(one.readings_m[0][0] - one.readings_m[0][1]) == pytest.approx(5.0)
    assert one.apart == (2,)


@pytest.mark.parametrize("seed", range(8))
def test_nonsense_is_survived(seed: int) -> None:
    rng = np.random.default_rng(seed)
    tapes = tuple((i, j, float(rng.uniform(0.01, 100.0)), 0.01) for i, j in combinations(range(7), 2))
    heights = tuple((i, float(rng.uniform(-50.0, 50.0)), 0.01) for i in range(7))
    solution = solve(network_of(tuple("ABCDEFG"), tapes, heights))
    assert np.isfinite(solution.readings_m[0]).all()
    assert remarks(solution)


# ---- the frame


def test_the_frame_has_its_origin_and_its_x_axis_where_people_want_them() -> None:
    reading = solve(measured(CORNERS)).readings_m[0]
    for origin, along_x in ((0, 1), (2, 0), (3, 1)):
        places = in_frame(reading, origin, along_x)
        assert np.allclose(places[origin, :2], 0.0)
        assert places[along_x, 1] == pytest.approx(0.0, abs=1e-9)
        assert places[along_x, 0] > 0.0
        assert np.allclose(places[:, 2], reading[:, 2])
        mirror = in_frame(reading, origin, along_x, mirrored=True)
        assert np.allclose(mirror, places * (1.0, -1.0, 1.0))
        over = in_frame(reading, origin, along_x, upside_down=True)
        assert over[origin, 2] == places[origin, 2]
        assert rms_off_m(over, places) < 1e-9


def test_a_shape_is_matched_with_places_that_are_known() -> None:
    places = in_site(CORNERS, (100.0, 50.0, 3.0), 30.0)
    known = places.copy()
    known[3] = np.nan
    shift, angle, off = matched(CORNERS, known) or ((0.0,) * 3, 0.0, 9.0)
    assert off < 1e-9
    assert angle == pytest.approx(30.0)
    assert np.allclose(in_site(CORNERS, shift, angle), places)
    assert matched(CORNERS, np.full((4, 3), np.nan)) is None
