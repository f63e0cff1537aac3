"""How a training goes, about once a second, for whoever watches."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator

import psutil
import torch
from lightning.fabric import Fabric
from torch import Tensor

from workbench.core.events import EpochDone, Event, Progress, TrainingPulse
from workbench.training.config import TrainConfig
from workbench.training.scoring import Validated

_TOLD_EVERY_S = 1.0
_MIB = 1024.0**2


class Pulses:
    """Measures the steps of a training. Time that the listener takes, a pause above all, is not counted."""

    def __init__(self, config: TrainConfig, n_steps: int, first_epoch: int, fabric: Fabric) -> None:
        self._config, self._n_steps, self._first_epoch, self._fabric = config, n_steps, first_epoch, fabric
        self._began_s = self._told_s = self._epoch_s = self._ended_s = time.monotonic()
        self._told_step, self._clips_per_s = 0, 0.0

    def begin_epoch(self) -> None:
        self._epoch_s, self._told_step = time.monotonic(), 0
        self._began_s += self._epoch_s - self._ended_s

    def end_steps(self) -> None:
        """The steps of an epoch are done, and its validation begins."""
        self._clips_per_s = self._n_steps * self._config.batch / (time.monotonic() - self._epoch_s)

    def epoch_done(self, epoch: int, loss_train: float, found: Validated, *, is_best: bool) -> EpochDone:
        """What is told of epoch `epoch` (from 0) at its end."""
        self._ended_s = time.monotonic()
        return EpochDone(
            epoch=epoch + 1,
            n_epochs=self._config.epochs,
            loss_train=loss_train,
            loss_val=found.loss,
            median_error_val_m=found.median_error_m,
            accuracy_val=found.accuracy,
            clips_per_s=self._clips_per_s,
            is_best=is_best,
            seconds=self._ended_s - self._epoch_s,
            memory_mib=memory_mib(),
            gpu_memory_mib=gpu_memory_mib(self._fabric.device),
            baseline_median_m=found.baseline_median_m,
        )

    @property
    def is_due(self) -> bool:
        return bool(self._fabric.is_global_zero) and time.monotonic() - self._told_s > _TOLD_EVERY_S

    def tell(self, epoch: int, step: int, losses: Tensor, learning_rate: float) -> Iterator[Event]:
        """After step `step` (from 0) of epoch `epoch` (from 0); losses : (n_steps,), of the steps of this epoch."""
        now_s, config = time.monotonic(), self._config
        loss = float(losses[self._told_step : step + 1].mean())
        clips_per_s = config.batch * (step + 1 - self._told_step) / (now_s - max(self._told_s, self._epoch_s))
        done, total = epoch * self._n_steps + step + 1, config.epochs * self._n_steps
        per_step_s = (now_s - self._began_s) / (done - self._first_epoch * self._n_steps)
        self._told_step = step + 1
        if math.isfinite(loss):
            yield Progress(done=done, total=total, doing=f"Training, epoch {epoch + 1}")
            yield TrainingPulse(
                epoch=done / self._n_steps,
                loss=loss,
                learning_rate=learning_rate,
                clips_per_s=clips_per_s,
                seconds_left=per_step_s * (total - done),
                memory_mib=memory_mib(),
            )
        self._told_s = time.monotonic()
        self._began_s += self._told_s - now_s
        self._epoch_s += self._told_s - now_s


def memory_mib() -> float:
    """What this process and those it started hold for themselves, without what they share with files on the disk."""
    held = 0
    this = psutil.Process()
    for process in (this, *this.children(recursive=True)):
        try:
            told = process.memory_info()
        except psutil.Error:  # it has just ended
            continue
        held += told.rss - getattr(told, "shared", 0)
    return held / _MIB


def gpu_memory_mib(device: torch.device) -> float | None:
    """The most this process held on its GPU; None without one."""
    return torch.cuda.max_memory_reserved(device) / _MIB if device.type == "cuda" else None
