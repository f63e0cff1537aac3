"""What a training finds on this machine: GPUs, networks to train, and how fast trainings were here before."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import EpochDone, Event
from workbench.files.training_run import CONFIG_FILE, RunLog, find_runs, process_of
from workbench.training.config import TrainConfig
from workbench.training.config_file import read_config

_N_RUNS = 20

Kind = tuple[str, str, str]
"""What the pace of a training depends on most: architecture, feature, device."""


def kind_of(config: TrainConfig) -> Kind:
    return config.network.architecture, config.data.feature, config.device


@dataclass(frozen=True, kw_only=True)
class MachineKnown(Event):
    """gpus, architectures : names. paces : clips a second in the newest run of each kind on this machine."""

    gpus: tuple[str, ...]
    architectures: tuple[str, ...]
    paces: Mapping[Kind, float]


@dataclass(frozen=True)
class LookAtMachine:
    """Asking PyTorch takes seconds the first time. runs : the folder with former runs."""

    runs: Path

    def run(self) -> Iterator[Event]:
        from workbench.training.devices import gpu_names, known_architectures

        yield MachineKnown(gpus=gpu_names(), architectures=known_architectures(), paces=paces_below(self.runs))


def paces_below(runs: Path) -> Mapping[Kind, float]:
    """Clips a second of the last epoch of the newest run of each kind, of those that trained on this machine."""
    found: dict[Kind, float] = {}
    for folder in find_runs(runs)[:_N_RUNS]:
        process = process_of(folder)
        if process is None or process.machine != socket.gethostname():
            continue
        with suppress(UserError):
            kind = kind_of(read_config(folder / CONFIG_FILE))
            epochs = [event for event in RunLog(folder).news() if isinstance(event, EpochDone)]
            if epochs and kind not in found:
                found[kind] = epochs[-1].clips_per_s
    return found
