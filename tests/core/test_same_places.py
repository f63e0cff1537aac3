"""Places measured more than once are one place; others are not."""

from __future__ import annotations

import time

import numpy as np
import pytest

from workbench.core.same_places import millimetres, same_places

YARD = np.array(["yard"] * 4)


def n_of(places_m: list[tuple[float, float, float]], within_m: float = 0.0, sites: np.ndarray | None = None) -> int:
    found = same_places(np.array(places_m), np.array(["yard"] * len(places_m)) if sites is None else sites, within_m)
    return len(np.unique(found))


def test_a_fifth_of_a_millimetre_is_no_other_place() -> None:
    assert n_of([(1.0, 2.0, 3.0), (1.0002, 2.0, 3.0), (1.0, 2.0, 2.9998)]) == 1
    assert n_of([(1.0, 2.0, 3.0), (1.001, 2.0, 3.0)]) == 2


def test_a_chain_of_near_places_is_one_and_the_next_one_is_not() -> None:
    places = [(1.0, 2.0, 3.0), (1.05, 2.0, 3.0), (1.1, 2.0, 3.0), (1.151, 2.0, 3.0)]
    assert n_of(places) == 4
    assert n_of(places, 0.05) == 2
    assert same_places(np.array(places), YARD, 0.05).tolist() == [0, 0, 0, 1]


def test_distance_counts_and_not_each_coordinate() -> None:
    assert n_of([(1.0, 2.0, 3.0), (1.04, 2.04, 3.0)], 0.05) == 2
    assert n_of([(1.0, 2.0, 3.0), (1.03, 2.04, 3.0)], 0.05) == 1


def test_sites_have_places_of_their_own() -> None:
    assert n_of([(1.0, 2.0, 3.0)] * 2, 0.05, np.array(["yard", "hall"])) == 2


def test_an_array_is_another_when_one_of_its_microphones_is() -> None:
    array = np.arange(12.0).reshape(4, 3)
    measured_again, moved = array + 0.02, array.copy()
    moved[2, 1] += 0.1
    arrays = np.stack([array, measured_again, moved, array])
    assert same_places(arrays, YARD, 0.05).tolist() == [0, 0, 1, 0]
    assert len(np.unique(same_places(arrays, YARD))) == 3


def test_numbers_are_those_of_sorted_rows_where_nothing_is_near() -> None:
    rng = np.random.default_rng(0)
    places = rng.uniform(0, 9, (500, 3)).astype(np.float32)
    sites = np.array(["a", "b"])[np.arange(500) % 2]
    rows = np.unique(np.column_stack([places, np.arange(500) % 2]), axis=0, return_inverse=True)[1].reshape(-1)
    np.testing.assert_array_equal(same_places(places, sites), rows)
    np.testing.assert_array_equal(same_places(places, sites, 1e-4), rows)


@pytest.mark.parametrize("metres", [0.0015, 1.0005, 123.4565, -0.0004])
def test_what_is_written_as_double_and_held_as_single_is_one(metres: float) -> None:
    assert millimetres([(metres, 0.0, 0.0)]).tolist() == millimetres(np.array([[metres, 0, 0]], np.float32)).tolist()


def test_many_places_take_moments() -> None:
    places = np.random.default_rng(1).uniform(0, 30, (10_000, 4, 3))
    started_s = time.process_time()
    assert len(np.unique(same_places(places, np.full(10_000, "yard"), 0.05))) == 10_000
    assert time.process_time() - started_s < 5.0
