"""Where a training stands, as one safetensors file: weights, the optimizer's moments, the epoch.

The random state needs no place in it: every epoch draws from (seed, epoch).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from lightning.fabric.plugins import Precision
from pydantic import TypeAdapter, ValidationError
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from workbench.core.errors import UserError
from workbench.files.atomic import write_atomically
from workbench.nets.network import Network
from workbench.training.recordings import Recordings

_KEY = "workbench-checkpoint"
_MOMENTS = ("exp_avg", "exp_avg_sq", "step")
_AGAIN = "Train again, or fine-tune from its best network"


@dataclass(frozen=True)
class Checkpoint:
    """tensors : "weights/<name>" and "optimizer/<number>/<moment>"; epoch : epochs done; best_loss : so far.

    scaling : of the gradients in 16-bit arithmetic, as its scaler tells it; empty without one. recordings : what was
    learnt from, None where that is not known.
    """

    tensors: dict[str, Tensor]
    epoch: int
    best_loss: float
    scaling: Mapping[str, float] = field(default_factory=dict)
    recordings: Recordings | None = None

    @classmethod
    def of(
        cls,
        network: Network,
        optimizer: torch.optim.Optimizer,
        precision: Precision,
        epoch: int,
        best_loss: float,
        recordings: Recordings,
    ) -> Checkpoint:
        """Copy where a training stands. precision : Fabric's arithmetic, which scales gradients of 16 bits."""
        tensors = {f"weights/{name}": t.detach().cpu().clone() for name, t in network.state_dict().items()}
        for number, state in optimizer.state_dict()["state"].items():
            for moment in _MOMENTS:
                tensors[f"optimizer/{number}/{moment}"] = torch.as_tensor(state[moment]).detach().cpu().clone()
        return cls(tensors, epoch, best_loss, precision.state_dict(), recordings)

    def restore(self, network: Network, optimizer: torch.optim.Optimizer, precision: Precision) -> tuple[int, float]:
        """Put all back; returns epochs done and the best validation loss so far.

        UserError when they are of another network: the configuration was changed since.
        """
        self._refuse_other(network, optimizer)
        network.load_state_dict(
            {n.removeprefix("weights/"): t for n, t in self.tensors.items() if n.startswith("weights/")}
        )
        state = optimizer.state_dict()
        numbers = {int(n.split("/")[1]) for n in self.tensors if n.startswith("optimizer/")}
        state["state"] = {i: {m: self.tensors[f"optimizer/{i}/{m}"] for m in _MOMENTS} for i in sorted(numbers)}
        optimizer.load_state_dict(state)
        if self.scaling:
            precision.load_state_dict(dict(self.scaling))
        return self.epoch, self.best_loss

    def _refuse_other(self, network: Network, optimizer: torch.optim.Optimizer) -> None:
        """A weight that never learnt has no moments."""
        found = {name: tuple(t.shape) for name, t in self.tensors.items()}
        wanted = {f"weights/{name}": tuple(t.shape) for name, t in network.state_dict().items()}
        for i, p in enumerate(p for group in optimizer.param_groups for p in group["params"]):
            moments = {f"optimizer/{i}/{m}": () if m == "step" else tuple(p.shape) for m in _MOMENTS}
            wanted |= moments if moments.keys() & found.keys() else {}
        differ = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
        if differ:
            name = next((name for name in differ if name.startswith("weights/")), differ[0])
            here, there = (_shape_told(shapes.get(name)) for shapes in (found, wanted))
            raise UserError(
                f"The run learnt another network than its configuration describes: {name.removeprefix('weights/')} "
                f"has {here} in the checkpoint and {there} in the network",
                "Undo what was changed in its config.toml, or train again",
            )

    def write(self, path: Path) -> None:
        """Keep it on disk; the earlier one stays until this one is whole."""
        told: dict[str, Any] = {"epoch": self.epoch, "best_loss": self.best_loss, "scaling": dict(self.scaling)}
        told["recordings"] = None if self.recordings is None else asdict(self.recordings)
        write_atomically(path, save(self.tensors, metadata={_KEY: json.dumps(told)}))

    @classmethod
    def read(cls, path: Path) -> Checkpoint:
        """Read it back; UserError when there is none, it is damaged, or it is none of ours."""
        if not path.is_file():
            raise UserError(f"{path.parent} holds no checkpoint to resume from", "Resume a run folder of this program")
        try:
            with safe_open(path, framework="pt") as file:
                told = json.loads((file.metadata() or {})[_KEY])
                tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
            recordings = told.get("recordings")
            return cls(
                tensors,
                int(told["epoch"]),
                float(told["best_loss"]),
                dict(told.get("scaling", {})),
                None if recordings is None else TypeAdapter(Recordings).validate_python(recordings),
            )
        except SafetensorError as error:
            raise UserError(f"The checkpoint {path} is damaged ({error})", _AGAIN) from error
        except (KeyError, ValueError, TypeError, AttributeError, ValidationError) as error:
            raise UserError(f"The checkpoint {path} is none of this program, or damaged", _AGAIN) from error


def _shape_told(shape: tuple[int, ...] | None) -> str:
    return "no place" if shape is None else f"shape {shape}"
