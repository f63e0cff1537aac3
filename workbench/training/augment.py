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


def augmented(levels: Tensor, config: AugmentConfig, share: slice = slice(None), n_batch: int = 0) -> Tensor:
    """levels (n, n_mics, 128[, n_frames]) dB -> the same shape, changed by torch's present random state.

    share, n_batch : the clips are this part of a batch of n_batch that several processes share; each draws for the
    whole batch, so that together they change it as one process would. Left out: the clips are the whole batch.
    """
    batch, n_mics, device = n_batch or levels.shape[0], levels.shape[1], levels.device
    last = [1] * (levels.dim() - 2)
    if config.common_gain_db:
        gain = (2.0 * torch.rand(batch, 1, *last, device=device) - 1.0) * config.common_gain_db
        levels = levels + gain[share]
    if config.channel_gain_db:
        levels = levels + config.channel_gain_db * torch.randn(batch, n_mics, *last, device=device)[share]
    if config.channel_drop:
        drops = torch.rand(batch, device=device) < config.channel_drop
        victim = torch.randint(n_mics, (batch,), device=device)
        is_victim = drops[:, None] & (torch.arange(n_mics, device=device) == victim[:, None])
        levels = levels.masked_fill(is_victim.view(batch, n_mics, *last)[share], _SILENT_DB)
    if config.frequency_mask:
        levels = _masked(levels, 2, _mask(batch, levels.shape[2], config.frequency_mask, device)[share])
    if config.time_mask and levels.dim() == 4:
        levels = _masked(levels, 3, _mask(batch, levels.shape[3], config.time_mask, device)[share])
    return levels


def _mask(batch: int, length: int, widest: int, device: torch.device) -> Tensor:
    """(batch, length) bool: one stretch of random width in each."""
    width = torch.randint(widest + 1, (batch, 1), device=device)
    first = (torch.rand(batch, 1, device=device) * (length - width)).long()
    at = torch.arange(length, device=device)
    return (at >= first) & (at < first + width)


def _masked(levels: Tensor, axis: int, mask: Tensor) -> Tensor:
    """What a mask (n, length) covers along an axis gets each clip's mean level, in all microphones alike."""
    n, others = len(levels), [1] * (levels.dim() - 1)
    mean = levels.flatten(1).mean(dim=1).view(n, *others)
    shape = [n, *others]
    shape[axis] = levels.shape[axis]
    return torch.where(mask.view(shape), mean, levels)
