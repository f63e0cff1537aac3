"""Microphones of a training clip that are not quite where they are said to be."""

from __future__ import annotations

import torch
from torch import Tensor

WRONG_SHARE = 0.05
WRONG_M = 1.5
"""In so many clips one microphone is wrong by up to so much."""


def position_errors_m(n_clips: int, n_mics: int, deviation_m: float, device: torch.device) -> Tensor:
    """(n_clips, n_mics, 3): of this standard deviation each, and now and then one of them far off."""
    errors_m = deviation_m * torch.randn(n_clips, n_mics, 3, device=device)
    way = torch.nn.functional.normalize(torch.randn(n_clips, 3, device=device), dim=1)
    far_m = WRONG_M * torch.rand(n_clips, 1, device=device) * way
    is_wrong = torch.rand(n_clips, 1, device=device) < WRONG_SHARE
    victim = torch.nn.functional.one_hot(torch.randint(n_mics, (n_clips,), device=device), n_mics)
    return errors_m + (victim[:, :, None] * (far_m * is_wrong)[:, None, :])
