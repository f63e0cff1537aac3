"""Can this configuration be trained here? Asked before hours go into its data."""

from __future__ import annotations

import torch

from workbench.core.errors import UserError
from workbench.nets import chawa, spacenet  # noqa: F401 - registers the architectures
from workbench.nets.network import builder_of
from workbench.training.config import TrainConfig


def refuse_impossible(config: TrainConfig) -> None:
    """UserError when there is no such network or no such device."""
    builder_of(config.network.architecture)
    if config.device == "cuda" and not torch.cuda.is_available():
        raise UserError("This machine has no GPU that PyTorch can use", 'Set device to "auto" or "cpu"')
