"""Least squares with the exact derivative (Levenberg 1944, Marquardt 1963), many starts at once.

The damping also holds what nothing measured holds: turns, shifts and tilts stay as the start had them.
"""

from __future__ import annotations

import numpy as np

from workbench.core.tape.network import Network

_N_STEPS = 60
_N_SCOUTING, _N_PURSUED = 14, 6
"""Steps of every start, and how many of the best then go on."""
_NEAR = 1e-9
"""Points nearer than this (metres) have no direction from one to the other."""


def misfit(network: Network, places_m: np.ndarray) -> np.ndarray:
    """How far off each measurement is, in its standard deviations: solved minus measured, tapes before heights.

    places_m : (s, n, 3) -> (s, m + k).
    """
    i, j = network.pairs.T
    lengths = np.linalg.norm(places_m[:, i] - places_m[:, j], axis=2)
    tapes = (lengths - network.length_m) / network.length_error_m
    heights = (places_m[:, network.high, 2] - network.height_m) / network.height_error_m
    return np.concatenate([tapes, heights], axis=1)


def slopes(network: Network, places_m: np.ndarray) -> np.ndarray:
    """The derivative of `misfit` by all coordinates. places_m : (s, n, 3) -> (s, m + k, 3 n)."""
    n_starts, n, _ = places_m.shape
    m, k = network.n_tapes, len(network.high)
    found = np.zeros((n_starts, m + k, n, 3))
    i, j = network.pairs.T
    apart = places_m[:, i] - places_m[:, j]
    lengths = np.maximum(np.linalg.norm(apart, axis=2, keepdims=True), _NEAR)
    along = apart / lengths / network.length_error_m[:, None]
    tapes = np.arange(m)
    found[:, tapes, i] = along
    found[:, tapes, j] = -along
    found[:, m + np.arange(k), network.high, 2] = 1.0 / network.height_error_m
    return found.reshape(n_starts, m + k, 3 * n)


def best_fitted(network: Network, starts_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """As `fitted`, but starts that lead nowhere are given up early: (s, n, 3) -> at most so many (p, n, 3), (p,)."""
    if len(starts_m) <= _N_PURSUED:
        return fitted(network, starts_m)
    scouted, costs = fitted(network, starts_m, n_steps=_N_SCOUTING)
    return fitted(network, scouted[np.argsort(costs, kind="stable")[:_N_PURSUED]])


def fitted(
    network: Network, starts_m: np.ndarray, weights: np.ndarray | None = None, n_steps: int = _N_STEPS
) -> tuple[np.ndarray, np.ndarray]:
    """The nearest least-squares places of each start, and the sum of squared misfits there.

    starts_m : (s, n, 3), metres. weights : (s, m + k), 0 leaves a measurement out. -> (s, n, 3), (s,).
    """
    places = np.array(starts_m, dtype=np.float64)
    n_starts, n, _ = places.shape
    weights = np.ones((n_starts, network.n_tapes + len(network.high))) if weights is None else weights
    damping = np.full(n_starts, 1e-3)
    error = misfit(network, places) * weights
    cost = (error**2).sum(axis=1)
    eye = np.eye(3 * n)
    is_done = np.zeros(n_starts, dtype=bool)
    for _ in range(n_steps):
        slope = slopes(network, places) * weights[:, :, None]
        normal = slope.transpose(0, 2, 1) @ slope
        size = np.trace(normal, axis1=1, axis2=2) / (3 * n) + 1e-12
        pull = slope.transpose(0, 2, 1) @ error[:, :, None]
        step = np.linalg.solve(normal + (damping * size)[:, None, None] * eye, pull).reshape(n_starts, n, 3)
        tried = places - step
        tried_error = misfit(network, tried) * weights
        tried_cost = (tried_error**2).sum(axis=1)
        is_better = tried_cost <= cost
        gain = np.where(is_better, cost - tried_cost, np.inf)
        places[is_better], error[is_better] = tried[is_better], tried_error[is_better]
        cost = np.minimum(cost, tried_cost)
        damping = np.clip(np.where(is_better, damping * 0.2, damping * 6.0), 1e-12, 1e9)
        is_done |= (gain < 1e-9 * (1.0 + cost)) | (damping > 1e7)
        if is_done.all():
            break
    return places, cost
