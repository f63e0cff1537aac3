"""How well a field over places foretells where the source was: the negative logarithm of its density there.

The density has to add up to 1 over all places, which is estimated from random ones: some anywhere in the region, some
around the truth, weighed by how likely each was to be drawn (importance sampling; Gustafsson et al., "Energy-based
models for deep probabilistic regression", ECCV 2020, section 3.3). The truth is one of them, so that no density is
taken for larger than it can be.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from workbench.nets.field_search import Field

N_ANYWHERE, N_NEAR = 64, 32
_SPREADS_M = (0.15, 0.5, 1.5, 4.0)
"""Of the normal distributions around the truth, each as often as the others."""
_OUTSIDE = -1e4


def negative_log_density(field: Field, sources: Tensor, region: Tensor) -> Tensor:
    """(batch,) in nats, of densities in 1/m^3. sources : (batch, 3); region : (batch, 2, 3), which holds them."""
    places = _candidates(sources, region)
    score = field(places)
    is_inside = ((places >= region[:, :1]) & (places <= region[:, 1:])).all(dim=2)
    log_share = torch.where(is_inside, score - _log_chance(places, sources, region, is_inside), _OUTSIDE)
    log_total = torch.logsumexp(log_share, dim=1) - math.log(places.shape[1])
    return log_total - score[:, 0]


def _candidates(sources: Tensor, region: Tensor) -> Tensor:
    """(batch, 1 + N_ANYWHERE + N_NEAR, 3): the truth first."""
    batch, device = len(sources), sources.device
    low, size = region[:, :1], region[:, 1:] - region[:, :1]
    anywhere = low + size * torch.rand(batch, N_ANYWHERE, 3, device=device)
    spreads = torch.tensor(_SPREADS_M, device=device)[torch.randint(len(_SPREADS_M), (batch, N_NEAR), device=device)]
    near = sources[:, None] + spreads[..., None] * torch.randn(batch, N_NEAR, 3, device=device)
    return torch.cat([sources[:, None], anywhere, near], dim=1)


def _log_chance(places: Tensor, sources: Tensor, region: Tensor, is_inside: Tensor) -> Tensor:
    """Logarithm of the density of the places that are drawn, (batch, n)."""
    volume = (region[:, 1] - region[:, 0]).prod(dim=1)[:, None]
    square = (places - sources[:, None]).square().sum(dim=2)
    near = sum(torch.exp(-0.5 * square / s**2) / (2.0 * math.pi * s**2) ** 1.5 for s in _SPREADS_M) / len(_SPREADS_M)
    mixed = (N_ANYWHERE * is_inside / volume + N_NEAR * near) / (N_ANYWHERE + N_NEAR)
    return torch.log(mixed + 1e-12)
