"""Arrays far outside their site: refused in a sentence, not searched for hours; arrays too wide: declined."""

from __future__ import annotations

import numpy as np
import pytest

from tests.localize.free_field import SITE_M, heard_from, random_microphones_m, session_of
from workbench.core.array.off_site import off_site_problem
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.registry import find_method
from workbench.localize.search_grid import search_box_m
from workbench.localize.time_space import time_space

UTM_M = np.array([320_000.0, 4_150_000.0, 30.0])


def places_m() -> np.ndarray:
    return random_microphones_m(4, np.random.default_rng(0))


@pytest.mark.parametrize("name", ["tdoa", "srp-phat", "music", "energy", "centroid", "spacenet"])
def test_survey_coordinates_in_a_small_site_are_refused(name: str) -> None:
    with pytest.raises(
        UserError, match=r"4 of 4 microphones lie up to 4,16\d,\d{3} m outside the site, .* 9 x 7 x 4 m"
    ):
        find_method(name).check(session_of(places_m() + UTM_M))
    find_method(name).check(session_of(places_m() + np.array([3.0, 0.0, 0.0])))
    find_method(name).check(session_of(places_m() + UTM_M, None))


def test_one_wrong_coordinate_is_refused_and_one_that_is_not_placed_is_not() -> None:
    wrong_m = places_m()
    wrong_m[2, 0] = 4_000.0
    assert off_site_problem(session_of(wrong_m)).startswith("1 of 4 microphones lie up to 3,991 m outside")
    assert off_site_problem(session_of(places_m()).with_microphone_at(1, None)) == ""


def test_all_methods_look_in_one_box() -> None:
    inside = session_of(places_m())
    for session, margin_m in ((inside, 99.0), (session_of(places_m(), None), 2.0)):
        low_m, high_m = search_box_m(session, places_m(), margin_m)
        assert (low_m <= places_m().min(axis=0)).all() and (high_m >= places_m().max(axis=0)).all()
    assert search_box_m(inside, places_m(), 99.0)[1].tolist() == list(SITE_M)
    box = time_space(inside, places_m()).box
    assert box.low_m.tolist() == [0.0, 0.0, 0.0] and box.high_m.tolist() == list(SITE_M)


def test_steered_power_declines_arrays_that_no_sound_crosses() -> None:
    far_m = places_m() * [400.0, 300.0, 1.0]
    small = heard_from(np.array([3.0, 3.0, 1.0]), places_m(), np.random.default_rng(1))
    heard = Heard(session_of(far_m, None), Recording.of_samples(small.recording.samples, small.recording.rate_hz))
    found = Found.joined(list(find_method("srp-phat").locate(heard)))
    assert not found.is_answered.any() and "too wide for correlations" in found.why_not[0]
