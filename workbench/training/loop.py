"""A training, straight down the page, on Lightning Fabric: the same loop on a CPU or a GPU."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from workbench.core.errors import UserError
from workbench.core.events import EpochDone, Event, Progress
from workbench.nets import chawa, spacenet  # noqa: F401 - registers the architectures
from workbench.nets.network import Network, build, builder_of
from workbench.training.augment import augmented, with_defaults_of
from workbench.training.checkpoint import Checkpoint
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig

_TOLD_EVERY_S = 1.0
_VALIDATION_BATCH = 512


@dataclass(frozen=True)
class EpochEnd:
    """What the loop hands out after each epoch: figures, and how to keep or go on from here."""

    event: EpochDone
    network: Network
    checkpoint: Checkpoint


def train(
    config: TrainConfig, training: ClipTable, validation: ClipTable, resume: Checkpoint | None = None
) -> Iterator[Event | EpochEnd]:
    """Train a network; yields Progress while it works and an EpochEnd after every epoch.

    The order of clips, masking and drop-out come from (seed, epoch) alone, so a resumed run is the uninterrupted
    one. Statistics come from the training part only.
    """
    _refuse_what_is_no_number(training)
    fabric = Fabric(accelerator=config.device, devices=1, precision=config.precision)
    torch.manual_seed(config.seed)
    augment = with_defaults_of(builder_of(config.network.architecture), config.augment)
    network = build(config.network.architecture, config.network.options())
    network.learn_statistics(*_tensors(training)[:2])
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    model, stepper = fabric.setup(network, optimizer)
    first_epoch, best_loss = (0, math.inf) if resume is None else resume.restore(network, optimizer)
    loss_of = nn.HuberLoss(delta=config.huber_delta_m)
    levels, microphones, sources = (t.to(fabric.device) for t in _tensors(training))
    n_steps = max(len(training) // config.batch, 1)

    for epoch in range(first_epoch, config.epochs):
        torch.manual_seed(config.seed * 100_003 + epoch * 1_009)
        order = torch.from_numpy(np.random.default_rng([config.seed, epoch]).permutation(len(training)))
        order = order.to(fabric.device)
        model.train()
        began_s = told_s = time.monotonic()
        loss_sum = 0.0
        for step in range(n_steps):
            for group in optimizer.param_groups:
                group["lr"] = learning_rate_at(epoch + step / n_steps, config)
            rows = order[step * config.batch : (step + 1) * config.batch]
            heard = augmented(levels[rows], augment)
            loss = loss_of(model(heard, microphones[rows]), sources[rows])
            stepper.zero_grad(set_to_none=True)
            fabric.backward(loss)
            stepper.step()
            loss_sum += float(loss.detach())
            if not math.isfinite(loss_sum):
                raise UserError(
                    f"The loss stopped being a number in epoch {epoch + 1}, step {step + 1}",
                    f"Try a learning rate below {config.learning_rate:g}",
                )
            if time.monotonic() - told_s > _TOLD_EVERY_S:
                told_s = time.monotonic()
                done = epoch * n_steps + step + 1
                yield Progress(done=done, total=config.epochs * n_steps, doing=f"Training, epoch {epoch + 1}")
        clips_per_s = n_steps * config.batch / (time.monotonic() - began_s)

        answers = predict(network, validation, fabric.device)
        truth = torch.from_numpy(validation.sources_m)
        loss_val = float(loss_of(answers, truth))
        errors_m = torch.linalg.vector_norm(answers - truth, dim=1).numpy()
        is_best = loss_val < best_loss
        best_loss = min(best_loss, loss_val)
        event = EpochDone(
            epoch=epoch + 1,
            n_epochs=config.epochs,
            loss_train=loss_sum / n_steps,
            loss_val=loss_val,
            median_error_val_m=float(np.median(errors_m)),
            accuracy_val={str(r): float(np.mean(errors_m <= r)) for r in (1, 2, 3)},
            clips_per_s=clips_per_s,
            is_best=is_best,
        )
        yield EpochEnd(event, network, Checkpoint.of(network, optimizer, epoch + 1, best_loss))


def learning_rate_at(epoch: float, config: TrainConfig) -> float:
    """Linear warm-up over the share `warm_up` of the run, then half a cosine down to the share `final_rate`."""
    warm_up = config.warm_up * config.epochs
    if epoch < warm_up:
        return config.learning_rate * max(epoch / warm_up, 0.02)
    fallen = 0.5 * (1.0 + math.cos(math.pi * (epoch - warm_up) / (config.epochs - warm_up)))
    return config.learning_rate * (config.final_rate + (1.0 - config.final_rate) * fallen)


def _refuse_what_is_no_number(table: ClipTable) -> None:
    for column in (table.levels_db, table.microphones_m, table.sources_m):
        broken = ~np.isfinite(column.reshape(len(table), -1)).all(axis=1)
        if broken.any():
            raise UserError(
                f"{int(broken.sum())} of {len(table)} training clips hold values that are no numbers, the first in "
                f"session {int(table.sessions[broken][0]) + 1}",
                "Check the sound and the coordinates of that session",
            )


def predict(network: Network, table: ClipTable, device: torch.device | str = "cpu") -> Tensor:
    """The network's answers for all clips, in evaluation mode. (n_clips, 3) float32 metres, on the CPU."""
    network.eval()
    levels, microphones, _ = _tensors(table)
    answers = []
    with torch.inference_mode():
        for first in range(0, len(table), _VALIDATION_BATCH):
            rows = slice(first, first + _VALIDATION_BATCH)
            answers.append(network(levels[rows].to(device), microphones[rows].to(device)).cpu())
    return torch.cat(answers)


def _tensors(table: ClipTable) -> tuple[Tensor, Tensor, Tensor]:
    return tuple(torch.from_numpy(a) for a in (table.levels_db, table.microphones_m, table.sources_m))  # type: ignore[return-value]
