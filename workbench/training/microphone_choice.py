"""Batches of training clips with some of their microphones, so that a network learns to do with any number."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.dsp.features import Feature

FIRST = 4
"""As many as most sites have."""


def chosen(n_clips: int, n_mics: int, fewest: int, first_four: float, device: torch.device) -> Tensor | None:
    """Which microphones each clip of a batch keeps: (n_clips, n) int64, rising; None = all of them.

    As many in the whole batch, another choice in each clip; in a share `first_four` of the batches the first four.
    fewest : 0 = all. Drawn on the CPU where a number is needed at once: a GPU is not waited for.
    """
    if first_four and float(torch.rand(1)) < first_four:
        return torch.arange(min(FIRST, n_mics), device=device).expand(n_clips, -1)
    if not fewest or fewest >= n_mics:
        return None
    n = int(torch.randint(fewest, n_mics + 1, (1,)))
    order = torch.rand(n_clips, n_mics, device=device).argsort(dim=1)
    return order[:, :n].sort(dim=1).values


def of_microphones(heard: Tensor, microphones: Tensor, which: Tensor, feature: Feature) -> tuple[Tensor, Tensor]:
    """What these microphones hear, and where they stand. heard (n, n_mics, ...), microphones (n, n_mics, 3)."""
    rows = torch.arange(len(which), device=which.device)[:, None]
    places = microphones[rows, which]
    if not feature.per_pair:
        return heard[rows, which], places
    pairs = pairs_of(heard, feature)[rows[..., None], which[:, :, None], which[:, None, :]]
    return torch.cat([heard[rows, which, : feature.n_own], pairs.flatten(2)], dim=2), places


def pairs_of(heard: Tensor, feature: Feature) -> Tensor:
    """(n, n_mics, n_mics, per_pair): what is kept of each pair of microphones."""
    n, n_mics = heard.shape[:2]
    return heard[..., feature.n_own :].reshape(n, n_mics, n_mics, feature.per_pair)
