"""Warnings about where the microphones stand."""

from workbench.core.array_checks import array_problems
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
    assert "M1 and M4 stand at the same place" in problems


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
        "M2 stands outside the site: x = 9.00 m, and the site reaches from 0 to 8.00 m",
    )


def test_a_source_outside_the_hull_is_told() -> None:
    assert array_problems(session_of(*GOOD, source=(20.0, 4.0, 1.0))) == (
        "The true source lies outside the microphones' hull (seen from above)",
    )
