"""What stands behind placing, without a window: manners, directions, read-outs, measurements, arrays as text."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from site_samples import PLACES, TRUTH, yeoju

from workbench.core.array.copying import array_copy
from workbench.core.bearing import bearing
from workbench.core.session import Microphone, Session, Site
from workbench.core.shape import Shape
from workbench.gui.microphones.numbers import plain
from workbench.gui.placing.array_text import array_text, pasted_array
from workbench.gui.placing.manner import Manner, snap_for_m
from workbench.gui.placing.measure import End, Measured, as_table
from workbench.gui.placing.place_editor import values_in
from workbench.gui.placing.readout import centre_m, readout
from workbench.gui.placing.things import SOURCE, Thing, neighbour, placed_things, typed_at, unplaced_things
from workbench.gui.site.drag import Drag
from workbench.gui.site.ground import ground_of
from workbench.gui.site.keys import nudge_m, step_m
from workbench.gui.site.landing import FloorSurface, dropped_m, goal_m
from workbench.gui.site.shape_surface import Surface
from workbench.gui.site.view import FRONT, PERSPECTIVE, SIDE, TOP, View, fitted, to_screen

SIZE = (560, 480)
GROUND = ground_of(yeoju(), np.empty((0, 3)))
ROOM = Surface(GROUND)


def seen(view: View) -> View:
    return fitted(view, GROUND.corners_m(), SIZE)


def px(view: View, place: tuple[float, float, float]) -> tuple[float, float]:
    x, y, _ = to_screen(view, np.array([place]), SIZE)[0]
    return float(x), float(y)


@pytest.mark.parametrize("view", [PERSPECTIVE, TOP], ids=["perspective", "top"])
def test_at_a_height_things_come_under_the_pointer_there(view: View) -> None:
    view = seen(view)
    drag = Drag(PLACES[0], px(view, PLACES[0]))
    goal = (6.0, 9.0, 2.5)
    assert goal_m(drag, px(view, goal), view, SIZE, Manner("height", height_m=2.5), ROOM) == pytest.approx(goal)


def test_at_a_height_the_front_view_moves_sideways_at_that_height() -> None:
    view = seen(FRONT)
    drag = Drag(PLACES[0], px(view, PLACES[0]))
    goal = goal_m(drag, px(view, (6.0, 0.0, 5.0)), view, SIZE, Manner("height", height_m=2.5), ROOM)
    assert goal == pytest.approx((6.0, PLACES[0][1], 2.5), abs=0.05)


def test_on_surfaces_things_stand_a_tripods_height_above_the_floor() -> None:
    view = seen(PERSPECTIVE)
    start = (5.0, 5.0, 1.2)
    goal = goal_m(Drag(start, px(view, start)), px(view, (9.0, 12.0, 1.2)), view, SIZE, Manner("surface"), ROOM)
    assert goal == pytest.approx((9.0, 12.0, 1.2), abs=0.01)


def test_on_surfaces_things_are_held_off_a_wall() -> None:
    view = seen(PERSPECTIVE)
    on_far_wall = (9.0, 29.0, 4.0)
    place = dropped_m(px(view, on_far_wall), view, SIZE, Manner("surface", above_m=0.3), ROOM)
    assert place == pytest.approx((9.0, 28.7, 4.0), abs=0.01)


def test_on_a_sites_shape_things_stand_above_a_slope_and_off_a_steep_face() -> None:
    view = seen(PERSPECTIVE)
    slope = np.array([(0, 0, 0), (18, 0, 0), (18, 29, 3), (0, 29, 3)], dtype=np.float64)
    steep = np.array([(0, 10, 0), (18, 10, 0), (18, 10.5, 6), (0, 10.5, 6)], dtype=np.float64)
    triangles = np.array([(0, 1, 2), (0, 2, 3)], dtype=np.int32)
    on_slope = dropped_m(
        px(view, (9.0, 14.5, 1.5)), view, SIZE, Manner("surface", above_m=1.2), Surface(GROUND, Shape(slope, triangles))
    )
    assert on_slope == pytest.approx((9.0, 14.5, 2.7), abs=0.01)
    on_face = dropped_m(
        px(view, (9.0, 10.25, 3.0)),
        view,
        SIZE,
        Manner("surface", above_m=0.3),
        Surface(GROUND, Shape(steep, triangles)),
    )
    assert on_face == pytest.approx((9.0, 9.951, 3.025), abs=0.01)


def test_where_there_is_no_room_the_floor_is_the_surface_and_the_sky_is_none() -> None:
    view = seen(PERSPECTIVE)
    floor = FloorSurface(GROUND)
    assert dropped_m(px(view, (3.0, 4.0, 0.0)), view, SIZE, Manner("surface", above_m=1.0), floor) == pytest.approx(
        (3.0, 4.0, 1.0), abs=0.01
    )
    level = replace(view, elevation_deg=-5.0)
    assert dropped_m((10.0, 10.0), level, SIZE, Manner("surface"), floor) is None


def test_a_dropped_thing_gets_the_typed_height_and_the_grid() -> None:
    view = seen(TOP)
    assert dropped_m(px(view, (3.2, 4.3, 1.5)), view, SIZE, Manner(height_m=1.5, snap_m=0.25), ROOM) == pytest.approx(
        (3.25, 4.25, 1.5)
    )
    free = dropped_m(px(view, (3.2, 4.3, 1.5)), view, SIZE, Manner(height_m=1.5, snap_m=0.25), ROOM, is_free=True)
    assert free == pytest.approx((3.2, 4.3, 1.5))


def test_shift_is_upright_in_every_manner() -> None:
    view = seen(PERSPECTIVE)
    start = px(view, PLACES[0])
    for along in ("keep", "height", "upright", "surface"):
        drag = Drag(PLACES[0], start, upright_only=True)
        x, y, z = goal_m(drag, (start[0] + 30, start[1] - 40), view, SIZE, Manner(along), ROOM)
        assert (x, y) == PLACES[0][:2]
        assert z > PLACES[0][2]


@pytest.mark.parametrize(
    ("view", "way", "expected"),
    [
        (TOP, "right", (1, 0, 0)),
        (TOP, "left", (-1, 0, 0)),
        (TOP, "away", (0, 1, 0)),
        (TOP, "near", (0, -1, 0)),
        (TOP, "up", (0, 0, 1)),
        (PERSPECTIVE, "right", (1, 0, 0)),
        (PERSPECTIVE, "away", (0, 1, 0)),
        (PERSPECTIVE, "down", (0, 0, -1)),
        (FRONT, "right", (1, 0, 0)),
        (FRONT, "away", (0, 0, 1)),
        (SIDE, "right", (0, 1, 0)),
        (SIDE, "near", (0, 0, -1)),
        (replace(PERSPECTIVE, azimuth_deg=90.0), "right", (-1, 0, 0)),
        (replace(PERSPECTIVE, azimuth_deg=90.0), "away", (0, -1, 0)),
        (replace(PERSPECTIVE, azimuth_deg=10.0), "right", (0, 1, 0)),
        (replace(PERSPECTIVE, azimuth_deg=10.0), "away", (-1, 0, 0)),
    ],
)
def test_arrow_keys_move_along_the_axis_nearest_to_the_arrow(view: View, way: str, expected: tuple[int, ...]) -> None:
    assert nudge_m(way, view, 1.0) == pytest.approx(expected)


def test_right_and_away_are_never_the_same_axis() -> None:
    for azimuth in range(-180, 180, 15):
        view = replace(PERSPECTIVE, azimuth_deg=float(azimuth))
        assert abs(np.dot(nudge_m("right", view, 1.0), nudge_m("away", view, 1.0))) == 0


def test_alt_is_a_centimetre_and_shift_ten_steps() -> None:
    assert step_m(0.25, Qt.KeyboardModifier.NoModifier) == 0.25
    assert step_m(0.25, Qt.KeyboardModifier.AltModifier) == 0.01
    assert step_m(0.25, Qt.KeyboardModifier.ShiftModifier) == 2.5
    assert Manner(snap_m=0.0).step_m == 0.05


def test_the_grid_grows_with_the_site() -> None:
    assert [snap_for_m(length) for length in (3.0, 29.0, 50.0, 100.0, 240.0, 400.0, 1000.0, 20_000.0)] == [
        0.05, 0.05, 0.05, 0.1, 0.25, 0.5, 1.0, 1.0,
    ]  # fmt: skip


def test_bearings_say_distance_and_direction_with_their_zero() -> None:
    there = bearing((1.0, 1.0, 1.0), (1.0, 4.0, 5.0))
    assert (there.distance_m, there.horizontal_m, there.vertical_m) == pytest.approx((5.0, 3.0, 4.0))
    assert there.azimuth_deg == pytest.approx(90.0)
    assert there.elevation_deg == pytest.approx(53.1301)
    assert bearing((0.0, 0.0, 0.0), (1.0, -1.0, 0.0)).azimuth_deg == pytest.approx(315.0)
    assert bearing((0.0, 0.0, 0.0), (0.0, 0.0, 2.0)).azimuth_deg is None


def test_the_readout_says_coordinates_height_distances_and_direction() -> None:
    lines = readout(yeoju(), Thing("microphone", 1), (8.2, 0.4, 1.1), -0.4)
    assert lines[0] == "M2   x 8.20   y 0.40   z 1.10 m   (1.50 m above the floor)"
    assert readout(yeoju(), Thing("microphone", 1), (8.2, 0.4, 1.1), None)[0] == "M2   x 8.20   y 0.40   z 1.10 m"
    assert lines[1].startswith("to source 12.00   M1 7.61   M3 ")
    assert lines[2].startswith("array's centre at azimuth ")
    assert "counter-clockwise" in lines[3]


def test_the_arrays_centre_counts_the_moving_microphone_where_it_is_and_not_the_source() -> None:
    centre = centre_m(yeoju(), Thing("microphone", 0), (10.0, 10.0, 1.0))
    assert centre == pytest.approx(np.mean([(10.0, 10.0, 1.0), *PLACES[1:]], axis=0))
    assert centre_m(yeoju(), SOURCE, TRUTH) == pytest.approx(np.mean(PLACES, axis=0))
    alone = Session(microphones=(Microphone(file="a.wav"),))
    assert centre_m(alone, Thing("microphone", 0), TRUTH) is None


def test_things_without_a_place_wait_and_those_with_one_follow_one_another() -> None:
    session = yeoju().with_microphone_at(1, None)
    assert unplaced_things(session) == (Thing("microphone", 1),)
    assert placed_things(session)[-1] == SOURCE
    assert neighbour(session, None, 1) == Thing("microphone", 0)
    assert neighbour(session, Thing("microphone", 0), 1) == Thing("microphone", 2)
    assert neighbour(session, SOURCE, 1) is None
    assert neighbour(session, None, -1) == SOURCE


def test_typed_survey_coordinates_are_led_to_the_site_frame() -> None:
    session = Session(microphones=(Microphone(file="a.wav"), Microphone(file="b.wav")))
    typed = typed_at(session, Thing("microphone", 0), (512_345.0, 4_120_347.5, 12.0), 0.05)
    assert typed.site.shift_m == (512_340.0, 4_120_340.0, 0.0)
    assert typed.microphones[0].position_m == (5.0, 7.5, 12.0)
    assert typed.microphones[0].position_error_m == 0.05


@pytest.mark.parametrize("text", ["8.2, 12.4, 1.1", "8.2\t12.4\t1.1", "8,2; 12,4; 1,1", "8.2 12.4 1.1"])
def test_three_numbers_in_one_text_are_a_place(text: str) -> None:
    assert values_in(text) == (8.2, 12.4, 1.1)


@pytest.mark.parametrize("text", ["", "8.2", "8,2", "8.2, x, 1.1", "1, 2, 3, 4, 5"])
def test_anything_else_is_no_place(text: str) -> None:
    assert values_in(text) == ()


def test_measurements_are_begun_ended_taken_back_and_followed() -> None:
    a, b = End("microphone 0", "M1", (0.0, 0.0, 0.0)), End("", "(3, 4, 0)", (3.0, 4.0, 0.0))
    begun = Measured().clicked(a)
    assert begun.clicked(a).is_empty
    (one,) = begun.clicked(b).done
    assert one.bearing.distance_m == 5.0
    moved = begun.clicked(b).followed(lambda _key: (3.0, 0.0, 0.0))
    assert moved.done[0].bearing.distance_m == 4.0
    assert begun.clicked(b).followed(lambda _key: None).is_empty


def test_measurements_are_copied_as_a_table() -> None:
    measured = Measured().clicked(End("", "a", (0.0, 0.0, 0.0))).clicked(End("", "b", (0.0, 2.0, 0.0)))
    head, line = as_table(measured).strip().split("\n")
    assert head.split("\t")[:3] == ["from", "to", "distance_m"]
    assert line.split("\t")[:7] == ["a", "b", "2.0000", "2.0000", "0.0000", "90.00", "0.00"]


def test_an_array_survives_the_clipboard() -> None:
    session = yeoju()
    named = session.with_microphone(0, replace(session.microphones[0], name='North, "old"', position_error_m=0.02))
    bare = replace(named, microphones=tuple(replace(m, position_m=None) for m in named.microphones))
    pasted, problems, _ = pasted_array(array_text(named), bare)
    assert problems == ()
    assert pasted.microphones == named.microphones


def test_pasted_places_without_names_go_by_order_and_wrong_ones_are_told() -> None:
    session = yeoju()
    pasted, problems, _ = pasted_array("1, 2, 3\n4, 5, 6", session)
    assert problems == ()
    assert [m.position_m for m in pasted.microphones[:2]] == [(1.0, 2.0, 3.0), (4.0, 5.0, 6.0)]
    same, problems, _ = pasted_array("M1, 1, 2, 3\nM9, 4, 5, 6", session)
    assert same is session
    assert problems == ("line 2: there is no microphone called “M9”",)
    assert pasted_array("nonsense", session)[1]
    assert pasted_array("M1, 1, 2, 3, -1", session)[1] == ("line 1: an error of -1 is less than none",)
    assert pasted_array("M1, 1000000000, 2, 3", session)[1]


def test_pasted_survey_places_leave_the_others_where_they_stand_and_say_so() -> None:
    session = yeoju()
    pasted, problems, notes = pasted_array("M1, 500010, 4000020, 3\nM2, 500018, 4000020, 3", session)
    assert problems == ()
    assert pasted.site.shift_m is not None
    x, y, _ = pasted.microphones[0].position_m
    assert abs(x) < 1000.0 and abs(y) < 1000.0
    assert [m.position_m for m in pasted.microphones[2:]] == [m.position_m for m in session.microphones[2:]]
    assert pasted.source == session.source
    assert any("survey coordinates" in note for note in notes) and any(note.startswith("Check M3") for note in notes)


def test_an_error_does_not_outlive_the_place_it_was_measured_at() -> None:
    session = yeoju()
    known = session.with_microphone(0, replace(session.microphones[0], position_error_m=0.02))
    moved, _, _ = pasted_array("M1, 1, 2, 3", known)
    assert moved.microphones[0].position_error_m is None


def test_arrays_are_copied_by_name_or_by_order_and_say_what_is_left_out() -> None:
    array, target = yeoju(), yeoju(id="b")
    swapped = replace(target, microphones=tuple(replace(m, position_m=None) for m in target.microphones[::-1]))
    by_name = array_copy(array, swapped, "name")
    assert [m.position_m for m in by_name.session.microphones] == list(PLACES[::-1])
    by_order = array_copy(array, swapped, "order")
    assert [m.position_m for m in by_order.session.microphones] == list(PLACES)
    fewer = replace(swapped, microphones=swapped.microphones[:2])
    assert array_copy(array, fewer, "name").left_out == ("M1, M2 are not in that session",)
    assert array_copy(array, array, "name").session is array


def test_arrays_are_led_through_the_survey_between_sites() -> None:
    array = yeoju(site=Site(shift_m=(500_000.0, 4_000_000.0, 0.0)))
    elsewhere = yeoju(site=Site(shift_m=(500_010.0, 4_000_000.0, 0.0)))
    (first, *_) = array_copy(array, elsewhere, "name").changes
    assert first.after_m == pytest.approx((PLACES[0][0] - 10.0, *PLACES[0][1:]))
    blank = replace(elsewhere, site=Site(), source=None, microphones=tuple(
        replace(m, position_m=None) for m in elsewhere.microphones))  # fmt: skip
    copied = array_copy(array, blank, "name").session
    assert copied.site.shift_m == array.site.shift_m
    assert copied.microphones[0].position_m == PLACES[0]
    kept = array_copy(array, yeoju(), "name", with_site=True).session
    assert kept.site.shift_m == array.site.shift_m


def test_numbers_to_edit_say_what_was_typed() -> None:
    for text in ("8.2", "0.1", "4120347.123456", "-0.05", "3"):
        assert plain(float(text)) == text
