"""Correlations of a recording's onsets, clip by clip, for all methods that go by arrival times."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import numpy as np

from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S
from workbench.dsp.correlation import all_pairs, correlations_by_block
from workbench.localize.heard import Heard

BLOCKS_A_CLIP = round(CLIP_LENGTH_S / CLIP_STEP_S)


def block_correlations(heard: Heard, max_delay_s: float) -> Iterator[np.ndarray]:
    """Of each half second of the span in which all channels have sound; clips begin where blocks do.

    (n_pairs, n_lags) float32 of all pairs (dsp.correlation.all_pairs), lags one sample apart with 0 in the middle.
    """
    recording = heard.recording
    first, last = (round((t - recording.start_s) * recording.rate_hz) for t in recording.common_span_s)
    n_block = round(CLIP_STEP_S * recording.rate_hz)
    pairs = all_pairs(recording.n_microphones)
    return correlations_by_block(heard.onsets[:, first:last], pairs, recording.rate_hz, max_delay_s, n_block)


def clip_correlations(heard: Heard, max_delay_s: float) -> Iterator[np.ndarray]:
    """Of each clip, in order: those of its six half seconds together. Shapes as of block_correlations."""
    last: deque[np.ndarray] = deque(maxlen=BLOCKS_A_CLIP)
    n_told = 0
    for block in block_correlations(heard, max_delay_s):
        last.append(block)
        if len(last) == BLOCKS_A_CLIP and n_told < len(heard.clips):
            n_told += 1
            yield np.sum(last, axis=0)


def whole_correlation(heard: Heard, max_delay_s: float) -> np.ndarray:
    """Of the whole recording. (n_pairs, n_lags) float32."""
    blocks = block_correlations(heard, max_delay_s)
    total = next(blocks)
    for block in blocks:
        total += block
    return total
