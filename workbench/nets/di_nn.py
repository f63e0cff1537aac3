"""DI-NN (Grinstein, Neo, Naylor: "Dual input neural networks for positional sound source localization", EURASIP
Journal on Audio, Speech, and Music Processing 2023, 32), trained here from its description; the published weights fit
another network.

Published, and kept: the short-time Fourier transform of all channels, real and imaginary parts apart and without
frequency 0, goes through convolutions of 2 x 2 with batch normalisation and averaging pools of 2 x 2; the mean over
frequency through a two-way recurrent layer (GRU); its mean over time is joined with the metadata, the coordinates of
the microphones, before two dense layers that answer the place. Channels keep their order. Without the metadata
(`spatial` off) it is the paper's CRNN.

Decided here: smaller (16 to 128 channels and one convolution a block, for a processor without a GPU; published 64 to
512 and two); clips of 3 s in frames of 1024 samples without overlap, as many frames as hear something new; the last two
blocks pool frequency alone; each clip is scaled to one loudness over all its channels, and magnitudes are compressed by
a square root, phases kept; coordinates in three dimensions; no metadata but these. Huber loss, as all networks here.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from workbench.nets.network import Frame, Network, architecture

N_MICROPHONES = 4
N_FFT = 1024
_WIDTHS = (2 * N_MICROPHONES, 16, 32, 64, 128)
_POOLS = ((2, 2), (2, 2), (1, 2), (1, 2))
"""Time, frequency."""
_UNIT_M = 10.0
"""Coordinates go in divided by this."""


def transform_of(samples: Tensor) -> Tensor:
    """Samples (batch, n_mics, n) -> (batch, 2 n_mics, n_frames, 512): real parts of all channels, then imaginary ones.

    Each clip is scaled to a power of one over all its channels; magnitudes are compressed by a square root.
    """
    power = samples.square().mean(dim=(1, 2), keepdim=True)
    frames = (samples * torch.rsqrt(power + 1e-20)).unfold(2, N_FFT, N_FFT)
    window = torch.hann_window(N_FFT, dtype=samples.dtype, device=samples.device)
    spectra = torch.fft.rfft(frames * window, norm="ortho")[..., 1:]
    compressed = spectra * torch.rsqrt(spectra.abs() + 1e-6)
    return torch.cat([compressed.real, compressed.imag], dim=1)


def _block(n_in: int, n_out: int, pool: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(n_in, n_out, 2, padding=1, bias=False), nn.BatchNorm2d(n_out), nn.ReLU(), nn.AvgPool2d(pool)
    )


@architecture("di-nn")
class DualInput(Network):
    """Sound and coordinates as two inputs; channels in their order. spatial : are the coordinates told?"""

    about = "Convolutions and a recurrent layer over spectra, joined with coordinates (DI-NN, EURASIP 2023; smaller)."
    caveat = "trained here from its published description, smaller; published weights cannot be loaded"

    def __init__(self, spatial: bool = True, relative: bool = False, scale_m: float = 1.0) -> None:
        super().__init__(Frame(relative, scale_m))
        self.spatial = spatial
        steps = zip(pairwise(_WIDTHS), _POOLS, strict=True)
        self.blocks = nn.Sequential(*(_block(n_in, n_out, pool) for (n_in, n_out), pool in steps))
        n_heard = _WIDTHS[-1]
        self.recurrent = nn.GRU(n_heard, n_heard // 2, batch_first=True, bidirectional=True)
        n_joined = n_heard + (3 * N_MICROPHONES if spatial else 0)
        self.dense = nn.Sequential(nn.Linear(n_joined, n_joined), nn.ReLU(), nn.Linear(n_joined, 3))

    def answer(self, features: Tensor, microphones: Tensor) -> Tensor:
        image = transform_of(features).contiguous(memory_format=torch.channels_last)
        in_time, _ = self.recurrent(self.blocks(image).mean(dim=3).transpose(1, 2))
        joined = in_time.mean(dim=1)
        if self.spatial:
            joined = torch.cat([joined, self._coordinates(microphones)], dim=1)
        position: Tensor = self.dense(joined)
        return position

    def _coordinates(self, microphones: Tensor) -> Tensor:
        origin_m = microphones.mean(dim=1, keepdim=True) if self.frame.relative else 0.0
        return ((microphones - origin_m) / _UNIT_M).flatten(1)
