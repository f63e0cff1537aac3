"""Straight lines through a pair's delays over time: where many moments lie on one line, it is one sound's and one
clock's; where it leans, the clocks run at different speeds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.judge.pair_delays import PairDelays

LEAST_MOMENTS = 5
LEAST_SHARE = 0.45
"""Of all moments; delays of noise lie anywhere within tenths of a second, and never so many on one line."""
TOLERANCE_S = 1.5e-4
"""Moments nearer to the line than this are on it."""
STEEPEST = 1e-3
"""Clocks differ by less than this, 1000 ppm; a source that moves looks steeper."""
_LEAST_SPAN = 0.2
_FINEST_S = 2e-6
_SAME_SIGN = 0.8


@dataclass(frozen=True, eq=False)
class Line:
    """delay = middle_s + slope * (t - at_s). n : moments on it, of n_heard that have sound. on_it : (n_moments,)
    bool. spread_s : root mean square away from it. sign : of the waves, +1 or -1, 0 where moments disagree.
    uprightness : the median of its moments. slope_error : what the slope is known to."""

    middle_s: float
    at_s: float
    slope: float
    n: int
    n_heard: int
    on_it: np.ndarray
    spread_s: float
    slope_error: float
    sign: int
    uprightness: float


def line_of(delays: PairDelays, pair: int, steepest: float = STEEPEST) -> Line | None:
    """The line on which about half of a pair's moments lie, or more; None where they do not: then there are several
    sources, or a moving one, or nothing that two channels have in common."""
    heard = delays.clearness[:, pair] > 0.0
    t, d = delays.times_s[heard], delays.delays_s[heard, pair]
    if len(t) < LEAST_MOMENTS:
        return None
    i, j = np.triu_indices(len(t), k=1)
    slopes = (d[j] - d[i]) / np.maximum(t[j] - t[i], 1e-9)
    able = (np.abs(slopes) <= steepest) & (t[j] - t[i] > _LEAST_SPAN * (t[-1] - t[0]))
    if not able.any():
        return None
    i, slopes = i[able], slopes[able]
    off_s = np.abs(d[None] - (d[i][:, None] + slopes[:, None] * (t[None] - t[i][:, None])))
    on = off_s[np.minimum(off_s, TOLERANCE_S).sum(axis=1).argmin()] <= TOLERANCE_S
    if on.sum() < max(LEAST_MOMENTS, LEAST_SHARE * len(t)):
        return None
    slope, level = np.polyfit(t[on], d[on], 1)
    whole = np.zeros(len(heard), dtype=np.bool_)
    whole[np.flatnonzero(heard)[on]] = True
    spread_s = max(float(np.sqrt(((d[on] - level - slope * t[on]) ** 2).mean())), _FINEST_S)
    sign = float(delays.signs[whole, pair].mean())
    return Line(
        middle_s=float(level + slope * t[on].mean()),
        at_s=float(t[on].mean()),
        slope=float(slope),
        n=int(on.sum()),
        n_heard=len(t),
        on_it=whole,
        spread_s=spread_s,
        slope_error=spread_s / float(t[on].std()) / np.sqrt(on.sum()),
        sign=int(np.sign(sign)) if abs(sign) >= _SAME_SIGN else 0,
        uprightness=float(np.median(delays.uprightness[whole, pair])),
    )


def lines_of(delays: PairDelays) -> dict[tuple[int, int], Line]:
    """Of every pair (i, j) that has one."""
    found = ((i, j, line_of(delays, p)) for p, (i, j) in enumerate(delays.pairs.tolist()))
    return {(i, j): line for i, j, line in found if line is not None}
