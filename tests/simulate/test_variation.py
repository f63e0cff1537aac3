"""Any number of microphones, broken ones, channels that start apart, and places of another plan."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from scipy.signal import correlate

from workbench.core.errors import UserError
from workbench.core.simulated import simulated_seed, simulated_seeds
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.session import RATE_HZ, SimulatedSession
from workbench.simulate.sites import SITES, find_site

PLAN = CampaignPlan(sites=("goyang",), n_sessions=4, seconds=3.0, weather="dry", seed=5)


@cache
def made(index: int = 0, **unusual: Any) -> SimulatedSession:
    return replace(PLAN, **unusual).make(index)


@pytest.mark.parametrize("shared", [{}, {"n_arrays": 3}, {"n_places": 2}, {"n_arrays": 3, "n_places": 2}])
@pytest.mark.parametrize("site", SITES, ids=lambda s: s.key)
def test_more_microphones_stand_inside_and_leave_everything_else_where_it_was(site, shared: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
    four = replace(PLAN, sites=(site.key,), n_sessions=60, **shared)
    ten = replace(four, n_microphones=10)
    heights_m = []
    for index in range(len(ten)):
        usual, setting = four.setting_of(index), ten.setting_of(index)
        assert setting.microphones_m.shape == (10, 3)
        np.testing.assert_array_equal(setting.microphones_m[:4], usual.microphones_m)
        assert (setting.microphones_m[:, :2] >= 0.3).all()
        assert (setting.microphones_m[:, :2] <= np.array(site.size_m[:2]) - 0.3).all()
        assert np.linalg.norm(setting.microphones_m - setting.source_m, axis=1).min() >= 0.5
        np.testing.assert_array_equal(setting.microphones_m, setting.microphones_m.round(3))
        heights_m += list(setting.microphones_m[4:, 2])
        if not shared:
            np.testing.assert_array_equal(setting.source_m, usual.source_m)
    assert min(heights_m) >= 0.5 and max(heights_m) <= min(3.0, site.size_m[2] - 0.3)
    arrays = {ten.setting_of(i).microphones_m.tobytes() for i in range(len(ten))}
    assert len(arrays) == (3 if "n_arrays" in shared else 60)


def test_the_others_stand_anywhere_and_not_in_the_corners_alone() -> None:
    size_m = np.array(find_site("goyang").size_m)
    plan = replace(PLAN, n_sessions=40, n_microphones=16)
    places = np.concatenate([plan.setting_of(i).microphones_m[4:] for i in range(len(plan))]) / size_m
    counts, _, _ = np.histogram2d(places[:, 0], places[:, 1], bins=3, range=[[0, 1], [0, 1]])
    assert counts.min() > 480 / 9 / 2


def test_three_microphones_are_the_first_three() -> None:
    np.testing.assert_array_equal(
        replace(PLAN, n_microphones=3).setting_of(1).microphones_m, PLAN.setting_of(1).microphones_m[:3]
    )


@pytest.mark.parametrize("n", [3, 6, 16])
def test_a_session_of_any_number_sounds_at_each_microphone_and_says_so(n: int) -> None:
    one, usual = made(n_microphones=n), made()
    assert one.samples.shape == (n, 3 * RATE_HZ) and len(one.session.microphones) == n
    assert (one.samples.std(axis=1) > 10).all()
    assert [m.name for m in one.session.microphones] == [f"M{i}" for i in range(1, n + 1)]
    assert one.session.name == f"goyang-5-0001-{n}-microphones"
    assert one.session.source == usual.session.source, "place and voice"
    assert one.session.conditions.temperature_c == usual.session.conditions.temperature_c
    common = min(n, 4)
    levels_db = [20 * np.log10(m.samples[:common].astype(float).std(axis=1)) for m in (one, usual)]
    np.testing.assert_allclose(*levels_db, atol=4.0, err_msg="loudness; gains and hum are drawn anew")


FAULTS: tuple[dict[str, Any], ...] = (
    {"fault": "dead"},
    {"fault": "gain"},
    {"fault": "misplaced"},
    {"clock_offset_s": 0.002},
)


@pytest.mark.parametrize("unusual", FAULTS, ids=str)
def test_faults_leave_voice_weather_and_source_alone(unusual: dict[str, Any]) -> None:
    ours, other = made().session, made(**unusual).session
    assert other.source == ours.source and other.site == ours.site
    assert other.conditions.temperature_c == ours.conditions.temperature_c
    assert other.conditions.notes.startswith("Simulated recording") and "With" in other.conditions.notes
    assert simulated_seed(other) == 5 and simulated_seeds(other) == {5}
    if unusual.get("fault") != "misplaced":
        assert other.microphones == ours.microphones


def test_all_kinds_are_sessions_of_their_own() -> None:
    sessions = [made(**unusual).session for unusual in ({}, *FAULTS, {"n_microphones": 5}, {"arrays_of": 9})]
    sessions.append(made(arrays_of=8).session)
    assert len({s.id for s in sessions}) == len({s.name for s in sessions}) == len(sessions)
    assert len({s.conditions.notes for s in sessions}) == len(sessions)


def test_a_dead_microphone_is_silent_and_the_others_are_as_ever() -> None:
    ours, other = made().samples, made(fault="dead").samples
    is_dead = ~other.any(axis=1)
    assert is_dead.sum() == 1 and ours[is_dead].any()
    np.testing.assert_array_equal(other[~is_dead], ours[~is_dead])


def test_a_wrong_gain_is_10_db_of_one_channel_up_or_down() -> None:
    wrong_db = []
    for index in range(4):
        levels = [made(index, **u).samples.astype(float).std(axis=1) for u in ({}, {"fault": "gain"})]
        more_db = 20.0 * np.log10(levels[1] / levels[0])
        more_db -= np.median(more_db)  # where a louder channel would clip, all are softer
        assert (np.abs(more_db) > 1.0).sum() == 1
        wrong_db.append(more_db[np.abs(more_db).argmax()])
    np.testing.assert_allclose(np.abs(wrong_db), 10.0, atol=0.3)
    assert min(wrong_db) < 0.0 < max(wrong_db)


def test_a_misplaced_microphone_is_said_to_be_a_metre_away_inside_the_site() -> None:
    turned = set()
    for index in range(4):
        ours, other = made(index), made(index, fault="misplaced")
        np.testing.assert_array_equal(ours.samples, other.samples)
        away_m = other.session.microphone_positions_m() - ours.session.microphone_positions_m()
        assert sorted(np.linalg.norm(away_m, axis=1).round(2)) == [0.0, 0.0, 0.0, 1.0]
        assert not away_m[:, 2].any()
        size_m = np.array(ours.session.site.size_m)
        places_m = other.session.microphone_positions_m()
        assert (places_m > 0.0).all() and (places_m < size_m).all()
        turned.add(round(float(np.arctan2(*away_m.sum(axis=0)[:2])), 1))
    assert len(turned) > 2


def test_one_and_the_same_microphone_is_broken_whatever_the_fault() -> None:
    dead = int((~made(fault="dead").samples.any(axis=1)).argmax())
    moved = made(fault="misplaced").session.microphone_positions_m() != made().session.microphone_positions_m()
    assert int(moved.any(axis=1).argmax()) == dead


def test_channels_start_apart_by_as_much_as_asked() -> None:
    """Against the same session on good clocks."""
    offsets_s = []
    for index in range(4):
        good, apart = (made(index, **u).samples.astype(float) for u in ({}, {"clock_offset_s": 0.01}))
        for ours, other in zip(good, apart, strict=True):
            lag = int(correlate(other, ours, method="fft").argmax()) - (len(ours) - 1)
            offsets_s.append(-lag / RATE_HZ)
    assert 0.006 < np.std(offsets_s) < 0.015
    assert len(set(np.round(offsets_s, 5))) == len(offsets_s)


def test_good_clocks_start_apart_without_drift_at_a_wireless_site_too() -> None:
    good = made(sites=("yeoju",), clocks="good", walls="soft").samples.astype(float)
    apart = made(sites=("yeoju",), clock_offset_s=0.01, walls="soft").samples.astype(float)
    half = good.shape[1] // 2

    def lag(first: int) -> int:
        span = slice(first, first + half)
        return int(correlate(apart[2, span], good[2, span], method="fft").argmax()) - (half - 1)

    assert lag(0) == lag(half) != 0


@pytest.mark.parametrize("shared", [{}, {"n_arrays": 2}, {"n_places": 2}], ids=str)
@pytest.mark.parametrize("n", [4, 7])
def test_microphones_and_source_can_be_those_of_another_plan(shared: dict[str, int], n: int) -> None:
    own = replace(PLAN, n_sessions=50, n_microphones=n, **shared)
    theirs = replace(own, seed=31)
    n_own_kept = 0
    for index in range(len(own)):
        ours, other = own.setting_of(index), theirs.setting_of(index)
        arrays = replace(own, arrays_of=31).setting_of(index)
        places = replace(own, places_of=31).setting_of(index)
        both = replace(own, arrays_of=31, places_of=31).setting_of(index)
        np.testing.assert_array_equal(arrays.microphones_m, other.microphones_m)
        np.testing.assert_array_equal(places.source_m, other.source_m)
        np.testing.assert_array_equal(both.microphones_m, other.microphones_m)
        np.testing.assert_array_equal(both.source_m, other.source_m)
        for setting in (arrays, places, both):
            assert np.linalg.norm(setting.microphones_m - setting.source_m, axis=1).min() >= 0.5
        n_own_kept += np.array_equal(arrays.source_m, ours.source_m)
        n_own_kept += np.array_equal(places.microphones_m, ours.microphones_m)
    assert n_own_kept >= 90, "only what is in the way is drawn again"


def test_places_of_another_plan_sound_with_our_own_voice_and_are_told() -> None:
    ours, other = made(), made(arrays_of=8)
    assert other.session.source.identity == ours.session.source.identity  # type: ignore[union-attr]
    assert simulated_seed(other.session) == 5 and simulated_seeds(other.session) == {5, 8}
    assert simulated_seeds(made(places_of=6).session) == {5, 6}
    assert other.session.name == "goyang-5-0001-arrays-of-seed-8"


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ({"n_microphones": 2}, "3 to 16 microphones, not 2"),
        ({"n_microphones": 17}, "not 17"),
        ({"fault": "stolen"}, "'stolen' faults"),
        ({"clock_offset_s": -0.1}, "-0.1 s apart"),
        ({"clock_offset_s": 0.7}, "0.7 s apart"),
        ({"clock_offset_s": float("nan")}, "nan s apart"),
        ({"clock_offset_s": 0.01, "clocks": "poor"}, "offsets of their own"),
        ({"arrays_of": -3}, "not -3"),
        ({"arrays_of": 3, "places_of": 4}, "might stand on each other"),
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, Any], part: str) -> None:
    with pytest.raises(UserError, match=part):
        replace(PLAN, **wrong)
