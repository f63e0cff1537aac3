"""Sessions with other clocks or walls differ in these and can be compared otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.dsp.correlation import highest_peaks, phat_correlations
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.faults import Clocks, Faults
from workbench.simulate.room import Room, impulse_responses
from workbench.simulate.session import SimulatedSession
from workbench.simulate.sites import SITES, Walls, find_site

RATE_HZ = 44_100
PLAN = CampaignPlan(sites=("goyang",), n_sessions=4, seconds=3.0, weather="dry", seed=5)


@cache
def made(index: int = 0, clocks: Clocks = "site", walls: Walls = "site", site: str = "goyang") -> SimulatedSession:
    return replace(PLAN, sites=(site,), clocks=clocks, walls=walls).make(index)


def _delay_errors_s(session: SimulatedSession) -> np.ndarray:
    """How far the strongest correlations of all pairs lie from the delays of straight ways: (n_pairs,) seconds."""
    pairs = np.array([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
    correlations, lags_s = phat_correlations(session.samples.astype(np.float64), pairs, RATE_HZ, 0.06)
    found_s = np.asarray(highest_peaks(correlations, lags_s, 1).delays_s).reshape(-1)
    away_m = np.linalg.norm(
        session.session.microphone_positions_m() - np.array(session.session.true_position_m), axis=1
    )
    return np.asarray(np.abs(found_s - (away_m[pairs[:, 1]] - away_m[pairs[:, 0]]) / 340.0))


def test_soft_walls_and_good_clocks_leave_the_delays_of_straight_ways() -> None:
    errors_s = np.concatenate([_delay_errors_s(made(i, "good", "soft", "yeoju")) for i in range(2)])
    assert np.median(errors_s) < 0.002
    poor_s = np.concatenate([_delay_errors_s(made(i, "poor", "soft", "yeoju")) for i in range(2)])
    assert np.median(poor_s) > 0.003


@pytest.mark.parametrize("site", SITES, ids=lambda s: s.key)
def test_soft_walls_swallow_the_echoes(site) -> None:  # type: ignore[no-untyped-def]
    def late_share(walls: Walls) -> float:
        """Energy later than 3 ms after the direct sound, against that before."""
        room = Room(site.size_m, site.with_walls(walls).reverberation_s, 15.0)
        here = np.array(site.size_m) * 0.4
        (heard,) = impulse_responses(room, here, here[None] + 2.0, RATE_HZ, np.random.default_rng(0))
        end = int(heard.argmax()) + int(0.003 * RATE_HZ)
        return float((heard[end:] ** 2).sum() / (heard[:end] ** 2).sum())

    assert late_share("soft") < 0.2 < late_share("site")


def test_good_clocks_are_one_and_poor_ones_as_many_as_channels() -> None:
    rng = np.random.default_rng(0)
    wired, wireless = (Faults.drawn(4, wireless=is_wireless, rng=rng) for is_wireless in (False, True))
    assert (
        not wireless.with_clocks("good", rng).offset_s.any() and not wireless.with_clocks("good", rng).drift_ppm.any()
    )
    poor = wired.with_clocks("poor", rng)
    assert len(set(poor.offset_s)) == 4 and 0.0 < np.abs(poor.offset_s).max() <= 0.02 and poor.drift_ppm.any()
    assert wireless.with_clocks("poor", rng) is wireless and wired.with_clocks("site", rng) is wired
    for one in (wireless.with_clocks("good", rng), poor):
        assert (one.gain_db == (wireless if one.drop_outs_per_s or one is not poor else wired).gain_db).all()


def test_what_is_not_asked_for_stays() -> None:
    ours = made()
    for other in (made(clocks="good"), made(clocks="poor"), made(walls="soft")):
        assert other.session.true_position_m == ours.session.true_position_m
        assert other.session.microphones == ours.session.microphones and other.session.source == ours.session.source
        assert other.session.conditions.temperature_c == ours.session.conditions.temperature_c
    np.testing.assert_array_equal(ours.samples, made(clocks="good").samples, "goyang's recorders have one clock")
    assert not np.array_equal(ours.samples, made(clocks="poor").samples)
    levels = [made(clocks=clocks).samples.astype(float).std(axis=1) for clocks in ("site", "poor")]
    np.testing.assert_allclose(levels[0], levels[1], rtol=0.02)


def test_other_conditions_are_said_and_are_other_sessions() -> None:
    sessions = [
        made().session,
        made(clocks="poor").session,
        made(walls="soft").session,
        made(0, "poor", "soft").session,
    ]
    assert len({s.id for s in sessions}) == len({s.name for s in sessions}) == 4
    assert sessions[3].name == "goyang-5-0001-poor-clocks-soft-walls"
    assert sessions[3].conditions.notes.endswith("With poor clocks and soft walls.")
    assert all(s.conditions.notes.startswith("Simulated recording") for s in sessions)
    assert "With" not in sessions[0].conditions.notes


def test_other_conditions_are_the_same_each_time_too() -> None:
    once, again = (replace(PLAN, clocks="poor", walls="soft").make(1) for _ in range(2))
    assert once.session == again.session
    np.testing.assert_array_equal(once.samples, again.samples)


def test_conditions_that_are_none_are_refused() -> None:
    with pytest.raises(UserError, match="'broken' clocks"):
        replace(PLAN, clocks="broken")  # type: ignore[arg-type]
    with pytest.raises(UserError, match="'paper' walls"):
        replace(PLAN, walls="paper")  # type: ignore[arg-type]


def test_soft_walls_take_nearly_all_energy() -> None:
    site = find_site("yeoju").with_walls("soft")
    assert Room(site.size_m, site.reverberation_s, 15.0).absorption == pytest.approx(0.95)
