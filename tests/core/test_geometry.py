"""Distances, hulls and survey shifts."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.geometry import array_span_m, distance_m, is_inside_hull, survey_shift_m

SQUARE_M = np.array([[0.0, 0.0, 1.0], [4.0, 0.0, 2.0], [4.0, 4.0, 1.0], [0.0, 4.0, 2.0]])


def test_two_dimensions_leave_height_out() -> None:
    a, b = np.array([0.0, 0.0, 0.0]), np.array([3.0, 4.0, 12.0])
    assert distance_m(a, b) == 13.0
    assert distance_m(a, b, dimensions=2) == 5.0


def test_distances_broadcast() -> None:
    assert distance_m(SQUARE_M[:, None], SQUARE_M[None, :]).shape == (4, 4)
    assert array_span_m(SQUARE_M) == pytest.approx(np.sqrt(32.0))


@pytest.mark.parametrize(
    ("point_m", "inside"), [((2.0, 2.0, 9.0), True), ((5.0, 2.0, 1.0), False), ((3.9, 0.1, 1.0), True)]
)
def test_the_hull_is_seen_from_above(point_m: tuple[float, float, float], inside: bool) -> None:
    assert is_inside_hull(np.array(point_m), SQUARE_M) is inside


def test_microphones_in_a_row_have_no_hull() -> None:
    row = np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 0.0], [2.0, 2.0, 0.0], [3.0, 3.0, 0.0]])
    assert is_inside_hull(np.array([1.0, 1.0, 0.0]), row) is None
    assert is_inside_hull(np.array([1.0, 1.0, 0.0]), SQUARE_M[:2]) is None


def test_survey_coordinates_are_shifted_by_round_numbers_and_small_ones_are_not() -> None:
    utm = SQUARE_M + np.array([703_795.163, 4_744_821.331, 0.0])
    shift = survey_shift_m(utm)
    assert shift.tolist() == [703_790.0, 4_744_820.0, 0.0]
    assert survey_shift_m(SQUARE_M) is None
    assert survey_shift_m(np.full((2, 3), np.nan)) is None
