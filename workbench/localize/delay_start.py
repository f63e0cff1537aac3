"""Places to start the search for a source from."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np

from workbench.localize.delay_problem import EMISSION, Problem

_MOST_SETS = 600
"""Minimal sets of microphones looked at: with a third of the channels wrong, a fifth of them hold no wrong one."""
_GRID_POINTS = 500
_FLAT = 1e-5


def minimal_places_m(problem: Problem) -> np.ndarray:
    """(s, 3) places inside the box that fit one minimal set of microphones exactly.

    With y = x - m_0, R = |y|, p_i = m_i - m_0 and d_i = |x - m_i| - R, squaring R + d_i = |y - p_i| leaves
    p_i . y + d_i R = (|p_i|^2 - d_i^2) / 2, so that y is linear in R, and |y|^2 = R^2 is quadratic in R: spherical
    intersection (Schau and Robinson, IEEE Trans. ASSP 35(8), 1987, equations 7 to 12). In 2-D the heights above the
    source's plane are known and move to the right-hand side.
    """
    heard, d = np.flatnonzero(problem.is_heard[:EMISSION]), problem.dimensions
    sets = heard[_sets(len(heard), d + 1)]
    first, rest = sets[:, 0], sets[:, 1:]
    ranges = _all_ranges_m(problem)[first[:, None], rest]
    at = problem.microphones_m - np.array([0.0, 0.0, problem.low_m[2] if d == 2 else 0.0])
    p = at[rest, :d] - at[first, None, :d]
    above = (at[:, 2] if d == 2 else np.zeros(len(at))) ** 2
    right = ((p**2).sum(axis=-1) - ranges**2 + above[rest] - above[first, None]) / 2.0
    spread = np.linalg.norm(p, axis=-1).prod(axis=-1)  # of microphones in one plane, the equations say nothing
    good = np.isfinite(ranges).all(axis=1) & (np.abs(np.linalg.det(p)) > _FLAT * spread)
    p, ranges, right, first = p[good], ranges[good], right[good], first[good]
    a, b = np.moveaxis(np.linalg.solve(p, np.stack([right, -ranges], axis=-1)), -1, 0)
    radii = _roots((b * b).sum(-1) - 1.0, 2.0 * (a * b).sum(-1), (a * a).sum(-1) + above[first])
    places = at[first, :d] + a + b * radii[..., None]
    places = places[(radii > 0) & np.isfinite(places).all(axis=-1)]
    if d == 2:
        places = np.column_stack([places, np.full(len(places), problem.low_m[2])])
    margin = problem.tolerance_m + 0.05 * (problem.high_m - problem.low_m)
    near = ((places >= problem.low_m - margin) & (places <= problem.high_m + margin)).all(axis=1)
    return np.asarray(np.clip(places[near], problem.low_m, problem.high_m))


def grid_places_m(problem: Problem) -> tuple[np.ndarray, float]:
    """(s, 3) places spread over the box, and the step between them, metres."""
    size = problem.high_m - problem.low_m
    d = problem.dimensions
    step = float(max(np.prod(np.maximum(size[:d], 1e-3)) / _GRID_POINTS, 1e-9) ** (1.0 / d))
    step = max(step, float(size.max()) / _GRID_POINTS, 1e-3)
    axes = [
        low + (np.arange(n) + 0.5) / n * (high - low)
        for low, high in zip(problem.low_m, problem.high_m, strict=True)
        for n in [max(round((high - low) / step), 1)]
    ]
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3), step


@lru_cache(maxsize=64)
def _sets(n: int, size: int) -> np.ndarray:
    """(s, size) different sets of n things, in an order of their own so that each of them comes first alike often."""
    dealt = np.random.default_rng(0)
    every = np.array(list(combinations(range(n), size)) if n <= 20 else [], dtype=np.int64).reshape(-1, size)
    if n > 20:
        every = np.stack([dealt.permutation(n)[:size] for _ in range(_MOST_SETS)])
    elif len(every) > _MOST_SETS:
        every = every[dealt.choice(len(every), _MOST_SETS, replace=False)]
    return dealt.permuted(every, axis=1)


def _all_ranges_m(problem: Problem) -> np.ndarray:
    """(n, n) how much further column is than row, from the likeliest alternatives; pairs not told, by way of others."""
    n = len(problem.microphones_m)
    ranges = np.full((n, n), np.nan)
    ranges[problem.i, problem.j] = problem.ranges_m[:, 0]
    ranges[problem.j, problem.i] = -problem.ranges_m[:, 0]
    for by in range(n):
        if not np.isnan(ranges[np.ix_(problem.is_heard, problem.is_heard)]).sum() > problem.n_heard:
            break
        ranges = np.where(np.isnan(ranges), ranges[:, by, None] + ranges[by], ranges)
    return ranges


def _roots(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """(2, s) real roots of a R^2 + b R + c; a pair that noise made complex becomes the place where it nearly is one."""
    half = np.sqrt(np.maximum(b * b - 4.0 * a * c, 0.0))
    q = -0.5 * (b + np.where(b < 0, -1.0, 1.0) * half)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.stack([q / a, c / q])
