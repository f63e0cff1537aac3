"""Layers whose answer depends on the whole batch, for a batch that several processes share.

Batch normalisation takes mean and variance over all of it, and drop-out draws for all of it, so that together the
processes compute what one would. Names of weights stay what they were.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn import functional


class _SumOverAll(torch.autograd.Function):
    """The sum of one tensor over all processes; so is its gradient, since each process's loss depends on it."""

    @staticmethod
    def forward(_: Any, values: Tensor) -> Tensor:
        total = values.clone()
        dist.all_reduce(total)
        return total

    @staticmethod
    def backward(_: Any, gradient: Tensor) -> Tensor:
        total = gradient.clone()
        dist.all_reduce(total)
        return total


def _sum_over_all(values: Tensor) -> Tensor:
    total: Tensor = _SumOverAll.apply(values)  # type: ignore[no-untyped-call]
    return total


class SharedBatchNorm2d(nn.BatchNorm2d):
    """nn.BatchNorm2d over the clips of all processes; torch's own nn.SyncBatchNorm works on GPUs only."""

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return super().forward(x)
        values = x.to(self.weight.dtype)  # autocast hands over 16-bit numbers, too coarse for sums
        here = values.new_tensor([values.numel() / self.num_features])
        sums = _sum_over_all(torch.cat([values.sum(dim=(0, 2, 3)), here]))
        n, mean = sums[-1].detach(), sums[:-1] / sums[-1].detach()
        away = values - mean.view(1, -1, 1, 1)
        variance = _sum_over_all((away * away).sum(dim=(0, 2, 3))) / n
        self._remember(mean.detach(), variance.detach() * n / (n - 1.0))
        scale = self.weight * torch.rsqrt(variance + self.eps)
        return torch.addcmul(self.bias.view(1, -1, 1, 1), away, scale.view(1, -1, 1, 1)).to(x.dtype)

    def _remember(self, mean: Tensor, variance: Tensor) -> None:
        assert self.running_mean is not None and self.running_var is not None and self.momentum is not None
        assert self.num_batches_tracked is not None
        self.running_mean.lerp_(mean, self.momentum)
        self.running_var.lerp_(variance, self.momentum)
        self.num_batches_tracked.add_(1)


class SharedDropout(nn.Module):
    """nn.Dropout for this process's share of a batch of n_batch."""

    def __init__(self, p: float, share: slice, n_batch: int) -> None:
        super().__init__()
        self.p, self._share, self._n_batch = p, share, n_batch

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = functional.dropout(x.new_ones(self._n_batch, *x.shape[1:]), self.p)
        return x * kept[self._share]


def share_batches(network: nn.Module, share: slice, n_batch: int, *, on_gpu: bool) -> None:
    """Make a network's layers work on this process's share of batches of n_batch clips, in place."""
    for name, layer in list(network.named_children()):
        if isinstance(layer, nn.Dropout):
            setattr(network, name, SharedDropout(layer.p, share, n_batch))
        elif isinstance(layer, nn.BatchNorm2d):
            setattr(network, name, _on_gpus(layer) if on_gpu else _shared(layer))
        else:
            share_batches(layer, share, n_batch, on_gpu=on_gpu)


def _shared(layer: nn.BatchNorm2d) -> SharedBatchNorm2d:
    made = SharedBatchNorm2d(layer.num_features, layer.eps, layer.momentum)
    made.weight, made.bias = layer.weight, layer.bias
    made.running_mean, made.running_var = layer.running_mean, layer.running_var
    made.num_batches_tracked = layer.num_batches_tracked
    return made


def _on_gpus(layer: nn.BatchNorm2d) -> nn.Module:
    made: nn.Module = nn.SyncBatchNorm.convert_sync_batchnorm(layer)  # type: ignore[no-untyped-call]
    return made
