"""From the answers for a session's clips to one answer for the session: the source stands still."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from workbench.core.mixture import Mixture

_ROUNDS = 100
_NEAR_M = 1e-4


@dataclass(frozen=True, eq=False)
class Joined:
    """A method's one answer for a session. position_m : (3,) float64, site frame, metres.

    mixture : where the source may be by all clips together, None where the method tells only a place.
    radius_m : the method's own uncertainty of it, metres; NaN = it has none.
    """

    position_m: np.ndarray
    mixture: Mixture | None = None
    radius_m: float = math.nan


def mean_place(positions_m: np.ndarray) -> np.ndarray:
    """(n, 3) metres -> (3,)."""
    return np.asarray(positions_m.mean(axis=0))


def middle_place(positions_m: np.ndarray) -> np.ndarray:
    """The place whose distances to all answers add up to the least, so that a few wild ones do not move it far.

    (n, 3) metres -> (3,). Weiszfeld's iteration for the geometric median (Tohoku Math. J. 43, 1937).
    """
    place = np.median(positions_m, axis=0)
    for _ in range(_ROUNDS):
        weights = 1.0 / np.maximum(np.linalg.norm(positions_m - place, axis=1), _NEAR_M)
        before, place = place, (weights[:, None] * positions_m).sum(axis=0) / weights.sum()
        if np.linalg.norm(place - before) < _NEAR_M / 10.0:
            break
    return np.asarray(place)
