"""Golden sentences about places, in both languages: what a rescue team reads must not change unseen."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.core.mixture import Mixture
from workbench.core.place_words import NOTHING_AGAINST, PlaceSaid, hills, place_said
from workbench.core.session import Conditions, Georeference, Microphone, Point, Session, Site
from workbench.core.simulated import simulated_note
from workbench.core.spoken import Said, tr
from workbench.files.spoken import translation

PLACES: tuple[Point, ...] = ((0.0, 0.0, 1.0), (20.0, 0.0, 2.0), (20.0, 30.0, 4.0), (0.0, 30.0, 1.5))
ANSWER: Point = (8.2, 12.4, 2.1)
NORTH = Site(name="Yard", size_m=(20.0, 30.0, 6.0), georeference=Georeference(crs="EPSG:32652"))
"""Its x axis points east."""
WIDE = np.eye(3) * 0.25


def session(site: Site = NORTH, places: tuple[Point, ...] = PLACES, notes: str = "") -> Session:
    microphones = tuple(Microphone(name=f"M{i}", position_m=p, file="s.wav") for i, p in enumerate(places, start=1))
    return Session(site=site, microphones=microphones, conditions=Conditions(notes=notes))


def said(at: Session, position_m: Point = ANSWER, **more: object) -> PlaceSaid:
    found = place_said(position_m, at, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def lines(one: PlaceSaid, language: str) -> list[str]:
    speak = translation(language)
    parts = (one.where, one.height, one.way, one.tapes, one.sure, *([one.half] if one.half else []))
    return [part.text(speak) for part in (*parts, *one.elsewhere, *one.against)]


def test_where_north_is_known_it_is_told_by_the_compass_in_both_languages() -> None:
    told = said(session(), radius_50_m=0.7, radius_90_m=1.63)
    assert lines(told, "en") == [
        "8.2 m east and 12.4 m north of M1",
        "1.1 m above M1",
        "14.9 m from M1, the nearest microphone, bearing 033° from north",
        "On the floor 14.9 m from M1 and 17.1 m from M2: where the two tapes meet, on the side of M4",
        "Within 1.6 m nine times in ten",
        "within 0.7 m one time in two",
    ]
    assert lines(told, "ko") == [
        "M1에서 동쪽 8.2 m, 북쪽 12.4 m",
        "M1보다 1.1 m 위",
        "가장 가까운 마이크 M1에서 14.9 m, 북쪽 기준 방위각 033°",
        "바닥에서 잰 거리: M1에서 14.9 m, M2에서 17.1 m. 두 줄자가 만나는 곳, M4 쪽",
        "열 번 중 아홉 번은 1.6 m 이내",
        "두 번 중 한 번은 0.7 m 이내",
    ]
    assert told.is_calibrated


def test_without_a_north_it_is_told_along_the_axes_and_without_calibration_as_a_hint() -> None:
    told = said(session(Site(name="Yard")), (18.0, 26.5, 3.1))
    assert lines(told, "en") == [
        "2.0 m against x and 3.5 m against y of M3",
        "0.9 m below M3",
        "4.1 m from M3, the nearest microphone, 240° from the x axis, counter-clockwise",
        "On the floor 4.0 m from M3 and 18.3 m from M4: where the two tapes meet, on the side of M2",
        "How far off it may be was not measured: treat it as a hint",
    ]
    assert lines(told, "ko")[0] == "M3에서 x 반대 방향 2.0 m, y 반대 방향 3.5 m"
    assert lines(told, "ko")[-1] == "얼마나 벗어날 수 있는지 측정되지 않았습니다. 참고로만 쓰세요"
    assert not told.is_calibrated and told.half is None


def floor(position_m: Point, *places: Point) -> str:
    return said(session(places=places), position_m).tapes.text().removeprefix("On the floor ")


def test_two_tapes_on_the_floor_meet_at_two_places_and_the_side_tells_which() -> None:
    """Heights are left out: tapes lie on the floor."""
    one, two, beside = (0.0, 0.0, 9.0), (8.0, 0.0, 1.0), (4.0, 20.0, 1.0)
    meet = "where the two tapes meet, on the side"
    assert floor((3.0, 4.0, 0.0), one, two, beside) == f"5.0 m from M1 and 6.4 m from M2: {meet} of M3"
    assert floor((3.0, -4.0, 0.0), one, two, beside) == f"5.0 m from M1 and 6.4 m from M2: {meet} away from M3"
    assert floor((3.0, 4.0, 0.0), one, two) == f"5.0 m from M1 and 6.4 m from M2: {meet} that the plan shows"
    assert floor((3.0, 0.0, 0.0), one, two, beside) == "3.0 m from M1 and 5.0 m from M2, in line with both"
    assert floor((3.0, 4.0, 0.0), one, (0.1, 0.0, 1.0)) == "4.9 m from M2", "both hang at one place"


@pytest.mark.parametrize(
    ("other", "axes"),
    [
        ((20.0, 3.4, 1.0), "x runs from M1 towards M2, y to the left of that"),
        ((-20.0, -3.4, 1.0), "x runs from M2 towards M1, y to the left of that"),
        ((20.0, 3.7, 1.0), "x and y as the site's plan has them"),
        ((0.5, 0.0, 1.0), "x and y as the site's plan has them"),
    ],
)
def test_which_way_x_runs_is_shown_by_a_microphone_that_lies_along_it(other: Point, axes: str) -> None:
    here = session(Site(name="Yard"), ((0.0, 0.0, 1.0), other))
    told = said(here, (-0.1, -0.2, 1.0)).axes
    assert told is not None and told.text() == axes
    assert said(session()).axes is None, "there the compass tells"


def test_what_always_stands_beside_the_radii() -> None:
    def limits(at: Session, **more: object) -> list[str]:
        return [text.text() for text in said(at, **more).limits]

    hint, counted, learnt = (
        "A hint where to listen next, not a place to dig",
        "The radii (50 %, 90 %) were counted on simulated places; at a real site they may hold the source less often",
        "The network learnt from simulated recordings only",
    )
    assert limits(session(), radius_90_m=1.0) == [hint]
    both = {"counted_on_simulated": True, "learnt_from_simulated": True}
    assert limits(session(), **both) == [hint, learnt], "there are no radii"
    assert limits(session(), radius_90_m=1.0, **both) == [hint, counted, learnt]
    assert limits(session(notes=simulated_note(7)), radius_90_m=1.0, **both) == [hint, counted, learnt]


def test_radii_counted_on_simulated_places_prove_nothing_of_real_ones() -> None:
    assert said(session(), radius_90_m=1.0).is_proven
    assert not said(session(), radius_90_m=1.0, counted_on_simulated=True).is_proven
    assert said(session(notes=simulated_note(7)), radius_90_m=1.0, counted_on_simulated=True).is_proven
    assert not said(session()).is_proven


def test_finding_nothing_is_not_called_a_proof() -> None:
    assert NOTHING_AGAINST.text() == "Nothing was found that speaks against it; that is no proof"


def test_a_turned_site_is_turned_back_to_north() -> None:
    turned = replace(NORTH, georeference=Georeference(crs="EPSG:32652", x_axis_deg=90.0))
    assert said(session(turned), (3.0, 4.0, 1.0)).where.text() == "4.0 m west and 3.0 m north of M1"
    assert "bearing 307°" in said(session(turned), (3.0, 4.0, 1.0)).way.text()


@pytest.mark.parametrize(
    ("place", "where", "height"),
    [((0.0, 0.0, 1.0), "At M1", "As high as M1"), ((0.0, 2.0, 1.02), "2.0 m north of M1", "As high as M1")],
)
def test_what_would_be_told_as_nothing_is_left_out(place: Point, where: str, height: str) -> None:
    told = said(session(), place)
    assert (told.where.text(), told.height.text()) == (where, height)


def test_what_speaks_against_it_comes_with_the_most_serious_first() -> None:
    simulated = session(replace(NORTH, size_m=(20.0, 30.0, 6.0)), notes=simulated_note(7))
    told = said(simulated, (24.0, 12.0, 2.0), told=("Nothing like it: the answer is a guess",))
    assert [text.text() for text in told.against] == [
        "SIMULATED recording: for practice, nobody called there",
        "The method has never learnt from such a place: this is a guess",
        "It lies 4.0 m outside the site: do not trust it",
        "It lies outside the microphones: the direction is surer than the distance",
    ]
    assert told.against[0].text(translation("ko")) == ("모의 녹음: 훈련용이며 실제로 부른 사람은 없음")
    assert told.told == ("Nothing like it: the answer is a guess",)


def test_microphones_at_one_height_tell_no_height() -> None:
    flat = session(places=tuple((x, y, 1.0) for x, y, _ in PLACES))
    told = said(flat)
    assert told.height.text() == "These microphones do not tell its height"
    assert told.against[-1].text() == "Look above and below: the height is unknown"


def test_two_hills_are_two_places_and_parts_that_reach_into_each_other_are_one() -> None:
    means = np.array([ANSWER, (8.6, 12.4, 2.1), (17.0, 3.0, 1.0)])
    mixture = Mixture(np.array([0.4, 0.3, 0.3]), means, np.repeat(WIDE[None], 3, axis=0))
    assert [round(share, 2) for share, _ in hills(mixture)] == [0.7, 0.3]
    told = said(session(), mixture=mixture)
    assert [text.text() for text in told.elsewhere] == [
        "It may also be elsewhere (30 %): 3.0 m west and 3.0 m north of M2"
    ]
    alone = Mixture(np.ones(1), means[:1], WIDE[None])
    assert said(session(), mixture=alone).elsewhere == ()


def test_without_a_placed_microphone_nothing_can_be_said() -> None:
    assert place_said(ANSWER, Session(microphones=(Microphone(file="s.wav"),))) is None


def test_an_unknown_language_is_refused_in_one_sentence() -> None:
    with pytest.raises(UserError, match="Nothing here speaks 'xx'"):
        translation("xx")


def test_every_sentence_has_its_korean_with_the_same_values() -> None:
    """Those that are in the code, as lupdate finds them."""
    speak = translation("ko")
    assert speak is not None
    files = ("core/place_words.py", "engine/hand_over.py", "evaluate/report/hand_over_sheet.py")
    folder = Path(__file__).parents[2] / "workbench"
    found = [t for f in files for t in re.findall(r'\btr\(\s*"([^"]+)"', (folder / f).read_text("utf-8"))]
    assert len(found) > 60
    same = {"x, m", "y, m", "z, m"}
    for template in found:
        assert template in same or speak(template) != template, template
        names = [sorted(re.findall(r"\{\w+\}", text)) for text in (template, speak(template))]
        assert names[0] == names[1], template


def test_parts_are_translated_inside_of_sentences() -> None:
    whole = tr("{way} of {name}", way=Said("{m} m east", {"m": "2.0"}), name="M1")
    assert whole.text(lambda text: text.replace("of", "from").replace("east", "E")) == "2.0 m E from M1"
