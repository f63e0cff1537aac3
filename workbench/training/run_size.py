"""How much a run folder grows to, counted from the network that is to be trained."""

from __future__ import annotations

import torch

from workbench.nets.network import build
from workbench.training.config import TrainConfig

_CHECKPOINT = 3 * 4
"""Bytes a weight: itself and AdamW's two moments, float32."""
_NETWORK = 2
"""Bytes a weight: float16."""
_EPOCH_BYTES = 50_000
"""Figures, curves, and 200 places of the validation part, each epoch."""
_ALWAYS_BYTES = 4_000_000


def run_bytes(config: TrainConfig) -> int:
    """A run folder at its largest: a new checkpoint stands beside the last one, a new network beside best and last.

    UserError when there is no such network.
    """
    with torch.device("meta"):  # counted, never made
        state = build(config.network.architecture, config.network.options()).state_dict()
    n_weights: int = sum(t.numel() for t in state.values())
    return n_weights * (2 * _CHECKPOINT + 3 * _NETWORK) + config.epochs * _EPOCH_BYTES + _ALWAYS_BYTES
