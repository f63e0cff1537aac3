"""What a training finds on this machine: GPUs, networks to train, and how fast trainings were here before."""

from __future__ import annotations

import csv
import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.files.own_process import module_command
from workbench.files.training_run import CONFIG_FILE, METRICS_FILE, find_runs, process_of
from workbench.training.config import TrainConfig
from workbench.training.config_file import read_config

_N_RUNS = 20

Kind = tuple[str, str, str, int]
"""What the pace of a training depends on most: architecture, feature, device, and how many of these."""


def kind_of(config: TrainConfig) -> Kind:
    return config.network.architecture, config.data.feature, config.device, config.n_devices * config.n_machines


@dataclass(frozen=True, kw_only=True)
class MachineKnown(Event):
    """gpus, architectures : names."""

    gpus: tuple[str, ...]
    architectures: tuple[str, ...]


def machine_command() -> list[str]:
    """The process to ask what PyTorch finds here: importing it takes seconds and 200 MB, which a window has not."""
    return module_command("workbench.engine.machine_child")


def machine_in(told: str | bytes) -> MachineKnown | None:
    """What that process told; None where it told nothing that can be understood."""
    try:
        found = json.loads(told)
        gpus, architectures = (tuple(map(str, found[name])) for name in ("gpus", "architectures"))
    except (ValueError, TypeError, KeyError):
        return None
    return MachineKnown(gpus=gpus, architectures=architectures)


@dataclass(frozen=True, kw_only=True)
class PacesKnown(Event):
    """paces : clips a second in the newest run of each kind on this machine."""

    paces: Mapping[Kind, float]


@dataclass(frozen=True)
class LookAtPaces:
    """runs : the folder with former runs."""

    runs: Path

    def run(self) -> Iterator[Event]:
        yield PacesKnown(paces=paces_below(self.runs))


def paces_below(runs: Path) -> Mapping[Kind, float]:
    """Clips a second of the last epoch of the newest run of each kind, of those that trained on this machine."""
    found: dict[Kind, float] = {}
    for folder in find_runs(runs)[:_N_RUNS]:
        process = process_of(folder)
        if process is None or process.machine != socket.gethostname():
            continue
        with suppress(UserError):
            kind = kind_of(read_config(folder / CONFIG_FILE))
            pace = _last_pace(folder / METRICS_FILE)
            if pace > 0 and kind not in found:
                found[kind] = pace
    return found


def _last_pace(metrics: Path) -> float:
    """Clips a second of the last epoch; 0 where none is told."""
    try:
        with metrics.open(newline="", encoding="utf-8") as file:
            return float([row["clips_per_s"] for row in csv.DictReader(file)][-1])
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return 0.0
