"""Arrival times: exact in the free field, in rooms better than chance by far; what cannot be told is told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.localize.free_field import SITE_M, heard_from, random_microphones_m, session_of
from workbench.core.errors import UserError
from workbench.core.events import Declined, Located, Summary
from workbench.core.recording import Recording
from workbench.core.session import Conditions, Session
from workbench.engine.localize import Localize
from workbench.engine.localize_many import LocalizeMany, SessionLocalized
from workbench.engine.session_sources import Simulated
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.registry import find_method
from workbench.simulate.campaign import CampaignPlan

TDOA = find_method("tdoa")
SOURCE_M = np.array([3.1, 4.4, 1.2])


def found_of(heard: Heard) -> Found:
    return Found.joined(list(TDOA.locate(heard)))


def microphones_m(n: int = 4, seed: int = 0) -> np.ndarray:
    return random_microphones_m(n, np.random.default_rng(seed))


def with_samples(heard: Heard, samples: np.ndarray) -> Heard:
    return Heard(heard.session, Recording.of_samples(samples.astype(np.float32), heard.recording.rate_hz))


@pytest.mark.parametrize(("n", "within_m"), [(5, 0.05), (6, 0.05), (8, 0.05)])
def test_a_free_field_source_is_found_to_centimetres(n: int, within_m: float) -> None:
    rng = np.random.default_rng(n)
    for _ in range(3):
        places_m, source_m = random_microphones_m(n, rng), rng.uniform(0.1, 0.9, 3) * SITE_M
        found = found_of(heard_from(source_m, places_m, rng))
        assert np.linalg.norm(found.positions_m[0] - source_m) < within_m
        assert found.residual[0] < 0.05 and found.radius_m[0] < 0.5 and found.notes[0] == ()


def test_four_microphones_find_it_or_tell_of_the_other_place() -> None:
    rng = np.random.default_rng(4)
    for _ in range(6):
        places_m, source_m = random_microphones_m(4, rng), rng.uniform(0.1, 0.9, 3) * SITE_M
        found = found_of(heard_from(source_m, places_m, rng))
        near = np.linalg.norm(found.positions_m[0] - source_m) < 0.1
        assert near or any("Another place" in note for note in found.notes[0])


def test_three_microphones_tell_the_place_in_plan_and_say_so() -> None:
    places_m = np.array([[0.5, 0.5, 1.2], [8.5, 0.8, 1.3], [4.2, 6.5, 1.1]])
    found = found_of(heard_from(np.array([5.0, 3.0, 1.2]), places_m, np.random.default_rng(0)))
    assert np.linalg.norm(found.positions_m[0, :2] - [5.0, 3.0]) < 0.1
    assert any("Heights do not show" in note for note in found.notes[0])


def test_clips_and_the_session_agree_where_the_source_stands_still() -> None:
    heard = heard_from(SOURCE_M, microphones_m(5), np.random.default_rng(1), seconds=5.0)
    found = found_of(heard)
    assert len(found) == len(heard.clips) == 5
    assert np.linalg.norm(found.positions_m - SOURCE_M, axis=1).max() < 0.05
    assert np.linalg.norm(TDOA.joined(heard, found).position_m - SOURCE_M) < 0.05


def test_the_speed_of_sound_comes_from_the_temperature_or_is_told_to_be_assumed() -> None:
    heard = heard_from(SOURCE_M, microphones_m(6), np.random.default_rng(2))
    unknown = replace(heard.session, conditions=Conditions())
    assert TDOA.warnings(heard.session, heard.recording) == ()
    (told,) = TDOA.warnings(unknown, heard.recording)
    assert "temperature is not known" in told and "15 C" in told
    warm = replace(heard.session, conditions=Conditions(temperature_c=35.0))
    off_m = found_of(Heard(warm, heard.recording)).positions_m[0] - SOURCE_M
    assert 0.01 < np.linalg.norm(off_m) < 0.5


def test_a_channel_that_hears_something_else_is_left_out_and_named() -> None:
    heard = heard_from(SOURCE_M, microphones_m(6), np.random.default_rng(3))
    samples = heard.recording.samples.copy()
    samples[2] = np.roll(samples[2], 700)  # 16 ms late: a detour of 5.4 m
    found = found_of(with_samples(heard, samples))
    assert np.linalg.norm(found.positions_m[0] - SOURCE_M) < 0.05
    assert any("M3 does not agree" in note and "left out" in note for note in found.notes[0])


def test_a_silent_channel_is_left_out_and_told() -> None:
    heard = heard_from(SOURCE_M, microphones_m(6), np.random.default_rng(4))
    samples = heard.recording.samples.copy()
    samples[1] = 0.0
    found = found_of(with_samples(heard, samples))
    assert np.linalg.norm(found.positions_m[0] - SOURCE_M) < 0.05
    assert any("M2 is silent and left out" in note for note in found.notes[0])


def test_too_few_channels_with_sound_are_no_answer() -> None:
    heard = heard_from(SOURCE_M, microphones_m(4), np.random.default_rng(5))
    samples = heard.recording.samples.copy()
    samples[0] = 0.0
    found = found_of(with_samples(heard, samples))
    assert not found.is_answered.any() and "Too few microphones have sound: 3" in found.why_not[0]


def test_noise_alone_is_no_answer() -> None:
    rng = np.random.default_rng(6)
    session = session_of(microphones_m(5))
    heard = Heard(session, Recording.of_samples(rng.normal(0, 0.01, (5, 44_100 * 4)), 44_100))
    found = found_of(heard)
    assert not found.is_answered.any()
    assert all(why.endswith(("stands out", "no one place", "by chance")) for why in found.why_not)


def test_microphones_in_a_line_cannot_tell_the_side_and_say_so() -> None:
    places_m = np.array([[0.5 + 2.0 * k, 3.0, 1.0 + 0.3 * (k % 2)] for k in range(4)])
    heard = heard_from(SOURCE_M, places_m, np.random.default_rng(7))
    declined = [e for e in Localize(heard.session, ("tdoa",), heard.recording).run() if isinstance(e, Declined)]
    assert len(declined) == len(heard.clips) + 1
    assert all("one line" in e.why for e in declined)


def test_unplaced_microphones_are_named_before_any_work() -> None:
    heard = heard_from(SOURCE_M, microphones_m(4), np.random.default_rng(8))
    with pytest.raises(UserError, match="M2 is not placed yet"):
        list(Localize(heard.session.with_microphone_at(1, None), ("tdoa",), heard.recording).run())


def test_two_microphones_are_refused() -> None:
    session = session_of(microphones_m(4)).with_microphones_chosen((0, 1))
    with pytest.raises(UserError, match="at least 3 microphones"):
        TDOA.check(session)


@pytest.mark.parametrize("outside_m", [(14.0, 3.0, 1.0), (-4.0, -3.0, 1.0)])
def test_a_source_outside_the_site_is_declined_or_flagged(outside_m: tuple[float, float, float]) -> None:
    for n in (4, 6):
        heard = heard_from(np.array(outside_m), microphones_m(n), np.random.default_rng(n))
        events = [*Localize(heard.session, ("tdoa",), heard.recording).run()]
        declined = [e for e in events if isinstance(e, Declined)]
        answered = [e for e in events if isinstance(e, Located)]
        assert declined or answered
        assert all("outside the site" in e.why or "no one place" in e.why for e in declined)
        assert all(any("edge" in w or "out of the box" in w for w in e.warnings) for e in answered)


def test_a_source_outside_an_array_of_a_site_without_size_is_found() -> None:
    places_m = microphones_m(6)
    far_m = places_m.mean(axis=0) + np.array([9.0, 2.0, 0.0])
    heard = heard_from(far_m, places_m, np.random.default_rng(9), site_m=None, noise=0.002)
    assert np.linalg.norm(found_of(heard).positions_m[0, :2] - far_m[:2]) < 0.3


def sessions(site: str, n: int) -> list[SessionLocalized]:
    plan = CampaignPlan(sites=(site,), n_sessions=n, seconds=4.0, seed=71)
    job = LocalizeMany(tuple(Simulated(plan, i) for i in range(n)), ("tdoa",))
    return [e for e in job.run() if isinstance(e, SessionLocalized)]


def errors_m(done: list[SessionLocalized]) -> list[float]:
    return [e.error_m for each in done for e in each.events if isinstance(e, Summary) and e.error_m is not None]


def test_wired_rooms_are_found_within_half_a_metre_on_the_middle() -> None:
    for site in ("goyang", "gyeonggi"):
        found_m = errors_m(sessions(site, 6))
        assert len(found_m) >= 5 and np.median(found_m) < 0.5


def test_clocks_that_wander_are_declined_or_flagged() -> None:
    """Wireless channels up to 20 ms apart: no place fits, or the link is told beside the answer."""
    done = sessions("yeoju", 5)
    assert all(isinstance(each.session, Session) for each in done)
    clips = [e for each in done for e in each.events if isinstance(e, Located | Declined) and e.clip is not None]
    assert np.mean([isinstance(e, Declined) for e in clips]) >= 0.5
    assert all(any("wireless" in w for w in e.warnings) for e in clips)
