"""PlaceField as it is shipped, asked as a localizer: any number of microphones, how sure it is, clips joined."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.localize.field_answers import sharpness_of
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.registry import find_method
from workbench.simulate.campaign import CampaignPlan

RATE_HZ = 44_100
PLAN = CampaignPlan(sites=("goyang",), n_sessions=3, seconds=6.0, seed=25, n_microphones=6)
SITE_M = (8.0, 8.0, 5.0)


@pytest.fixture(scope="module")
def made() -> tuple[tuple[Session, np.ndarray], ...]:
    """Sessions of six microphones, and their samples; no network learnt from them."""
    sessions = (PLAN.make(index) for index in range(len(PLAN)))
    return tuple((each.session, each.samples.astype(np.float32) / 32_768.0) for each in sessions)


def heard(made: tuple[Session, np.ndarray], chosen: list[int], seconds: float = 3.0) -> Heard:
    """The first seconds of some of its microphones, in that order."""
    session, samples = made
    session = replace(session, microphones=tuple(session.microphones[i] for i in chosen))
    return Heard(session, Recording.of_samples(samples[chosen, : round(seconds * RATE_HZ)], RATE_HZ))


def found(of: Heard) -> Found:
    return Found.joined(list(find_method("placefield").locate(of)))


def off_m(place_m: np.ndarray, of: Heard) -> float:
    return float(np.linalg.norm(place_m - np.array(of.session.true_position_m)))


@pytest.mark.parametrize(("n_mics", "most_m"), [(3, 2.5), (4, 1.0), (6, 1.0)])
def test_calls_are_found_with_any_number_of_microphones(
    made: tuple[tuple[Session, np.ndarray], ...], n_mics: int, most_m: float
) -> None:
    errors_m = []
    for one in made:
        of = heard(one, list(range(n_mics)))
        (place_m,) = found(of).positions_m
        assert (place_m >= 0.0).all() and (place_m <= SITE_M).all()
        errors_m.append(off_m(place_m, of))
    assert np.median(errors_m) < most_m, errors_m


def test_the_order_of_microphones_changes_nothing_that_counts(made: tuple[tuple[Session, np.ndarray], ...]) -> None:
    as_it_is, otherwise = heard(made[0], [0, 1, 2, 3]), heard(made[0], [2, 0, 3, 1])
    assert found(otherwise).positions_m == pytest.approx(found(as_it_is).positions_m, abs=0.02)


def test_fewer_than_three_are_refused(made: tuple[tuple[Session, np.ndarray], ...]) -> None:
    with pytest.raises(UserError, match=r"PlaceField .*3 .*2"):
        find_method("placefield").check(heard(made[0], [0, 1]).session)


def test_an_answer_says_how_sure_it_is(made: tuple[tuple[Session, np.ndarray], ...]) -> None:
    """Fewer microphones leave more places: radius and region grow."""
    radii_m, regions_m = [], []
    for chosen in ([0, 1, 2], [0, 1, 2, 3, 4, 5]):
        answers = [found(heard(one, chosen)) for one in made]
        for each in answers:
            (mixture,) = each.mixtures
            assert mixture is not None and np.linalg.norm(mixture.mean_m - each.positions_m[0]) < 1.0
        radii_m.append(np.mean([each.radius_m[0] for each in answers]))
        regions_m.append(np.mean([each.mixtures[0].radius_m(each.positions_m[0], 0.9) for each in answers]))  # type: ignore[union-attr]
    assert radii_m[0] > 1.2 * radii_m[1] and regions_m[0] > 1.2 * regions_m[1]


def test_all_clips_together_are_surer_than_one(made: tuple[tuple[Session, np.ndarray], ...]) -> None:
    of = heard(made[1], [0, 1, 2, 3], seconds=6.0)
    of_clips = found(of)
    joined = find_method("placefield").joined(of, of_clips)
    assert off_m(joined.position_m, of) < 1.0
    assert joined.mixture is not None and joined.radius_m < np.median(of_clips.radius_m)


def test_clips_that_overlap_count_as_fewer() -> None:
    assert sharpness_of(1) == 1.0
    sums = [sharpness_of(n) * n for n in (1, 7, 13, 55)]
    assert sums == pytest.approx([1.0, 2**0.5, 3**0.5, 10**0.5])


def test_the_site_bounds_the_search_where_its_size_is_known(made: tuple[tuple[Session, np.ndarray], ...]) -> None:
    of = heard(made[2], [0, 1, 2, 3])
    flat = replace(of.session, site=replace(of.session.site, size_m=(8.0, 8.0, 3.2)))
    (mixture,) = found(Heard(flat, of.recording)).mixtures
    assert mixture is not None and mixture.means_m[:, 2].max() <= 3.2
    unknown = replace(of.session, site=replace(of.session.site, size_m=None))
    (place_m,) = found(Heard(unknown, of.recording)).positions_m
    assert off_m(place_m, of) < 2.0
