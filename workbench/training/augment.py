"""Changes to a batch of training levels: masking as in SpecAugment (Park et al., Interspeech 2019), gains, drop-out."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from workbench.nets.network import Network
from workbench.training.config import AugmentConfig

_SILENT_DB = -100.0


def with_defaults_of(network: type[Network], config: AugmentConfig) -> AugmentConfig:
    """The configuration with what it leaves to the network filled in."""
    frequency_mask = network.frequency_mask if config.frequency_mask is None else config.frequency_mask
    time_mask = network.time_mask if config.time_mask is None else config.time_mask
    return replace(config, frequency_mask=frequency_mask, time_mask=time_mask)


def augmented(levels: Tensor, config: AugmentConfig) -> Tensor:
    """levels (batch, n_mics, 128[, n_frames]) dB -> the same shape, changed by torch's present random state."""
    batch, n_mics, device = levels.shape[0], levels.shape[1], levels.device
    last = [1] * (levels.dim() - 2)
    if config.common_gain_db:
        gain = (2.0 * torch.rand(batch, 1, *last, device=device) - 1.0) * config.common_gain_db
        levels = levels + gain
    if config.channel_gain_db:
        levels = levels + config.channel_gain_db * torch.randn(batch, n_mics, *last, device=device)
    if config.channel_drop:
        drops = torch.rand(batch, device=device) < config.channel_drop
        victim = torch.randint(n_mics, (batch,), device=device)
        is_victim = torch.arange(n_mics, device=device) == victim[:, None]
        levels = levels.masked_fill((drops[:, None] & is_victim).view(batch, n_mics, *last), _SILENT_DB)
    if config.frequency_mask:
        levels = _masked(levels, 2, config.frequency_mask)
    if config.time_mask and levels.dim() == 4:
        levels = _masked(levels, 3, config.time_mask)
    return levels


def _masked(levels: Tensor, axis: int, widest: int) -> Tensor:
    """One stretch of random width along an axis gets each clip's mean level, in all microphones alike."""
    batch, length, device = levels.shape[0], levels.shape[axis], levels.device
    width = torch.randint(widest + 1, (batch, 1), device=device)
    first = (torch.rand(batch, 1, device=device) * (length - width)).long()
    at = torch.arange(length, device=device)
    mask = (at >= first) & (at < first + width)
    shape = [batch, *[1] * (levels.dim() - 1)]
    shape[axis] = length
    mean = levels.flatten(1).mean(dim=1).view(batch, *[1] * (levels.dim() - 1))
    return torch.where(mask.view(shape), mean, levels)
