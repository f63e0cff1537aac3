"""What the correlations of each two microphones say of a place: how high they are at the delay it would have.

A correlation is looked at as it is and widened to 3, 9 and 27 steps (0.5, 1.6 and 4.9 ms), so that a coarse search
sees peaks from afar, and clocks or a speed of sound that are a little off do no harm. How far each pair is trusted is
learnt: from the tokens of both, and from how high its correlation is where sound in the air can have delayed it, beside
how high it is anywhere, which tells clocks that are far off.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.core.pair_delays import LAG_S, N_LAGS
from workbench.nets.answering import USUAL_M_S
from workbench.nets.network import Number

_HALF = N_LAGS // 2
_SLOWEST_M_S = 331.0
_SLACK_STEPS = 2.0
_N_WIDTHS = 4
_UNIT = 3.0
"""Correlations come in divided by this."""


@dataclass(frozen=True)
class Pairs:
    """first, second : (n_pairs,) int64; curves : (batch, n_pairs, 1103, 4); trust : (batch, n_pairs, width).

    heard : (batch, n_pairs), 1 where both hear anything, else 0. sound_speed_m_s : what turns ways into delays.
    """

    first: Tensor
    second: Tensor
    curves: Tensor
    trust: Tensor
    heard: Tensor
    sound_speed_m_s: Number


def widened(curves: Tensor) -> Tensor:
    """(..., n) -> (..., n, 4): itself, and the highest within 1, 4 and 13 steps to either side."""
    found = [curves]
    for step in (1, 3, 9):
        wide = found[-1].clone()
        wide[..., step:] = torch.maximum(wide[..., step:], found[-1][..., :-step])
        wide[..., :-step] = torch.maximum(wide[..., :-step], found[-1][..., step:])
        found.append(wide)
    return torch.stack(found, dim=-1)


class DelayEvidence(nn.Module):
    """Tokens and correlations -> Pairs, once a clip; then `at` places."""

    def __init__(self, token_width: int, width: int) -> None:
        super().__init__()
        self.of_tokens = nn.Linear(2 * token_width, width)
        self.of_heights = nn.Linear(2 * _N_WIDTHS + 1, width)
        self.of_place = nn.Linear(_N_WIDTHS + 1, width, bias=False)
        self.judge = nn.Linear(width, width)

    def pairs(
        self,
        correlations: Tensor,
        tokens: Tensor,
        microphones: Tensor,
        heard: Tensor,
        sound_speed_m_s: Number = USUAL_M_S,
    ) -> Pairs:
        """correlations : (batch, n_mics, n_mics, 1103); heard : (batch, n_mics) bool."""
        first, second, counts = _pairs_of(microphones.shape[1], tokens.device)
        apart = torch.linalg.vector_norm(microphones[:, first] - microphones[:, second], dim=2)
        curves = widened(correlations[:, first, second] / _UNIT)
        steps = torch.arange(-_HALF, _HALF + 1, device=tokens.device).abs()
        can_be = steps <= (apart / _SLOWEST_M_S / LAG_S + _SLACK_STEPS)[..., None]
        highest_here = torch.where(can_be[..., None], curves, 0.0).amax(dim=2)
        told = torch.cat([highest_here, curves.amax(dim=2), apart[..., None] / 10.0], dim=2)
        one, other = tokens[:, first], tokens[:, second]
        trust = self.of_tokens(torch.cat([one + other, one * other], dim=2)) + self.of_heights(told)
        both = (heard[:, first] & heard[:, second] & counts).to(tokens.dtype)
        return Pairs(first, second, curves, trust, both, sound_speed_m_s)

    def at(self, pairs: Pairs, away: Tensor) -> Tensor:
        """away : (batch, n_places, n_mics), metres from each place to each microphone -> (batch, n_places, width)."""
        later_s = (away[..., pairs.second] - away[..., pairs.first]) / pairs.sound_speed_m_s
        steps = (later_s / LAG_S).transpose(1, 2)
        heights = _between(pairs.curves, steps + _HALF)
        told = torch.cat([heights, steps.abs()[..., None] / 100.0], dim=3)
        judged = nn.functional.relu(pairs.trust[:, :, None] + self.of_place(told))
        judged = nn.functional.relu(self.judge(judged))
        n_heard = torch.clamp(pairs.heard.sum(dim=1), min=1.0)
        return torch.einsum("bpkw,bp->bkw", judged, pairs.heard) / n_heard[:, None, None]


def _pairs_of(n_mics: int, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """First and second of each two microphones, and which of these pairs count: (n_pairs,) int64, int64, bool.

    An exported network takes any number of microphones, and what is traced cannot count pairs: it gets all that there
    are in order, of which half count.
    """
    if torch.compiler.is_exporting():
        numbers = torch.arange(n_mics, device=device)
        first, second = (each.reshape(-1) for each in torch.meshgrid(numbers, numbers, indexing="ij"))
        return first, second, first < second
    first, second = torch.triu_indices(n_mics, n_mics, 1, device=device)
    return first, second, torch.ones_like(first, dtype=torch.bool)


def _between(curves: Tensor, position: Tensor) -> Tensor:
    """Curves (batch, n_pairs, n, 4) at positions (batch, n_pairs, n_places) counted from their first value: linearly
    between two, nothing beyond the ends. (batch, n_pairs, n_places, 4)."""
    inside = torch.clamp(position, 0.0, N_LAGS - 1.001)
    lower = inside.floor()
    share = (inside - lower)[..., None]
    at = lower.long()[..., None].expand(-1, -1, -1, _N_WIDTHS)
    found = torch.gather(curves, 2, at) * (1.0 - share) + torch.gather(curves, 2, at + 1) * share
    is_there = (position >= 0.0) & (position <= N_LAGS - 1.0)
    return found * is_there[..., None].to(found.dtype)
