"""The camera as a value, dragging as arithmetic, labels and grids: all without a window."""

from dataclasses import replace

import numpy as np
import pytest
from site_samples import PLACES, TRUTH, answer, yeoju

from workbench.core.session import Site
from workbench.gui.looks.theme import LIGHT
from workbench.gui.site.drag import Drag, dragged_to
from workbench.gui.site.ground import grid_step_m, ground_of, has_jumped
from workbench.gui.site.hull import hull_of
from workbench.gui.site.labels import Tag, placed
from workbench.gui.site.picture import picture_of
from workbench.gui.site.rulers import ticks
from workbench.gui.site.targets import target_at
from workbench.gui.site.view import (
    FRONT,
    PERSPECTIVE,
    SIDE,
    TOP,
    View,
    fitted,
    kept_near,
    orbited,
    panned,
    ray,
    to_screen,
    zoomed,
)
from workbench.gui.state.predictions import Predictions
from workbench.gui.state.viewing import Look

SIZE = (560, 480)
NOWHERE = np.empty((0, 3))
TITLES = {"spacenet": "SpaceNet", "chawa": "CHAWA"}


def room_view(view: View = PERSPECTIVE) -> View:
    return fitted(view, ground_of(yeoju(), NOWHERE).corners_m(), SIZE)


@pytest.mark.parametrize("view", [PERSPECTIVE, TOP, FRONT, SIDE])
def test_a_line_of_sight_goes_through_the_point_that_is_seen_there(view: View) -> None:
    view = room_view(view)
    for place in PLACES:
        x, y, _ = to_screen(view, np.array([place]), SIZE)[0]
        origin, direction = ray(view, (x, y), SIZE)
        missed = np.cross(np.array(place) - origin, direction)
        assert np.linalg.norm(missed) < 1e-6


@pytest.mark.parametrize("view", [PERSPECTIVE, TOP, FRONT, SIDE])
def test_fit_shows_all_corners_and_uses_the_room_there_is(view: View) -> None:
    seen = to_screen(room_view(view), ground_of(yeoju(), NOWHERE).corners_m(), SIZE)[:, :2]
    assert (seen > 40).all()
    assert (seen < np.array(SIZE) - 40).all()
    assert max(np.ptp(seen[:, 0]) / (SIZE[0] - 128), np.ptp(seen[:, 1]) / (SIZE[1] - 100)) == pytest.approx(1, abs=0.02)


def test_named_views_point_the_axes_as_their_buttons_say() -> None:
    steps = np.array([(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)], dtype=float)
    for view, right, up in ((TOP, 1, 2), (FRONT, 1, 3), (SIDE, 2, 3)):
        seen = to_screen(view, steps, SIZE)[:, :2]
        moved = seen - seen[0]
        assert moved[right] == pytest.approx([48, 0], abs=1e-9)
        assert moved[up] == pytest.approx([0, -48], abs=1e-9)


def test_orbit_keeps_the_pivot_in_its_place_and_z_up() -> None:
    view = room_view()
    before = to_screen(view, np.array([TRUTH]), SIZE)[0]
    turned = orbited(view, 50.0, 20.0, TRUTH)
    assert to_screen(turned, np.array([TRUTH]), SIZE)[0] == pytest.approx(before)
    upright = to_screen(turned, np.array([TRUTH, (*TRUTH[:2], TRUTH[2] + 1)]), SIZE)
    assert upright[1, 1] < upright[0, 1]
    assert orbited(view, 0.0, 1000.0, TRUTH).elevation_deg == 90.0


def test_zoom_keeps_what_is_under_the_pointer() -> None:
    view = room_view(TOP)
    pixel = tuple(to_screen(view, np.array([PLACES[2]]), SIZE)[0, :2])
    closer = zoomed(view, 0.3, pixel, SIZE)
    assert to_screen(closer, np.array([PLACES[2]]), SIZE)[0, :2] == pytest.approx(pixel)


def test_the_camera_cannot_be_lost() -> None:
    ground = ground_of(yeoju(), NOWHERE)
    view = kept_near(panned(room_view(), 1e6, 1e6, SIZE), ground.low_m, ground.high_m)
    assert (np.array(view.focus_m) <= ground.high_m + 0.3 * ground.diagonal_m).all()
    assert kept_near(replace(view, height_m=1e9), ground.low_m, ground.high_m).height_m <= 4 * ground.diagonal_m
    assert kept_near(replace(view, height_m=1e-9), ground.low_m, ground.high_m).height_m >= 0.01 * ground.diagonal_m


@pytest.mark.parametrize("view", [PERSPECTIVE, TOP])
def test_a_drag_follows_the_pointer_on_the_floor_plane(view: View) -> None:
    view = room_view(view)
    goal = (PLACES[1][0] - 3.0, PLACES[1][1] + 4.0, PLACES[1][2])
    start_px, goal_px = (tuple(p[:2]) for p in to_screen(view, np.array([PLACES[1], goal]), SIZE))
    assert dragged_to(Drag(PLACES[1], start_px), goal_px, view, SIZE) == pytest.approx(goal, abs=1e-4)


def test_a_drag_from_the_front_moves_sideways_and_up_but_not_in_depth() -> None:
    view = room_view(FRONT)
    goal = (PLACES[1][0] - 3.0, PLACES[1][1], PLACES[1][2] + 1.0)
    start_px, goal_px = (tuple(p[:2]) for p in to_screen(view, np.array([PLACES[1], goal]), SIZE))
    assert dragged_to(Drag(PLACES[1], start_px), goal_px, view, SIZE) == pytest.approx(goal, abs=1e-4)


def test_an_upright_drag_changes_only_the_height() -> None:
    view = room_view()
    start_px = tuple(to_screen(view, np.array([PLACES[1]]), SIZE)[0, :2])
    x, y, z = dragged_to(Drag(PLACES[1], start_px, upright_only=True), (start_px[0] + 30, start_px[1] - 20), view, SIZE)
    assert (x, y) == PLACES[1][:2]
    above = to_screen(view, np.array([(x, y, z)]), SIZE)[0]
    assert above[1] == pytest.approx(start_px[1] - 20, abs=3)


def test_snapping_rounds_only_what_moves() -> None:
    view = room_view(TOP)
    odd = (3.333, 4.444, 1.234)
    start_px = tuple(to_screen(view, np.array([odd]), SIZE)[0, :2])
    x, y, z = dragged_to(Drag(odd, start_px), (start_px[0] + 25, start_px[1] + 13), view, SIZE, snap_m=0.5)
    assert (x % 0.5, y % 0.5, z) == (0.0, 0.0, 1.234)


def test_a_pointer_above_the_horizon_leaves_the_thing_where_it_is() -> None:
    view = replace(room_view(), elevation_deg=13.0)
    start_px = tuple(to_screen(view, np.array([PLACES[1]]), SIZE)[0, :2])
    assert dragged_to(Drag(PLACES[1], start_px), (start_px[0], -4000.0), view, SIZE) == PLACES[1]


@pytest.mark.parametrize(("length_m", "step_m"), [(4.0, 0.5), (9.3, 1.0), (29.0, 5.0), (140.0, 20.0), (480.0, 50.0)])
def test_grid_steps_are_one_two_five(length_m: float, step_m: float) -> None:
    assert grid_step_m(length_m) == step_m


def test_without_a_size_the_floor_covers_microphones_and_near_answers_but_no_wild_ones() -> None:
    session = yeoju(site=Site())
    ground = ground_of(session, np.array([(25.0, 5.0, 1.0), (4000.0, 5.0, 1.0), (np.nan, 0.0, 0.0)]))
    assert not ground.is_room
    assert (ground.low_m <= np.min(PLACES, axis=0)).all()
    assert ground.high_m[0] >= 25.0
    assert ground.high_m[0] < 100.0
    assert ground_of(None, NOWHERE).diagonal_m > 0


@pytest.mark.parametrize("size_m", [(17.9, 29.0, 7.06), None], ids=["room", "no size"])
def test_one_thing_far_outside_does_not_make_the_site_vanish(size_m) -> None:
    session = yeoju(site=Site(size_m=size_m))
    usual = ground_of(session, NOWHERE)
    away = ground_of(session.with_microphone_at(1, (1000.0, 0.9, 2.6)), NOWHERE)
    assert away.diagonal_m < 1.5 * usual.diagonal_m
    assert away.near(np.array([(1000.0, 0.9, 2.6), *PLACES])).tolist() == np.array(PLACES).tolist()


def test_another_unit_is_a_jump_and_a_drag_is_none() -> None:
    box = ground_of(yeoju(), NOWHERE).corners_m()
    assert has_jumped(box, 100 * box) and has_jumped(100 * box, box) and has_jumped(box, box + 50.0)
    assert not has_jumped(box, box + 3.0) and not has_jumped(box, 1.5 * box) and not has_jumped(box, box)


def test_numbers_along_the_axes_keep_apart_and_never_say_minus_zero() -> None:
    for view in (PERSPECTIVE, TOP, FRONT, SIDE):
        found = ticks(ground_of(yeoju(), NOWHERE), room_view(view), SIZE)
        assert "0" in [t.text for t in found]
        assert not any("\N{MINUS SIGN}" in t.text for t in found)
        for i, one in enumerate(found):
            assert not any(one.box.shared_px2(other.box, 0.0) for other in found[i + 1 :])


def test_labels_of_things_at_one_place_do_not_cover_one_another() -> None:
    tags = [Tag(f"m{i}", (200.0 + i, 200.0), 60.0, 18.0) for i in range(8)]
    found = placed(tags, [t.anchor_px for t in tags], SIZE)
    boxes = [p.box for p in found.values()]
    for i, one in enumerate(boxes):
        assert not any(one.shared_px2(other, 0.0) for other in boxes[i + 1 :])


def test_labels_stay_on_the_screen_and_where_they_were() -> None:
    corner = Tag("m", (SIZE[0] - 5.0, 5.0), 60.0, 18.0)
    box = placed([corner], [corner.anchor_px], SIZE)["m"].box
    assert box.x + box.width <= SIZE[0]
    assert box.y >= 0
    free = Tag("m", (200.0, 200.0), 60.0, 18.0)
    first = placed([free], [free.anchor_px], SIZE)
    crowd = [(first["m"].box.x + 5, first["m"].box.y + 5)] * 2
    assert placed([free], [free.anchor_px], SIZE, before=first, crowd_px=crowd)["m"].choice == first["m"].choice


def test_the_hull_of_a_solid_and_of_a_flat_array() -> None:
    triangles, edges = hull_of(np.array(PLACES))
    assert (len(triangles), len(edges)) == (4, 6)
    flat = np.array([(0, 0, 1), (4, 0, 1), (4, 3, 1), (0, 3, 1), (2, 1, 1)], dtype=float)
    triangles, edges = hull_of(flat)
    assert (len(triangles), len(edges)) == (2, 4)
    assert len(hull_of(np.array([(0, 0, 0), (1, 1, 1), (2, 2, 2), (3, 3, 3)], dtype=float))[1]) == 0
    assert len(hull_of(flat[:2])[1]) == 0


def test_inside_and_errors_follow_the_present_truth_and_the_dimensions() -> None:
    predictions = Predictions()
    places = answer(predictions, "spacenet", off=(0.0, 0.0, 3.0), spread_m=0.1)
    in_3d = picture_of(yeoju(), predictions, Look(), LIGHT, TITLES).methods[0]
    assert not in_3d.inside.any()
    assert in_3d.errors_m == pytest.approx(np.linalg.norm(places - TRUTH, axis=1))
    in_2d = picture_of(yeoju(), predictions, Look(dimensions=2), LIGHT, TITLES).methods[0]
    assert in_2d.inside.all()
    assert in_2d.mean_inside
    moved = yeoju().with_source_at((8.2, 12.4, 4.1))
    assert picture_of(moved, predictions, Look(), LIGHT, TITLES).methods[0].inside.all()


def test_without_a_truth_the_radius_is_drawn_round_each_mean() -> None:
    predictions = Predictions()
    answer(predictions, "spacenet")
    answer(predictions, "chawa", with_mean=False)
    picture = picture_of(yeoju(source=None), predictions, Look(), LIGHT, TITLES)
    assert [colour for _, colour in picture.spheres_m] == [picture.methods[0].mark.colour]
    assert np.isnan(picture.methods[0].errors_m).all()


def test_hidden_methods_are_not_in_the_picture_and_others_keep_their_colour() -> None:
    predictions = Predictions()
    answer(predictions, "spacenet")
    answer(predictions, "chawa")
    both = picture_of(yeoju(), predictions, Look(), LIGHT, TITLES).methods
    (left,) = picture_of(yeoju(), predictions, Look(hidden_methods=frozenset({"spacenet"})), LIGHT, TITLES).methods
    assert left.mark == both[1].mark


def test_pointing_prefers_microphones_and_finds_clips() -> None:
    predictions = Predictions()
    places = answer(predictions, "spacenet", spread_m=3.0)
    picture = picture_of(yeoju(), predictions, Look(), LIGHT, TITLES)
    view = room_view(TOP)
    at = to_screen(view, np.array([PLACES[2]]), SIZE)[0, :2]
    found = target_at(picture, view, SIZE, (at[0] + 3, at[1]))
    assert found is not None
    assert (found.kind, found.index) == ("microphone", 2)
    far = int(np.linalg.norm(places - TRUTH, axis=1).argmax())
    found = target_at(picture, view, SIZE, tuple(to_screen(view, places[far : far + 1], SIZE)[0, :2]))
    assert found is not None
    assert (found.kind, found.index, found.can_move) == ("prediction", far, False)
    assert target_at(picture, view, SIZE, (3.0, 3.0)) is None
