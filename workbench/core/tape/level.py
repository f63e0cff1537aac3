"""What is level where few heights were measured: an assumption, and said as one."""

from __future__ import annotations

import numpy as np

from workbench.core.tape.network import Network


def made_level(network: Network, places_m: np.ndarray) -> tuple[np.ndarray, tuple[int, ...]]:
    """The places turned level, and which points were taken to be equally high for want of heights.

    places_m : (n, 3) metres, of a network whose heights leave a tilt free. Two heights (or more in one line) hold all
    but the turn about that line, which makes the point farthest from it as high as they are on average.
    """
    known = sorted(set(network.high.tolist()))
    a = known[0] if known else 0
    b = int(np.linalg.norm(places_m[known] - places_m[a], axis=1).argmax()) if len(known) > 1 else -1
    b = known[b] if len(known) > 1 else int(np.linalg.norm(places_m - places_m[a], axis=1).argmax())
    line = places_m[b] - places_m[a]
    if np.linalg.norm(line) < 1e-6:
        return places_m, ()
    along = line / np.linalg.norm(line)
    arms = places_m - places_m[a]
    away = arms - np.outer(arms @ along, along)
    c = int(np.linalg.norm(away, axis=1).argmax())
    if len(known) > 1:
        return _turned_about(places_m, a, along, c, float(network.height_m.mean())), (c,)
    level = float(network.height_m[0]) if known else 0.0
    across = away[c] / max(float(np.linalg.norm(away[c])), 1e-9) if np.linalg.norm(away[c]) > 1e-6 else _any(along)
    up = np.cross(along, across)
    if (arms @ up).sum() < 0:
        across, up = -across, -up
    turned = arms @ np.array([along, across, up]).T
    turned[:, 2] += level
    assumed = tuple(sorted({a, b, c} - set(known))) if len(places_m) > 2 else (b,)
    return turned, assumed


def _any(along: np.ndarray) -> np.ndarray:
    side = np.cross(along, np.eye(3)[int(np.abs(along).argmin())])
    return np.asarray(side / np.linalg.norm(side))


def _turned_about(places_m: np.ndarray, through: int, along: np.ndarray, point: int, height_m: float) -> np.ndarray:
    """Turned about a line until a point is as near a height as it comes (Rodrigues' formula)."""
    arms = places_m - places_m[through]
    cross = np.cross(along, arms)
    angles = np.linspace(-np.pi, np.pi, 721)
    base = np.outer(arms @ along, along)
    heights = (
        base[point, 2] + np.cos(angles) * (arms - base)[point, 2] + np.sin(angles) * cross[point, 2]
        + places_m[through, 2]
    )  # fmt: skip
    off = np.abs(heights - height_m) + 1e-6 * np.abs(angles)
    angle = angles[int(off.argmin())]
    return np.asarray(base + np.cos(angle) * (arms - base) + np.sin(angle) * cross + places_m[through])
