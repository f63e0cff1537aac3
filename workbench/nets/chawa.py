"""CHAWA, a reconstruction: the published architecture (IEEE Access 2024, vol. 12, 148653-148665) was not available.

What is known of it, from the SpaceNet paper: magnitude features, time and frequency masking, no geometry. Ours is
a small convolutional network over the same levels with attention over the microphones, normalised clip by clip.
To replace it when the paper is at hand, change this file alone: cards name the architecture, not its layers.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from workbench.nets.convolution import Convolution, channels_side_by_side
from workbench.nets.layout import Layout, as_image, n_input_channels
from workbench.nets.network import Frame, Network, architecture

N_MICROPHONES = 4
_WIDTHS = (32, 64, 128, 256)


class MicrophoneAttention(nn.Module):
    """Weighs each microphone's levels by what all of them hold (squeeze and excitation over microphones).

    (batch, n_mics, 128[, n_frames]) -> the same shape. Squeezed by mean and maximum over bands and frames.
    """

    def __init__(self, width: int = 16) -> None:
        super().__init__()
        self.weigh = nn.Sequential(
            nn.Linear(2 * N_MICROPHONES, width), nn.ReLU(), nn.Linear(width, N_MICROPHONES), nn.Sigmoid()
        )

    def forward(self, levels: Tensor) -> Tensor:
        flat = levels.flatten(2)
        weights: Tensor = self.weigh(torch.cat([flat.mean(dim=2), flat.amax(dim=2)], dim=1))
        return levels * (2.0 * weights).view(*weights.shape, *[1] * (levels.dim() - 2))


def _block(n_in: int, n_out: int) -> nn.Sequential:
    return nn.Sequential(Convolution(n_in, n_out, 3), nn.BatchNorm2d(n_out), nn.ReLU(), nn.MaxPool2d((1, 2)))


@architecture("chawa")
class Chawa(Network):
    """Levels alone; the array's shape is not told to it."""

    about = "Small convolutional network with attention over microphones, no geometry (reconstruction of CHAWA)."
    frequency_mask = 16
    time_mask = 32
    caveat = "reconstruction: the published architecture was not available"

    def __init__(self, layout: Layout = "channels", relative: bool = False, scale_m: float = 1.0) -> None:
        super().__init__(Frame(relative, scale_m))
        self.layout = layout
        self.attention = MicrophoneAttention()
        widths = (n_input_channels(layout, N_MICROPHONES), *_WIDTHS)
        self.blocks = nn.Sequential(*(_block(a, b) for a, b in pairwise(widths)))
        self.head = nn.Sequential(nn.Linear(_WIDTHS[-1], 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, 3))

    def answer(self, levels: Tensor, microphones: Tensor) -> Tensor:
        flat = levels.flatten(1)
        mean, deviation = flat.mean(dim=1), torch.clamp(flat.std(dim=1), min=1e-8)
        shape = (-1, *[1] * (levels.dim() - 1))
        weighed = self.attention((levels - mean.view(shape)) / deviation.view(shape))
        image = channels_side_by_side(as_image(weighed, self.layout))
        position: Tensor = self.head(self.blocks(image).mean(dim=(2, 3)))
        return position
