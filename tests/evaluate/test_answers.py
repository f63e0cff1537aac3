"""What answers are worth, checked against numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.evaluate.answers import (
    FEWEST_PLACES,
    Answers,
    Measure,
    mean_error,
    measures_of,
    median_error,
    r_squared,
    rms_error,
    share_within,
    shares_over,
)

TRUTH_M = np.array([[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [5.0, 5.0, 1.0], [9.0, 1.0, 1.0]])
OFF_M = np.array([[0.6, 0.0, 0.8], [0.0, 1.5, 0.0], [3.0, 4.0, 0.0], [0.0, 0.0, 2.5]])
"""Errors of 1, 1.5, 5 and 2.5 m; seen from above 0.6, 1.5, 5 and 0 m."""


def answers_of(off_m: np.ndarray = OFF_M, truth_m: np.ndarray = TRUTH_M) -> Answers:
    places = np.unique(truth_m, axis=0, return_inverse=True)[1].reshape(-1)
    return Answers(truth_m + off_m, truth_m, places, np.arange(len(truth_m)), np.zeros((len(truth_m), 4, 3)))


def test_shares_and_errors() -> None:
    answers = answers_of()
    assert answers.n_places == 3
    assert share_within(2.0).of(answers).value == 0.5
    assert share_within(2.0, 2).of(answers).value == 0.75
    assert mean_error().of(answers).value == pytest.approx(2.5)
    assert rms_error().of(answers).value == pytest.approx(np.sqrt((1 + 2.25 + 25 + 6.25) / 4))
    assert median_error(answers).value == pytest.approx(2.0)
    assert median_error(answers, 2).value == pytest.approx((0.6 + 1.5) / 2)
    assert shares_over(answers, np.array([0.5, 1.5, 9.0])).tolist() == [0.0, 0.5, 1.0]


def test_r_squared_is_one_when_right_and_zero_for_always_the_mean() -> None:
    assert r_squared(answers_of(np.zeros((4, 3)))).value == 1.0
    mean = TRUTH_M.mean(axis=0) - TRUTH_M
    assert r_squared(answers_of(mean)).value == pytest.approx(0.0)
    assert np.isnan(r_squared(answers_of(OFF_M[:2], TRUTH_M[:2])).value)


def test_an_interval_is_as_wide_as_places_are_few_however_many_clips() -> None:
    rng = np.random.default_rng(1)
    near, far = np.array([0.5, 0.0, 0.0]), np.array([5.0, 0.0, 0.0])

    def half_right(n_places: int, n_clips: int) -> Answers:
        truth_m = np.repeat(rng.uniform(0, 20, (n_places, 3)), n_clips, axis=0)
        off_m = np.repeat(np.where(np.arange(n_places)[:, None] % 2, near, far), n_clips, axis=0)
        return answers_of(off_m, truth_m)

    def width(answers: Answers) -> float:
        measured = share_within(2.0).of(answers)
        assert measured.value == 0.5 and measured.low is not None and measured.high is not None
        assert measured.low < 0.5 < measured.high
        return measured.high - measured.low

    assert width(half_right(100, 1)) == pytest.approx(2 * 1.96 * 0.05, rel=0.15)
    assert width(half_right(100, 30)) == pytest.approx(width(half_right(100, 1)))
    assert width(half_right(10, 30)) > 2.5 * width(half_right(100, 1))


def at_places(n_places: int, error_m: float) -> Answers:
    """Three clips a place, all as far off."""
    truth_m = np.repeat(np.random.default_rng(2).uniform(0, 20, (n_places, 3)), 3, axis=0)
    return answers_of(np.tile([error_m, 0.0, 0.0], (len(truth_m), 1)), truth_m)


@pytest.mark.parametrize("n_places", [1, 2, FEWEST_PLACES - 1])
@pytest.mark.parametrize("measure", [mean_error(), share_within(2.0)])
def test_few_places_have_no_interval(measure: Measure, n_places: int) -> None:
    measured = measure.of(at_places(n_places, 3.0))
    assert (measured.low, measured.high) == (None, None)
    assert not measured.holds(measured.value)


def test_none_of_six_places_is_not_surely_none() -> None:
    """0 of 6: up to 46 % are not unlikely (Clopper and Pearson, two-sided 95 %); 6 of 6: the other way round."""
    none, every = (share_within(2.0).of(at_places(6, error_m)) for error_m in (3.0, 1.0))
    assert (none.value, none.low, none.high) == pytest.approx((0.0, 0.0, 0.4593), abs=1e-4)
    assert (every.value, every.low, every.high) == pytest.approx((1.0, 0.5407, 1.0), abs=1e-4)
    assert share_within(2.0).of(at_places(60, 3.0)).high == pytest.approx(0.0596, abs=1e-4)


def test_a_difference_draws_the_same_places_for_both() -> None:
    """Both are wide for themselves; where one is the other and 0.3 m, only the 0.3 m are left."""
    rng = np.random.default_rng(4)
    truth_m, off_m = rng.uniform(0, 20, (8, 3)), rng.normal(size=(8, 3))
    near = answers_of(off_m, truth_m)
    farther = answers_of(off_m * (1 + 0.3 / np.linalg.norm(off_m, axis=1))[:, None], truth_m)
    change = mean_error().difference(near, farther)
    assert (change.value, change.low, change.high) == pytest.approx((0.3, 0.3, 0.3))
    assert not change.holds(0.0)
    elsewhere = mean_error().difference(near, answers_of(off_m, truth_m + 1.0))
    assert elsewhere.value == pytest.approx(0.0) and elsewhere.low is None


def test_two_that_no_place_tells_apart_have_no_interval_of_their_difference() -> None:
    change = share_within(2.0).difference(at_places(8, 0.5), at_places(8, 1.0))
    assert (change.value, change.low, change.high) == (0.0, None, None)


def test_everything_people_quote_has_a_name_and_a_unit() -> None:
    found = measures_of(answers_of())
    assert list(found) == [
        *("within 1 m", "within 2 m", "within 3 m", "within 2 m, 2-D", "MAE", "RMSE", "median", "median, 2-D", "R^2")
    ]
    assert found["within 2 m"][0] == "share" and found["MAE"][0] == "m"
