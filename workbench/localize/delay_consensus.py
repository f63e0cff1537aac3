"""Which microphones agree on one place, and which do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.localize.delay_fit import fitted, robust_cost
from workbench.localize.delay_problem import Problem
from workbench.localize.delay_start import grid_places_m, minimal_places_m

_STARTS = 10
"""The best of each kind of start are followed."""
_CANDIDATES = 4
"""Different places that are looked at to the end."""
_MOST = 0.5
"""A microphone agrees when more than this share of its range differences to the agreeing ones fit."""
_ROUNDS = 3


@dataclass(frozen=True, eq=False)
class Candidate:
    """A place, the microphones (n,) that agree on it, and the pairs (p,) it was fitted to. cost : of all pairs."""

    place_m: np.ndarray
    is_used: np.ndarray
    is_fitted: np.ndarray
    cost: float


def agreeing_best(problem: Problem) -> tuple[Candidate, ...]:
    """Places that many delays agree on, the best first; at least one."""
    places = _local_bests_m(problem)
    n_least = problem.dimensions + 1
    told = _all_agreeing(problem, places)
    for _ in range(_ROUNDS):
        enough = [pairs if used.sum() >= n_least else np.ones_like(pairs) for used, pairs in told]
        places = fitted(problem, places, problem.tolerance_m, np.array(enough))
        before, told = told, _all_agreeing(problem, places)
        if all((now[1] == then[1]).all() for now, then in zip(told, before, strict=True)):
            break
    costs = robust_cost(problem, places, problem.tolerance_m)
    order = np.argsort(costs, kind="stable")
    return tuple(Candidate(places[k], told[k][0], told[k][1], float(costs[k])) for k in order)


def _all_agreeing(problem: Problem, places_m: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    return [agreeing(problem, misfit) for misfit in problem.misfits_m(problem.distances_m(places_m))[0]]


def agreeing(problem: Problem, misfit_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Microphones (n,) that agree, and the pairs (p,) of them that fit. misfit_m : (p,) at the place in question.

    The microphone of which the smallest share of pairs fits is left out, until more than half fits of each.
    """
    used = problem.is_heard.copy()
    fits = np.abs(misfit_m) <= problem.tolerance_m
    n = len(used)
    for _ in range(n):
        among = used[problem.i] & used[problem.j]
        told = _counts(problem, among, n)
        share = np.where(used, _counts(problem, among & fits, n) / np.maximum(told, 1), np.inf)
        worst = int(share.argmin())
        if share[worst] > _MOST:
            break
        used[worst] = False
    return used, fits & used[problem.i] & used[problem.j]


def _counts(problem: Problem, pairs: np.ndarray, n: int) -> np.ndarray:
    """(n,) how many of these pairs each microphone has a part in."""
    return np.asarray(np.bincount(problem.i[pairs], minlength=n) + np.bincount(problem.j[pairs], minlength=n))


def _local_bests_m(problem: Problem) -> np.ndarray:
    """(s, 3) different places, the best first."""
    tolerance_m = problem.tolerance_m
    grid, step_m = grid_places_m(problem)
    wide_m, near_m = max(step_m, tolerance_m), 2.0 * tolerance_m
    far, exact = _best(problem, grid, wide_m), _best(problem, minimal_places_m(problem), near_m)
    scale_m = np.repeat([wide_m, near_m], [len(far), len(exact)])
    places = fitted(problem, np.concatenate([far, exact]), scale_m)
    places = places[np.argsort(robust_cost(problem, places, tolerance_m), kind="stable")]
    kept: list[np.ndarray] = []
    for place in places:
        if all(np.linalg.norm(place - other) > tolerance_m for other in kept):
            kept.append(place)
    return np.array(kept[:_CANDIDATES])


def _best(problem: Problem, places_m: np.ndarray, scale_m: float) -> np.ndarray:
    return places_m[np.argsort(robust_cost(problem, places_m, scale_m), kind="stable")[:_STARTS]]
