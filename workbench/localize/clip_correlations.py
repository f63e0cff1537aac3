"""Correlations of a recording's clips: neighbours share five of their six half seconds, and the work for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import numpy as np

from workbench.core.clips import CLIP_LENGTH_S, CLIP_STEP_S
from workbench.dsp.correlation import all_pairs, correlations_by_block
from workbench.localize.heard import Heard


def block_correlations(heard: Heard, max_delay_s: float) -> Iterator[np.ndarray]:
    """Of each half second of the clips' span, what of the sound just began: (n_pairs, n_lags) float32.

    Plain correlations of all pairs of heard.onsets (whitened there), lags one sample apart and 0 in the middle.
    """
    recording = heard.recording
    first, last = (round((t - recording.start_s) * recording.rate_hz) for t in recording.common_span_s)
    n_block = round(CLIP_STEP_S * recording.rate_hz)
    pairs = all_pairs(recording.n_microphones)
    return correlations_by_block(heard.onsets[:, first:last], pairs, recording.rate_hz, max_delay_s, n_block)


def clip_correlations(heard: Heard, max_delay_s: float) -> Iterator[np.ndarray]:
    """Of each clip, in order: those of its six half seconds together, (n_pairs, n_lags) float32."""
    n_blocks = round(CLIP_LENGTH_S / CLIP_STEP_S)
    last: deque[np.ndarray] = deque(maxlen=n_blocks)
    n_told = 0
    for block in block_correlations(heard, max_delay_s):
        last.append(block)
        if len(last) == n_blocks and n_told < len(heard.clips):
            n_told += 1
            yield np.sum(last, axis=0)
