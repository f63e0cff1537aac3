"""Answers in words for the radio: they lead near enough to the answer, and promise no more than is known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.radio_words import NOBODY_KNOWS, heights_show, north_deg, radio_place
from workbench.core.session import Georeference, Microphone, Point, Session, Site

CORNERS: tuple[Point, ...] = ((0.5, 0.5, 1.2), (17.4, 0.5, 1.2), (17.4, 28.0, 2.0), (0.5, 28.0, 3.0))
SOMEWHERE = Site()
TURNED = Site(georeference=Georeference(crs="EPSG:32652", x_axis_deg=30.0))
EAST_ALONG_X = Site(georeference=Georeference(crs="EPSG:32652"))


def session(site: Site = SOMEWHERE, places: tuple[Point | None, ...] = CORNERS) -> Session:
    microphones = [Microphone(name=f"M{i}", file="a.wav", position_m=place) for i, place in enumerate(places, 1)]
    return Session(site=site, microphones=tuple(microphones))


def words(position_m: Point, site: Site = SOMEWHERE, radius_90_m: float | None = 2.0) -> str:
    said = radio_place(position_m, session(site), radius_90_m)
    assert said is not None
    return said.words


def test_the_sentence_is_the_one_that_people_were_promised() -> None:
    said = words((17.4 + 2.1, 0.5 + 2.1, 0.2), EAST_ALONG_X, 2.0)
    assert said == "about 3 m north-east of microphone 2, 1 m below it, within 2 m nine times in ten"


def test_an_answer_outside_the_site_or_a_guess_is_said_not_to_be_trusted() -> None:
    site = Site(size_m=(18.0, 28.5, 6.0))
    inside = radio_place((9.0, 9.0, 1.0), session(site), 2.0)
    outside = radio_place((9.0, 33.0, 1.0), session(site), 2.0)
    warned = ("The microphones are up to 450.0 m apart; the answer is a guess",)
    guess = radio_place((9.0, 33.0, 1.0), session(site), 2.0, told=warned)
    assert inside is not None and outside is not None and guess is not None
    assert "trust" not in inside.words
    assert outside.words.endswith("nine times in ten, which lies 4.5 m outside the site: do not trust it")
    assert "outside the site and is a guess" in guess.words and guess.words.endswith(": do not trust it")


def test_north_follows_the_sites_place_on_earth() -> None:
    assert north_deg(session()) is None
    assert north_deg(session(TURNED)) == 60.0
    assert north_deg(session(Site(shift_m=(703_790.0, 4_744_820.0, 0.0)))) == 90.0
    north = math.radians(60.0)
    there = (0.5 - 5.0 * math.cos(north), 28.0 - 5.0 * math.sin(north), 3.0)
    assert words(there, TURNED).startswith("about 5 m south of microphone 4, level with it")


def test_without_north_the_way_is_towards_another_microphone_or_along_the_axes() -> None:
    assert words((0.6, 22.9, 4.1)).startswith("about 5 m from microphone 4 on the line to microphone 1, 1 m above it")
    assert words((4.6, 3.4, 1.2)).startswith("about 4 m towards +x and 3 m towards +y of microphone 1")
    assert words((-4.6, 0.4, 1.2)).startswith("about 5 m towards -x of microphone 1")


def test_a_long_way_is_told_by_a_bearing() -> None:
    assert "from microphone 3 on a bearing of 35 degrees from north" in words(
        (17.4 + 23.0, 28.0 + 33.0, 2.0), EAST_ALONG_X
    )


def test_right_beside_a_microphone_there_is_no_direction() -> None:
    assert words((0.7, 0.3, 3.3)) == "at microphone 1, 2 m above it, within 2 m nine times in ten"


def test_without_a_radius_the_words_say_that_nobody_knows() -> None:
    said = words((4.6, 3.4, 1.2), radius_90_m=None)
    assert said.endswith(f", {NOBODY_KNOWS}")
    assert "nine times" not in said


@pytest.mark.parametrize(("radius_m", "said"), [(0.42, "0.5"), (1.0, "1"), (2.04, "2.5"), (6.2, "7"), (21.0, "25")])
def test_the_radius_is_rounded_up(radius_m: float, said: str) -> None:
    assert words((4.6, 3.4, 1.2), radius_90_m=radius_m).endswith(f"within {said} m nine times in ten")


def test_names_are_said_as_people_say_them() -> None:
    named = Session(microphones=(Microphone(name="cellar", file="a", position_m=(0, 0, 0)),))
    said = radio_place((0.0, 3.0, 0.0), named, None)
    assert said is not None and "of microphone cellar" in said.words
    numbered = Session(microphones=(Microphone(name="Mic 7", file="a", position_m=(0, 0, 0)),))
    said = radio_place((0.0, 3.0, 0.0), numbered, None)
    assert said is not None and "of microphone 7" in said.words


def test_microphones_that_are_not_placed_are_left_out() -> None:
    assert radio_place((1.0, 1.0, 1.0), session(places=(None, None)), 2.0) is None
    said = radio_place((1.0, 1.0, 1.0), session(places=(None, (9.0, 1.0, 1.0))), 2.0)
    assert said is not None and said.microphone == 1


@given(
    st.tuples(st.floats(-10, 30), st.floats(-10, 40), st.floats(-2, 9)),
    st.floats(0.5, 30.0),
    st.one_of(st.none(), st.floats(-180.0, 180.0)),
)
def test_the_words_lead_to_within_half_the_radius(position_m: Point, radius_m: float, turned_deg: float | None) -> None:
    site = Site() if turned_deg is None else Site(georeference=Georeference(crs="EPSG:32652", x_axis_deg=turned_deg))
    said = radio_place(position_m, session(site), radius_m)
    assert said is not None and said.radius_m is not None
    assert said.radius_m >= radius_m
    assert math.dist(said.place_m[:2], position_m[:2]) <= 0.5 * radius_m + 0.05
    assert abs(said.place_m[2] - position_m[2]) <= 0.25 * radius_m + 0.05


def test_a_height_that_does_not_show_is_left_out_of_the_words() -> None:
    said = radio_place((17.4 + 2.1, 0.5 + 2.1, 9.0), session(EAST_ALONG_X), 2.0, has_height=False)
    assert said is not None
    assert said.words == "about 3 m north-east of microphone 2, within 2 m nine times in ten"
    assert said.place_m[2] == 1.2


def test_heights_show_where_microphones_stand_at_several_and_no_method_says_otherwise() -> None:
    assert heights_show(session())
    assert heights_show(session(), ("The link is wireless",))
    assert not heights_show(session(), ("Heights do not show in these arrival times: the place is in plan",))
    assert not heights_show(session(), ("Three microphones alone do not tell heights",))
    level = tuple((x, y, 1.5) for x, y, _ in CORNERS)
    assert not heights_show(session(places=level))
    assert not heights_show(session(places=(None, None)))
