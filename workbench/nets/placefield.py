"""PlaceField: to every place, how likely the source is there. Ours, not published.

SpaceNet tells a network where microphones stand and asks for a place. Here the network is asked of one place after the
other whether the source may be there: given how far it is from each microphone, do the levels look like that
(nets.microphone_tokens), and do the correlations of each two microphones have their peaks at its delays
(nets.delay_evidence)? Means over microphones and over pairs of them make it the same for any number and any order.
Places come in by distances and heights relative to the microphones alone, so an array that is moved, turned about the
vertical or mirrored gives the same field, moved, turned or mirrored. The answers for all places are the logarithm of a
density; training makes it high where sources were (nets.field_loss), a search finds where it is high
(nets.field_search).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.core.pair_delays import N_LAGS, N_LEVELS
from workbench.nets.answering import USUAL_M_S
from workbench.nets.delay_evidence import DelayEvidence, Pairs
from workbench.nets.field_loss import negative_log_density
from workbench.nets.field_region import MARGIN_M, MARGIN_SHARE
from workbench.nets.field_search import Field, middle_of, search
from workbench.nets.microphone_tokens import MicrophoneTokens, heard_of, mean_over
from workbench.nets.network import Frame, Network, Number, architecture

_WIDTH, _N_BLOCKS = 96, 2
_PLACE, _PAIR = 64, 32
_N_PLACE_TOLD = 6


@dataclass(frozen=True)
class _Heard:
    """What is worked out once a clip. microphones : (batch, n_mics, 3); heard : (batch, n_mics), 1 or 0."""

    microphones: Tensor
    heard: Tensor
    of_levels: Tensor
    of_clip: Tensor
    pairs: Pairs | None


def region_of(points: Tensor) -> Tensor:
    """The box round points (batch, n, 3), and a margin: (batch, 2, 3)."""
    low, high = points.amin(dim=1), points.amax(dim=1)
    span = torch.linalg.vector_norm(high - low, dim=1, keepdim=True)
    margin = torch.maximum(low.new_tensor(MARGIN_M), span * low.new_tensor(MARGIN_SHARE))
    return torch.stack([low - margin, high + margin], dim=1)


@architecture("placefield")
class PlaceField(Network):
    """delays : does it hear correlations? Without them it goes by levels alone, and no clock matters."""

    about = "Judges place after place by levels and delays of 3 to 16 microphones in any order; tells how sure it is."

    tells_distribution = True

    def __init__(self, delays: bool = True) -> None:
        super().__init__(Frame())
        self.tokens = MicrophoneTokens(N_LEVELS, _WIDTH, _N_BLOCKS)
        self.of_token = nn.Linear(_WIDTH, _PLACE)
        self.of_place = nn.Linear(_N_PLACE_TOLD, _PLACE, bias=False)
        self.judge = nn.Linear(_PLACE, _PLACE)
        self.delays = DelayEvidence(_WIDTH, _PAIR) if delays else None
        self.of_clip = nn.Linear(_WIDTH, 96)
        self.of_evidence = nn.Linear(_PLACE + (_PAIR if delays else 0) + 1, 96, bias=False)
        self.score = nn.Sequential(nn.ReLU(), nn.Linear(96, 48), nn.ReLU(), nn.Linear(48, 1))

    def forward(self, features: Tensor, microphones: Tensor) -> Tensor:
        return middle_of(*self.distribution(features, microphones))

    def distribution(
        self,
        features: Tensor,
        microphones: Tensor,
        box: Tensor | None = None,
        sound_speed_m_s: Number = USUAL_M_S,
    ) -> tuple[Tensor, Tensor]:
        """Places (batch, n, 3) and the logarithm of the mass of each, (batch, n), for every clip by itself.

        box : (batch, 2, 3), where the source can be, metres; None = around the microphones.
        """
        field = self.field(features, microphones, sound_speed_m_s)
        return search(field, region_of(microphones) if box is None else box)

    def joint_distribution(
        self,
        features: Tensor,
        microphones: Tensor,
        box: Tensor,
        sharpness: Number,
        sound_speed_m_s: Number = USUAL_M_S,
    ) -> tuple[Tensor, Tensor]:
        """The same for all clips together, (1, n, 3) and (1, n): the source stood still.

        Clips that overlap, and echoes that stay, tell the same thing again, so the sum of their fields is multiplied
        by a sharpness below 1. box : (1, 2, 3).
        """
        field = self.field(features, microphones, sound_speed_m_s)
        n_clips = features.shape[0]  # len would hold an exported network to the number of its example
        return search(lambda places: sharpness * field(places.expand(n_clips, -1, -1)).sum(dim=0, keepdim=True), box)

    def loss(self, features: Tensor, microphones: Tensor, sources: Tensor, of_places: Callable[..., Tensor]) -> Tensor:
        """The negative logarithm of the density where the source was."""
        region = region_of(torch.cat([microphones, sources[:, None]], dim=1))
        return negative_log_density(self.field(features, microphones), sources, region).mean()

    def field(self, features: Tensor, microphones: Tensor, sound_speed_m_s: Number = USUAL_M_S) -> Field:
        """What these clips say of places (batch, n, 3): (batch, n), the logarithm of a density but for a constant."""
        levels = features[..., :N_LEVELS]
        heard = heard_of(levels)
        tokens = self.tokens(levels, microphones, heard)
        pairs = None
        if self.delays is not None:
            correlations = features[..., N_LEVELS:].reshape(*features.shape[:2], -1, N_LAGS)
            pairs = self.delays.pairs(correlations, tokens, microphones, heard, sound_speed_m_s)
        is_heard = heard.to(tokens.dtype)
        of_clip = self.of_clip(mean_over(tokens, is_heard[..., None], dim=1))
        clip = _Heard(microphones, is_heard, self.of_token(tokens), of_clip, pairs)
        return lambda places: self._scored(clip, places)

    def _scored(self, clip: _Heard, places: Tensor) -> Tensor:
        between = places[:, :, None] - clip.microphones[:, None]
        away = torch.linalg.vector_norm(between, dim=3)
        seen = nn.functional.relu(clip.of_levels[:, None] + self.of_place(_told(between, away, clip.heard)))
        seen = mean_over(nn.functional.relu(self.judge(seen)), clip.heard[:, None, :, None], dim=2)
        above = mean_over(between[..., 2], clip.heard[:, None], dim=2)[..., None] / 3.0
        evidence = [seen, above]
        if self.delays is not None and clip.pairs is not None:
            evidence.insert(1, self.delays.at(clip.pairs, away))
        scored: Tensor = self.score(self.of_evidence(torch.cat(evidence, dim=2)) + clip.of_clip[:, None])
        return scored.squeeze(2)


def _told(between: Tensor, away: Tensor, heard: Tensor) -> Tensor:
    """Of each place and microphone: distances in several ways. (batch, n_places, n_mics, 6)."""
    far = torch.log(away + 0.2)
    usual = mean_over(far, heard[:, None], dim=2)[..., None]
    level = torch.log(torch.linalg.vector_norm(between[..., :2], dim=3) + 0.3)
    return torch.stack(
        [far - usual, usual.expand_as(far), away / 10.0, between[..., 2] / 3.0, 1.0 / (away + 0.5), level], dim=3
    )
