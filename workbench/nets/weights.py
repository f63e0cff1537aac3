"""Weights as plain arrays, in and out of networks."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch

from workbench.core.errors import UserError
from workbench.nets.network import Network


def weights_of(network: Network) -> dict[str, np.ndarray]:
    """All weights and statistics, name -> array, on the CPU."""
    return {name: tensor.detach().cpu().numpy().copy() for name, tensor in network.state_dict().items()}


def put_weights(network: Network, weights: Mapping[str, np.ndarray], where: str) -> None:
    """Fill a network. UserError names every weight that is missing, left over or of another shape."""
    wanted = network.state_dict()
    problems = [f"weight {name} is missing" for name in wanted if name not in weights]
    problems += [f"weight {name} belongs to no layer" for name in weights if name not in wanted]
    problems += [
        f"weight {name} has shape {tuple(weights[name].shape)}, not {tuple(tensor.shape)}"
        for name, tensor in wanted.items()
        if name in weights and tuple(weights[name].shape) != tuple(tensor.shape)
    ]
    if problems:
        told = problems[:3] + ([f"and {len(problems) - 3} more"] if len(problems) > 3 else [])
        raise UserError.of_many(where, told, "The file does not fit its card; train or fetch it again")
    network.load_state_dict({name: torch.from_numpy(np.array(weights[name])) for name in wanted})
