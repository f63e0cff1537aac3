"""Channels of a training clip that did not start together, as their correlations show it."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from workbench.core.pair_delays import LAG_S

LEAST_MS = 0.1
_OFTEN = 0.5
"""Share of the clips whose clocks err."""


def offsets_s(n_clips: int, n_mics: int, most_ms: float, device: torch.device) -> Tensor:
    """How much later each channel hears everything, (n_clips, n_mics) seconds; all zero in half of the clips.

    Of the others each has a standard deviation of its own, from LEAST_MS to most_ms, as often in each octave.
    """
    least, most = math.log(min(LEAST_MS, most_ms)), math.log(most_ms)
    deviation_ms = torch.exp(least + (most - least) * torch.rand(n_clips, 1, device=device))
    errs = torch.rand(n_clips, 1, device=device) < _OFTEN
    return 1e-3 * deviation_ms * errs * torch.randn(n_clips, n_mics, device=device)


def moved(pairs: Tensor, later_s: Tensor) -> Tensor:
    """Correlations of channels that hear everything so much later; nothing is known of what comes in from outside.

    pairs : (n, n_mics, n_mics, n_lags) as dsp.levels_and_delays keeps them, later_s : (n, n_mics). To whole lags.
    """
    steps = torch.round((later_s[:, None, :] - later_s[:, :, None]) / LAG_S).long()
    err = steps.flatten(1).any(dim=1).nonzero()[:, 0]
    n_lags = pairs.shape[-1]
    source = torch.arange(n_lags, device=pairs.device) - steps[err][..., None]
    is_known = (source >= 0) & (source < n_lags)
    found = pairs[err].gather(-1, source.clamp(0, n_lags - 1)) * is_known
    return pairs.index_copy(0, err, found)
