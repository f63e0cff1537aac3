"""Two methods on the same clips."""

from __future__ import annotations

import numpy as np
import pytest

from tests.evaluate.tables import joined, table
from tests.evaluate.test_method_figures import many
from workbench.evaluate.answers import Measured
from workbench.evaluate.groups import groups_of, rows_of_group, units_of
from workbench.evaluate.paired import all_pairs, paired, verdict_of
from workbench.evaluate.worst import worst_rows


def test_a_method_that_is_always_a_little_nearer_is_told_apart_although_the_intervals_overlap() -> None:
    truths_m, off_m = many(30, 4)
    found = paired(table({"a": off_m, "b": 0.9 * off_m}, truths_m), "a", "b")
    assert found.mean is not None and found.mean.high is not None
    assert found.mean.value < found.mean.high < 0.0
    assert found.verdict_of_mean == verdict_of(found.mean, 30, more_is_better=False) == "better"
    assert found.within.value >= 0.0 and (found.n_clips, found.n_both, found.n_units) == (120, 120, 30)


def test_two_of_one_kind_are_not_told_apart() -> None:
    truths_m, off_m = many(30, 4)
    _, other_m = many(30, 4, seed=2)
    found = paired(table({"a": off_m, "b": other_m}, truths_m), "a", "b")
    assert found.verdict == "not told apart"


def test_declined_clips_count_against_shares_and_are_left_out_of_errors() -> None:
    truths_m, off_m = many(30, 4)
    quiet_m = np.where(np.arange(120)[:, None] % 4 == 0, np.nan, off_m)
    found = paired(table({"a": off_m, "b": quiet_m}, truths_m), "a", "b", radius_m=100.0)
    assert found.within.value == pytest.approx(-0.25) and found.verdict == "worse"
    assert found.n_both == 90 and found.mean is not None and found.mean.value == 0.0 and not found.mean.has_interval


def test_a_difference_on_every_clip_has_the_exact_interval() -> None:
    truths_m, off_m = many(20, 2)
    found = paired(table({"a": 100 + off_m, "b": 0.01 * off_m}, truths_m), "a", "b")
    assert (found.within.value, found.within.high) == (1.0, 1.0)
    assert found.within.low == pytest.approx(0.025 ** (1 / 20))
    back = paired(table({"a": 100 + off_m, "b": 0.01 * off_m}, truths_m), "b", "a")
    assert (back.within.value, back.within.low, back.verdict) == (-1.0, -1.0, "worse")


def test_few_places_say_nothing() -> None:
    truths_m, off_m = many(3, 9)
    found = paired(table({"a": 9 * off_m, "b": off_m}, truths_m), "a", "b")
    assert found.verdict == "" and verdict_of(Measured(1.0), 30, more_is_better=True) == ""


@pytest.mark.parametrize(("n_places", "verdict"), [(9, ""), (10, "better")])
def test_from_fewer_than_ten_places_nothing_is_called_better(n_places: int, verdict: str) -> None:
    truths_m, off_m = many(n_places, 4)
    found = paired(table({"a": 100 + off_m, "b": 0.01 * off_m}, truths_m), "a", "b")
    assert found.within.has_interval and found.mean is not None and found.mean.has_interval
    assert (found.verdict, found.verdict_of_mean) == (verdict, verdict)


def test_rows_in_another_order_are_the_same_comparison() -> None:
    truths_m, off_m = many(12, 3)
    one = table({"a": off_m, "b": 0.5 * off_m}, truths_m)
    mixed = one.where(np.random.default_rng(0).permutation(len(one)))
    assert paired(mixed, "a", "b").mean.value == pytest.approx(paired(one, "a", "b").mean.value)  # type: ignore[union-attr]
    fewer = paired(one.where(np.arange(len(one)) != 0), "a", "b")
    assert fewer.n_clips == len(truths_m) - 1


def test_every_two_methods_are_compared_once() -> None:
    truths_m, off_m = many(12, 3)
    found = all_pairs(table({"a": off_m, "b": off_m, "c": off_m}, truths_m), ["a", "b", "c"])
    assert [(each.method, each.reference) for each in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert all(each.verdict == "" for each in found)


def test_groups_hold_every_row_once() -> None:
    truths_m, off_m = many(6, 2)
    here, there = table({"a": off_m}, truths_m), table({"a": off_m}, truths_m, site="Goyang")
    both = joined([here, there])
    both.weather[:3] = ""
    assert groups_of(both, "site") == ("Goyang", "Yeoju")
    assert groups_of(both, "weather") == ("dry", "unknown")
    assert groups_of(both, "array") == ("Goyang, array 1", "Yeoju, array 1")
    for by in ("all", "site", "weather", "voice", "array", "hull"):
        counted = [rows_of_group(both, by, name).sum() for name in groups_of(both, by)]  # type: ignore[arg-type]
        assert sum(counted) == len(both)
    counts = {split: len(np.unique(units_of(here, split))) for split in ("place", "session", "site", "clip")}  # type: ignore[arg-type]
    assert counts == {"place": 6, "session": 6, "site": 1, "clip": 12}


def test_the_worst_cases_are_one_clip_of_each_session_and_method() -> None:
    truths_m, off_m = many(6, 3)
    found = table({"a": off_m, "b": 2 * off_m}, truths_m)
    found.answers_m[0] = np.nan
    rows = worst_rows(found, 100)
    assert len(rows) == 12
    errors_m = found.errors_m()[rows]
    assert (np.diff(errors_m) <= 0).all() and errors_m[0] == np.nanmax(found.errors_m())
    assert len({(found.sessions[i], found.methods[i]) for i in rows}) == 12
    assert len(worst_rows(found, 5)) == 5
