"""A seed gives the same session always; another seed shares nothing with it."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.simulate.campaign import CampaignPlan
from workbench.simulate.sites import SITES, find_site

PLAN = CampaignPlan(n_sessions=2, seconds=3.0, seed=5)


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
    ("wrong", "part"), [({"seed": -1}, "not -1"), ({"sites": ()}, "needs a site"), ({"sites": ("yeojoo",)}, "yeojoo")]
)
def test_a_plan_that_cannot_be_is_refused_at_once(wrong: dict, part: str) -> None:
    with pytest.raises(UserError, match=part):
        CampaignPlan(**wrong)
