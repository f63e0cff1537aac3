"""Convolutions as the networks here need them: fast on images that are one row high."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Convolution(nn.Conv2d):
    """A convolution without bias whose odd kernel is padded by half its size; weights are named and start as Conv2d's.

    On an image one row high, as mel-spectra are after the first layers, only the kernel's middle row meets the image,
    so only that row is multiplied: a third of the work of 3 x 3 for the same answer. The other rows meet padding;
    their gradient is zero either way.
    """

    def __init__(self, n_in: int, n_out: int, size: int, stride: int = 1) -> None:
        super().__init__(n_in, n_out, size, stride, padding=size // 2, bias=False)

    def forward(self, image: Tensor) -> Tensor:
        """(batch, n_in, height, width) -> (batch, n_out, height / stride, width / stride), rounded up."""
        if image.shape[2] > 1:
            return super().forward(image)
        middle = self.weight[:, :, self.kernel_size[0] // 2].unsqueeze(2)
        return torch.conv2d(image, middle, None, (1, self.stride[1]), (0, self.kernel_size[1] // 2))


def channels_side_by_side(image: Tensor) -> Tensor:
    """The same image (batch, n_channels, height, width) with the channels of a pixel side by side in memory.

    What follows keeps that order. Convolutions and normalisation are faster in it, on processors and GPUs.
    """
    if image.shape[1] == 1:  # nothing to move: only the strides have to say so
        return image.squeeze(1).unsqueeze(-1).movedim(-1, 1)
    return image.contiguous(memory_format=torch.channels_last)
