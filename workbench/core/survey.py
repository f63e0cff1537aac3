"""Between survey coordinates (UTM and the like) and a site frame of small numbers that was moved, and may be turned."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from workbench.core.geometry import LARGE_COORDINATE_M, point_of, survey_shift_m
from workbench.core.session import MeshPose, Point, Session, Site


def survey_places_m(site: Site, positions_m: np.ndarray) -> np.ndarray:
    """Places of the site frame in survey coordinates. positions_m : (..., 3) metres -> (..., 3) metres.

    Without a shift the site frame is the survey's (turned, where the georeference says so).
    """
    turned_m = np.asarray(positions_m, dtype=np.float64) @ _turn(site).T
    return np.asarray(turned_m + np.array(site.shift_m or (0.0, 0.0, 0.0)))


def site_places_m(site: Site, survey_m: np.ndarray) -> np.ndarray:
    """Survey coordinates in the site frame, the inverse of `survey_places_m`. (..., 3) metres -> (..., 3) metres."""
    from_origin_m = np.asarray(survey_m, dtype=np.float64) - np.array(site.shift_m or (0.0, 0.0, 0.0))
    return np.asarray(from_origin_m @ _turn(site))


def survey_place_m(site: Site, position_m: Point) -> Point | None:
    """One place in survey coordinates; None where no survey is known: nothing was shifted, nothing referenced."""
    if site.shift_m is None and site.georeference is None:
        return None
    return point_of(survey_places_m(site, np.array(position_m)))


def _turn(site: Site) -> np.ndarray:
    """(3, 3): a direction of the site frame, seen in the survey's."""
    angle = 0.0 if site.georeference is None else math.radians(site.georeference.x_axis_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])


def in_site_frame(session: Session) -> Session:
    """The session with survey coordinates of microphones and source moved to a site frame; itself when small already.

    What was taken off is kept in site.shift_m, added to what was taken off before, so that site position + shift_m
    is the survey position. A session that was shifted before may get single survey coordinates typed in later:
    those get the known shift taken off first. Shape and floor plan stay where they are in the survey, or, where nothing
    tied the site frame to a survey so far, where they are in the site frame.
    """
    places = [m.position_m for m in session.microphones] + [session.true_position_m]
    positions_m = np.array([(np.nan,) * 3 if place is None else place for place in places], dtype=np.float64)
    known_m = np.array(session.site.shift_m or (0.0, 0.0, 0.0))
    is_large = np.asarray((np.abs(positions_m) > LARGE_COORDINATE_M).any(axis=1))
    moved_m = np.where(is_large[:, None], site_places_m(session.site, positions_m), positions_m)
    more_m = survey_shift_m(moved_m)
    more_m = np.zeros(3) if more_m is None else more_m
    if not more_m.any() and not (is_large.any() and known_m.any()):
        return session
    shift_m = point_of(known_m + _turn(session.site) @ more_m)
    site = session.site
    is_small = ~is_large & np.isfinite(positions_m).all(axis=1)
    if site.shift_m is not None or site.georeference is not None or is_small.any():
        site = _moved(site, more_m)
    return _at(replace(session, site=replace(site, shift_m=shift_m)), moved_m - more_m)


def _moved(site: Site, more_m: np.ndarray) -> Site:
    """The site's shape and floor plan where they stood, in a frame whose origin moved by more_m."""
    if not more_m.any():
        return site
    pose, plan = site.mesh_pose or (None if site.mesh is None else MeshPose()), site.floor_plan
    return replace(
        site,
        mesh_pose=None if pose is None else replace(pose, shift_m=point_of(np.array(pose.shift_m) - more_m)),
        floor_plan=None if plan is None else replace(plan, origin_m=point_of(np.array(plan.origin_m) - more_m)),
    )


def _at(session: Session, positions_m: np.ndarray) -> Session:
    """The session with its placed microphones and known source at (n_mics + 1, 3) metres."""
    microphones = tuple(
        m if m.position_m is None else replace(m, position_m=point_of(place))
        for m, place in zip(session.microphones, positions_m, strict=False)
    )
    session = replace(session, microphones=microphones)
    return session if session.true_position_m is None else session.with_source_at(point_of(positions_m[-1]))
