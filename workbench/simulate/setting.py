"""Where microphones and the source stand in a simulated site, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.simulate.sites import SimulatedSite

_WALL_M = 0.3
"""Nobody stands closer to a wall than this."""
_NEAREST_M = 0.5
"""The source is at least this far from every microphone."""
_HEIGHT_M = (0.5, 3.0)
"""Of microphones."""


@dataclass(frozen=True)
class Setting:
    """What is drawn once a campaign or a session: microphones and source, metres, site frame."""

    microphones_m: np.ndarray
    source_m: np.ndarray


def draw_microphones(site: SimulatedSite, rng: np.random.Generator, source_m: np.ndarray | None = None) -> np.ndarray:
    """Four microphones near the corners, in one order around the site, 0.5-3 m high, none on top of a source that
    stands already. (4, 3) metres."""
    x_m, y_m, z_m = site.size_m
    reach = np.array([min(0.25 * x_m, 3.0), min(0.25 * y_m, 3.0)])
    corners = np.array([[0.0, 0.0], [x_m, 0.0], [x_m, y_m], [0.0, y_m]])
    inwards = np.where(corners > 0.0, -1.0, 1.0)
    while True:
        inset = rng.uniform(_WALL_M, np.maximum(reach, 2 * _WALL_M), size=(4, 2))
        height = rng.uniform(_HEIGHT_M[0], min(_HEIGHT_M[1], z_m - _WALL_M), size=4)
        places = np.round(np.column_stack([corners + inwards * inset, height]), 3)
        if source_m is None or are_apart(places, source_m):
            return places


def draw_source(site: SimulatedSite, microphones_m: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A loudspeaker anywhere on the floor, 0.2-2.2 m high, not on top of a microphone. (3,) metres."""
    x_m, y_m, z_m = site.size_m
    low = np.array([_WALL_M, _WALL_M, 0.2])
    high = np.array([x_m - _WALL_M, y_m - _WALL_M, min(2.2, z_m - _WALL_M)])
    while True:
        place = np.round(rng.uniform(low, high), 3)
        if are_apart(microphones_m, place):
            return place


def draw_more_microphones(
    site: SimulatedSite, n_more: int, rng: np.random.Generator, source_m: np.ndarray | None = None
) -> np.ndarray:
    """Microphones anywhere in the site, none on top of a source that stands already. (n_more, 3) metres."""
    x_m, y_m, z_m = site.size_m
    low = np.array([_WALL_M, _WALL_M, _HEIGHT_M[0]])
    high = np.array([x_m - _WALL_M, y_m - _WALL_M, min(_HEIGHT_M[1], z_m - _WALL_M)])
    places: list[np.ndarray] = []
    while len(places) < n_more:
        place = np.round(rng.uniform(low, high), 3)
        if source_m is None or are_apart(place[None], source_m):
            places.append(place)
    return np.array(places).reshape(-1, 3)


def are_apart(microphones_m: np.ndarray, source_m: np.ndarray) -> bool:
    """Does no microphone stand on the source? (n_mics, 3) and (3,) metres."""
    return bool(np.linalg.norm(microphones_m - source_m, axis=1).min(initial=np.inf) >= _NEAREST_M)
