"""Changes to a batch of training clips: masking as in SpecAugment (Park et al., Interspeech 2019), gains, drop-out."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from workbench.dsp.features import Feature
from workbench.nets.network import Network
from workbench.training.config import AugmentConfig

_SILENT_DB = -100.0
_LEAST_END_DB, _MOST_END_DB = 3.0, 100.0


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
    if config.band_end and feature.is_level and feature.band_axis is not None:
        heard = _ended(heard, feature.band_axis, *(drawn[share] for drawn in _ends(batch, heard, feature, config)))
    for axis, widest in ((feature.band_axis, config.frequency_mask), (feature.frame_axis, config.time_mask)):
        if axis is not None and widest:
            heard = _masked(heard, axis, _mask(batch, heard.shape[axis], widest, device)[share])
    return heard


def _ends(batch: int, heard: Tensor, feature: Feature, config: AugmentConfig) -> tuple[Tensor, Tensor]:
    """From which band on each clip is weaker, and by how many dB. (batch, 1) int64 and float32."""
    assert feature.band_axis is not None
    n_bands, device = heard.shape[feature.band_axis], heard.device
    first = torch.randint(n_bands // 2, n_bands, (batch, 1), device=device)
    by_db = _LEAST_END_DB + (_MOST_END_DB - _LEAST_END_DB) * torch.rand(batch, 1, device=device)
    return first, by_db * (torch.rand(batch, 1, device=device) < config.band_end)


def _ended(heard: Tensor, axis: int, first: Tensor, by_db: Tensor) -> Tensor:
    """Levels weaker from a band on, in all microphones alike, but no weaker than silence."""
    n, bands = len(heard), torch.arange(heard.shape[axis], device=heard.device)
    shape = [n, *[1] * (heard.dim() - 1)]
    shape[axis] = heard.shape[axis]
    loss_db = (by_db * (bands >= first)).view(shape)
    return torch.where(loss_db > 0.0, torch.clamp(heard - loss_db, min=_SILENT_DB), heard)


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
