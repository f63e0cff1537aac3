"""Changes to a batch of training clips: masking as in SpecAugment (Park et al., Interspeech 2019), gains, drop-out."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from workbench.dsp.features import Feature
from workbench.nets.network import Network
from workbench.training.config import AugmentConfig

_SILENT_DB = -100.0


def with_defaults_of(network: type[Network], config: AugmentConfig) -> AugmentConfig:
    """The configuration with what it leaves to the network filled in."""
    frequency_mask = network.frequency_mask if config.frequency_mask is None else config.frequency_mask
    time_mask = network.time_mask if config.time_mask is None else config.time_mask
    return replace(config, frequency_mask=frequency_mask, time_mask=time_mask)


def augmented(
    heard: Tensor, config: AugmentConfig, feature: Feature, share: slice = slice(None), n_batch: int = 0
) -> Tensor:
    """heard (n, n_mics, ...), of the feature -> the same shape, changed by torch's present random state.

    share, n_batch : the clips are this part of a batch of n_batch that several processes share; each draws for the
    whole batch, so that together they change it as one process would. Left out: the clips are the whole batch.
    """
    batch, n_mics, device = n_batch or heard.shape[0], heard.shape[1], heard.device
    last = [1] * (heard.dim() - 2)
    if config.common_gain_db:
        gain = (2.0 * torch.rand(batch, 1, *last, device=device) - 1.0) * config.common_gain_db
        heard = _louder(heard, gain[share], feature)
    if config.channel_gain_db:
        gain = config.channel_gain_db * torch.randn(batch, n_mics, *last, device=device)
        heard = _louder(heard, gain[share], feature)
    if config.channel_drop:
        drops = torch.rand(batch, device=device) < config.channel_drop
        victim = torch.randint(n_mics, (batch,), device=device)
        is_victim = drops[:, None] & (torch.arange(n_mics, device=device) == victim[:, None])
        silence = _SILENT_DB if feature.is_level else 0.0
        heard = heard.masked_fill(is_victim.view(batch, n_mics, *last)[share], silence)
    for axis, widest in ((feature.band_axis, config.frequency_mask), (feature.frame_axis, config.time_mask)):
        if axis is not None and widest:
            heard = _masked(heard, axis, _mask(batch, heard.shape[axis], widest, device)[share])
    return heard


def _louder(heard: Tensor, gain_db: Tensor, feature: Feature) -> Tensor:
    """A gain adds to levels and multiplies amplitudes."""
    return heard + gain_db if feature.is_level else heard * 10.0 ** (gain_db / 20.0)


def _mask(batch: int, length: int, widest: int, device: torch.device) -> Tensor:
    """(batch, length) bool: one stretch of random width in each."""
    width = torch.randint(widest + 1, (batch, 1), device=device)
    first = (torch.rand(batch, 1, device=device) * (length - width)).long()
    at = torch.arange(length, device=device)
    return (at >= first) & (at < first + width)


def _masked(heard: Tensor, axis: int, mask: Tensor) -> Tensor:
    """What a mask (n, length) covers along an axis gets each clip's mean level, in all microphones alike."""
    n, others = len(heard), [1] * (heard.dim() - 1)
    mean = heard.flatten(1).mean(dim=1).view(n, *others)
    shape = [n, *others]
    shape[axis] = heard.shape[axis]
    return torch.where(mask.view(shape), mean, heard)
