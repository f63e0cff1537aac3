"""Microphones that stand so far from all others that a wrong number is likelier than a large array."""

from __future__ import annotations

import numpy as np

_TIMES = 10.0
"""So many times the others' usual distance from their middle ..."""
_LEAST_M = 6.0
"""... which counts as at least so much: small arrays may have one microphone across a street."""
_FEWEST = 4
"""Of three it cannot be said which one is far."""


def far_off_m(positions_m: np.ndarray) -> np.ndarray:
    """How far each microphone stands from the middle of the others where that is far too much; 0 elsewhere.

    positions_m : (n, 3) metres, rows of NaN where a microphone is not placed. Returns (n,) float64 metres.
    """
    far_m = np.zeros(len(positions_m))
    is_placed = np.isfinite(positions_m).all(axis=1)
    placed = positions_m[is_placed]
    if len(placed) < _FEWEST:
        return far_m
    from_middle_m = np.linalg.norm(placed - np.median(placed, axis=0), axis=1)
    usual_m = max(float(np.median(from_middle_m)), _LEAST_M)
    far_m[is_placed] = np.where(from_middle_m > _TIMES * usual_m, from_middle_m, 0.0)
    return far_m
