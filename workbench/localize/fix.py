"""A place that delays agree on, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Fix:
    """What delays say about one sound.

    position_m : (3,) float64, site frame, metres; NaN where declined.
    covariance_m2 : (3, 3) float64, square metres, from the slopes of the range differences and how badly they fit; it
    knows the geometry (large along the line of sight outside the microphones) and nothing of wrong peaks that agree.
    radius_m : root of its trace, what the error is expected to be. residual_m : root mean square misfit of the
    agreeing range differences, metres.
    is_used : (n_mics,) bool, microphones that agree. is_agreeing : (n_pairs,) bool, the delays that were fitted.
    rivals_m : (k, 3) other places in the box that fit as well. is_at_edge : the fit would leave the box.
    why_not : a sentence where there is no answer, else "". notes : plain sentences about what makes it doubtful.
    """

    position_m: np.ndarray
    covariance_m2: np.ndarray
    radius_m: float
    residual_m: float
    is_used: np.ndarray
    is_agreeing: np.ndarray
    rivals_m: np.ndarray
    is_at_edge: bool
    why_not: str
    notes: tuple[str, ...]

    @classmethod
    def declined(cls, n_mics: int, n_pairs: int, why_not: str) -> Fix:
        """No place."""
        return cls(
            np.full(3, np.nan),
            np.full((3, 3), np.nan),
            float("nan"),
            float("nan"),
            np.zeros(n_mics, dtype=np.bool_),
            np.zeros(n_pairs, dtype=np.bool_),
            np.empty((0, 3)),
            False,
            why_not,
            (),
        )
