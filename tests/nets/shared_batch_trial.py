"""Run by torchrun in two processes: a batch of 17 clips shared as 8 and 9 against the whole batch in one, in float64.

The first process prints the largest difference of any gradient, as a share of the largest gradient of its weight, and
of any running statistic, for each architecture that learns from its places. PlaceField learns from random ones, which
each process draws for its own share.
"""

from __future__ import annotations

import json

import torch
import torch.distributed as dist
from torch import Tensor
from torch.nn.functional import huber_loss

from workbench.dsp.features import FEATURES
from workbench.nets.architectures import ARCHITECTURES
from workbench.nets.network import Network, build
from workbench.nets.shared_batch import share_batches

N = 17


def gradients(network: Network, clips: tuple[Tensor, ...], share: slice) -> list[Tensor]:
    features, microphones, sources = (each[share] for each in clips)
    torch.manual_seed(3)
    loss = huber_loss(network(features, microphones), sources) * len(sources) / N
    return list(torch.autograd.grad(loss, list(network.parameters())))


def differences(name: str, share: slice) -> tuple[float, float]:
    torch.manual_seed(0)
    whole, shared = build(name, {}).double(), build(name, {}).double()
    shared.load_state_dict(whole.state_dict())
    share_batches(shared, share, N, on_gpu=False)
    assert list(shared.state_dict()) == list(whole.state_dict())
    heard = FEATURES[ARCHITECTURES[name].features[0]].row_shape(4)
    clips = tuple(torch.randn(N, *shape, dtype=torch.float64) for shape in (heard, (4, 3), (3,)))
    wanted, found = gradients(whole, clips, slice(None)), gradients(shared, clips, share)
    for gradient in found:
        dist.all_reduce(gradient)
    of_weights = max(float((a - b).abs().max() / a.abs().max()) for a, b in zip(wanted, found, strict=True))
    buffers = zip(whole.buffers(), shared.buffers(), strict=True)
    return of_weights, max((float((a - b).abs().max()) for a, b in buffers), default=0.0)


if __name__ == "__main__":
    dist.init_process_group("gloo")
    rank = dist.get_rank()
    told = {
        name: differences(name, slice(N * rank // 2, N * (rank + 1) // 2))
        for name in ARCHITECTURES
        if name != "placefield"
    }
    if rank == 0:
        print(json.dumps(told))
    dist.destroy_process_group()
