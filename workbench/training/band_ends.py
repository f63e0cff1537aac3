"""Training clips that are weaker or silent above some frequency, as recorders, links and lower rates leave them."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from workbench.dsp import level_shapes, mel
from workbench.dsp.features import Feature

_SILENT_DB = -100.0
_LEAST_DB, _MOST_DB = 3.0, 100.0


def has_bands(feature: Feature) -> bool:
    """Does it tell levels of frequency bands?"""
    return feature.is_level and (feature.band_axis is not None or feature.per_pair > 0)


def ended(own: Tensor, feature: Feature, chance: float, share: slice, batch: int) -> Tensor:
    """The clips' own values (n, n_mics, ...), in a share `chance` of them weaker from a band on, in all microphones
    alike, by 3 to 100 dB, but no weaker than silence. share, batch : as augment.augmented has them.
    """
    device = own.device
    first = torch.randint(mel.N_BANDS // 2, mel.N_BANDS, (batch, 1), device=device)
    by_db = _LEAST_DB + (_MOST_DB - _LEAST_DB) * torch.rand(batch, 1, device=device)
    by_db = by_db * (torch.rand(batch, 1, device=device) < chance)
    axis = 2 if feature.band_axis is None else feature.band_axis
    shape = [len(own), *[1] * (own.dim() - 1)]
    shape[axis] = own.shape[axis]
    bands = torch.from_numpy(_mel_band_of(feature)).to(device)
    loss_db = (by_db[share] * (bands >= first[share])).view(shape)
    return torch.where(loss_db > 0.0, torch.clamp(own - loss_db, min=_SILENT_DB), own)


def _mel_band_of(feature: Feature) -> np.ndarray:
    """Where each value along the axis of bands lies, counted in the 128 mel bands from 0. (n_values,) float32."""
    bands = np.arange(mel.N_BANDS, dtype=np.float32)
    if not feature.per_pair:
        return bands
    a_shape_band = mel.N_BANDS / level_shapes.N_BANDS
    of_shapes = (np.arange(level_shapes.N_BANDS, dtype=np.float32) + 0.5) * a_shape_band - 0.5
    return np.concatenate([bands, np.tile(of_shapes, level_shapes.N_SHAPES)])
