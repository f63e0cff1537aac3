"""A seed gives the same session always; another seed shares nothing with it."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.sites import SITES, find_site

PLAN = CampaignPlan(n_sessions=2, seconds=3.0, seed=5)
SHARED = CampaignPlan(sites=("goyang",), n_sessions=4, seconds=3.0, n_arrays=2, seed=5)


@pytest.mark.parametrize("index", range(4))
def test_a_session_is_the_same_each_time_it_is_made(index: int) -> None:
    once, again = PLAN.make(index), PLAN.make(index)
    assert once.session == again.session
    np.testing.assert_array_equal(once.samples, again.samples)


def test_another_seed_has_other_places_and_sounds() -> None:
    ours, other = PLAN.make(0), CampaignPlan(n_sessions=2, seconds=3.0, seed=6).make(0)
    assert ours.session.true_position_m != other.session.true_position_m
    assert ours.session.id != other.session.id
    assert not np.array_equal(ours.samples, other.samples)


def test_settings_are_drawn_without_sound_as_with_it() -> None:
    made = PLAN.make(3)
    setting = PLAN.setting_of(3)
    np.testing.assert_allclose(made.session.microphone_positions_m(), setting.microphones_m)
    np.testing.assert_allclose(made.session.true_position_m, setting.source_m)


@pytest.mark.parametrize("site", SITES, ids=lambda s: s.key)
def test_everything_stands_inside_the_site_and_apart(site) -> None:  # type: ignore[no-untyped-def]
    plan = CampaignPlan(sites=(site.key,), n_sessions=200)
    for index in range(len(plan)):
        setting = plan.setting_of(index)
        places = np.vstack([setting.microphones_m, setting.source_m])
        assert (places > 0.0).all() and (places < np.array(site.size_m)).all()
        assert np.linalg.norm(setting.microphones_m - setting.source_m, axis=1).min() >= 0.5


def test_few_arrays_are_shared_by_many_sessions() -> None:
    plan = CampaignPlan(sites=("goyang",), n_sessions=12, n_arrays=3)
    arrays = {plan.setting_of(i).microphones_m.tobytes() for i in range(len(plan))}
    assert len(arrays) == 3


def test_few_places_are_shared_by_many_sessions_and_meet_other_arrays_in_each_round() -> None:
    plan = CampaignPlan(sites=("goyang",), n_sessions=24, n_arrays=4, n_places=6)
    settings = [plan.setting_of(i) for i in range(len(plan))]
    places = [s.source_m.tobytes() for s in settings]
    assert len(set(places)) == 6 and places[:6] == places[6:12]
    assert len({(s.source_m.tobytes(), s.microphones_m.tobytes()) for s in settings}) == 24
    assert min(np.linalg.norm(s.microphones_m - s.source_m, axis=1).min() for s in settings) >= 0.5


def test_sessions_at_one_place_with_arrays_of_their_own_sound_different() -> None:
    plan = CampaignPlan(sites=("goyang",), n_sessions=2, n_places=1, seconds=3.0)
    one, other = plan.make(0), plan.make(1)
    assert one.session.true_position_m == other.session.true_position_m
    assert one.session.microphones != other.session.microphones
    assert not np.array_equal(one.samples, other.samples)


@pytest.mark.parametrize(
    ("plan", "index", "identity", "source_m", "first_m"),
    [
        (PLAN, 0, "998d4dea-cc02-4e5f-a30f-04d563a7953d", (7.825, 27.967, 1.995), (2.474, 2.481, 0.622)),
        (PLAN, 3, "7022f249-17f0-4a78-a38a-2767c9b41cc8", (1.887, 3.684, 1.694), (1.51, 0.376, 0.616)),
        (SHARED, 0, "42d2b2e4-f0ff-4916-8977-6e5b766ef9e6", (5.568, 0.633, 1.478), (0.96, 1.342, 2.165)),
        (SHARED, 3, "01ad263d-5685-428d-962d-89977bab1685", (2.494, 5.536, 0.502), (1.264, 1.251, 1.825)),
    ],
)
def test_sessions_of_earlier_versions_stay_what_they_were(
    plan: CampaignPlan, index: int, identity: str, source_m: tuple, first_m: tuple
) -> None:
    """The identity is drawn last, after all sound, so it tells of every number drawn before it."""
    session = plan.make(index).session
    assert (session.id, session.true_position_m) == (identity, source_m)
    assert session.microphones[0].position_m == first_m


def test_the_nearest_microphone_is_usually_the_loudest() -> None:
    plan = CampaignPlan(sites=("goyang",), n_sessions=12, seconds=3.0, weather="dry", seed=11)
    hits = 0
    for index in range(len(plan)):
        made = plan.make(index)
        setting = plan.setting_of(index)
        distance_m = np.linalg.norm(setting.microphones_m - setting.source_m, axis=1)
        hits += int(made.samples.astype(float).std(axis=1).argmax() == distance_m.argmin())
    assert hits >= 8


def test_an_unknown_site_is_told_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="yeoju, yeongdong, gyeonggi, goyang"):
        find_site("atlantis")


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ({"seed": -1}, "not -1"),
        ({"sites": ()}, "needs a site"),
        ({"sites": ("yeojoo",)}, "yeojoo"),
        ({"n_places": -1}, "counted from 0"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_once(wrong: dict, part: str) -> None:
    with pytest.raises(UserError, match=part):
        CampaignPlan(**wrong)
