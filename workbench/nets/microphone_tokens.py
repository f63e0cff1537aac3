"""Each microphone as a token that knows what the others hear and how far off they stand.

In whichever order microphones come, tokens come in the same; moved, turned about the vertical or mirrored in an upright
plane, an array gives the same tokens: geometry comes in by distances and differences of height alone.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

_N_HEADS = 4
_REL_DB, _SHARED_DB = 10.0, 20.0


def heard_of(levels: Tensor) -> Tensor:
    """Which microphones hear anything at all, (batch, n_mics) bool; all of them where none does.

    levels : (batch, n_mics, n_bands) dB, -100 at the least.
    """
    hears = levels.amax(dim=2) > -95.0
    return hears | ~hears.any(dim=1, keepdim=True)


def mean_over(values: Tensor, heard: Tensor, dim: int) -> Tensor:
    """The mean of what was heard along an axis; `heard` is 1 or 0 and has as many axes as `values`."""
    return (values * heard).sum(dim=dim) / torch.clamp(heard.sum(dim=dim), min=1.0)


class _Block(nn.Module):
    """Attention with a bias for each two tokens, then two layers (Vaswani et al., 2017; layer norms first)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.ask = nn.Linear(width, 3 * width)
        self.join = nn.Linear(width, width)
        self.think = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, tokens: Tensor, bias: Tensor) -> Tensor:
        batch, n_mics, width = tokens.shape
        asked = self.ask(self.before(tokens)).view(batch, n_mics, 3, _N_HEADS, width // _N_HEADS)
        query, key, value = asked.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (query @ key.transpose(2, 3) / math.sqrt(width // _N_HEADS) + bias).softmax(dim=3)
        tokens = tokens + self.join((weights @ value).transpose(1, 2).reshape(batch, n_mics, width))
        thought: Tensor = self.think(self.between(tokens))
        return tokens + thought


class MicrophoneTokens(nn.Module):
    """(batch, n_mics, n_levels) dB, (batch, n_mics, 3) metres, (batch, n_mics) bool -> (batch, n_mics, width).

    What comes in of levels: how far each lies from the mean over microphones, and that mean itself, which tells the
    sound's colour and the noise. Its own overall loudness, that the recorder and the caller decide, is taken off.
    """

    def __init__(self, n_levels: int, width: int, n_blocks: int) -> None:
        super().__init__()
        self.embed = nn.Sequential(nn.Linear(2 * n_levels, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, width))
        self.relate = nn.Sequential(nn.Linear(3, 32), nn.GELU(), nn.Linear(32, n_blocks * _N_HEADS))
        self.blocks = nn.ModuleList(_Block(width) for _ in range(n_blocks))

    def forward(self, levels: Tensor, microphones: Tensor, heard: Tensor) -> Tensor:
        is_heard = heard[..., None].to(levels.dtype)
        shared = mean_over(levels, is_heard, dim=1)[:, None]
        colour = (shared - shared.mean(dim=2, keepdim=True)) / _SHARED_DB
        tokens = self.embed(torch.cat([(levels - shared) / _REL_DB, colour.expand_as(levels)], dim=2))
        deaf = torch.zeros_like(heard, dtype=levels.dtype).masked_fill(~heard, -1e4)
        for block, bias in zip(self.blocks, self._biases(microphones), strict=True):
            tokens = block(tokens, bias + deaf[:, None, None, :])
        silenced: Tensor = tokens * is_heard
        return silenced

    def _biases(self, microphones: Tensor) -> tuple[Tensor, ...]:
        """Of each block, (batch, n_heads, n_mics, n_mics)."""
        between = microphones[:, :, None] - microphones[:, None]
        away = torch.linalg.vector_norm(between, dim=3)
        told = torch.stack([torch.log(away + 0.3), away / 10.0, between[..., 2].abs() / 3.0], dim=3)
        biases: Tensor = self.relate(told)
        return biases.permute(0, 3, 1, 2).split(_N_HEADS, dim=1)  # type: ignore[no-any-return, no-untyped-call]
