"""Warnings about where the microphones stand."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.core.array.checks import array_problems
from workbench.core.array.far_off import far_off_m
from workbench.core.array.mirror import handedness, is_mirror_image, mirrored_among, mirrored_problem
from workbench.core.session import Microphone, Point, Session, Site, Source

GOOD: tuple[Point, ...] = ((0.5, 0.5, 1.0), (9.0, 0.5, 3.0), (9.0, 7.0, 1.2), (0.5, 7.0, 2.6))


def session_of(*positions: Point | None, site: Site | None = None, source: Point | None = None) -> Session:
    microphones = tuple(Microphone(name=f"M{i + 1}", file="a.wav", position_m=p) for i, p in enumerate(positions))
    return Session(microphones=microphones, site=site or Site(), source=Source(position_m=source))


def test_a_good_array_has_no_problems() -> None:
    assert array_problems(session_of(*GOOD, site=Site(size_m=(10.0, 8.0, 4.0)), source=(5.0, 4.0, 1.0))) == ()


def test_unplaced_microphones_are_named() -> None:
    assert array_problems(session_of(GOOD[0], None, GOOD[2], None)) == ("M2 and M4 are not placed yet",)
    assert array_problems(session_of(GOOD[0], None, GOOD[2])) == ("M2 is not placed yet",)
    assert array_problems(session_of(None, None)) == ("No microphone is placed yet",)


def test_two_at_one_place_are_told() -> None:
    problems = array_problems(session_of(GOOD[0], GOOD[1], GOOD[2], (0.52, 0.5, 1.0)))
    assert any(p.startswith("M1 and M4 stand at the same place") for p in problems)


def test_microphones_at_one_height_lie_in_one_plane() -> None:
    (problem,) = array_problems(session_of(*((x, y, 1.2) for x, y, _ in GOOD)))
    assert problem.startswith("The microphones lie in one plane")


def test_a_tilted_plane_is_found_too() -> None:
    (problem,) = array_problems(session_of(*((x, y, 0.3 * x + 0.1 * y) for x, y, _ in GOOD)))
    assert problem.startswith("The microphones lie in one plane")


def test_microphones_in_one_line_are_told_apart_from_a_plane() -> None:
    (problem,) = array_problems(session_of(*((2.0 * i, 1.0 * i, 1.0) for i in range(4))))
    assert problem.startswith("The microphones stand in one line")


def test_three_microphones_are_always_in_a_plane_and_nobody_says_so() -> None:
    assert array_problems(session_of(*GOOD[:3])) == ()


def test_outside_the_site_says_which_coordinate() -> None:
    site = Site(size_m=(8.0, 8.0, 4.0))
    assert array_problems(session_of(*GOOD, site=site))[:1] == (
        "M2 lies 1.00 m outside the site: x = 9.00 m, and the site reaches from 0 to 8.00 m; "
        "correct it, or the size of the site",
    )


def test_far_outside_the_site_says_how_far() -> None:
    far = ((1000.0, *GOOD[1][1:]), *GOOD[:1], *GOOD[2:])
    assert any(
        said.startswith("M1 lies 982 m outside the site: x = 1000.00 m, and the site reaches from 0 to 18.00 m")
        for said in array_problems(session_of(*far, site=Site(size_m=(18.0, 18.0, 8.0))))
    )


def test_where_nobody_knows_the_site_a_microphone_far_off_all_others_is_told() -> None:
    far = (*GOOD[:3], (1000.0, 0.0, 1.0))
    (said,) = [p for p in array_problems(session_of(*far)) if "from the other microphones" in p]
    assert said.startswith("M4 lies 99") and said.endswith(" m from the other microphones: check its coordinates")
    assert far_off_m(np.array(far)).astype(bool).tolist() == [False, False, False, True]


@pytest.mark.parametrize("scale", [0.01, 1.0, 100.0])
def test_an_array_of_any_size_has_no_microphone_far_off(scale: float) -> None:
    assert not far_off_m(np.array(GOOD) * scale).any()
    unplaced = np.vstack([GOOD, np.full((1, 3), np.nan)])
    assert not far_off_m(unplaced).any() and not far_off_m(np.empty((0, 3))).any()


def test_a_source_outside_the_hull_is_told() -> None:
    assert array_problems(session_of(*GOOD, source=(20.0, 4.0, 1.0))) == (
        "The true source lies outside the microphones' hull (seen from above)",
    )


def test_three_microphones_nearly_in_one_line_are_told() -> None:
    (problem,) = array_problems(session_of((0.0, 0.0, 1.0), (5.0, 0.4, 1.0), (10.0, 0.0, 1.0)))
    assert problem.startswith("The microphones stand nearly in one line")


def test_exchanged_x_and_y_are_told_once_and_not_as_four_microphones_outside() -> None:
    long = Site(size_m=(10.0, 30.0, 4.0))
    northing_first = ((2.0, 1.0, 1.0), (28.0, 2.0, 3.0), (27.0, 9.0, 1.2), (1.0, 8.0, 2.6))
    (problem,) = array_problems(session_of(*northing_first, site=long))
    assert problem.startswith("x and y look exchanged")
    assert array_problems(session_of(*((y, x, z) for x, y, z in northing_first), site=long)) == ()


def test_a_survey_that_gives_the_northing_first_is_told_by_its_shift() -> None:
    (problem,) = array_problems(session_of(*GOOD, site=Site(shift_m=(4_120_340.0, 512_300.0, 0.0))))
    assert "looks like a northing" in problem
    assert array_problems(session_of(*GOOD, site=Site(shift_m=(512_300.0, 4_120_340.0, 0.0)))) == ()


def test_heights_measured_downwards_are_told_once() -> None:
    site = Site(size_m=(10.0, 8.0, 4.0))
    (problem,) = array_problems(session_of(*((x, y, -z) for x, y, z in GOOD), site=site))
    assert problem.startswith("Every height is below zero")


def test_an_array_smaller_than_its_position_errors_is_told() -> None:
    session = session_of((0.0, 0.0, 1.0), (0.6, 0.0, 1.0))
    blurred = session.with_microphone(0, replace(session.microphones[0], position_error_m=0.5))
    (problem,) = array_problems(blurred)
    assert "spans 0.60 m, and one place is known only to \N{PLUS-MINUS SIGN} 0.50 m" in problem


def test_an_array_that_goes_round_the_other_way_is_told_against_another_session() -> None:
    here = session_of(*GOOD)
    turned = session_of(*((-y + 3.0, x + 1.0, z) for x, y, z in GOOD))
    mirrored = session_of(*((y, x, z) for x, y, z in GOOD))
    assert mirrored_problem(here, turned) == ""
    assert mirrored_problem(here, mirrored).startswith("The array is the mirror image of that of")
    assert mirrored_problem(here, session_of(GOOD[0], GOOD[1], None)) == ""


def test_of_several_sessions_the_one_that_differs_is_told_and_the_others_are_not() -> None:
    here, odd = session_of(*GOOD), session_of(*((y, x, z) for x, y, z in GOOD))
    assert mirrored_among(odd, (here, here, here)).startswith("The array is the mirror image")
    assert mirrored_among(here, (odd, here, here)) == ""
    assert (handedness(here, here), handedness(here, odd)) == (1, -1)
    assert handedness(here, session_of(*GOOD[:3], (50.0, 60.0, 1.0))) == 0


@pytest.mark.parametrize("seed", range(20))
def test_noise_of_centimetres_neither_hides_nor_makes_a_mirror_image(seed: int) -> None:
    rng = np.random.default_rng(seed)
    places = rng.uniform(0, 20, (6, 2))
    angle = rng.uniform(0, 2 * np.pi)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    there = places @ turn.T + rng.normal(0, 0.05, places.shape) + (5.0, -3.0)
    assert not is_mirror_image(places, there)
    assert is_mirror_image(places * (-1.0, 1.0), there)


def test_another_array_is_no_mirror_image() -> None:
    rng = np.random.default_rng(3)
    assert not is_mirror_image(rng.uniform(0, 20, (4, 2)), rng.uniform(0, 20, (4, 2)))
