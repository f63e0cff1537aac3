"""From the places that delays agree on to an answer with its doubts, or a reason to decline."""

from __future__ import annotations

import numpy as np

from workbench.localize.delay_consensus import Candidate
from workbench.localize.delay_problem import EMISSION, Problem
from workbench.localize.fix import Fix

_SIGMAS_A_TOLERANCE = 3.0
"""One range difference's tolerance stands for so many standard deviations."""
_PRIOR_WEIGHT = 4.0
"""So many microphones' worth the tolerance counts in judging the spread: a lucky fit of few does not make it sure."""
_AS_WELL = 2.0
"""A rival fits as well when its misfit is at most so many times the best one's, or well inside the tolerance."""


def answer(problem: Problem, candidates: tuple[Candidate, ...], n_mics: int, n_pairs: int, least: int) -> Fix:
    """candidates : the best first. least : microphones that must agree."""
    best = candidates[0]
    n_used = int(best.is_used.sum())
    if n_used < least:
        return Fix.declined(n_mics, n_pairs, _too_few(problem, n_used, least))
    residual_m = _residual_m(problem, best)
    covariance = covariance_m2(problem, best, residual_m)
    radius_m = float(np.sqrt(np.trace(covariance)))
    at_edge = _is_at_edge(problem, best.place_m)
    rivals = np.array([c.place_m for c in candidates[1:] if _fits_as_well(problem, c, best, residual_m)]).reshape(-1, 3)
    agreeing = np.zeros(n_pairs, dtype=np.bool_)
    agreeing[problem.chosen(best.place_m)[best.is_fitted]] = True
    return Fix(
        best.place_m, covariance, radius_m, residual_m, best.is_used[:EMISSION], agreeing, rivals, at_edge, "",
        _notes(problem, n_used, at_edge, rivals),
    )  # fmt: skip


def covariance_m2(problem: Problem, at: Candidate, residual_m: float) -> np.ndarray:
    """(3, 3) square metres, of the place.

    Range differences of all pairs are differences of one arrival a microphone, so the information is that of the
    arrivals with the emission time taken out: sum of (u_m - mean u)(u_m - mean u)^T over the agreeing microphones, u_m
    the unit vector from microphone m to the place (Kaplan and Hegarty, Understanding GPS, 2006, section 7.3), over one
    arrival's variance, plus what the box itself says (uniform over its sides). The variance is pooled from the
    misfits left over and the tolerance.
    """
    d = problem.dimensions
    away = at.place_m - problem.microphones_m
    away[EMISSION] = 0.0
    away = away[at.is_used]
    toward = (away / np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9))[:, :d]
    toward -= toward.mean(axis=0)
    n = len(away)
    expected_m2 = (problem.tolerance_m / _SIGMAS_A_TOLERANCE) ** 2 / 2.0
    n_spare = max(n - 1 - d, 0)
    # a pair's misfit holds two arrivals' errors, of which the fit took up d of the n - 1 there are
    left_over_m2 = residual_m**2 / 2.0 * (n - 1)
    variance_m2 = (_PRIOR_WEIGHT * expected_m2 + left_over_m2) / (_PRIOR_WEIGHT + n_spare)
    side_m = np.maximum((problem.high_m - problem.low_m)[:d], 1e-3)
    information = toward.T @ toward / variance_m2 + np.diag(12.0 / side_m**2)
    covariance = np.zeros((3, 3))
    covariance[:d, :d] = np.linalg.inv(information)
    return covariance


def _residual_m(problem: Problem, at: Candidate) -> float:
    misfit, weight = problem.misfits_m(problem.distances_m(at.place_m[None]))
    heavy = weight[0] * at.is_fitted
    return float(np.sqrt((heavy * misfit[0] ** 2).sum() / max(heavy.sum(), 1e-12)))


def _fits_as_well(problem: Problem, rival: Candidate, best: Candidate, residual_m: float) -> bool:
    if rival.is_used.sum() < best.is_used.sum():
        return False
    return _residual_m(problem, rival) <= max(_AS_WELL * residual_m, problem.tolerance_m / _SIGMAS_A_TOLERANCE)


def _is_at_edge(problem: Problem, place_m: np.ndarray) -> bool:
    size = (problem.high_m - problem.low_m)[: problem.dimensions]
    near = 1e-6 * max(float(size.max()), 1e-3)
    low, high, place = (side[: problem.dimensions] for side in (problem.low_m, problem.high_m, place_m))
    return bool(((place - low < near) | (high - place < near)).any())


def _too_few(problem: Problem, n_used: int, least: int) -> str:
    agree = "None" if n_used == 0 else f"Only {n_used}"
    return (
        f"{agree} of {problem.n_heard} microphones agree on one place within {problem.tolerance_m:.2g} m; "
        f"{least} must, since fewer fit by chance"
    )


def _notes(problem: Problem, n_used: int, at_edge: bool, rivals: np.ndarray) -> tuple[str, ...]:
    notes = []
    if at_edge:
        notes.append("The delays point out of the box that was searched; the place is the nearest one inside it")
    if len(rivals):
        x, y, z = rivals[0]
        notes.append(f"Another place fits the delays as well: {x:.2f}, {y:.2f}, {z:.2f} m")
    if n_used == problem.dimensions + 1:
        notes.append(f"{n_used} microphones always agree in {problem.dimensions}-D: a wrong delay would not be noticed")
    return tuple(notes)
