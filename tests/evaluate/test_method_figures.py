"""Figures of a table, against numbers worked out by hand and draws made in another way."""

from __future__ import annotations

import time

import numpy as np
import pytest

from tests.evaluate.tables import table
from workbench.evaluate.bootstrap import FEWEST_UNITS, drawn_quantiles, draws_of
from workbench.evaluate.curves import accuracy_curve, error_cdf
from workbench.evaluate.method_figures import figures_of

TRUTH_M = np.array([[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [5.0, 5.0, 1.0], [9.0, 1.0, 1.0]])
OFF_M = np.array([[0.6, 0.0, 0.8], [0.0, 1.5, 0.0], [3.0, 4.0, 0.0], [0.0, 0.0, -2.5]])
"""Errors of 1, 1.5, 5 and 2.5 m; seen from above 0.6, 1.5, 5 and 0 m; too high by 0.8, 0, 0 and -2.5 m."""
NOWHERE = np.full(3, np.nan)


def many(n_places: int, n_clips: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Truths and errors of so many places; the errors of a place are much alike."""
    rng = np.random.default_rng(seed)
    truths_m = np.repeat(rng.uniform(0, 20, (n_places, 3)), n_clips, axis=0)
    off_m = np.repeat(rng.normal(0, 1.5, (n_places, 3)), n_clips, axis=0) + rng.normal(0, 0.1, truths_m.shape)
    return truths_m, off_m


def test_shares_and_errors_of_four_clips() -> None:
    found = figures_of(table({"a": OFF_M}, TRUTH_M), "a")
    assert found is not None and (found.n_clips, found.n_answered, found.n_units, found.n_sessions) == (4, 4, 3, 3)
    assert found.within.value == 0.5
    assert [found.within_each[r].value for r in (1.0, 1.5, 2.0, 3.0)] == [0.25, 0.5, 0.5, 0.75]
    assert found.median is not None and found.median.value == pytest.approx(2.0)
    assert found.mean is not None and found.mean.value == pytest.approx(2.5)
    assert found.rmse is not None and found.rmse.value == pytest.approx(np.sqrt((1 + 2.25 + 25 + 6.25) / 4))
    assert found.bias is None and not found.within.has_interval


def test_height_has_a_sign_beside_its_size() -> None:
    found = figures_of(table({"a": OFF_M}, TRUTH_M), "a", "height")
    assert found is not None and found.bias is not None and found.mean is not None
    assert found.bias.value == pytest.approx((0.8 - 2.5) / 4)
    assert found.mean.value == pytest.approx((0.8 + 2.5) / 4)


def test_a_declined_clip_is_a_miss_and_has_no_error() -> None:
    off_m = np.array([OFF_M[0], NOWHERE, OFF_M[2], OFF_M[3]])
    found = figures_of(table({"a": off_m}, TRUTH_M), "a", radius_m=3.0)
    assert found is not None and found.n_answered == 3
    assert found.declined.value == 0.25
    assert found.within.value == 0.5
    assert found.mean is not None and found.mean.value == pytest.approx((1 + 5 + 2.5) / 3)


def test_a_method_that_never_answers_has_no_errors() -> None:
    found = figures_of(table({"a": np.full((4, 3), np.nan)}, TRUTH_M), "a")
    assert found is not None and (found.median, found.mean, found.r_squared) == (None, None, None)
    assert found.within.value == 0.0 and found.declined.value == 1.0
    assert figures_of(table({"a": OFF_M}, TRUTH_M), "b") is None


def test_the_interval_is_that_of_draws_of_whole_places() -> None:
    truths_m, off_m = many(40, 6)
    found = figures_of(table({"a": off_m}, truths_m), "a")
    errors_m = np.linalg.norm(off_m, axis=1).reshape(40, 6)
    rng = np.random.default_rng(99)
    drawn = [errors_m[rng.integers(40, size=40)] for _ in range(4000)]
    for measured, figure in (
        (found.mean, np.mean),
        (found.median, lambda e: np.quantile(e, 0.5, method="inverted_cdf")),
        (found.p90, lambda e: np.quantile(e, 0.9, method="inverted_cdf")),
    ):
        assert measured is not None and measured.low is not None and measured.high is not None
        low, high = np.quantile([figure(each) for each in drawn], [0.025, 0.975])
        assert measured.low == pytest.approx(low, abs=0.12) and measured.high == pytest.approx(high, abs=0.12)
        assert measured.low < measured.value < measured.high


def test_clips_drawn_one_by_one_look_surer_than_they_are() -> None:
    truths_m, off_m = many(40, 20)
    widths = {}
    for split in ("place", "session", "clip"):
        found = figures_of(table({"a": off_m}, truths_m), "a", split=split)
        assert found is not None and found.mean is not None and found.mean.low is not None
        widths[split] = float(found.mean.high or 0.0) - found.mean.low
    assert widths["place"] == pytest.approx(widths["session"], rel=0.1)
    assert widths["place"] > 3 * widths["clip"]


def test_too_few_places_have_no_interval_and_unanimous_ones_the_exact_one() -> None:
    truths_m, off_m = many(FEWEST_UNITS - 1, 9)
    few = figures_of(table({"a": off_m}, truths_m), "a")
    assert few is not None and few.mean is not None and not few.mean.has_interval and not few.within.has_interval
    truths_m, off_m = many(20, 3)
    right = figures_of(table({"a": 0.01 * off_m}, truths_m), "a")
    assert right is not None and right.within.value == right.within.high == 1.0
    assert right.within.low == pytest.approx(0.025 ** (1 / 20))


def test_r_squared_takes_each_site_by_itself() -> None:
    truths_m, off_m = many(30, 2)
    one = figures_of(table({"a": off_m}, truths_m), "a")
    assert one is not None and one.r_squared is not None
    by_hand = 1 - (off_m**2).sum() / ((truths_m - truths_m.mean(axis=0)) ** 2).sum()
    assert one.r_squared.value == pytest.approx(by_hand)
    assert one.r_squared.low is not None and one.r_squared.low < by_hand < float(one.r_squared.high or 0.0)
    apart = table({"a": off_m}, truths_m)
    apart.sites[:30] = "Goyang"
    shifted = truths_m + np.where(np.arange(60)[:, None] < 30, 1000.0, 0.0)
    far = table({"a": off_m}, shifted)
    far.sites[:30] = "Goyang"
    near, moved = figures_of(apart, "a"), figures_of(far, "a")
    assert near is not None and moved is not None and near.r_squared is not None and moved.r_squared is not None
    assert moved.r_squared.value == pytest.approx(near.r_squared.value)


def test_coverage_says_whether_the_radius_holds() -> None:
    truths_m, off_m = many(60, 3)
    errors_m = np.linalg.norm(off_m, axis=1)
    right = (float(np.quantile(errors_m, 0.5)), float(np.quantile(errors_m, 0.9)))
    found = figures_of(table({"a": off_m}, truths_m, radii_m=right), "a")
    assert found is not None and found.coverage_50 is not None and found.coverage_90 is not None
    assert found.coverage_50.told == found.coverage_90.told == "holds"
    assert found.coverage_90.observed.value == pytest.approx(0.9, abs=0.01)
    wrong = figures_of(table({"a": off_m}, truths_m, radii_m=(100.0, 0.5)), "a")
    assert wrong is not None and wrong.coverage_50 is not None and wrong.coverage_90 is not None
    assert (wrong.coverage_50.told, wrong.coverage_90.told) == ("too large", "too small")
    assert figures_of(table({"a": off_m}, truths_m), "a").coverage_90 is None  # type: ignore[union-attr]


def test_the_curve_counts_declined_clips_and_the_cdf_does_not() -> None:
    truths_m, off_m = many(20, 5)
    off_m[::5] = np.nan
    found = table({"a": off_m}, truths_m)
    curve, cdf = accuracy_curve(found, "a", np.array([0.0, 2.0, 50.0])), error_cdf(found, "a")
    assert curve.share[-1] == pytest.approx(0.8) and curve.n_clips == 100
    assert cdf.share[-1] == 1.0 and cdf.n_clips == 80
    assert curve.low is not None and curve.high is not None and (curve.low <= curve.share).all()
    shares = figures_of(found, "a")
    assert shares is not None and curve.share[1] == shares.within.value
    assert (curve.low[1], curve.high[1]) == pytest.approx((shares.within.low, shares.within.high))


def test_errors_are_spread_in_steps() -> None:
    cdf = error_cdf(table({"a": OFF_M}, TRUTH_M), "a")
    assert cdf.x_m == pytest.approx([1.0, 1.0, 1.5, 1.5, 2.5, 2.5, 5.0, 5.0])
    assert cdf.share == pytest.approx([0.0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1.0])


@pytest.mark.parametrize(("n_places", "is_told"), [(9, False), (10, True)])
def test_few_places_have_no_r_squared(n_places: int, is_told: bool) -> None:
    truths_m, off_m = many(n_places, 3)
    found = figures_of(table({"a": off_m}, truths_m), "a", split="clip")
    assert found is not None and (found.r_squared is not None) == is_told


def test_drawn_quantiles_are_those_of_drawn_values() -> None:
    rng = np.random.default_rng(3)
    values, units = rng.exponential(1.0, 300), np.repeat(np.arange(100), 3)
    drawn = drawn_quantiles(values, 0.5, units, 100)
    rows = [np.repeat(values, draw[units].astype(int)) for draw in draws_of(100)[:50]]
    assert drawn[:50] == pytest.approx([np.quantile(row, 0.5, method="inverted_cdf") for row in rows])


def test_a_large_campaign_takes_no_noticeable_time() -> None:
    truths_m, off_m = many(1200, 55)
    found = table({"a": off_m}, truths_m)
    figures_of(found, "a")  # the draws are made once
    begun = time.perf_counter()
    figures_of(found, "a")
    assert time.perf_counter() - begun < 3.0
