"""Poses from points: random similarities come back, and what the points do not say is left alone or refused."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from workbench.core.errors import UserError
from workbench.core.placement import (
    UNITS_M,
    first_pose,
    levelled,
    plan_placed,
    pose_from_points,
    posed,
    quaternion_of,
    rotation_matrix,
    scaled_between,
    unposed,
)
from workbench.core.session import Georeference, MeshPose, Site
from workbench.core.survey import survey_places_m

SEEDS = st.integers(0, 2**32 - 1)


def turn_of(rng: np.random.Generator) -> np.ndarray:
    """A random rotation, (3, 3)."""
    q = rng.normal(size=4)
    w, x, y, z = q / np.linalg.norm(q)
    return rotation_matrix((w, x, y, z))


@given(SEEDS, st.integers(3, 12))
@settings(max_examples=200, deadline=None)
def test_a_random_similarity_comes_back_from_three_or_more_points(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    turn, scale, shift_m = turn_of(rng), float(10 ** rng.uniform(-3, 1)), rng.normal(size=3) * 100
    points = rng.normal(size=(n, 3)) * 20 / scale
    spread = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
    assume(spread[1] > 0.03 * spread[0])  # what is nearly a line is refused
    pose, residual = pose_from_points(points, scale * points @ turn.T + shift_m)
    assert residual.rms_m < 2e-6 and len(residual.each_m) == n
    assert pose.scale == pytest.approx(scale, rel=1e-6)
    np.testing.assert_allclose(rotation_matrix(pose.rotation), turn, atol=1e-5)
    others = rng.normal(size=(50, 3)) * 20 / scale
    np.testing.assert_allclose(posed(others, pose), scale * others @ turn.T + shift_m, atol=1e-4)
    np.testing.assert_allclose(unposed(posed(others, pose), pose), others, rtol=1e-9, atol=1e-9 / scale)


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_every_rotation_survives_its_quaternion(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for turn in (turn_of(rng), np.diag([1.0, -1.0, -1.0]), np.diag([-1.0, 1.0, -1.0]), np.diag([-1.0, -1.0, 1.0])):
        q = quaternion_of(turn)
        assert q[0] >= 0 and math.hypot(*q) == pytest.approx(1)
        np.testing.assert_allclose(rotation_matrix(q), turn, atol=1e-12)


def test_errors_of_measured_points_show_as_residuals() -> None:
    rng = np.random.default_rng(4)
    points = rng.uniform(0, 20, size=(200, 3))
    _, residual = pose_from_points(points, points + rng.normal(scale=0.05, size=points.shape))
    assert residual.rms_m == pytest.approx(0.05 * math.sqrt(3), rel=0.1)


def test_two_points_turn_about_the_vertical_and_keep_what_was_level() -> None:
    start = MeshPose(scale=0.01, rotation=(math.sqrt(0.5), math.sqrt(0.5), 0.0, 0.0))
    files = np.array([[0.0, 0.0, 0.0], [300.0, 0.0, -400.0]])  # y up: 5 m apart in plan
    pose, residual = pose_from_points(files, np.array([[1.0, 1.0, 0.0], [1.0, 11.0, 0.0]]), start=start)
    assert residual.rms_m < 1e-9 and pose.scale == pytest.approx(0.02)
    up = posed(np.array([[0.0, 0.0, 0.0], [0.0, 100.0, 0.0]]), pose)
    np.testing.assert_allclose(up[1] - up[0], (0.0, 0.0, 2.0), atol=1e-9)


def test_two_points_with_a_given_scale_show_how_much_they_disagree() -> None:
    pose, residual = pose_from_points(
        np.array([[0.0, 0, 0], [10, 0, 0]]), np.array([[0.0, 0, 0], [0, 11, 0]]), scale=1.0
    )
    assert pose.scale == 1.0 and residual.each_m == pytest.approx((0.5, 0.5))


def test_one_point_only_shifts() -> None:
    start = MeshPose(scale=0.3048)
    pose, residual = pose_from_points(np.array([[10.0, 0, 0]]), np.array([[0.0, 0, 2]]), start=start)
    assert pose.scale == 0.3048 and pose.rotation == start.rotation and pose.shift_m == (-3.048, 0.0, 2.0)
    assert residual.rms_m == 0


@pytest.mark.parametrize(
    ("shape", "site", "says"),
    [
        ([[0, 0, 0], [0, 0, 0]], [[0, 0, 0], [1, 0, 0]], "shape are all at one place"),
        ([[0, 0, 0], [1, 0, 0]], [[5, 5, 5], [5, 5, 5]], "site are all at one place"),
        ([[0, 0, 0], [1, 0, 0]], [[0, 0, 0], [0, 0, 3]], "one above the other"),
        ([[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[0, 0, 0], [1, 0, 0], [2, 0, 0]], "lie on one line"),
        ([], [], "at least one point"),
    ],
)
def test_points_that_do_not_say_enough_are_refused(shape: list, site: list, says: str) -> None:
    with pytest.raises(UserError, match=says):
        pose_from_points(np.array(shape, dtype=float).reshape(-1, 3), np.array(site, dtype=float).reshape(-1, 3))


@given(SEEDS, st.integers(3, 8))
@settings(max_examples=100, deadline=None)
def test_points_along_a_wall_are_refused_however_they_were_measured(seed: int, n: int) -> None:
    """Errors of millimetres would turn the building over about that line, and its residuals would look fine."""
    rng = np.random.default_rng(seed)
    wall = np.outer(np.linspace(0.0, 10.0, n), (1.0, 0.0, 0.0)) @ turn_of(rng).T
    with pytest.raises(UserError, match="on one line, or nearly"):
        pose_from_points(wall + rng.normal(0, 0.005, wall.shape), wall + rng.normal(0, 0.005, wall.shape))


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_a_narrow_but_measurable_triangle_stays_upright(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = np.array([[0.0, 0, 0], [10, 0, 0], [5, 1, 0], [5, 0, 1]])
    pose, _ = pose_from_points(points + rng.normal(0, 0.005, points.shape), points)
    assert rotation_matrix(pose.rotation)[2, 2] > math.cos(math.radians(3))


@pytest.mark.parametrize("noise_m", [0.0, 0.02])
def test_a_mirror_image_is_told(noise_m: float) -> None:
    rng = np.random.default_rng(3)
    points = np.array([[0.0, 0, 0], [5, 0, 0], [0, 4, 0], [0, 0, 3], [5, 4, 3]])
    mirrored = points * (1, -1, 1) + rng.normal(0, noise_m, points.shape) if noise_m else points * (1, -1, 1)
    with pytest.raises(UserError, match="mirror image"):
        pose_from_points(points, mirrored)


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_points_of_a_floor_are_no_mirror_image_whatever_their_errors(seed: int) -> None:
    rng = np.random.default_rng(seed)
    floor = np.array([[0.0, 0, 0], [8, 0, 0], [8, 6, 0], [0, 6, 0]])
    _, residual = pose_from_points(floor, floor @ turn_of(rng).T + rng.normal(0, 0.05, floor.shape))
    assert residual.rms_m < 0.3


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_three_points_of_a_tilted_floor_become_level(seed: int) -> None:
    rng = np.random.default_rng(seed)
    floor = np.array([[0.0, 0, 0], [8, 0, 0], [0, 6, 0]]) @ turn_of(rng).T + rng.normal(size=3)
    pose = levelled(floor, MeshPose())
    level_m = posed(floor, pose)
    np.testing.assert_allclose(level_m[:, 2], floor[:, 2].mean(), atol=1e-5)
    np.testing.assert_allclose(level_m.mean(axis=0), floor.mean(axis=0), atol=1e-5)
    assert pose.scale == pytest.approx(1)


def test_three_points_on_one_line_are_no_floor() -> None:
    with pytest.raises(UserError, match="one line"):
        levelled(np.array([[0.0, 0, 0], [1, 0, 0], [5, 0, 0.001]]), MeshPose())


def test_two_points_of_known_distance_scale_about_the_first() -> None:
    pose = scaled_between(np.array([1.0, 1.0, 0.0]), np.array([1.0, 3.0, 0.0]), 5.0, MeshPose())
    np.testing.assert_allclose(posed(np.array([[1.0, 1, 0], [1, 3, 0]]), pose), [[1, 1, 0], [1, 6, 0]])
    with pytest.raises(UserError, match="one place"):
        scaled_between(np.ones(3), np.ones(3), 5.0, MeshPose())


def test_small_coordinates_stay_and_units_and_up_axis_are_taken() -> None:
    vertices = np.array([[0.0, 0, 0], [1000, 2000, 0], [0, 0, 500.0]])
    pose, shift_m = first_pose(vertices, UNITS_M["mm"], "z", Site())
    assert shift_m is None
    np.testing.assert_allclose(posed(vertices, pose), vertices / 1000)
    pose, _ = first_pose(vertices, UNITS_M["cm"], "y", Site())
    np.testing.assert_allclose(posed(np.array([[0.0, 100, 0], [0, 0, 100]]), pose), [[0, 0, 1], [0, -1, 0]], atol=1e-9)


def test_survey_coordinates_are_shifted_as_the_site_is_and_the_shift_is_kept() -> None:
    vertices = np.array([[500123.0, 4183456.0, 12.0], [500143.0, 4183486.0, 15.0]])
    pose, shift_m = first_pose(vertices, 1.0, "z", Site())
    assert shift_m == (500120.0, 4183450.0, 0.0)
    np.testing.assert_allclose(posed(vertices, pose) + np.array(shift_m), vertices, atol=1e-6)
    site = Site(shift_m=(500000.0, 4183000.0, 0.0), georeference=Georeference(crs="EPSG:32652", x_axis_deg=30.0))
    pose, shift_m = first_pose(vertices, 1.0, "z", site)
    assert shift_m == site.shift_m
    np.testing.assert_allclose(survey_places_m(site, posed(vertices, pose)), vertices, atol=1e-5)


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_a_floor_plan_lies_where_its_two_points_are(seed: int) -> None:
    rng = np.random.default_rng(seed)
    (ax, ay), (bx, by) = rng.uniform(0, 300, 2), rng.uniform(400, 900, 2)
    distance_m, angle_deg, at = float(rng.uniform(1, 40)), float(rng.uniform(-180, 180)), (3.0, -2.0, 0.5)
    scale, origin, turn_deg = plan_placed((ax, ay), (bx, by), 1000, distance_m, at, angle_deg)
    turn = math.radians(turn_deg)
    along, up = np.array([math.cos(turn), math.sin(turn)]), np.array([-math.sin(turn), math.cos(turn)])
    a, b = (np.array(origin[:2]) + scale * (x * along + (1000 - y) * up) for x, y in ((ax, ay), (bx, by)))
    np.testing.assert_allclose(a, at[:2], atol=1e-5)
    wanted = distance_m * np.array([math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))])
    np.testing.assert_allclose(b - a, wanted, atol=1e-4)
