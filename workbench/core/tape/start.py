"""Where to begin: classical multidimensional scaling (Torgerson 1952) of distances completed along shortest paths."""

from __future__ import annotations

import numpy as np

from workbench.core.tape.network import Network

_N_COMPLETE, _N_SPARSE = 4, 24
"""Starts where every distance was measured, and where some are missing."""


def starting_places_m(network: Network) -> np.ndarray:
    """(s, n, 3) metres: two from scaling, the rest shaken, the last ones anywhere; the same ones each time."""
    rng = np.random.default_rng(network.n_points)
    n = network.n_points
    distances = completed_m(network)
    span = max(float(distances.max()), 1e-3)
    is_complete = network.n_tapes >= n * (n - 1) // 2
    in_plan = _from_heights(network, distances, rng)
    in_space = _levelled(_scaled(distances, 3), network)
    found = [in_plan, in_space]
    for i in range((_N_COMPLETE if is_complete else _N_SPARSE) - 2):
        if i % 3 == 2:
            places = rng.uniform(-0.5, 0.5, (n, 3)) * span
        else:
            places = (in_plan, in_space)[i % 2] + rng.normal(0.0, 0.15 * span, (n, 3))
        if len(network.high):
            places[network.high, 2] = network.height_m
        found.append(places)
    return np.stack(found)


def completed_m(network: Network) -> np.ndarray:
    """All distances: measured ones, else the shortest way along measured ones (Floyd 1962). (n, n) metres."""
    n = network.n_points
    distances = np.full((n, n), np.inf)
    np.fill_diagonal(distances, 0.0)
    i, j = network.pairs.T
    distances[i, j] = distances[j, i] = network.length_m
    measured = np.isfinite(distances)
    shortest = distances.copy()
    for via in range(n):
        shortest = np.minimum(shortest, shortest[:, via, None] + shortest[None, via])
    return np.where(measured, distances, shortest)


def _scaled(distances_m: np.ndarray, dimensions: int) -> np.ndarray:
    """(n, 3) metres from (n, n) distances, the last coordinates 0 where dimensions < 3."""
    n = len(distances_m)
    centring = np.eye(n) - 1.0 / n
    values, vectors = np.linalg.eigh(-0.5 * centring @ distances_m**2 @ centring)
    kept = np.argsort(values)[::-1][:dimensions]
    places = np.zeros((n, 3))
    places[:, : len(kept)] = vectors[:, kept] * np.sqrt(np.maximum(values[kept], 0.0))
    return places


def _from_heights(network: Network, distances_m: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Scaled in plan, from what the heights leave of the distances; unmeasured heights about the mean."""
    z = np.full(network.n_points, float(network.height_m.mean()) if len(network.high) else 0.0)
    z += rng.normal(0.0, 0.02 * distances_m.max(), network.n_points)
    z[network.high] = network.height_m
    level = np.sqrt(np.maximum(distances_m**2 - (z[:, None] - z[None, :]) ** 2, 0.0))
    places = _scaled(level, 2)
    places[:, 2] = z
    return places


def _levelled(places_m: np.ndarray, network: Network) -> np.ndarray:
    """Turned so that the measured heights come out as well as a turn can make them."""
    if len(network.high) < 3:
        return places_m
    known = places_m[network.high]
    up, *_ = np.linalg.lstsq(known - known.mean(axis=0), network.height_m - network.height_m.mean(), rcond=None)
    if np.linalg.norm(up) < 1e-9:
        up = np.linalg.svd(known - known.mean(axis=0))[2][2]  # all as high: up is across them
    up /= np.linalg.norm(up)
    side = np.linalg.svd(up[None])[2][1:]
    turned = places_m @ np.vstack([side, up]).T
    turned[:, 2] += network.height_m.mean() - turned[network.high, 2].mean()
    return np.asarray(turned)
