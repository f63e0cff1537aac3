"""Where a network that judges places looks for them when nobody bounds it: the box round the microphones, and more."""

from __future__ import annotations

import numpy as np

MARGIN_M = (3.0, 3.0, 2.5)
MARGIN_SHARE = (0.4, 0.4, 0.1)
"""Of the array's span: so far outside it a source is looked for, and the margin at the least."""


def region_m(microphones_m: np.ndarray) -> np.ndarray:
    """(n_mics, 3) metres -> (2, 3), low and high corner."""
    low, high = microphones_m.min(axis=0), microphones_m.max(axis=0)
    margin = np.maximum(MARGIN_M, float(np.linalg.norm(high - low)) * np.array(MARGIN_SHARE))
    return np.stack([low - margin, high + margin])
