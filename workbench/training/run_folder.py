"""What a training leaves: configuration, environment, metrics as CSV and TensorBoard, checkpoints, models."""

from __future__ import annotations

import csv
import json
import platform
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import tomli_w
import torch
from torch.utils.tensorboard import SummaryWriter

from workbench import __version__
from workbench.core.card import ModelCard
from workbench.core.events import EpochDone
from workbench.files.atomic import write_atomically
from workbench.files.model_file import write_model
from workbench.nets.network import Network
from workbench.nets.weights import weights_of
from workbench.training.card import card_with_network
from workbench.training.checkpoint import Checkpoint
from workbench.training.config import TrainConfig

CONFIG_FILE = "config.toml"
CHECKPOINT_FILE = "last.checkpoint"
BEST_FILE = "best.safetensors"
LAST_FILE = "last.safetensors"
METRICS_FILE = "metrics.csv"


class RunFolder:
    """A run's folder, open for writing. Use as a context manager: it closes the TensorBoard log."""

    def __init__(self, path: Path, config: TrainConfig) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        write_atomically(path / CONFIG_FILE, tomli_w.dumps(dict(config.as_mapping())).encode())
        write_atomically(path / "environment.json", json.dumps(environment(), indent=1).encode())
        self._board = SummaryWriter(str(path / "tensorboard"))

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, *_: object) -> None:
        self._board.close()

    def keep_epoch(self, event: EpochDone, network: Network, checkpoint: Checkpoint, card: ModelCard) -> None:
        """Write the epoch's metrics and model, then the checkpoint last: a run cut off in between repeats the epoch."""
        weights, card = weights_of(network), card_with_network(card, network)
        if event.is_best:
            write_model(self.path / BEST_FILE, card, weights)
        write_model(self.path / LAST_FILE, card, weights)
        self._write_metrics(event)
        checkpoint.write(self.path / CHECKPOINT_FILE)

    def _write_metrics(self, event: EpochDone) -> None:
        row = _metrics_row(event)
        path = self.path / METRICS_FILE
        earlier = [r for r in _rows_of(path) if int(r["epoch"]) < event.epoch]
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(row))
            writer.writeheader()
            writer.writerows([*earlier, row])
        for radius, share in event.accuracy_val.items():
            self._board.add_scalar(f"accuracy_{radius}m/val", share, event.epoch)
        self._board.add_scalar("loss/train", event.loss_train, event.epoch)
        self._board.add_scalar("loss/val", event.loss_val, event.epoch)
        self._board.add_scalar("median_error_m/val", event.median_error_val_m, event.epoch)
        self._board.flush()


def environment() -> dict[str, str | int]:
    """Program, libraries and machine, for whoever wants to repeat the run."""
    return {
        "program": __version__,
        "python": sys.version.split()[0],
        "torch": torch.__version__,
        "numpy": np.__version__,
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "threads": torch.get_num_threads(),
        "gpu": torch.cuda.get_device_name() if torch.cuda.is_available() else "none",
    }


def _metrics_row(event: EpochDone) -> dict[str, object]:
    row = asdict(event)
    del row["n_epochs"]
    accuracy = row.pop("accuracy_val")
    return row | {f"accuracy_{radius_m}m_val": share for radius_m, share in accuracy.items()}


def _rows_of(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(newline="") as file:
        return list(csv.DictReader(file))
