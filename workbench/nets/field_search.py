"""Where a field over places is high: a lattice over a box, then finer ones where it counts, all in one pass.

A field is a function of places (batch, n, 3) -> (batch, n), the logarithm of a density that need not add up to 1. What
comes back are places with weights: the mass of the cell that each stands for. Every clip of a batch takes the same
number of places, so the search can be exported and run on a GPU.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

Field = Callable[[Tensor], Tensor]
LATTICE = (12, 12, 4)
_REFINED = (24, 16, 16)
"""Cells that are cut into 27, turn by turn. Twice as fine a lattice and twice as many moved answers by 4 cm on average
and changed no share within 1, 2 or 3 m by more than a point (320 simulated places), at 3.6 times the time."""
_GONE = -1e9
_MEDIAN_ROUNDS = 12
_NEAR_M = 0.05


def search(field: Field, box: Tensor) -> tuple[Tensor, Tensor]:
    """Places (batch, n, 3) in a box (batch, 2, 3), low and high corner, metres; and the logarithm of each one's mass,
    (batch, n), which add up to 1. Masses of cells that were cut up are nothing."""
    low, size = box[:, 0], box[:, 1] - box[:, 0]
    steps = torch.tensor(LATTICE, dtype=box.dtype, device=box.device)
    places = low[:, None] + size[:, None] * _lattice(box)
    edge = (size / steps)[:, None]
    shrunk = places.new_zeros(places.shape[:2])
    mass = field(places)
    thirds = _thirds(box)
    for n_cut in _REFINED:
        chosen = mass.topk(n_cut, dim=1).indices
        cut = torch.gather(places, 1, chosen[..., None].expand(-1, -1, 3))
        cut_shrunk = torch.gather(shrunk, 1, chosen)
        cells = edge * torch.exp(-math.log(3.0) * cut_shrunk)[..., None]
        finer = (cut[:, :, None] + cells[:, :, None] * thirds).flatten(1, 2)
        finer_shrunk = (cut_shrunk + 1.0).repeat_interleave(len(thirds), dim=1)
        finer_mass = field(finer) - 3.0 * math.log(3.0) * finer_shrunk
        mass = mass.scatter(1, chosen, _GONE)
        places = torch.cat([places, finer], dim=1)
        shrunk = torch.cat([shrunk, finer_shrunk], dim=1)
        mass = torch.cat([mass, finer_mass], dim=1)
    return places, torch.log_softmax(mass, dim=1)


def middle_of(places: Tensor, log_mass: Tensor) -> Tensor:
    """The place whose mean distance to all mass is the least, (batch, 3): the geometric median, by Weiszfeld."""
    mass = log_mass.exp()
    middle = (mass[..., None] * places).sum(dim=1)
    for _ in range(_MEDIAN_ROUNDS):
        away = torch.linalg.vector_norm(places - middle[:, None], dim=2)
        pull = mass / torch.clamp(away, min=_NEAR_M)
        middle = (pull[..., None] * places).sum(dim=1) / pull.sum(dim=1, keepdim=True)
    return middle


def _lattice(like: Tensor) -> Tensor:
    """Middles of the cells of a box of one unit, (n, 3)."""
    axes = [(torch.arange(n, dtype=like.dtype, device=like.device) + 0.5) / n for n in LATTICE]
    return torch.stack(torch.meshgrid(*axes, indexing="ij"), dim=-1).reshape(-1, 3)


def _thirds(like: Tensor) -> Tensor:
    """Middles of the 27 parts of a cell of one unit about its middle, (27, 3)."""
    step = torch.tensor([-1.0, 0.0, 1.0], dtype=like.dtype, device=like.device) / 3.0
    return torch.stack(torch.meshgrid(step, step, step, indexing="ij"), dim=-1).reshape(-1, 3)
