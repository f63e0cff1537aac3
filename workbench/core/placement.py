"""How a shape comes to stand in the site frame: by points that are known in both, and by the unit of its file."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from workbench.core.errors import UserError
from workbench.core.geometry import point_of, survey_shift_m
from workbench.core.session import MeshPose, Point, Site
from workbench.core.survey import site_places_m

UNITS_M = {"m": 1.0, "cm": 0.01, "mm": 0.001, "ft": 0.3048}
"""Metres a unit of a file."""

UpAxis = Literal["z", "y"]
"""Which axis of a file points up: z in survey files, y in GLB and in most files of drawing programs."""

_UP: dict[UpAxis, tuple[float, float, float, float]] = {
    "z": (1.0, 0.0, 0.0, 0.0),
    "y": (math.sqrt(0.5), math.sqrt(0.5), 0.0, 0.0),
}
_NARROW = 0.02
"""Points whose second spread is below this share of their first say nothing about the turn about their line."""
_SAME = 1e-9
"""Points closer together than this share of their distance from the origin are one point."""


@dataclass(frozen=True)
class Residual:
    """How far points are from where they should be after posing, metres: each of them, and their root mean square."""

    each_m: tuple[float, ...]

    @property
    def rms_m(self) -> float:
        return math.sqrt(sum(r * r for r in self.each_m) / max(len(self.each_m), 1))


def posed(vertices: np.ndarray, pose: MeshPose) -> np.ndarray:
    """Places of a file in the site frame. vertices : (n, 3) in the file's unit -> (n, 3) float64 metres."""
    turned = np.asarray(vertices, dtype=np.float64) @ rotation_matrix(pose.rotation).T
    return np.asarray(pose.scale * turned + np.array(pose.shift_m))


def unposed(positions_m: np.ndarray, pose: MeshPose) -> np.ndarray:
    """Places of the site frame as the file has them, the inverse of `posed`. (n, 3) metres -> (n, 3) units."""
    from_shift_m = np.asarray(positions_m, dtype=np.float64) - np.array(pose.shift_m)
    return np.asarray(from_shift_m @ rotation_matrix(pose.rotation) / pose.scale)


def first_pose(vertices: np.ndarray, unit_m: float, up: UpAxis, site: Site) -> tuple[MeshPose, Point | None]:
    """How a shape stands before anybody has placed it, and what that takes off survey coordinates (site.shift_m).

    vertices : (n, 3) in the file's unit; unit_m : metres a unit. Small coordinates stay as they are. Large (UTM) ones
    lose the site's known shift, or, where the site has none, their own: its lowest corner then becomes the origin.
    """
    pose = MeshPose(scale=unit_m, rotation=_UP[up])
    corners_m = posed(np.array([vertices.min(axis=0), vertices.max(axis=0)]), pose)
    own_shift_m = survey_shift_m(corners_m)
    if own_shift_m is None:
        return pose, site.shift_m
    shift_m = site.shift_m if site.shift_m is not None else point_of(own_shift_m)
    shifted = replace(site, shift_m=shift_m)
    turn = site_places_m(shifted, np.vstack([np.eye(3), np.zeros(3)]))
    return _then(pose, (turn[:3] - turn[3]).T, 1.0, turn[3]), shift_m


def pose_from_points(
    shape_points: np.ndarray, site_points: np.ndarray, *, scale: float | None = None, start: MeshPose | None = None
) -> tuple[MeshPose, Residual]:
    """The pose that brings points of the file nearest to where they are in the site (Umeyama's least squares).

    shape_points : (n, 3) in the file's unit; site_points : (n, 3) metres; n >= 1. One point only shifts; two shift,
    turn about the vertical and scale, and keep what is level in `start` level; three or more do all of it.
    scale : metres a unit, None = let the points say (with one point: that of `start`).
    Raises UserError where the points do not say enough (all at one place, or all about on one line), and where they
    are the mirror image of each other.
    """
    start = start or MeshPose()
    source, target = np.asarray(shape_points, dtype=np.float64), np.asarray(site_points, dtype=np.float64)
    if len(source) == 0 or source.shape != target.shape:
        raise UserError("A pose needs at least one point known in the file and in the site")
    as_start = posed(source, replace(start, shift_m=(0.0, 0.0, 0.0)))
    if len(source) == 1:
        growth = 1.0 if scale is None else scale / start.scale
        pose = _then(start, np.eye(3), growth, np.zeros(3))
        pose = replace(pose, shift_m=point_of(target[0] - posed(source, replace(pose, shift_m=(0.0, 0.0, 0.0)))[0]))
    else:
        _refuse_one_place(as_start, target)
        turn, growth = _yaw(as_start, target) if len(source) == 2 else _similarity(as_start, target)
        growth = growth if scale is None else scale / start.scale
        shift_m = target.mean(axis=0) - growth * turn @ as_start.mean(axis=0)
        pose = _then(replace(start, shift_m=(0.0, 0.0, 0.0)), turn, growth, shift_m)
    away_m = np.linalg.norm(posed(source, pose) - target, axis=1)
    return pose, Residual(tuple(float(v) for v in away_m))


def levelled(floor_m: np.ndarray, pose: MeshPose) -> MeshPose:
    """The pose turned so that three points of the floor come to lie level, at the height of their mean.

    floor_m : (3, 3) metres, in the site frame as `pose` has it. The shorter way up is taken, and the shape turns
    about the points' mean. Raises UserError when they lie on one line.
    """
    floor = np.asarray(floor_m, dtype=np.float64)
    normal = np.cross(floor[1] - floor[0], floor[2] - floor[0])
    sides_m = np.linalg.norm(floor - np.roll(floor, 1, axis=0), axis=1)
    if float(np.linalg.norm(normal)) <= 1e-3 * float(sides_m.max()) ** 2:
        raise UserError("The three points of the floor lie on one line", "Choose three that span a triangle")
    normal *= np.sign(normal[2] or 1.0) / np.linalg.norm(normal)
    turn, middle = _turn_upright(normal), floor.mean(axis=0)
    return _then(pose, turn, 1.0, middle - turn @ middle)


def scaled_between(first_m: np.ndarray, second_m: np.ndarray, distance_m: float, pose: MeshPose) -> MeshPose:
    """The pose grown about the first of two places so that they come to lie distance_m apart.

    first_m, second_m : (3,) metres, in the site frame as `pose` has it. Raises UserError when they are one place.
    """
    now_m = float(np.linalg.norm(np.asarray(second_m) - first_m))
    if now_m <= _SAME * max(float(np.abs(first_m).max()), 1e-3) or not distance_m > 0:
        raise UserError("The two points are at one place", "Choose two with a known distance above 0 between them")
    growth = distance_m / now_m
    return _then(pose, np.eye(3), growth, np.asarray(first_m) * (1.0 - growth))


def rotation_matrix(quaternion: tuple[float, float, float, float]) -> np.ndarray:
    """(3, 3) rotation of a unit quaternion w, x, y, z."""
    w, x, y, z = np.array(quaternion) / math.hypot(*quaternion)
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


def quaternion_of(rotation: np.ndarray) -> tuple[float, float, float, float]:
    """Unit quaternion w, x, y, z of a (3, 3) rotation; w >= 0."""
    traces = np.array([np.trace(rotation), rotation[0, 0], rotation[1, 1], rotation[2, 2]])
    k = int(traces.argmax())  # the largest part divides: nothing is lost to rounding
    if k == 0:
        found = np.array([1.0 + traces[0], *(rotation[j, i] - rotation[i, j] for i, j in ((1, 2), (2, 0), (0, 1)))])
    else:
        i, j, m = k - 1, k % 3, (k + 1) % 3
        found = np.zeros(4)
        found[0] = rotation[m, j] - rotation[j, m]
        found[1 + i] = 1.0 + rotation[i, i] - rotation[j, j] - rotation[m, m]
        found[1 + j], found[1 + m] = rotation[j, i] + rotation[i, j], rotation[m, i] + rotation[i, m]
    found /= np.linalg.norm(found) * (1.0 if found[0] >= 0 else -1.0)
    w, x, y, z = (float(v) for v in found)
    return w, x, y, z


def _then(pose: MeshPose, turn: np.ndarray, growth: float, shift_m: np.ndarray) -> MeshPose:
    """The pose followed by another step: place -> growth * turn @ place + shift_m."""
    return replace(
        pose,
        scale=float(pose.scale * growth),
        rotation=quaternion_of(turn @ rotation_matrix(pose.rotation)),
        shift_m=point_of(growth * turn @ np.array(pose.shift_m) + shift_m),
    )


def _refuse_one_place(source: np.ndarray, target: np.ndarray) -> None:
    for points, where in ((source, "of the shape"), (target, "of the site")):
        if float(np.ptp(points, axis=0).max()) <= _SAME * max(float(np.abs(points).max()), 1e-3):
            raise UserError(f"The points {where} are all at one place", "Choose points that are far apart")


def _yaw(source: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, float]:
    """Turn about the vertical and growth between two pairs of points, (3, 3) and a factor."""
    a, b = source[1] - source[0], target[1] - target[0]
    if min(math.hypot(a[0], a[1]), math.hypot(b[0], b[1])) <= 1e-6 * max(np.linalg.norm(a), np.linalg.norm(b)):
        raise UserError("The two points lie one above the other", "Choose two with a distance between them in plan")
    angle = math.atan2(b[1], b[0]) - math.atan2(a[1], a[0])
    cos, sin = math.cos(angle), math.sin(angle)
    turn = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
    return turn, float(np.linalg.norm(b) / np.linalg.norm(a))


def _similarity(source: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, float]:
    """Rotation (3, 3) and growth that fit best; never a mirror image."""
    a, b = source - source.mean(axis=0), target - target.mean(axis=0)
    if min(_breadth(a), _breadth(b)) < _NARROW:
        raise UserError(
            "The points lie on one line, or nearly: small errors would turn the shape about it",
            "Choose at least three that span a triangle, or only two, which keep what is level",
        )
    u, singular, vt = np.linalg.svd(b.T @ a)
    flip = np.array([1.0, 1.0, np.sign(np.linalg.det(u) * np.linalg.det(vt))])
    if flip[2] < 0 and _is_mirrored(a, b, singular):
        raise UserError("The points of the site are the mirror image of those of the shape", "Check their order")
    return np.asarray(u @ np.diag(flip) @ vt), float((singular * flip).sum() / (a**2).sum())


def _breadth(points: np.ndarray) -> float:
    """How far points about their mean spread beside their longest line, as a share of how far along it."""
    spread = np.linalg.svd(points, compute_uv=False)
    return float(spread[1] / spread[0])


def _is_mirrored(a: np.ndarray, b: np.ndarray, singular: np.ndarray) -> bool:
    """Does the mirror image of `a` lie much nearer to `b` than `a` can? Both about their mean, (n, 3)."""

    def missed(growth_sum: float) -> float:
        return float((b**2).sum() - growth_sum**2 / (a**2).sum())

    turned, mirrored = missed(float(singular[0] + singular[1] - singular[2])), missed(float(singular.sum()))
    return turned > 1e-4 * float((b**2).sum()) and turned > 9.0 * mirrored


def _turn_upright(normal: np.ndarray) -> np.ndarray:
    """The smallest rotation (3, 3) that makes a unit normal point up."""
    up = np.array([0.0, 0.0, 1.0])
    axis, cos = np.cross(normal, up), float(normal @ up)
    cross = np.array([[0.0, -axis[2], axis[1]], [axis[2], 0.0, -axis[0]], [-axis[1], axis[0], 0.0]])
    return np.asarray(np.eye(3) + cross + cross @ cross / (1.0 + cos))


def plan_placed(
    first_px: tuple[float, float],
    second_px: tuple[float, float],
    height_px: int,
    distance_m: float,
    at_m: Point,
    angle_deg: float,
) -> tuple[float, Point, float]:
    """How a floor plan lies, from two of its points: metres_per_pixel, origin_m and angle_deg of a FloorPlan.

    first_px, second_px : pixels from the picture's upper left corner, y down; height_px : the picture's. at_m : where
    the first one is, site frame; angle_deg : where the second lies, seen from it, 0 = along x, counter-clockwise.
    Raises UserError when the points are one, or the distance is not above 0.
    """
    across, up = second_px[0] - first_px[0], first_px[1] - second_px[1]
    length_px = math.hypot(across, up)
    if length_px < 1.0 or not distance_m > 0:
        raise UserError("The two points are at one place", "Click two that are far apart, with a distance above 0")
    metres_per_pixel = distance_m / length_px
    turn_deg = (angle_deg - math.degrees(math.atan2(up, across)) + 180.0) % 360.0 - 180.0
    cos, sin = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
    x, y = metres_per_pixel * first_px[0], metres_per_pixel * (height_px - first_px[1])
    origin = np.array([at_m[0] - (cos * x - sin * y), at_m[1] - (sin * x + cos * y), at_m[2]])
    return metres_per_pixel, point_of(origin), round(turn_deg, 6) + 0.0
