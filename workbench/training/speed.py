"""How fast a network learns on this machine, tried on noise: told before hours are spent."""

from __future__ import annotations

import time

import torch
from lightning.fabric import Fabric
from torch import nn

from workbench.dsp.features import FEATURES
from workbench.nets.architectures import declared
from workbench.nets.network import build
from workbench.training.config import TrainConfig

_BATCHES = {"mel-spectra": 128, "mel-spectrogram": 8, "waveform": 16, "levels-and-delays": 64}
_AT_LEAST_S = 2.0


def clips_per_second(config: TrainConfig) -> float:
    """Clips a second that the training's own steps take: forward, backward, update; after one to warm up."""
    fabric = Fabric(accelerator=config.device, devices=1, precision=config.precision)
    network = build(config.network.architecture, config.network.options())
    model, stepper = fabric.setup(network, torch.optim.AdamW(network.parameters(), lr=1e-6, fused=True))
    model.mark_forward_method("loss")
    n_clips = _BATCHES[config.data.feature]
    n_mics = min(config.data.n_microphones, declared(config.network.architecture).n_microphones[1])
    shape = FEATURES[config.data.feature].row_shape(n_mics)
    features = torch.randn(n_clips, *shape, device=fabric.device)
    microphones = torch.randn(n_clips, n_mics, 3, device=fabric.device)
    loss_of = nn.HuberLoss()

    def step() -> None:
        loss = model.loss(features, microphones, microphones[:, 0], loss_of)
        stepper.zero_grad(set_to_none=True)
        fabric.backward(loss)
        stepper.step()
        float(loss.detach())  # waits for a GPU

    step()
    began_s, n_steps = time.monotonic(), 0
    while n_steps == 0 or time.monotonic() - began_s < _AT_LEAST_S:
        step()
        n_steps += 1
    return n_clips * n_steps / (time.monotonic() - began_s)
