"""Changes to a batch of training clips: masking as in SpecAugment (Park et al., Interspeech 2019), gains, drop-out,
and microphones that are fewer, elsewhere, or late."""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from workbench.dsp.features import Feature
from workbench.nets.network import Network
from workbench.training.band_ends import ended, has_bands
from workbench.training.clock_errors import moved, offsets_s
from workbench.training.config import AugmentConfig
from workbench.training.microphone_choice import chosen, of_microphones, pairs_of
from workbench.training.position_errors import position_errors_m

_SILENT_DB = -100.0
_WRONG_GAIN_DB = 12.0


def with_defaults_of(network: type[Network], config: AugmentConfig) -> AugmentConfig:
    """The configuration with what it leaves to the network filled in."""
    frequency_mask = network.frequency_mask if config.frequency_mask is None else config.frequency_mask
    time_mask = network.time_mask if config.time_mask is None else config.time_mask
    return replace(config, frequency_mask=frequency_mask, time_mask=time_mask)


def augmented(
    heard: Tensor,
    microphones: Tensor,
    config: AugmentConfig,
    feature: Feature,
    share: slice = slice(None),
    n_batch: int = 0,
) -> tuple[Tensor, Tensor]:
    """heard (n, n_mics, ...), of the feature, and microphones (n, n_mics, 3), metres -> the same, changed by torch's
    present random state; of fewer microphones where the configuration says so.

    share, n_batch : the clips are this part of a batch of n_batch that several processes share; each draws for the
    whole batch, so that together they change it as one process would. Left out: the clips are the whole batch.
    """
    batch, device = n_batch or heard.shape[0], heard.device
    if config.fewest_microphones or config.first_four:
        which = chosen(batch, heard.shape[1], config.fewest_microphones, config.first_four, device)
        if which is not None:
            heard, microphones = of_microphones(heard, microphones, which[share], feature)
    n_mics = heard.shape[1]
    own, pairs = heard, None
    if feature.per_pair:
        own, pairs = heard[..., : feature.n_own], pairs_of(heard, feature)
    own = _with_gains(own, config, feature, share, batch)
    if config.channel_drop:
        is_silent = _dropped(batch, n_mics, config.channel_drop, device)[share]
        own = own.masked_fill(is_silent.view(*is_silent.shape, *_last(own)), _SILENT_DB if feature.is_level else 0.0)
        if pairs is not None:
            pairs = pairs.masked_fill((is_silent[:, :, None] | is_silent[:, None, :])[..., None], 0.0)
    own = _masked_bands(own, config, feature, share, batch)
    if pairs is not None and config.clock_error_ms:
        pairs = moved(pairs, offsets_s(batch, n_mics, config.clock_error_ms, device)[share])
    if config.position_error_m:
        microphones = microphones + position_errors_m(batch, n_mics, config.position_error_m, device)[share]
    return (own if pairs is None else torch.cat([own, pairs.flatten(2)], dim=2)), microphones


def _with_gains(own: Tensor, config: AugmentConfig, feature: Feature, share: slice, batch: int) -> Tensor:
    """All channels together, each by itself, and one of them far off."""
    n_mics, device, last = own.shape[1], own.device, _last(own)
    if config.common_gain_db:
        gain = (2.0 * torch.rand(batch, 1, *last, device=device) - 1.0) * config.common_gain_db
        own = _louder(own, gain[share], feature)
    if config.channel_gain_db:
        gain = config.channel_gain_db * torch.randn(batch, n_mics, *last, device=device)
        own = _louder(own, gain[share], feature)
    if config.gain_fault:
        gain = _wrong_gains_db(batch, n_mics, config.gain_fault, device)
        own = _louder(own, gain.view(batch, n_mics, *last)[share], feature)
    return own


def _dropped(batch: int, n_mics: int, chance: float, device: torch.device) -> Tensor:
    """(batch, n_mics) bool: of some clips, one channel."""
    drops = torch.rand(batch, device=device) < chance
    victim = torch.randint(n_mics, (batch,), device=device)
    return drops[:, None] & (torch.arange(n_mics, device=device) == victim[:, None])


def _wrong_gains_db(batch: int, n_mics: int, chance: float, device: torch.device) -> Tensor:
    """(batch, n_mics): of some clips one channel by up to _WRONG_GAIN_DB up or down, else 0."""
    is_wrong = _dropped(batch, n_mics, chance, device)
    return is_wrong * (2.0 * torch.rand(batch, 1, device=device) - 1.0) * _WRONG_GAIN_DB


def _masked_bands(own: Tensor, config: AugmentConfig, feature: Feature, share: slice, batch: int) -> Tensor:
    """Bands' ends, masked bands and masked stretches, where the feature has such axes."""
    if config.band_end and has_bands(feature):
        own = ended(own, feature, config.band_end, share, batch)
    for axis, widest in ((feature.band_axis, config.frequency_mask), (feature.frame_axis, config.time_mask)):
        if axis is not None and widest:
            own = _masked(own, axis, _mask(batch, own.shape[axis], widest, own.device)[share])
    return own


def _last(heard: Tensor) -> list[int]:
    """Ones for the axes after the microphones'."""
    return [1] * (heard.dim() - 2)


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
