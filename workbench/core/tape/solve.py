"""From tape lengths and heights to places, with what is doubtful and what is missing said in words."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from workbench.core.tape.certainty import Certainty, bent, certainty_of, n_free_motions, signature
from workbench.core.tape.doubts import Doubt, Triangle, doubt_of, impossible_triangles, too_steep, unchecked_tapes
from workbench.core.tape.fit import best_fitted, fitted
from workbench.core.tape.level import made_level
from workbench.core.tape.network import Network, largest_group
from workbench.core.tape.start import starting_places_m

_MOST_DOUBTS = 3
_MOST_READINGS = 4


@dataclass(frozen=True)
class Solution:
    """All arrays in the order of the network's points and tapes; the frame is z up, else arbitrary: see in_frame.

    readings_m : shapes that fit alike, the best first, each (n, 3) metres, NaN for points no tape joins to the rest.
    Each stands for its mirror image, too. residual_m : (m,) measured minus solved, metres, NaN where not solved.
    position_error_m : (n,) standard deviation in 3-D, metres; inf = not held, NaN = not solved.
    doubts : what does not fit, one wrong length each. left_out : tapes known to be wrong, not used for the places.
    loose : points that can still move. measure_next : pairs of points whose distance would hold them, or tell readings
    apart. assumed_level : points taken to be equally high for want of heights. can_turn_over : nothing says which way
    is up. n_spare : how many measurements more than needed.
    """

    network: Network
    readings_m: tuple[np.ndarray, ...]
    residual_m: np.ndarray
    position_error_m: np.ndarray
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[int, ...] = ()
    triangles: tuple[Triangle, ...] = ()
    steep: tuple[tuple[int, float], ...] = ()
    unchecked: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()
    measure_next: tuple[tuple[int, int], ...] = ()
    height_next: tuple[int, ...] = ()
    assumed_level: tuple[int, ...] = ()
    can_turn_over: bool = False
    n_spare: int = 0
    scale: float = field(default=1.0)

    @property
    def is_solved(self) -> bool:
        return bool(self.readings_m)


def solve(network: Network) -> Solution:
    """Place the points; may say that nothing can be placed (no readings), but never fails on what nouns.py allows."""
    group = largest_group(network)
    apart = tuple(int(i) for i in np.setdiff1d(np.arange(network.n_points), group))
    wrong = impossible_triangles(network)
    steep = too_steep(network)
    if len(group) < 2:
        nothing = np.full(network.n_tapes, np.nan)
        return Solution(network, (), nothing, np.full(network.n_points, np.nan), apart=apart)
    part, tapes = network.part(group)
    shape = _shape_of(part)
    whole = [np.full((network.n_points, 3), np.nan) for _ in shape.readings]
    for places, reading in zip(whole, shape.readings, strict=True):
        places[group] = reading
    i, j = network.pairs.T
    error = np.full(network.n_points, np.nan)
    error[group] = shape.certainty.position_error_m
    return Solution(
        network,
        tuple(whole),
        network.length_m - np.linalg.norm(whole[0][i] - whole[0][j], axis=1),
        error,
        tuple(Doubt(tuple(int(tapes[t]) for t in d.tapes), d.others_say_m) for d in shape.doubts),
        tuple(int(tapes[t]) for t in shape.left_out),
        wrong,
        steep,
        tuple(int(tapes[t]) for t in shape.unchecked),
        apart,
        tuple(int(group[p]) for p in shape.loose),
        tuple((int(group[a]), int(group[b])) for a, b in shape.measure_next),
        tuple(int(group[p]) for p in shape.height_next),
        tuple(int(group[p]) for p in shape.assumed),
        shape.can_turn_over,
        round(shape.certainty.n_spare),
        shape.certainty.scale,
    )


@dataclass
class _Shape:
    """What `solve` finds out about one connected network, in its numbering."""

    readings: list[np.ndarray]
    certainty: Certainty
    doubts: list[Doubt]
    left_out: list[int]
    unchecked: tuple[int, ...]
    loose: tuple[int, ...] = ()
    measure_next: tuple[tuple[int, int], ...] = ()
    height_next: tuple[int, ...] = ()
    assumed: tuple[int, ...] = ()
    can_turn_over: bool = False


def _shape_of(network: Network) -> _Shape:
    places, costs = best_fitted(network, starting_places_m(network))
    used, kept = network, np.arange(network.n_tapes)
    best = places[costs.argmin()]
    certainty = certainty_of(network, best)
    doubts: list[Doubt] = []
    left_out: list[int] = []
    for _ in range(_MOST_DOUBTS):
        doubt = doubt_of(used, best, certainty)
        if doubt is None:
            break
        doubts.append(Doubt(tuple(int(kept[t]) for t in doubt.tapes), doubt.others_say_m))
        if len(doubt.tapes) > 1:
            break
        left_out.append(int(kept[doubt.tapes[0]]))
        used, kept = used.without(doubt.tapes), np.delete(kept, doubt.tapes[0])
        places, costs = fitted(used, places)
        best = places[costs.argmin()]
        certainty = certainty_of(used, best)
    unchecked = tuple(int(kept[t]) for t in unchecked_tapes(used, certainty))
    found = _Shape([best], certainty, doubts, left_out, unchecked)
    _add_what_is_missing(found, used, places, costs)
    return found


def _add_what_is_missing(found: _Shape, network: Network, places: np.ndarray, costs: np.ndarray) -> None:
    """Movements and readings that are left, what would settle them, and what is level."""
    certainty = found.certainty
    n_known = len(set(network.high.tolist()))
    if len(certainty.loose):
        found.loose = tuple(int(p) for p in np.flatnonzero(np.isinf(certainty.position_error_m)))
        flexes = bent(network, found.readings[0], certainty.loose)
        found.measure_next, found.height_next = _telling(network, found.readings[0], flexes)
    else:
        found.readings = _distinct(network, places, costs, certainty)
        found.measure_next, found.height_next = _telling(network, found.readings[0], np.array(found.readings[1:]))
    if n_free_motions(network, found.readings[0]) > 3:
        levelled = [made_level(network, reading) for reading in found.readings]
        found.readings = [reading for reading, _ in levelled]
        found.assumed = levelled[0][1]
        found.can_turn_over = n_known < 2 and len(found.readings[0]) > 2


def _distinct(network: Network, places: np.ndarray, costs: np.ndarray, certainty: Certainty) -> list[np.ndarray]:
    """The readings that fit about as well as the best and are neither it nor its mirror image."""
    worst = float(costs.min()) + 12.0 * certainty.scale**2
    span = float(np.ptp(places[costs.argmin()], axis=0).max())
    same = max(5.0 * float(certainty.position_error_m.max()), 0.01 * span)
    is_level = certainty.n_free == 3
    found: list[np.ndarray] = []
    shapes: list[np.ndarray] = []
    for start in np.argsort(costs, kind="stable"):
        shape = signature(places[start], is_level)
        if costs[start] <= worst and all(np.abs(shape - other).max() > same for other in shapes):
            found.append(places[start])
            shapes.append(shape)
    return found[:_MOST_READINGS]


def _telling(
    network: Network, places_m: np.ndarray, others_m: np.ndarray
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """The unmeasured distance, and the unmeasured height, that differ most between a shape and each of the others."""
    measured = {frozenset(pair) for pair in network.pairs.tolist()}
    n = network.n_points
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n) if frozenset((a, b)) not in measured]
    low = [p for p in range(n) if p not in set(network.high.tolist())]
    lengths, heights = [], []
    for other in others_m:
        changes = [abs(_length(places_m, p) - _length(other, p)) for p in pairs]
        if changes and max(changes) > 1e-3:
            lengths.append(pairs[int(np.argmax(changes))])
        rises = [abs(float(places_m[p, 2] - other[p, 2])) for p in low]
        if rises and max(rises) > 1e-3:
            heights.append(low[int(np.argmax(rises))])
    return tuple(dict.fromkeys(lengths)), tuple(dict.fromkeys(heights))


def _length(places_m: np.ndarray, pair: tuple[int, int]) -> float:
    return float(np.linalg.norm(places_m[pair[0]] - places_m[pair[1]]))
