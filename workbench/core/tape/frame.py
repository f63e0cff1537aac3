"""From a shape to places in the site: origin, x axis, mirror image, and the match with places known already."""

from __future__ import annotations

import numpy as np


def in_frame(
    places_m: np.ndarray, origin: int, along_x: int, *, mirrored: bool = False, upside_down: bool = False
) -> np.ndarray:
    """The shape with a point at x = y = 0 and another at y = 0, x > 0; z stays.

    places_m : (n, 3) metres, z up -> (n, 3). mirrored : y changes sign. upside_down : turned over about the x axis, at
    the origin's height. Both points above one another leave the turn as it is.
    """
    found = places_m - places_m[origin] * (1.0, 1.0, 0.0)
    x, y, _ = found[along_x]
    if np.hypot(x, y) > 1e-9:
        found = turned(found, -np.degrees(np.arctan2(y, x)))
    if upside_down:
        level = found[origin, 2]
        found = found * (1.0, -1.0, -1.0) + (0.0, 0.0, 2.0 * level)
    return np.asarray(found * (1.0, -1.0 if mirrored else 1.0, 1.0))


def turned(places_m: np.ndarray, angle_deg: float) -> np.ndarray:
    """Turned about the z axis, counter-clockwise seen from above. (n, 3) -> (n, 3)."""
    angle = np.radians(angle_deg)
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(places_m @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]]))


def in_site(places_m: np.ndarray, origin_m: tuple[float, float, float], angle_deg: float) -> np.ndarray:
    """Places in the tapes' frame as places in the site: turned by angle_deg, then shifted. (n, 3) -> (n, 3)."""
    return np.asarray(turned(places_m, angle_deg) + np.array(origin_m))


def matched(places_m: np.ndarray, known_m: np.ndarray) -> tuple[tuple[float, float, float], float, float] | None:
    """How the shape must be shifted and turned (about z) to lie on places known already, and how far off it then is.

    places_m, known_m : (n, 3) metres, NaN where unknown -> shift (x, y, z), angle_deg, rms distance in metres; None
    with fewer than two points in common. Least squares (Umeyama 1991, in the plane).
    """
    common = np.isfinite(known_m).all(axis=1) & np.isfinite(places_m).all(axis=1)
    if common.sum() < 2:
        return None
    ours, theirs = places_m[common], known_m[common]
    a, b = (p[:, :2] - p[:, :2].mean(axis=0) for p in (ours, theirs))
    angle = float(np.degrees(np.arctan2((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum(), (a * b).sum())))
    x, y, z = theirs.mean(axis=0) - turned(ours, angle).mean(axis=0)
    shift = (float(x), float(y), float(z))
    off = in_site(ours, shift, angle) - theirs
    return shift, angle, float(np.sqrt((off**2).sum(axis=1).mean()))
