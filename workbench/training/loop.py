"""A training, straight down the page, on Lightning Fabric: the same loop on a CPU, a GPU, or many on many machines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from lightning.fabric import Fabric
from torch import Tensor, nn

from workbench.core.errors import UserError
from workbench.core.events import EpochDone, Event, ValidationPlaces
from workbench.dsp.features import FEATURES
from workbench.nets.network import Network, build, builder_of
from workbench.nets.shared_batch import share_batches
from workbench.nets.weights import put_weights
from workbench.training.augment import augmented, with_defaults_of
from workbench.training.batches import BatchReader, pieces
from workbench.training.checkpoint import Checkpoint
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig
from workbench.training.exploded import refuse_exploded, refuse_useless
from workbench.training.processes import launched, share_of
from workbench.training.pulse import Pulses
from workbench.training.recordings import Recordings, refuse_other_recordings
from workbench.training.scoring import Validation
from workbench.training.split import Parts
from workbench.training.start import start_weights


@dataclass(frozen=True)
class EpochEnd:
    """What the loop hands out after each epoch: figures, places, and how to keep or go on from here."""

    event: EpochDone
    places: ValidationPlaces
    network: Network
    checkpoint: Checkpoint


def train(
    config: TrainConfig, table: ClipTable, parts: Parts, resume: Checkpoint | None = None, fabric: Fabric | None = None
) -> Iterator[Event | EpochEnd]:
    """Train a network; yields Progress and TrainingPulse while it works and an EpochEnd after every epoch.

    The order of clips, masking and drop-out come from (seed, epoch) alone, so a resumed run is the uninterrupted
    one; UserError when the recordings are no longer those it learnt from. Statistics come from the training part
    only. fabric : launched; left out, it is launched as config says. All its processes go through here; only the
    first tells pulses.
    """
    recordings = Recordings.of(table, parts)
    if resume is not None and resume.recordings is not None:
        refuse_other_recordings(resume.recordings, recordings, table)
    fabric = fabric or launched(config)
    precision = fabric.strategy.precision
    mine = share_of(config.batch, fabric)
    network = _begun(config, table, parts, is_given=resume is not None or not fabric.is_global_zero)
    if fabric.world_size > 1:
        share_batches(network, mine, config.batch, on_gpu=fabric.device.type == "cuda")
    optimizer = _optimizer(network, config)
    model, stepper = fabric.setup(network, optimizer)
    model.mark_forward_method("loss")
    first_epoch, best_loss = (0, math.inf) if resume is None else resume.restore(network, optimizer, precision)
    augment = with_defaults_of(builder_of(config.network.architecture), config.augment)
    feature = FEATURES[config.data.feature]
    loss_of = nn.HuberLoss(delta=config.huber_delta_m)
    reader = BatchReader(table, fabric.device)
    validation = Validation.of(table, parts, config)
    n_steps = len(parts.training) // config.batch
    weight = (mine.stop - mine.start) * fabric.world_size / config.batch
    pulses = Pulses(config, n_steps, first_epoch, fabric)

    for epoch in range(first_epoch, config.epochs):
        torch.manual_seed(config.seed * 100_003 + epoch * 1_009)
        order = _order_of(epoch, parts.training, config)
        losses = torch.zeros(n_steps, device=fabric.device)
        model.train()
        pulses.begin_epoch()
        for step, batch in enumerate(reader.batches(order[:, mine])):
            rate = _set_rate(optimizer, learning_rate_at(epoch + step / n_steps, config))
            heard, microphones = augmented(batch.features, batch.microphones, augment, feature, mine, config.batch)
            loss = weight * model.loss(heard, microphones, batch.sources, loss_of)
            stepper.zero_grad(set_to_none=True)
            fabric.backward(loss)
            stepper.step()
            losses[step] = loss.detach()
            if pulses.is_due:
                refuse_exploded(losses[: step + 1], epoch, config)
                yield from pulses.tell(epoch, step, losses, rate)
        losses = _over_all(losses, fabric)
        refuse_exploded(losses, epoch, config)
        pulses.end_steps()

        found = validation.of_network(network, reader, fabric, loss_of)
        refuse_useless(found, epoch, config)
        event = pulses.epoch_done(epoch, float(losses.mean()), found, is_best=found.loss < best_loss)
        best_loss = min(best_loss, found.loss)
        checkpoint = Checkpoint.of(network, optimizer, precision, epoch + 1, best_loss, recordings)
        yield EpochEnd(event, validation.places(epoch + 1, found), network, checkpoint)


def _optimizer(network: Network, config: TrainConfig) -> torch.optim.Optimizer:
    return torch.optim.AdamW(
        network.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay, fused=True
    )


def _order_of(epoch: int, training: np.ndarray, config: TrainConfig) -> np.ndarray:
    """The rows of an epoch's batches: (n_steps, batch) int64; clips that fill no whole batch are left out."""
    order = np.random.default_rng([config.seed, epoch]).permutation(training)
    n_steps = len(training) // config.batch
    return order[: n_steps * config.batch].reshape(n_steps, config.batch)


def learning_rate_at(epoch: float, config: TrainConfig) -> float:
    """Linear warm-up over the share `warm_up` of the run, then half a cosine down to the share `final_rate`."""
    warm_up = config.warm_up * config.epochs
    if epoch < warm_up:
        return config.learning_rate * max(epoch / warm_up, 0.02)
    fallen = 0.5 * (1.0 + math.cos(math.pi * (epoch - warm_up) / (config.epochs - warm_up)))
    return config.learning_rate * (config.final_rate + (1.0 - config.final_rate) * fallen)


def _set_rate(optimizer: torch.optim.Optimizer, rate: float) -> float:
    for group in optimizer.param_groups:
        group["lr"] = rate
    return rate


def _begun(config: TrainConfig, table: ClipTable, parts: Parts, *, is_given: bool) -> Network:
    """The network before its first step.

    is_given : a checkpoint, or the first process, gives it weights and statistics in a moment.
    """
    torch.manual_seed(config.seed)
    network = build(config.network.architecture, config.network.options())
    if is_given:
        return network
    refuse_what_is_no_number(table)
    if config.start_from:
        put_weights(network, start_weights(config), config.start_from)
    else:
        columns = (table.features, table.microphones_m)
        network.learn_statistics(
            tuple(torch.from_numpy(np.take(np.asarray(column), rows, axis=0)).float() for column in columns)  # type: ignore[misc]
            for rows in pieces(table.features, parts.training)
        )
    return network


def refuse_what_is_no_number(table: ClipTable) -> None:
    """UserError naming the first session whose sound or places hold NaN or infinity."""
    for column in (table.features, table.microphones_m, table.sources_m):
        for rows in pieces(column, np.arange(len(table))):
            values = column[rows[0] : rows[-1] + 1]
            broken = ~np.isfinite(values.reshape(len(rows), -1)).all(axis=1)
            if broken.any():
                raise UserError(
                    f"Session {table.names[rows[broken][0]]} holds values that are no numbers",
                    "Check its sound and its coordinates, or leave it out",
                )


def _over_all(losses: Tensor, fabric: Fabric) -> Tensor:
    """The mean over all processes; (n_steps,) on every one of them."""
    return losses if fabric.world_size == 1 else fabric.all_reduce(losses, reduce_op="mean")  # type: ignore[return-value]
