"""Radii hold the source as often as they promise, counted over places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.calibration import Calibration, radii_m
from workbench.core.errors import UserError
from workbench.evaluate.answer_table import WHOLE, AnswerTable
from workbench.evaluate.conformal import conformal_quantile, coverage_of, observed, radii_of


def table(errors_m: np.ndarray, places: np.ndarray, **columns: Any) -> AnswerTable:
    """Answers of one method, so far off, at these places; all inside a 10 m array unless told otherwise."""
    n = len(errors_m)
    truths_m = np.column_stack([places, np.zeros(n), np.zeros(n)]).astype(np.float64)
    texts = dict.fromkeys(("sessions", "titles", "weather", "voices", "why_not"), np.array([""] * n))
    given: Mapping[str, np.ndarray] = {
        **texts,
        "methods": np.array(["guess"] * n),
        "sites": np.array(["Hall"] * n),
        "clips": np.zeros(n, dtype=np.int64),
        "start_s": np.zeros(n),
        "arrays": np.zeros(n, dtype=np.int64),
        "places": np.asarray(places, dtype=np.int64),
        "span_m": np.full(n, 10.0),
        "truths_m": truths_m,
        "answers_m": truths_m + np.column_stack([errors_m, np.zeros(n), np.zeros(n)]),
        "in_hull": np.ones(n, dtype=np.int64),
        "truths_in_hull": np.ones(n, dtype=np.int64),
        **{name: np.full(n, np.nan) for name in ("residuals", "radii_m", "radii_50_m", "radii_90_m", "shares_within")},
    }
    return AnswerTable(**{**given, **columns})


def calibration(measured: AnswerTable) -> Calibration:
    found = radii_of(measured, "guess")
    return Calibration(
        method="guess", unit=found.unit, floor_m=found.floor_m, groups=found.groups, bands=found.bands,
        recordings="here", is_simulated=False, span_m=found.span_m, sites=found.sites,
    )  # fmt: skip


@given(st.integers(20, 300), st.sampled_from([0.5, 0.9]))
def test_with_a_clip_a_place_it_is_the_usual_split_conformal_quantile(n: int, share: float) -> None:
    errors_m = np.random.default_rng(n).permutation(np.arange(1.0, n + 1.0))
    assert conformal_quantile(errors_m, np.arange(n), share) == np.ceil((n + 1) * share - 1e-9)


@pytest.mark.parametrize(
    ("n", "share", "is_enough"), [(8, 0.9, False), (9, 0.9, True), (1, 0.5, True), (0, 0.5, False)]
)
def test_too_few_places_promise_nothing(n: int, share: float, is_enough: bool) -> None:
    assert np.isfinite(conformal_quantile(np.ones(n), np.arange(n), share)) == is_enough


@given(st.integers(1, 40))
def test_a_place_weighs_the_same_however_many_clips_it_has(n_copies: int) -> None:
    errors_m = np.random.default_rng(0).uniform(0.0, 5.0, 60)
    places = np.arange(60)
    many = np.concatenate([errors_m, np.repeat(errors_m[:7], n_copies)])
    where = np.concatenate([places, np.repeat(places[:7], n_copies)])
    for share in (0.5, 0.9):
        assert conformal_quantile(many, where, share) == conformal_quantile(errors_m, places, share)


def _drawn(rng: np.random.Generator, n_places: int) -> tuple[np.ndarray, np.ndarray]:
    """Errors whose size is the place's own, from 1 to 40 clips a place: bad places are recorded longer."""
    scale_m = rng.lognormal(0.0, 0.8, n_places)
    n_clips = np.where(scale_m > 1.5, rng.integers(20, 40, n_places), rng.integers(1, 4, n_places))
    places = np.repeat(np.arange(n_places), n_clips)
    return scale_m[places] * rng.lognormal(0.0, 0.2, len(places)), places


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_coverage_over_new_places_is_what_was_promised_though_bad_places_have_more_clips(share: float) -> None:
    rng = np.random.default_rng(1)
    by_place, by_clip = [], []
    for _ in range(400):
        errors_m, places = _drawn(rng, 60)
        new_m, new_places = _drawn(rng, 60)
        first = np.unique(new_places, return_index=True)[1]
        by_place.append(np.mean(new_m[first] <= conformal_quantile(errors_m, places, share)))
        by_clip.append(np.mean(new_m[first] <= np.quantile(errors_m, share)))
    assert share - 0.01 <= np.mean(by_place) <= share + 1.0 / 61 + 0.01
    assert np.mean(by_clip) > share + 0.05, "clips counted alike promise something else"


def test_of_one_place_with_many_clips_nothing_is_claimed() -> None:
    with pytest.raises(UserError, match=r"at 1 place .*too few"):
        radii_of(table(np.ones(500), np.zeros(500)), "guess")


def test_joined_answers_and_unknown_places_do_not_count() -> None:
    errors_m = np.linspace(0.1, 3.0, 60)
    clips = np.where(np.arange(60) < 30, 0, WHOLE)
    places = np.where(np.arange(60) < 25, np.arange(60), -1)
    found = radii_of(table(errors_m, places, clips=clips), "guess")
    assert found.groups["all"].n_places == 25


def test_each_side_of_the_hull_keeps_the_promise_for_itself() -> None:
    rng = np.random.default_rng(2)
    in_hull = (np.arange(2_000) % 4 > 0).astype(np.int64)

    def answers() -> AnswerTable:
        return table(rng.rayleigh(np.where(in_hull, 1.0, 4.0)), np.arange(2_000), in_hull=in_hull)

    known = calibration(answers())
    by_group, _ = coverage_of(known, answers())
    assert {"all", "inside", "outside"} == set(known.groups) == set(by_group)
    for group in by_group.values():
        assert group.within_50.share == pytest.approx(0.5, abs=0.06)
        assert group.within_90.share == pytest.approx(0.9, abs=0.04)
    assert by_group["outside"].radius_90_m > 3.0 * by_group["inside"].radius_90_m


def test_with_few_places_outside_all_share_their_radii() -> None:
    in_hull = (np.arange(200) >= 49).astype(np.int64)
    found = radii_of(table(np.ones(200), np.arange(200), in_hull=in_hull), "guess")
    assert set(found.groups) == {"all"}


def test_a_methods_own_radius_is_used_where_it_tells_good_answers_from_bad_ones() -> None:
    rng = np.random.default_rng(3)
    own_m = rng.lognormal(0.0, 1.0, 1_000)
    telling = radii_of(table(rng.rayleigh(3.0 * own_m), np.arange(1_000), radii_m=own_m), "guess")
    idle = radii_of(table(rng.rayleigh(3.0, 1_000), np.arange(1_000), radii_m=own_m), "guess")
    assert telling.unit == "own" and idle.unit == "m"
    assert telling.groups["all"].radius_90 == pytest.approx(3.0 * np.sqrt(2 * np.log(10)), rel=0.15)


def test_a_method_that_rarely_has_a_radius_of_its_own_gets_metres() -> None:
    rng = np.random.default_rng(3)
    own_m = rng.lognormal(0.0, 1.0, 1_000)
    errors_m = rng.rayleigh(3.0 * own_m)
    own_m[::10] = np.nan
    assert radii_of(table(errors_m, np.arange(1_000), radii_m=own_m), "guess").unit == "m"


def test_errors_that_grow_with_the_array_are_told_as_multiples_of_its_span() -> None:
    rng = np.random.default_rng(4)
    span_m = rng.uniform(5.0, 40.0, 150)
    known = calibration(table(rng.rayleigh(0.1 * span_m), np.arange(150), span_m=span_m))
    assert known.unit == "span"
    small, large = (radii_m(known, None, True, one) for one in (5.0, 40.0))
    assert small is not None and large is not None and large[1] == pytest.approx(8.0 * small[1])


def test_each_size_of_array_keeps_the_promise_for_itself() -> None:
    """Errors that grow with the array in a way that no unit knows: one promise over all would hold for none."""
    rng = np.random.default_rng(7)
    span_m = np.tile([8.0, 10.0, 15.0, 30.0], 500)
    scale_m = {8.0: 1.0, 10.0: 0.4, 15.0: 0.5, 30.0: 6.0}

    def answers() -> AnswerTable:
        sites = np.array([f"{span:g} m" for span in span_m])
        return table(rng.rayleigh([scale_m[s] for s in span_m]), np.arange(2_000), span_m=span_m, sites=sites)

    known = calibration(answers())
    assert [band.span_m for band in known.bands] == [(8.0, 8.0), (10.0, 10.0), (15.0, 15.0), (30.0, 30.0)]
    _, by_site = coverage_of(known, answers())
    assert all(one.within_90.share == pytest.approx(0.9, abs=0.05) for one in by_site.values())
    assert radii_m(known, None, True, 22.0) is None, "nobody measured arrays between 15 and 30 m"
    assert known.spans_m == ((8.0, 8.0), (10.0, 10.0), (15.0, 15.0), (30.0, 30.0))
    assert radii_m(known, None, True, 15.5) is not None and radii_m(known, None, True, 28.0) is not None


def test_arrays_of_another_kind_never_share_radii_and_few_of_them_have_none() -> None:
    span_m = np.where(np.arange(250) < 30, 30.0, 10.0)
    errors_m = np.where(np.arange(250) < 30, 8.0, 1.0)
    known = calibration(table(errors_m, np.arange(250), span_m=span_m))
    assert [band.groups["all"].n_places for band in known.bands] == [220, 30]
    wide = radii_m(known, None, True, 30.0)
    assert wide is not None and wide[1] == pytest.approx(8.0)
    few = np.arange(250) < 12
    known = calibration(table(np.where(few, 8.0, 1.0), np.arange(250), span_m=np.where(few, 30.0, 10.0)))
    assert known.span_m == (10.0, 10.0) and radii_m(known, None, True, 30.0) is None
    assert radii_of(table(np.ones(250), np.arange(250)), "guess").bands == ()


def test_arrays_of_one_kind_are_told_apart_by_size_where_there_are_enough() -> None:
    span_m = np.linspace(8.0, 16.0, 330)
    bands = radii_of(table(np.ones(330), np.arange(330), span_m=span_m), "guess").bands
    assert [band.groups["all"].n_places for band in bands] == [110, 110, 110]
    known = calibration(table(np.ones(330), np.arange(330), span_m=span_m))
    assert known.spans_m == ((8.0, 16.0),)
    assert radii_of(table(np.ones(190), np.arange(190), span_m=span_m[:190]), "guess").bands == ()


def test_arrays_unlike_the_calibrations_get_no_radius() -> None:
    known = calibration(table(np.ones(100), np.arange(100)))
    assert radii_m(known, None, True, 10.5) is not None
    assert radii_m(known, None, True, 50.0) is None and radii_m(known, None, True, 2.0) is None
    own = replace(known, unit="own", floor_m=0.1)
    assert radii_m(own, 2.0, True, 50.0) is None
    assert radii_m(own, 2.0, True, 10.0) == pytest.approx((2.0, 2.0))
    assert radii_m(own, 0.01, True, 10.0) == pytest.approx((0.1, 0.1)), "a floor for a method too sure of itself"
    assert radii_m(own, None, True, 10.0) is None


def test_a_check_that_fails_is_told_as_it_is() -> None:
    """Radii of good recordings do not hold on bad ones, and the table must say so."""
    rng = np.random.default_rng(5)
    known = calibration(table(rng.rayleigh(1.0, 500), np.arange(500)))
    by_group, by_site = coverage_of(known, table(rng.rayleigh(3.0, 500), np.arange(500)))
    assert by_group["all"].within_90.high < 0.5
    assert by_site["Hall"] == by_group["all"]


def test_intervals_hold_the_true_share_about_nineteen_times_in_twenty() -> None:
    rng = np.random.default_rng(6)
    hits = [
        one.low <= 0.9 <= one.high for one in (observed((rng.random(200) < 0.9).astype(float)) for _ in range(2_000))
    ]
    assert 0.93 <= np.mean(hits) <= 0.97
    everywhere = observed(np.ones(30))
    assert everywhere.share == 1.0 == everywhere.high and 0.85 < everywhere.low < 0.95


def test_kinds_of_arrays_with_few_places_each_are_not_mixed() -> None:
    span_m = np.repeat([5.0, 30.0], 12)
    with pytest.raises(UserError, match=r"at 24 places .* 12 at most with arrays about as wide"):
        radii_of(table(np.ones(24), np.arange(24), span_m=span_m), "guess")


def test_a_kind_of_array_with_few_places_is_told_and_left_out() -> None:
    span_m = np.repeat([5.0, 30.0], [12, 40])
    errors_m = np.repeat([9.0, 1.0], [12, 40])
    found = radii_of(table(errors_m, np.arange(52), span_m=span_m), "guess")
    assert "arrays 5 to 5 m wide" in found.left_out
    assert found.span_m == (30.0, 30.0) and found.groups["all"].n_places == 40
    assert not calibration(table(errors_m, np.arange(52), span_m=span_m)).knows_span(5.0)


def test_each_kind_of_array_has_its_own_span() -> None:
    span_m = np.repeat([5.0, 30.0], 30)
    known = calibration(table(np.repeat([1.0, 4.0], 30), np.arange(60), span_m=span_m))
    assert known.spans_m == ((5.0, 5.0), (30.0, 30.0)) and not known.knows_span(15.0)


def test_a_unit_that_too_few_places_of_a_band_have_is_not_chosen() -> None:
    """94 of 2 000 answers have no radius of the method's own: nearly all of those with small arrays."""
    rng = np.random.default_rng(8)
    own_m = rng.lognormal(0.0, 1.0, 2_000)
    errors_m, span_m = 0.1 * own_m, np.where(np.arange(2_000) < 100, 5.0, 30.0)
    assert radii_of(table(errors_m, np.arange(2_000), radii_m=own_m, span_m=span_m), "guess").unit == "own"
    own_m[:94] = np.nan
    found = radii_of(table(errors_m, np.arange(2_000), radii_m=own_m, span_m=span_m), "guess")
    assert found.unit != "own"
    assert all(np.isfinite(radii.radius_90) for band in found.bands for radii in band.groups.values())
