"""Where a training stands, as one safetensors file: weights, the optimizer's moments, the epoch.

The random state needs no place in it: every epoch draws from (seed, epoch).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from workbench.core.errors import UserError
from workbench.files.atomic import write_atomically
from workbench.nets.network import Network

_KEY = "workbench-checkpoint"
_MOMENTS = ("exp_avg", "exp_avg_sq", "step")


@dataclass(frozen=True)
class Checkpoint:
    """tensors : "weights/<name>" and "optimizer/<number>/<moment>"; epoch : epochs done; best_loss : so far."""

    tensors: dict[str, Tensor]
    epoch: int
    best_loss: float

    @classmethod
    def of(cls, network: Network, optimizer: torch.optim.Optimizer, epoch: int, best_loss: float) -> Checkpoint:
        """Copy where a training stands."""
        tensors = {f"weights/{name}": t.detach().cpu().clone() for name, t in network.state_dict().items()}
        for number, state in optimizer.state_dict()["state"].items():
            for moment in _MOMENTS:
                tensors[f"optimizer/{number}/{moment}"] = torch.as_tensor(state[moment]).detach().cpu().clone()
        return cls(tensors, epoch, best_loss)

    def restore(self, network: Network, optimizer: torch.optim.Optimizer) -> tuple[int, float]:
        """Put weights and moments back; returns epochs done and the best validation loss so far."""
        weights = {n.removeprefix("weights/"): t for n, t in self.tensors.items() if n.startswith("weights/")}
        if weights.keys() != network.state_dict().keys():
            raise UserError("The run to resume trained another network", "Resume it with its own configuration")
        network.load_state_dict(weights)
        state = optimizer.state_dict()
        numbers = {int(n.split("/")[1]) for n in self.tensors if n.startswith("optimizer/")}
        state["state"] = {i: {m: self.tensors[f"optimizer/{i}/{m}"] for m in _MOMENTS} for i in sorted(numbers)}
        optimizer.load_state_dict(state)
        return self.epoch, self.best_loss

    def write(self, path: Path) -> None:
        """Keep it on disk; the earlier one stays until this one is whole."""
        told = json.dumps({"epoch": self.epoch, "best_loss": self.best_loss})
        write_atomically(path, save(self.tensors, metadata={_KEY: told}))

    @classmethod
    def read(cls, path: Path) -> Checkpoint:
        """Read it back; UserError when there is none or it is damaged."""
        if not path.is_file():
            raise UserError(f"{path.parent} holds no checkpoint to resume from", "Resume a run folder of this program")
        try:
            with safe_open(path, framework="pt") as file:
                told = json.loads((file.metadata() or {}).get(_KEY, "{}"))
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
        except SafetensorError as error:
            raise UserError(f"The checkpoint {path} is damaged ({error})", "Start the run again") from error
        return cls(tensors, int(told["epoch"]), float(told["best_loss"]))
