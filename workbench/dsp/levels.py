"""Levels of channels, and what is wrong with them."""

from __future__ import annotations

import numpy as np

CLIPPED_AT = 0.999
"""Share of full scale from which a sample counts as clipped."""
CLIPPED_SHARE = 1e-4
SILENT_DB = -90.0


def peak_db(samples: np.ndarray) -> np.ndarray:
    """Largest absolute value of each channel, dB re full scale; -inf for digital silence. (n_mics, n) -> (n_mics,)."""
    with np.errstate(divide="ignore"):
        return np.asarray(20.0 * np.log10(np.abs(samples).max(axis=1, initial=0.0).astype(np.float64)))


def clipped_share(samples: np.ndarray) -> np.ndarray:
    """Share of samples at full scale, each channel. (n_mics, n) -> (n_mics,) float64."""
    return np.asarray(np.mean(np.abs(samples) >= CLIPPED_AT, axis=1, dtype=np.float64))


def channel_problems(samples: np.ndarray, names: tuple[str, ...]) -> tuple[str, ...]:
    """Plain sentences about clipped and silent channels. samples : (n_mics, n_samples), full scale 1.0."""
    told = []
    peaks_db, shares = peak_db(samples), clipped_share(samples)
    for name, level_db, share in zip(names, peaks_db, shares, strict=True):
        if level_db < SILENT_DB:
            told.append(
                f"{name} is silent (peak {level_db:.0f} dB re full scale); its level says nothing about distance"
            )
        elif share > CLIPPED_SHARE:
            told.append(
                f"{name} is clipped in {100 * share:.2g} % of its samples; its level is too low for its distance"
            )
    return tuple(told)
