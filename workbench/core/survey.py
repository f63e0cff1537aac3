"""From survey coordinates (UTM and the like) to a site frame of small numbers, and how far it was moved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from workbench.core.geometry import LARGE_COORDINATE_M, survey_shift_m
from workbench.core.session import Point, Session


def in_site_frame(session: Session) -> Session:
    """The session with survey coordinates of microphones and source moved to a site frame; itself when small already.

    What was taken off is kept in site.shift_m, added to what was taken off before, so that site position + shift_m
    is the survey position. A session that was shifted before may get single survey coordinates typed in later:
    those get the known shift taken off first.
    """
    places = [m.position_m for m in session.microphones] + [session.true_position_m]
    positions_m = np.array([(np.nan,) * 3 if place is None else place for place in places], dtype=np.float64)
    known_m = np.array(session.site.shift_m or (0.0, 0.0, 0.0))
    is_large = np.asarray((np.abs(positions_m) > LARGE_COORDINATE_M).any(axis=1))
    moved_m = np.where(is_large[:, None], positions_m - known_m, positions_m)
    more_m = survey_shift_m(moved_m)
    more_m = np.zeros(3) if more_m is None else more_m
    if not more_m.any() and not (is_large.any() and known_m.any()):
        return session
    shift_m = _point(known_m + more_m)
    return _at(replace(session, site=replace(session.site, shift_m=shift_m)), moved_m - more_m)


def _at(session: Session, positions_m: np.ndarray) -> Session:
    """The session with its placed microphones and known source at (n_mics + 1, 3) metres."""
    microphones = tuple(
        m if m.position_m is None else replace(m, position_m=_point(place))
        for m, place in zip(session.microphones, positions_m, strict=False)
    )
    session = replace(session, microphones=microphones)
    return session if session.true_position_m is None else session.with_source_at(_point(positions_m[-1]))


def _point(values: np.ndarray) -> Point:
    """Rounded to a micrometre: subtracting large numbers leaves digits that nobody measured."""
    x, y, z = (round(float(value), 6) for value in values)
    return x, y, z
