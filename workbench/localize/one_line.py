"""Microphones in one line, which no method can tell a side of."""

from __future__ import annotations

import numpy as np

from workbench.core.array.checks import NARROW_SHARE

ONE_LINE = "The microphones stand in one line, seen from above: which side of it the source is on cannot be told"
ONE_LINE_AGREES = "The microphones that agree stand in one line: which side of it the source is on cannot be told"


def in_one_line(microphones_m: np.ndarray, narrow_share: float = NARROW_SHARE) -> bool:
    """Are they, seen from above, narrower than that share of their length? (n_mics, 3) metres, two or more."""
    if len(microphones_m) < 2:
        return False
    plan = microphones_m[:, :2] - microphones_m[:, :2].mean(axis=0)
    long, across = np.linalg.svd(plan, compute_uv=False)[:2]
    return bool(across < narrow_share * long)


def line_notes(microphones_m: np.ndarray, is_silent: np.ndarray) -> tuple[tuple[str, ...], ...]:
    """What to say beside answers that are told all the same, clip by clip. is_silent : (n_clips, n_mics) bool."""
    patterns, which = np.unique(is_silent, axis=0, return_inverse=True)
    said = [(ONE_LINE,) if in_one_line(microphones_m[~pattern]) else () for pattern in patterns]
    return tuple(said[number] for number in which.reshape(-1))
