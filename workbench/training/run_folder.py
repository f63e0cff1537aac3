"""What a training leaves: configuration, environment, metrics as CSV and TensorBoard, checkpoints, models."""

from __future__ import annotations

import csv
import io
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch.utils.tensorboard import SummaryWriter

from workbench import __version__
from workbench.core.card import ModelCard
from workbench.core.events import EpochDone, Event
from workbench.files.atomic import write_atomically
from workbench.files.event_lines import append_line
from workbench.files.model_file import write_model
from workbench.files.run_environment import add_environment
from workbench.files.training_run import (
    BEST_FILE,
    BOARD_FOLDER,
    CHECKPOINT_FILE,
    CONFIG_FILE,
    EVENTS_FILE,
    LAST_FILE,
    METRICS_FILE,
    Wish,
    remove_halves,
    sign_in,
    wish_of,
)
from workbench.nets.weights import weights_of
from workbench.training.card import card_with_network
from workbench.training.config import TrainConfig
from workbench.training.config_file import write_config
from workbench.training.loop import EpochEnd


class RunFolder:
    """A run's folder, open for writing. Use as a context manager: it closes the TensorBoard log.

    board : None in a training's other processes, which write nothing and hear nothing.
    """

    def __init__(self, path: Path, board: SummaryWriter | None = None) -> None:
        self.path, self._board = path, board

    @classmethod
    def opened(cls, path: Path, config: TrainConfig, resumed: int = 0) -> RunFolder:
        """Sign this process in, in a folder that is there and that nobody else works in. resumed : epochs done."""
        remove_halves(path)
        sign_in(path)
        if not resumed:
            write_config(config, path / CONFIG_FILE)
        add_environment(path, environment(), is_resumed=bool(resumed))
        purge = {"purge_step": resumed + 1} if resumed else {}
        return cls(path, SummaryWriter(str(path / BOARD_FOLDER), **purge))

    def __enter__(self) -> RunFolder:
        return self

    def __exit__(self, *_: object) -> None:
        if self._board is not None:
            self._board.close()

    @property
    def wish(self) -> Wish:
        """What people ask of it; the first process listens for all."""
        return "go on" if self._board is None else wish_of(self.path)

    def say(self, event: Event) -> Event:
        """Write an event for whoever follows from outside; returns it."""
        if self._board is not None:
            append_line(self.path / EVENTS_FILE, event)
        return event

    def keep_epoch(self, end: EpochEnd, card: ModelCard) -> None:
        """Write the epoch's network and figures, then the checkpoint last: cut off in between, the epoch is repeated.

        It may then be told a second time, but never not at all.
        """
        if self._board is None:
            return
        weights, card = weights_of(end.network), card_with_network(card, end.network)
        if end.event.is_best:
            write_model(self.path / BEST_FILE, card, weights)
        write_model(self.path / LAST_FILE, card, weights)
        self._write_metrics(end.event)
        _draw(self._board, end.event)
        self.say(end.event)
        self.say(end.places)
        end.checkpoint.write(self.path / CHECKPOINT_FILE)

    def _write_metrics(self, event: EpochDone) -> None:
        row = _metrics_row(event)
        path = self.path / METRICS_FILE
        earlier = [r for r in _rows_of(path) if int(r["epoch"]) < event.epoch]
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, fieldnames=list(row))
        writer.writeheader()
        writer.writerows([*earlier, row])
        write_atomically(path, text.getvalue().encode())


def _draw(board: SummaryWriter, event: EpochDone) -> None:
    """The epoch's figures in TensorBoard."""
    for radius, share in event.accuracy_val.items():
        board.add_scalar(f"accuracy_{radius}m/val", share, event.epoch)
    board.add_scalar("loss/train", event.loss_train, event.epoch)
    board.add_scalar("loss/val", event.loss_val, event.epoch)
    board.add_scalar("median_error_m/val", event.median_error_val_m, event.epoch)
    board.flush()


def environment() -> dict[str, str | int]:
    """Program, libraries and machine, for whoever wants to repeat the run."""
    return {
        "program": __version__,
        "python": sys.version.split()[0],
        "torch": torch.__version__,
        "numpy": np.__version__,
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count() or 0,
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
