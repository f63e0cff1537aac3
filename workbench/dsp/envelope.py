"""Lowest and highest samples of equal stretches: a waveform as it is drawn."""

from __future__ import annotations

import numpy as np


def lows_highs(samples: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray]:
    """Of every `step` samples, the last stretch being as short as what is left.

    samples : (n_mics, n_samples) float32, n_samples > 0. Returns two (n_mics, ceil(n_samples / step)) float32.
    """
    n_mics, n_samples = samples.shape
    n_whole = n_samples // step
    whole = samples[:, : n_whole * step].reshape(n_mics, n_whole, step)
    lows, highs = whole.min(axis=2), whole.max(axis=2)
    if n_whole * step < n_samples:
        rest = samples[:, n_whole * step :]
        lows = np.concatenate([lows, rest.min(axis=1, keepdims=True)], axis=1)
        highs = np.concatenate([highs, rest.max(axis=1, keepdims=True)], axis=1)
    return lows, highs


def joined_stretches(lows: np.ndarray, highs: np.ndarray, n_joined: int) -> tuple[np.ndarray, np.ndarray]:
    """Every `n_joined` stretches as one. (n_mics, n) each -> (n_mics, ceil(n / n_joined)) each."""
    edges = np.arange(0, lows.shape[1], n_joined)
    return np.minimum.reduceat(lows, edges, axis=1), np.maximum.reduceat(highs, edges, axis=1)
