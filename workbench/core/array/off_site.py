"""Microphones so far outside a site of known size that either the coordinates or the size are wrong."""

from __future__ import annotations

import numpy as np

from workbench.core.session import Point, Session


def beyond_m(places_m: np.ndarray, size_m: Point) -> np.ndarray:
    """(n,) metres by which places (n, 3), site frame, lie outside a box site of this size; 0 inside, NaN not placed."""
    size = np.array(size_m)
    return np.asarray(np.linalg.norm(np.maximum(np.maximum(-places_m, places_m - size), 0.0), axis=-1))


def off_site_problem(session: Session) -> str:
    """A sentence where microphones lie farther outside the site than it is long, corner to corner; else empty.

    So it is with survey coordinates in a site of a few metres. Nearer ones are only told of (core.array.checks).
    """
    if session.site.size_m is None:
        return ""
    size = np.array(session.site.size_m)
    places = session.microphone_positions_m()
    far_m = beyond_m(places, session.site.size_m)
    n_far = int((far_m > np.linalg.norm(size)).sum())  # one that is not placed is NaN, and not counted
    if n_far == 0:
        return ""
    return (
        f"{n_far} of {len(places)} microphones lie up to {np.nanmax(far_m):,.0f} m outside the site, "
        f"which is {size[0]:g} x {size[1]:g} x {size[2]:g} m"
    )
