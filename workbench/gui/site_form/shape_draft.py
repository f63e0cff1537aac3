"""A shape on its way into the site, as a value: file, unit, up axis, and what was clicked on it; the pose follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from workbench.core.errors import UserError
from workbench.core.geometry import LARGE_COORDINATE_M, survey_shift_m
from workbench.core.placement import (
    UNITS_M,
    Residual,
    UpAxis,
    first_pose,
    levelled,
    pose_from_points,
    posed,
    scaled_between,
)
from workbench.core.session import MeshPose, Point, Site
from workbench.core.shape_detail import DrawnShape
from workbench.core.survey import site_places_m


@dataclass(frozen=True)
class KnownPoint:
    """A place clicked on the shape, in the file's frame and unit, and where it is in the site (metres), once typed."""

    in_file: Point
    in_site: Point | None = None


@dataclass(frozen=True, eq=False)
class ShapeDraft:
    """path : the shape's file, here or in the session's folder; shape : None until it has been read.

    kept : the pose it had before, which counts while unit is "" (as it stands). floor : up to three places of the
    floor; span : up to two places distance_m apart; all in the file's frame and unit.
    """

    path: Path | None = None
    shape: DrawnShape | None = None
    kept: MeshPose | None = None
    unit: str = "m"
    up: UpAxis = "z"
    floor: tuple[Point, ...] = ()
    span: tuple[Point, ...] = ()
    distance_m: float | None = None
    known: tuple[KnownPoint, ...] = ()
    keeps_scale: bool = False

    @property
    def typed(self) -> tuple[KnownPoint, ...]:
        """The known points that count: those with typed coordinates."""
        return tuple(point for point in self.known if point.in_site is not None)


@dataclass(frozen=True)
class Stand:
    """How the drafted shape stands. shift_m : the site's, as Site.shift_m. residual : of the known points.

    problem : why the points do not say how; the pose is then the one without them.
    """

    pose: MeshPose
    shift_m: Point | None
    residual: Residual | None = None
    problem: str = ""


def new_draft(path: Path) -> ShapeDraft:
    """A shape that was just chosen: GLB files are y up and in metres, the others most often z up."""
    return ShapeDraft(path=path, up="y" if path.suffix.lower() == ".glb" else "z")


def stand_of(draft: ShapeDraft, site: Site) -> Stand:
    """Work the pose out: unit and up axis, then level, then the known distance, then the known points."""
    if draft.shape is None:
        return Stand(draft.kept or MeshPose(), site.shift_m)
    if draft.unit == "" and draft.kept is not None:
        pose, shift_m = draft.kept, site.shift_m
    else:
        pose, shift_m = first_pose(draft.shape.shape.vertices, UNITS_M[draft.unit or "m"], draft.up, site)
    try:
        if len(draft.floor) == 3:
            pose = levelled(posed(np.array(draft.floor), pose), pose)
        if len(draft.span) == 2 and draft.distance_m is not None:
            first_m, second_m = posed(np.array(draft.span), pose)
            pose = scaled_between(first_m, second_m, draft.distance_m, pose)
        if not draft.typed:
            return Stand(pose, shift_m)
        scale = pose.scale if draft.keeps_scale else None
        in_file = np.array([point.in_file for point in draft.typed])
        in_site, shift_m = _in_site_frame(np.array([point.in_site for point in draft.typed]), site, shift_m)
        found, residual = pose_from_points(in_file, in_site, scale=scale, start=pose)
        return Stand(found, shift_m, residual)
    except UserError as error:
        return Stand(pose, shift_m, problem=str(error))


def with_known(draft: ShapeDraft, row: int, in_site: Point | None) -> ShapeDraft:
    """The draft with other coordinates typed for a known point."""
    known = (*draft.known[:row], replace(draft.known[row], in_site=in_site), *draft.known[row + 1 :])
    return replace(draft, known=known)


def _in_site_frame(typed_m: np.ndarray, site: Site, shift_m: Point | None) -> tuple[np.ndarray, Point | None]:
    """Typed places, survey coordinates among them moved to the site frame; and the shift: theirs if none is known."""
    is_large = np.abs(typed_m).max(axis=1) > LARGE_COORDINATE_M
    if not is_large.any():
        return typed_m, shift_m
    own_m = survey_shift_m(typed_m[is_large])
    if shift_m is None and own_m is not None:
        x, y, z = (float(v) for v in own_m)
        shift_m = (x, y, z)
    moved_m = site_places_m(replace(site, shift_m=shift_m), typed_m)
    return np.where(is_large[:, None], moved_m, typed_m), shift_m
