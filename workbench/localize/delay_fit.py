"""Least squares on range differences from many starts at once, inside a box."""

from __future__ import annotations

import numpy as np

from workbench.localize.delay_problem import EMISSION, Problem

_ROUNDS = 30
_STILL_SHARE = 1e-4
"""Of the tolerance: a step smaller than that is the last."""
_NEAREST_M = 1e-6


def robust_cost(problem: Problem, places_m: np.ndarray, scale_m: np.ndarray | float) -> np.ndarray:
    """(s, 3) -> (s,), between 0 (all fit) and the sum of the weights (none does).

    Sum of w r^2 / (r^2 + scale^2) (Geman and McClure 1987; see Black and Rangarajan, IJCV 19(1), 1996, table 1): it
    stops growing for range differences that do not fit at all.
    """
    misfit, weight = problem.misfits_m(problem.distances_m(places_m))
    return _cost(misfit, weight, np.asarray(scale_m, dtype=np.float64))


def fitted(
    problem: Problem,
    places_m: np.ndarray,
    start_scale_m: np.ndarray | float,
    is_fitted: np.ndarray | None = None,
) -> np.ndarray:
    """(s, 3) starts -> (s, 3) places, metres: Levenberg-Marquardt on the robust cost, steps cut at the box.

    The scale narrows from start_scale_m, one number or (s,), to the tolerance (graduated non-convexity), so that far
    starts feel a slope. is_fitted : (s, p) bool, only these pairs.
    """
    places = np.array(places_m, dtype=np.float64)
    least = problem.tolerance_m
    scale = np.maximum(np.broadcast_to(start_scale_m, len(places)), least)
    damping = np.full(len(places), 1e-3)
    misfit, weight, slope = _slopes(problem, places, is_fitted)
    for _ in range(_ROUNDS):
        square = (scale * scale)[:, None]
        pull = weight * (square / (misfit * misfit + square)) ** 2
        moved = places - _steps(misfit, pull, slope, damping, problem.dimensions)
        moved = np.minimum(np.maximum(moved, problem.low_m), problem.high_m)
        told = _slopes(problem, moved, is_fitted)
        better = _cost(told[0], told[1], scale) <= _cost(misfit, weight, scale)
        way_m = float(np.abs(moved - places)[better].max(initial=0.0))
        if better.all():
            places, (misfit, weight, slope) = moved, told
        else:
            places = np.where(better[:, None], moved, places)
            misfit, weight = (
                np.where(better[:, None], new, old) for new, old in zip(told[:2], (misfit, weight), strict=True)
            )
            slope = np.where(better[:, None, None], told[2], slope)
        damping = np.clip(np.where(better, damping * 0.2, damping * 8.0), 1e-9, 1e6)
        if way_m < _STILL_SHARE * least and scale.max() <= least:
            break
        scale = np.maximum(scale * 0.5, least)
    return places


def _cost(misfit: np.ndarray, weight: np.ndarray, scale: np.ndarray) -> np.ndarray:
    square = misfit * misfit
    return np.asarray((weight * square / (square + scale[..., None] ** 2)).sum(axis=-1))


def _slopes(
    problem: Problem, places_m: np.ndarray, is_fitted: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Misfits (s, p), weights (s, p), and how the misfits change with the place (s, p, dimensions)."""
    away = places_m[:, None, :] - problem.microphones_m
    away[..., EMISSION, :] = 0.0
    distances = np.sqrt((away * away).sum(axis=-1))
    toward = away[..., : problem.dimensions] / np.maximum(distances, _NEAREST_M)[..., None]
    misfit, weight = problem.misfits_m(distances)
    weight = weight if is_fitted is None else weight * is_fitted
    return misfit, weight, toward[:, problem.j] - toward[:, problem.i]


def _steps(misfit: np.ndarray, pull: np.ndarray, slope: np.ndarray, damping: np.ndarray, dimensions: int) -> np.ndarray:
    """(s, 3) Levenberg-Marquardt steps; the height does not move in 2-D."""
    pulled = (slope * pull[..., None]).swapaxes(-1, -2)
    normal = pulled @ slope
    size = np.trace(normal, axis1=1, axis2=2) / dimensions
    normal += (damping * size + 1e-12)[:, None, None] * np.eye(dimensions)
    steps = np.zeros((len(misfit), 3))
    steps[:, :dimensions] = np.linalg.solve(normal, pulled @ misfit[..., None])[..., 0]
    return steps
