"""Train a network from a configuration, in this process or in many."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.errors import UserError, reason_of
from workbench.core.events import Event, Progress, Saved, StateChanged, TestScored, TrainingState
from workbench.engine.collect import collect
from workbench.engine.parallel import refuse_unreachable
from workbench.engine.readiness import refuse_unready
from workbench.files.event_lines import append_line
from workbench.files.model_file import read_card, read_model, with_card
from workbench.files.new_folder import make_folder
from workbench.files.training_run import (
    BEST_FILE,
    CHECKPOINT_FILE,
    CONFIG_FILE,
    EVENTS_FILE,
    RunLog,
    is_alive,
    is_run,
    process_of,
)
from workbench.training.card import card_of_run, held_out_told
from workbench.training.checkpoint import Checkpoint
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig
from workbench.training.config_file import read_config
from workbench.training.feasible import refuse_batch, refuse_impossible
from workbench.training.loop import EpochEnd, train
from workbench.training.processes import is_first, joined
from workbench.training.run_folder import RunFolder
from workbench.training.scoring import scores_of_test
from workbench.training.split import SPLIT_NAMES, Parts, parts_of
from workbench.training.start import start_told

if TYPE_CHECKING:
    from lightning.fabric import Fabric

_LOOKS_EVERY_S = 0.2


@dataclass(frozen=True)
class Train:
    """Train, keep best and last, and go on where an earlier run stopped.

    out : folder for the run; None = runs/<name>-<time> below the working folder. resume : an earlier run's folder;
    its configuration is then used. scheduler : a Dask cluster's address for the clips' features, "" = this machine.

    Yields StateChanged, Progress, TrainingPulse, EpochDone, ValidationPlaces, TestScored and Saved, and writes them
    into the folder (files/training_run.py), where others read them and put what they wish. UserError before any work
    when it cannot end well. In a training of many processes all run this; the first alone tells and writes.
    """

    config: TrainConfig | None = None
    out: Path | None = None
    resume: Path | None = None
    scheduler: str = ""

    def run(self) -> Iterator[Event]:
        config = self._config()
        if not is_first():
            for _ in _trained(config, Path(), self.scheduler):
                pass
            return
        folder = self._folder(config)
        try:
            _refuse(config, folder)
            refuse_unreachable(self.scheduler)
            make_folder(folder)
            yield from _trained(config, folder, self.scheduler)
        except UserError as error:
            yield from _failed(folder, error)
            raise
        except OSError as error:
            told = UserError(
                f"The training in {folder} could not go on: {reason_of(error)}",
                "Its whole epochs are kept; resume it when that is mended",
            )
            yield from _failed(folder, told)
            raise told from error
        except GeneratorExit:
            _left(folder)
            raise

    def _config(self) -> TrainConfig:
        if self.resume is not None:
            return read_config(self.resume / CONFIG_FILE)
        if self.config is None:
            raise UserError("There is nothing to train", "Give a configuration, or a run to resume")
        return self.config

    def _folder(self, config: TrainConfig) -> Path:
        folder = self.resume or self.out or Path("runs") / f"{config.name}-{datetime.now():%Y%m%d-%H%M%S}"
        if self.resume is None and (folder / CHECKPOINT_FILE).exists():
            raise UserError(f"{folder} already holds a run", "Resume it, or choose another folder")
        process = process_of(folder)
        if process is not None and is_alive(folder) and process.pid not in (os.getpid(), os.getppid()):
            raise UserError(f"{folder} is being trained, by process {process.pid}", "Wait for it, or stop it")
        return folder


def _refuse(config: TrainConfig, folder: Path) -> None:
    """What can be told before hours are spent. A run that goes on has its start in its checkpoint."""
    goes_on = (folder / CHECKPOINT_FILE).exists()
    refuse_impossible(replace(config, start_from="") if goes_on else config)
    facts = refuse_unready(config, folder)
    refuse_batch(config, facts.n_clips, "clips that there are")


def _trained(config: TrainConfig, folder: Path, scheduler: str) -> Iterator[Event]:
    """The training itself. Every process goes through here, and all through the same meetings in the same order."""
    first = is_first()
    checkpoint = _checkpoint_in(folder) if first else None
    with RunFolder(folder, config, is_first=first, resumed=checkpoint.epoch if checkpoint else 0) as run:
        yield run.say(StateChanged(state="preparing"))
        with joined(config) as fabric:
            table = yield from _collected(config, fabric, run, scheduler)
            parts = parts_of(table, config.data)
            refuse_batch(config, len(parts.training), "clips of the training part")
            yield run.say(StateChanged(state="training"))
            is_stopped = yield from _epochs(config, table, parts, fabric.broadcast(checkpoint), fabric, run)
            yield from _scored(config, table, parts, fabric, run)
        yield run.say(Saved(path=folder / BEST_FILE, what="best network of the run"))
        yield run.say(StateChanged(state="stopped" if is_stopped else "finished"))


def _collected(
    config: TrainConfig, fabric: Fabric, run: RunFolder, scheduler: str
) -> Generator[Event, None, ClipTable]:
    """The first process collects the clips; then the first of each machine, where the cache is another; then all."""
    turn = 0 if fabric.is_global_zero else 2 if fabric.local_rank else 1
    for _ in range(turn):
        fabric.barrier()
    collecting = collect(config.data, scheduler=scheduler)
    told_s = 0.0
    while True:
        try:
            event = next(collecting)
        except StopIteration as end:
            table: ClipTable = end.value
            break
        if not isinstance(event, Progress) or time.monotonic() - told_s > 1.0 or event.done == event.total:
            told_s = time.monotonic()
            run.say(event)
        yield event
    for _ in range(turn, 2):
        fabric.barrier()
    return table


def _epochs(
    config: TrainConfig,
    table: ClipTable,
    parts: Parts,
    checkpoint: Checkpoint | None,
    fabric: Fabric,
    run: RunFolder,
) -> Generator[Event, None, bool]:
    """Epoch after epoch, as people wish; -> was it stopped before the last?"""
    card = card_of_run(config, table, parts, _started(config, table, parts, run.path) if fabric.is_global_zero else {})
    state: TrainingState = "training"
    for event in train(config, table, parts, checkpoint, fabric):
        if isinstance(event, EpochEnd):
            run.keep_epoch(event, card)
            yield event.event
            yield event.places
            if fabric.broadcast(run.wish == "stop"):
                return event.event.epoch < config.epochs
        else:
            yield run.say(event)
        if run.wish == "pause":
            yield from _paused(run)
        if run.wish == "stop" and state != "stopping":
            state = "stopping"
            yield run.say(StateChanged(state=state))
    return False


def _started(config: TrainConfig, table: ClipTable, parts: Parts, folder: Path) -> Mapping[str, str]:
    """Of a fine-tuned network. When a run goes on, the network it began as may be gone; the run's own card knows it."""
    best = folder / BEST_FILE
    return read_card(best).started_from if best.exists() else start_told(config, table, parts)


def _paused(run: RunFolder) -> Iterator[Event]:
    """Until people wish otherwise. The other processes wait at their next meeting."""
    yield run.say(StateChanged(state="paused"))
    while run.wish == "pause":
        time.sleep(_LOOKS_EVERY_S)
        yield Progress(done=0, total=0, doing="Paused")
    yield run.say(StateChanged(state="training"))


def _scored(config: TrainConfig, table: ClipTable, parts: Parts, fabric: Fabric, run: RunFolder) -> Iterator[Event]:
    """The best network, as its file holds it, on the part that nothing has seen; into its card, too."""
    if not len(parts.test):
        return
    best = run.path / BEST_FILE
    model = fabric.broadcast(read_model(best) if fabric.is_global_zero else None)
    assert model is not None
    scores = scores_of_test(*model, table, parts.test, fabric)
    split = SPLIT_NAMES[config.data.split]
    if fabric.is_global_zero:
        with_card(best, held_out=scores, held_out_data=held_out_told(model[0], len(parts.test)))
    yield run.say(TestScored(scores=scores, n_clips=len(parts.test), split=split))


def _checkpoint_in(folder: Path) -> Checkpoint | None:
    """Where an earlier start of the run got to; None when it did not end an epoch."""
    path = folder / CHECKPOINT_FILE
    return Checkpoint.read(path) if path.exists() else None


def _failed(folder: Path, error: UserError) -> Iterator[Event]:
    told = StateChanged(state="failed", problem=error.problem, hint=error.hint)
    _noted(folder, told)
    yield told


def _left(folder: Path) -> None:
    """The listener went: a run that has not ended yet is stopped."""
    log = RunLog(folder)
    for _ in log.news():
        pass
    if log.said not in ("finished", "stopped", "failed"):
        _noted(folder, StateChanged(state="stopped"))


def _noted(folder: Path, event: Event) -> None:
    """Say how a run ended, if there is one and the disk lets us."""
    with suppress(OSError):
        if is_run(folder):
            append_line(folder / EVENTS_FILE, event)
