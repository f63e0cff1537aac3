"""Clipped samples: at full scale, or in a flat top of what was clipped before it was written.

A flat top is the highest that the channel ever goes, and the wave comes to it or leaves it with a corner. Coarse steps
of 8-bit and mu-law sound make flat runs as well, but below the highest and one step from their neighbours.
"""

from __future__ import annotations

import numpy as np

FULL_SCALE = 0.999
FLAT_LEAST = 0.2
"""Of full scale: nothing is clipped below it."""
FLAT_RUN = 6
"""So many equal samples in a row are a flat top."""
CLIPPED_LEAST = 3
"""Fewer clipped samples of one sign in a stretch change no level."""
LOOK_BACK, LOOK_AHEAD = 2_048, 2
"""Samples around a place that are needed to judge it; a longer flat run is no wave."""
TOP_WITHIN = 0.99
_CORNER = 0.05
_BLOCK = 1 << 20


def top_of(channel: np.ndarray, sign: int) -> float:
    """How far a channel goes to that side, 0 at least."""
    return float(max((sign * channel).max(initial=0.0), 0.0))


def clipped_at(channel: np.ndarray, sign: int) -> np.ndarray:
    """Numbers of the clipped samples of one sign (+1, -1), ascending. channel : (n_samples,) float32."""
    top = max((top_of(channel[i : i + _BLOCK], sign) for i in range(0, len(channel), _BLOCK)), default=0.0)
    if top < FLAT_LEAST:
        return np.empty(0, dtype=np.int64)
    parts = []
    for first in range(0, len(channel), _BLOCK):
        begin = max(first - LOOK_BACK, 0)
        window = channel[begin : first + _BLOCK + LOOK_AHEAD]
        told = clipped_in(window, sign, top) + begin
        parts.append(told[(told >= first) & (told < first + _BLOCK)])
    return np.concatenate(parts)


def clipped_in(
    window: np.ndarray, sign: int, top: float, full_scale: float = FULL_SCALE, flat_run: int = FLAT_RUN
) -> np.ndarray:
    """The same of a piece of a channel. top : top_of the whole. Of a flat top, samples from flat_run on are told.

    full_scale : from here on a sample is clipped. flat_run : so many equal ones are a flat top.
    """
    size = sign * window
    least = max(TOP_WITHIN * top, FLAT_LEAST)
    is_clipped = size >= full_scale
    equal = np.flatnonzero((size[1:] == size[:-1]) & (size[1:] >= least)) + 1
    if len(equal) >= flat_run - 1:
        for run in np.split(equal, np.flatnonzero(np.diff(equal) > 1) + 1):
            low, high = int(run[0]) - 1, int(run[-1]) + 1
            if high - low >= flat_run and _has_corner(size, low, high):
                is_clipped[low + flat_run - 1 : high] = True
    return np.flatnonzero(is_clipped)


def _has_corner(size: np.ndarray, low: int, high: int) -> bool:
    """Does the wave fall off by more than a step of mu-law sound (4 %) within two samples before or after?"""
    outside = size[max(low - 2, 0)], size[min(high + 1, len(size) - 1)]
    return bool(min(outside) < (1.0 - _CORNER) * size[low])
