"""What PyTorch can compute on here. Importing this takes seconds."""

from __future__ import annotations

import torch

from workbench.nets.architectures import ARCHITECTURES


def gpu_names() -> tuple[str, ...]:
    """The GPUs that PyTorch can use, as their makers call them; none when there is no CUDA."""
    return tuple(torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count()))


def known_architectures() -> tuple[str, ...]:
    """Names of the networks that can be trained."""
    return tuple(sorted(ARCHITECTURES))
