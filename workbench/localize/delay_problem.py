"""Range differences between microphones as the solver takes them: each pair once, in metres, in 2-D or 3-D."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.array.checks import FLAT_SHARE, SAME_PLACE_M

EMISSION = -1
"""In the caller's pairs, the making of the sound: a microphone that is always where the source is."""


@dataclass(frozen=True, eq=False)
class Problem:
    """n microphones, p pairs, k alternatives a pair.

    microphones_m : (n, 3), all of them, in the caller's order; the last one is the emission, at no distance from any
    place, and only heard where the caller told when that was. i, j : (p,) indices. ranges_m : (p, k) how much
    further j is than i, +inf where a pair has fewer alternatives. weights : (p, k). origin : (p, k) index of the
    caller's delay, -1 = none. is_heard : (n,) microphones that are placed and have a usable pair.
    low_m, high_m : (3,) the box; in 2-D both hold the source's height. tolerance_m : see solve.
    """

    microphones_m: np.ndarray
    i: np.ndarray
    j: np.ndarray
    ranges_m: np.ndarray
    weights: np.ndarray
    origin: np.ndarray
    is_heard: np.ndarray
    low_m: np.ndarray
    high_m: np.ndarray
    dimensions: int
    tolerance_m: float

    @property
    def n_heard(self) -> int:
        return int(self.is_heard.sum())

    def distances_m(self, places_m: np.ndarray) -> np.ndarray:
        """(..., 3) -> (..., n)."""
        found = np.sqrt(((places_m[..., None, :] - self.microphones_m) ** 2).sum(axis=-1))
        found[..., EMISSION] = 0.0
        return np.asarray(found)

    def misfits_m(self, distances_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(s, n) distances -> misfit (s, p) of each pair's best fitting alternative, metres, and its weight (s, p)."""
        told = distances_m[:, self.j] - distances_m[:, self.i]
        if self.ranges_m.shape[1] == 1:
            return told - self.ranges_m[:, 0], np.broadcast_to(self.weights[:, 0], told.shape)
        best = np.abs(told[..., None] - self.ranges_m).argmin(axis=-1)
        row = np.arange(len(self.i))
        return told - self.ranges_m[row, best], self.weights[row, best]

    def chosen(self, place_m: np.ndarray) -> np.ndarray:
        """(p,) the caller's delay that fits each pair best at one place (3,)."""
        distances = self.distances_m(place_m)
        told = distances[self.j] - distances[self.i]
        best = np.abs(told[:, None] - self.ranges_m).argmin(axis=-1)
        return np.asarray(self.origin[np.arange(len(self.i)), best])


def problem_of(
    pairs: np.ndarray,
    ranges_m: np.ndarray,
    weights: np.ndarray,
    microphones_m: np.ndarray,
    low_m: np.ndarray,
    high_m: np.ndarray,
    *,
    dimensions: int,
    height_m: float | None,
    tolerance_m: float,
) -> Problem:
    """Unusable delays and those of unplaced microphones are dropped; of unjoined groups the largest is left."""
    if dimensions not in (2, 3):
        raise ValueError(f"a place has 2 or 3 dimensions, not {dimensions}")
    places = np.asarray(microphones_m, dtype=np.float64).reshape(-1, 3)
    places = np.vstack([places, np.zeros(3)])
    pairs = np.where(pairs == EMISSION, len(places) - 1, pairs)
    placed = np.asarray(np.isfinite(places).all(axis=1))
    usable = np.isfinite(ranges_m) & (weights > 0) & placed[pairs].all(axis=1) & (pairs[:, 0] != pairs[:, 1])
    heard = _largest_group(pairs[usable], len(places))
    usable &= heard[pairs].all(axis=1)
    i, j, ranges, weight, origin = _alternatives(pairs, ranges_m, weights, np.flatnonzero(usable))
    low, high = (np.array(corner, dtype=np.float64) for corner in (low_m, high_m))
    if dimensions == 2:
        low[2] = high[2] = np.nanmean(places[:EMISSION, 2]) if height_m is None else height_m
    known = np.where(placed[:, None], places, 0.0)
    return Problem(known, i, j, ranges, weight, origin, heard, low, high, dimensions, tolerance_m)


def why_unsolvable(problem: Problem) -> str:
    """Why these microphones cannot tell a place, as a sentence; "" when they can."""
    least = problem.dimensions + 1
    if problem.n_heard < least:
        return (
            f"A place in {problem.dimensions}-D needs delays at {least} or more placed microphones; "
            f"there are {problem.n_heard}"
        )
    heard = problem.microphones_m[:EMISSION][problem.is_heard[:EMISSION]]
    spread = np.linalg.svd(heard - heard.mean(axis=0), compute_uv=False)
    if spread[0] < SAME_PLACE_M:
        return "The microphones stand at one place, so that all delays are the same"
    if problem.dimensions == 3 and spread[1] < FLAT_SHARE * spread[0]:
        return "The microphones stand in one line: where round that line the source is cannot be told"
    return ""


def _largest_group(pairs: np.ndarray, n_mics: int) -> np.ndarray:
    """(n_mics,) bool, the largest set of microphones that pairs join."""
    group = np.arange(n_mics)
    for _ in range(n_mics):
        lower = np.minimum(group[pairs[:, 0]], group[pairs[:, 1]])
        before = group.copy()
        np.minimum.at(group, pairs[:, 0], lower)
        np.minimum.at(group, pairs[:, 1], lower)
        if (group == before).all():
            break
    has_pair = np.zeros(n_mics, dtype=np.bool_)
    has_pair[pairs] = True
    if not has_pair.any():
        return has_pair
    return np.asarray(has_pair & (group == np.bincount(group[has_pair]).argmax()))


def _alternatives(
    pairs: np.ndarray, ranges_m: np.ndarray, weights: np.ndarray, usable: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Each pair once, the lower microphone first, with its alternatives in the order told."""
    forward = pairs[usable, 0] < pairs[usable, 1]
    signed = np.where(forward, ranges_m[usable], -ranges_m[usable])
    ordered = np.sort(pairs[usable], axis=1)
    unique, row = np.unique(ordered, axis=0, return_inverse=True)
    row = row.reshape(-1)
    counts = np.bincount(row, minlength=len(unique))
    order = np.argsort(row, kind="stable")
    column = np.empty(len(row), dtype=np.int64)
    column[order] = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    shape = (len(unique), int(counts.max(initial=1)))
    ranges, weight, origin = np.full(shape, np.inf), np.zeros(shape), np.full(shape, -1, dtype=np.int64)
    ranges[row, column], weight[row, column], origin[row, column] = signed, weights[usable], usable
    return unique[:, 0], unique[:, 1], ranges, weight, origin
