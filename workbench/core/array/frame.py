"""Signs that coordinates were measured in another frame than the site's: x and y exchanged, or z downwards."""

from __future__ import annotations

import numpy as np

from workbench.core.session import Session

_SLACK_M = 0.01
_EASTINGS_M = (100_000.0, 900_000.0)
"""Where the first coordinate of UTM lies; northings reach from 0 to 10,000,000 m."""


def exchanged_problem(session: Session) -> str:
    """A sentence when x and y look exchanged, as in surveys that give the northing first; else empty."""
    shift_m = session.site.shift_m
    if shift_m is not None and shift_m[0] > _EASTINGS_M[1] and _EASTINGS_M[0] <= shift_m[1] <= _EASTINGS_M[1]:
        return (
            "The survey's x looks like a northing and its y like an easting: exchange x and y, "
            "or everything is mirrored"
        )
    size_m, placed = session.site.size_m, _placed(session)
    if size_m is None or len(placed) < 2 or _is_inside(placed, size_m):
        return ""
    if not _is_inside(placed[:, [1, 0, 2]], size_m):
        return ""
    return (
        "x and y look exchanged (northing first?): with x and y changed over, every microphone stands inside the site; "
        "exchange them, or everything is mirrored"
    )


def downward_problem(session: Session) -> str:
    """A sentence when z looks measured downwards: no microphone of several is above the floor; else empty."""
    placed = _placed(session)
    if session.site.mesh is not None or len(placed) < 2 or placed[:, 2].max() > 0 or placed[:, 2].min() > -0.2:
        return ""
    return "Every height is below zero: if z was measured downwards, change the signs; z counts up from the floor"


def _placed(session: Session) -> np.ndarray:
    """(n, 3) metres: the microphones that are placed."""
    positions = session.microphone_positions_m()
    return np.asarray(positions[np.isfinite(positions).all(axis=1)])


def _is_inside(places_m: np.ndarray, size_m: tuple[float, float, float]) -> bool:
    return bool(((places_m >= -_SLACK_M) & (places_m <= np.array(size_m) + _SLACK_M)).all())
