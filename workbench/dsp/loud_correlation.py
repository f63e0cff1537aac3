"""Correlation of a long stretch by its loudest parts: a clap in a minute of rain still gives a peak."""

from __future__ import annotations

import numpy as np

from workbench.dsp.correlation import phat_correlations

_BLOCK_S = 1.0
_DELAYS_A_BLOCK = 4.0
"""A block is at least this many times as long as the longest delay."""
_MOST_BLOCKS = 24
_QUIET = 1e-3
"""Blocks with less than this share of the loudest one's power say nothing."""


def loud_correlations(
    samples: np.ndarray,
    pairs: np.ndarray,
    rate_hz: float,
    max_delay_s: float,
    band_hz: tuple[float, float] | None = (150.0, 8_000.0),
) -> tuple[np.ndarray, np.ndarray]:
    """Phase-transform correlations of blocks that overlap by half, weighted by how much louder than usual they are.

    samples : (n_mics, n_samples). A block's loudness is the geometric mean of the channels' powers, so that one knock
    on one microphone does not count. Returns as phat_correlations: (n_pairs, n_lags) float32, (n_lags,) seconds.
    """
    n_samples = samples.shape[1]
    length = min(round(max(_BLOCK_S, _DELAYS_A_BLOCK * max_delay_s) * rate_hz), n_samples)
    starts = np.unique(np.r_[np.arange(0, n_samples - length + 1, max(length // 2, 1)), n_samples - length])
    weights = _loudness(samples, starts, length)
    order = np.argsort(-weights, kind="stable")[:_MOST_BLOCKS]
    total, lags_s = None, np.empty(0)
    for k in order[weights[order] > _QUIET * weights.max(initial=0.0)] if weights.max(initial=0.0) > 0 else order[:1]:
        block = samples[:, starts[k] : starts[k] + length]
        found, lags_s = phat_correlations(block, pairs, rate_hz, max_delay_s, band_hz)
        weighted = found * np.float32(weights[k] / max(weights.sum(), 1e-30))
        total = weighted if total is None else total + weighted
    assert total is not None  # there is always a block
    return total, lags_s


def _loudness(samples: np.ndarray, starts: np.ndarray, length: int) -> np.ndarray:
    """(n_blocks,) power above the usual one, geometric mean of the channels; silent channels do not count."""
    power = np.array([(samples[:, a : a + length].astype(np.float64) ** 2).mean(axis=1) for a in starts])
    heard = power.max(axis=0) > 0
    if not heard.any():
        return np.zeros(len(starts))
    above = power[:, heard] - (np.median(power[:, heard], axis=0) if len(starts) > 4 else 0.0)
    relative = np.maximum(above, 0.0) / power[:, heard].max(axis=0)
    return np.asarray(np.exp(np.log(np.maximum(relative, 1e-9)).mean(axis=1)) * (relative > 0).all(axis=1))
