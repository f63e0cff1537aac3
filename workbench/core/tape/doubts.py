"""Lengths that cannot be right: by the triangle inequality, and by what all the others say.

The second is data snooping (Baarda 1968), with each candidate really left out and the rest solved again rather than
by the linear formula alone, and the misfit of the rest as the yardstick (externally studentized, Cook 1982).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.tape.certainty import Certainty
from workbench.core.tape.fit import fitted, misfit
from workbench.core.tape.network import Network

_CRITICAL = 4.2
"""Deviations beyond which a length is doubted: once in 300 tables of 120 right lengths."""
_SURE = 9.0
"""By so much must leaving out one length mend more than leaving out any other, in squared deviations."""
_N_TRIED = 10
_UNCHECKED = 0.01
"""A redundancy number below this: an error of the length would not show."""


@dataclass(frozen=True)
class Doubt:
    """tapes : those of which one is wrong, the likeliest first; a single one is known to be it.

    others_say_m : for each, what the other measurements say its length is.
    """

    tapes: tuple[int, ...]
    others_say_m: tuple[float, ...]


@dataclass(frozen=True)
class Triangle:
    """A tape longer than the way round by a third point. tapes : long, short, short. excess_m : by how much."""

    tapes: tuple[int, int, int]
    by: int
    excess_m: float


def impossible_triangles(network: Network) -> tuple[Triangle, ...]:
    """Triples of tapes that make no triangle even if each is three deviations off, the worst first."""
    at = {(min(i, j), max(i, j)): tape for tape, (i, j) in enumerate(network.pairs.tolist())}
    found = []
    for (i, j), long in at.items():
        for by in range(network.n_points):
            one, two = at.get((min(i, by), max(i, by))), at.get((min(j, by), max(j, by)))
            if one is None or two is None:
                continue
            tapes = [long, one, two]
            excess = float(network.length_m[long] - network.length_m[one] - network.length_m[two])
            if excess > 0.0 and excess > 3.0 * float(np.sqrt((network.length_error_m[tapes] ** 2).sum())):
                found.append(Triangle((long, one, two), by, excess))
    return tuple(sorted(found, key=lambda t: -t.excess_m))


def too_steep(network: Network) -> tuple[tuple[int, float], ...]:
    """Tapes shorter than the difference of their ends' heights: (tape, by how much in metres)."""
    height = np.full(network.n_points, np.nan)
    error = np.zeros(network.n_points)
    height[network.high], error[network.high] = network.height_m, network.height_error_m
    i, j = network.pairs.T
    excess = np.abs(height[i] - height[j]) - network.length_m
    slack = 3.0 * np.sqrt(error[i] ** 2 + error[j] ** 2 + network.length_error_m**2)
    return tuple((int(t), float(excess[t])) for t in np.flatnonzero(excess > slack))


def unchecked_tapes(network: Network, certainty: Certainty) -> tuple[int, ...]:
    """Tapes that nothing else checks: a wrong length would only move a point."""
    spare = np.diag(certainty.unexplained)[: network.n_tapes]
    return tuple(int(t) for t in np.flatnonzero(spare < _UNCHECKED))


def doubt_of(network: Network, places_m: np.ndarray, certainty: Certainty) -> Doubt | None:
    """The length that fits least with the others, if one does not fit at all.

    places_m : (n, 3) metres, least-squares places with all tapes.
    """
    m = network.n_tapes
    if certainty.n_spare < 0.9:
        return None
    off = misfit(network, places_m[None])[0]
    cost = float((off**2).sum())
    spare = np.diag(certainty.unexplained)[:m]
    deviations = np.abs(off[:m]) / np.sqrt(np.maximum(spare, _UNCHECKED))
    deviations[spare < _UNCHECKED] = 0.0
    if deviations.max(initial=0.0) < _CRITICAL:
        return None
    tried = np.argsort(deviations)[::-1][:_N_TRIED]
    tried = tried[deviations[tried] > 0.5 * deviations.max()]
    weights = np.ones((len(tried), m + len(network.high)))
    weights[np.arange(len(tried)), tried] = 0.0
    places, costs = fitted(network, np.repeat(places_m[None], len(tried), axis=0), weights)
    n_left = certainty.n_spare - 1.0
    noise = max(float(costs.min()) / n_left, 1.0) if n_left > 0.5 else 1.0
    if cost - costs.min() < noise * _CRITICAL**2:
        return None
    order = np.argsort(costs)
    as_likely = [int(o) for o in order if costs[o] - costs[order[0]] < noise * _SURE]
    i, j = network.pairs[tried].T
    each = np.arange(len(tried))
    said = np.linalg.norm(places[each, i] - places[each, j], axis=1)
    return Doubt(tuple(int(tried[o]) for o in as_likely), tuple(float(said[o]) for o in as_likely))
