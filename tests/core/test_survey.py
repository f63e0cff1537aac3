"""Survey coordinates become small ones, and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.placement import posed
from workbench.core.session import FloorPlan, Georeference, MeshPose, Microphone, Point, Session, Site
from workbench.core.survey import in_site_frame, site_places_m, survey_place_m, survey_places_m


def session_at(*places: Point | None) -> Session:
    return Session(microphones=tuple(Microphone(file="a.wav", position_m=place) for place in places))


def test_small_coordinates_stay_the_very_same_session() -> None:
    for session in (session_at((1, 2, 3), None), session_at(None, None)):
        assert in_site_frame(session) is session


def test_survey_coordinates_lose_whole_tens_of_metres_and_the_site_keeps_them() -> None:
    session = session_at((320_417.25, 4_512_388.5, 12.0), None).with_source_at((320_405.0, 4_512_400.0, 11.0))
    moved = in_site_frame(session)
    assert moved.site.shift_m == (320_400.0, 4_512_380.0, 0.0)
    assert moved.microphones[0].position_m == (17.25, 8.5, 12.0)
    assert moved.microphones[1].position_m is None
    assert moved.true_position_m == (5.0, 20.0, 11.0)
    assert in_site_frame(moved) is moved


def test_a_survey_place_typed_in_later_joins_the_same_frame() -> None:
    session = in_site_frame(session_at((320_417.25, 4_512_388.5, 12.0), None))
    session = in_site_frame(session.with_microphone_at(1, (320_420.0, 4_512_390.0, 1.0)))
    assert session.microphones[0].position_m == (7.25, 8.5, 12.0)
    assert session.microphones[1].position_m == (10.0, 10.0, 1.0)
    assert session.site.shift_m == (320_410.0, 4_512_380.0, 0.0)


def test_a_new_shift_is_added_to_the_old_one() -> None:
    session = replace(session_at((50_003.0, 4.0, 1.0)), site=Site(name="Yeoju", shift_m=(1_000_000.0, 0.0, 0.0)))
    moved = in_site_frame(replace(session, site=Site(name="Yeoju", shift_m=(1_000.0, 7.0, 0.0))))
    assert moved.site == Site(name="Yeoju", shift_m=(50_000.0, 7.0, 0.0))
    assert moved.microphones[0].position_m == (3.0, -3.0, 1.0)


utm = st.tuples(st.floats(2e5, 8e5), st.floats(1e6, 9e6), st.floats(-50, 3000))


@given(places=st.lists(utm, min_size=1, max_size=6), source=st.none() | utm)
def test_shift_and_place_add_up_to_the_survey_place(places: list[Point], source: Point | None) -> None:
    session = session_at(*places)
    session = session if source is None else session.with_source_at(source)
    moved = in_site_frame(session)
    assert moved.site.shift_m is not None
    back = moved.microphone_positions_m() + moved.site.shift_m
    np.testing.assert_allclose(back, session.microphone_positions_m(), rtol=0, atol=1e-6)
    if source is not None:
        assert np.add(moved.true_position_m, moved.site.shift_m) == pytest.approx(source, abs=1e-6)


def test_a_turned_site_frame_leads_to_the_survey_and_back() -> None:
    site = Site(shift_m=(320_400.0, 4_512_380.0, 5.0), georeference=Georeference(crs="EPSG:32652", x_axis_deg=90.0))
    assert survey_place_m(site, (2.0, 1.0, 0.5)) == (320_399.0, 4_512_382.0, 5.5)
    places_m = np.random.default_rng(1).uniform(-50.0, 50.0, (20, 3))
    assert site_places_m(site, survey_places_m(site, places_m)) == pytest.approx(places_m, abs=1e-6)


def test_survey_coordinates_typed_into_a_turned_site_keep_their_place_on_earth() -> None:
    turned = Site(shift_m=(320_400.0, 4_512_380.0, 0.0), georeference=Georeference(crs="EPSG:32652", x_axis_deg=30.0))
    place_m = (320_410.0, 4_512_395.0, 2.0)
    moved = in_site_frame(replace(session_at(place_m, (1.0, 2.0, 1.0)), site=turned))
    assert moved.microphones[1].position_m == (1.0, 2.0, 1.0)
    assert survey_place_m(moved.site, moved.microphones[0].position_m) == pytest.approx(place_m, abs=1e-5)


def test_without_a_survey_there_are_no_survey_coordinates() -> None:
    assert survey_place_m(Site(), (1.0, 2.0, 3.0)) is None


@pytest.mark.parametrize("turn_deg", [None, 30.0])
@pytest.mark.parametrize("pose", [None, MeshPose(scale=0.01, shift_m=(3.0, -2.0, 0.5))])
def test_a_new_shift_leaves_shape_and_floor_plan_where_they_are_in_the_survey(
    turn_deg: float | None, pose: MeshPose | None
) -> None:
    georeference = None if turn_deg is None else Georeference(crs="EPSG:32652", x_axis_deg=turn_deg)
    plan = FloorPlan(file="plan.png", metres_per_pixel=0.1, origin_m=(1.0, 2.0, 3.0), angle_deg=10.0)
    site = Site(shift_m=(300_000.0, 4_000_000.0, 0.0), georeference=georeference, mesh="hall.ply", mesh_pose=pose,
                floor_plan=plan)  # fmt: skip
    after = in_site_frame(replace(session_at((320_417.25, 4_512_388.5, 12.0)), site=site))
    assert after.site.shift_m != site.shift_m
    assert after.site.mesh_pose is not None and after.site.floor_plan is not None
    corner = np.array([[100.0, 200.0, 50.0]])
    was_m = survey_places_m(site, posed(corner, pose or MeshPose()))
    np.testing.assert_allclose(survey_places_m(after.site, posed(corner, after.site.mesh_pose)), was_m, atol=1e-4)
    assert survey_place_m(after.site, after.site.floor_plan.origin_m) == pytest.approx(
        survey_place_m(site, plan.origin_m), abs=1e-4
    )


def test_a_shape_in_coordinates_of_its_own_stays_when_the_first_survey_places_come() -> None:
    site = Site(mesh="hall.ply", mesh_pose=MeshPose())
    after = in_site_frame(replace(session_at((320_417.25, 4_512_388.5, 12.0)), site=site))
    assert after.site == replace(site, shift_m=(320_410.0, 4_512_380.0, 0.0))
