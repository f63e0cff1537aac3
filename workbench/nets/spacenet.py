"""SpaceNet (Sensors 2026, 26(1), 168, doi 10.3390/s26010168).

Audio branch: ResNet18 over the levels. Spatial branch: each microphone's distance, azimuth and elevation from the
microphones' centroid, weighed group by group into three numbers. Both are joined by one linear layer.

Decided here, because the paper's Table 1 (layer sizes) is not at hand: hidden width 4 a group, so W_i is 4 x 4;
fusion = concatenation of 512 + 3 numbers and one linear layer to x, y, z.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from workbench.nets.layout import Layout, as_image, n_input_channels
from workbench.nets.network import Frame, Moments, Network, architecture, standardised
from workbench.nets.resnet18 import ResNet18

N_MICROPHONES = 4


def spatial_vector(microphones: Tensor) -> Tensor:
    """x_s = [d, a, b] of the paper: with r_l = m_l - centroid, d = |r_l|, a = atan2(r_y, r_x),
    b = atan2(r_z, sqrt(r_x^2 + r_y^2)).

    microphones : (batch, 4, 3) metres -> (batch, 3, 4): metres, radians, radians.
    """
    r = microphones - microphones.mean(dim=1, keepdim=True)
    level = torch.hypot(r[..., 0], r[..., 1])
    distance = torch.hypot(level, r[..., 2])
    return torch.stack([distance, torch.atan2(r[..., 1], r[..., 0]), torch.atan2(r[..., 2], level)], dim=1)


class SpatialBranch(nn.Module):
    """h_i = tanh(W_i x_i + b_i); z_i = w_i tanh(w_agg . h_i + b_agg): one number a group. (batch, 3, 4) -> (batch, 3).

    w_i is learnable; w_agg and b_agg are shared by the three groups, as the paper's formula is written.
    """

    def __init__(self, width: int = 4) -> None:
        super().__init__()
        self.groups = nn.ModuleList(nn.Linear(N_MICROPHONES, width) for _ in range(3))
        self.aggregate = nn.Linear(width, 1)
        self.group_weights = nn.Parameter(torch.ones(3))

    def forward(self, spatial: Tensor) -> Tensor:
        hidden = torch.stack([torch.tanh(group(spatial[:, i])) for i, group in enumerate(self.groups)], dim=1)
        weighed: Tensor = self.group_weights * torch.tanh(self.aggregate(hidden)).squeeze(-1)
        return weighed


@architecture("spacenet")
class SpaceNet(Network):
    """Levels and the array's shape, learnt together.

    layout : see `layout.as_image`. spatial, normalise : the paper's two ablation switches.
    """

    about = "ResNet18 over level differences, joined with the array's shape (Sensors 2026, 26(1), 168)."

    def __init__(
        self,
        layout: Layout = "stacked",
        spatial: bool = True,
        normalise: bool = True,
        relative: bool = False,
        scale_m: float = 1.0,
    ) -> None:
        super().__init__(Frame(relative, scale_m))
        self.layout, self.normalise = layout, normalise
        self.audio = ResNet18(n_input_channels(layout, N_MICROPHONES))
        self.spatial = SpatialBranch() if spatial else None
        self.fuse = nn.Linear(self.audio.n_features + (3 if spatial else 0), 3)
        self.level_mean: Tensor
        self.level_deviation: Tensor
        self.spatial_mean: Tensor
        self.spatial_deviation: Tensor
        self.register_buffer("level_mean", torch.zeros(()))
        self.register_buffer("level_deviation", torch.ones(()))
        self.register_buffer("spatial_mean", torch.zeros(3, N_MICROPHONES))
        self.register_buffer("spatial_deviation", torch.ones(3, N_MICROPHONES))

    def learn_statistics(self, batches: Iterable[tuple[Tensor, Tensor]]) -> None:
        """One mean and deviation over all levels; one of each for every of the 12 spatial numbers."""
        if not self.normalise:
            return
        heard, shapes = Moments(), Moments()
        for levels, microphones in batches:
            heard.add(levels.flatten())
            shapes.add(spatial_vector(microphones))
        for moments, mean, deviation in (
            (heard, self.level_mean, self.level_deviation),
            (shapes, self.spatial_mean, self.spatial_deviation),
        ):
            mean.copy_(moments.mean)
            deviation.copy_(moments.deviation)

    def answer(self, levels: Tensor, microphones: Tensor) -> Tensor:
        image = as_image(standardised(levels, self.level_mean, self.level_deviation), self.layout)
        joined: Tensor = self.audio(image)
        if self.spatial is not None:
            joined = torch.cat([joined, self._shape(microphones)], dim=1)
        position: Tensor = self.fuse(joined)
        return position

    def _shape(self, microphones: Tensor) -> Tensor:
        shape = standardised(spatial_vector(microphones), self.spatial_mean, self.spatial_deviation)
        assert self.spatial is not None
        weighed: Tensor = self.spatial(shape)
        return weighed
