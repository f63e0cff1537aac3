"""A place from delays: our solver, all starts together, beside scipy's least squares from the same number of starts."""

from __future__ import annotations

from functools import partial

import numpy as np
from scipy.optimize import least_squares

from tests.benchmarks.timing import medians_s
from workbench.localize.delays import Delays, solve

SPEED_M_S = 340.0
N_STARTS = 20
"""As many as the solver follows."""
N_SOUNDS = 10
_SIZE_M = np.array([30.0, 20.0, 5.0])


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    return [_of(n_mics) for n_mics in (4, 8, 12)]


def _of(n_mics: int) -> tuple[str, str, str]:
    rng = np.random.default_rng(n_mics)
    mics = rng.uniform(0.0, _SIZE_M, (n_mics, 3))
    places = rng.uniform(1.0, _SIZE_M - 1.0, (N_SOUNDS, 3))
    arrivals = np.linalg.norm(places[:, None] - mics, axis=2) / SPEED_M_S + rng.normal(0.0, 3e-5, (N_SOUNDS, n_mics))
    if n_mics > 6:
        arrivals[:, 0] += 0.01  # one channel without line of sight
    told = [Delays.of_arrivals(row) for row in arrivals]
    starts = rng.uniform(0.0, _SIZE_M, (N_STARTS, 3))
    taken = medians_s({"ours": partial(_solved, told, mics), "scipy": partial(_by_scipy, told, mics, starts)}, turns=3)
    ours_ms, scipy_ms = (1e3 * taken[name] / N_SOUNDS for name in ("ours", "scipy"))
    return (
        f"Place from delays, {n_mics} microphones",
        f"{ours_ms:.1f} ms, {_far_m(_solved(told, mics), places):.3f} m",
        f"scipy, soft L1, {N_STARTS} starts: {scipy_ms:.0f} ms, {_far_m(_by_scipy(told, mics, starts), places):.3f} m",
    )


def _far_m(found: np.ndarray, places: np.ndarray) -> float:
    return float(np.median(np.linalg.norm(found - places, axis=1)))


def _solved(told: list[Delays], mics: np.ndarray) -> np.ndarray:
    return np.array([solve(each, mics, SPEED_M_S, np.zeros(3), _SIZE_M).position_m for each in told])


def _by_scipy(told: list[Delays], mics: np.ndarray, starts: np.ndarray) -> np.ndarray:
    def best(each: Delays) -> np.ndarray:
        i, j = each.pairs.T

        def misfit_m(place: np.ndarray) -> np.ndarray:
            away = np.linalg.norm(place - mics, axis=1)
            return np.asarray(away[j] - away[i] - each.delays_s * SPEED_M_S)

        fits = [least_squares(misfit_m, s, bounds=(0.0, _SIZE_M), loss="soft_l1", f_scale=0.1) for s in starts]
        return np.asarray(min(fits, key=lambda fit: fit.cost).x)

    return np.array([best(each) for each in told])
