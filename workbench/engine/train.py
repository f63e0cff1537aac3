"""Train a network from a configuration, in this process or in many."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.core.errors import UserError, reason_of
from workbench.core.events import Event, Saved, StateChanged, TestScored, TrainingState, Warned
from workbench.engine.parallel import refuse_unreachable
from workbench.engine.readiness import refuse_unready
from workbench.engine.train_collect import collected
from workbench.engine.train_wishes import heeded
from workbench.files.event_lines import append_line
from workbench.files.model_file import read_card, read_model, with_card
from workbench.files.new_folder import make_folder
from workbench.files.new_run_folder import new_run_folder
from workbench.files.run_lock import AtWorkError, held
from workbench.files.training_run import (
    BEST_FILE,
    CHECKPOINT_FILE,
    CONFIG_FILE,
    ENDS,
    EVENTS_FILE,
    RunLog,
    is_run,
    refuse_no_run,
    was_started_for,
    wish_for,
)
from workbench.training.card import card_of_run, held_out_told
from workbench.training.checkpoint import Checkpoint
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig
from workbench.training.config_file import read_config
from workbench.training.feasible import refuse_batch, refuse_impossible
from workbench.training.first_microphones import for_network
from workbench.training.loop import EpochEnd, train
from workbench.training.processes import is_first, joined
from workbench.training.run_folder import RunFolder
from workbench.training.scoring import n_places_of, scores_of_test
from workbench.training.split import SPLIT_NAMES, Parts, parts_of
from workbench.training.start import start_told

if TYPE_CHECKING:
    from lightning.fabric import Fabric

_RUNS = Path("runs")
"""Below the working folder: where runs go that are not told where."""


@dataclass(frozen=True)
class Train:
    """Train, keep best and last, and go on where an earlier run stopped.

    out : folder for the run; None = runs/<name>-<time> below the working folder. resume : an earlier run's folder;
    its configuration is then used. scheduler : a Dask cluster's address for the clips' features, "" = this machine.
    starts_others : is this `workbench train`, whose command line can be run again for a training's other processes?

    Yields StateChanged, Progress, TrainingPulse, EpochDone, ValidationPlaces, TestScored and Saved, and writes them
    into the folder (files/training_run.py), where others read them and put what they wish. UserError before any work
    when it cannot end well. In a training of many processes all run this; the first alone tells and writes.
    """

    config: TrainConfig | None = None
    out: Path | None = None
    resume: Path | None = None
    scheduler: str = ""
    starts_others: bool = False

    def run(self) -> Iterator[Event]:
        config = self._config()
        if not is_first():
            for _ in _trained(config, RunFolder(Path()), None, self.scheduler):
                pass
            return
        folder = self.resume or self._free_out()
        with ExitStack() as until_it_ends:
            try:
                if folder is not None and is_run(folder):
                    until_it_ends.enter_context(held(folder))
                self._refuse(config, folder or _RUNS)
                if folder is None or not is_run(folder):
                    folder = folder or new_run_folder(config.name, _RUNS)
                    make_folder(folder)
                    until_it_ends.enter_context(held(folder))
                yield from _first(config, folder, self.scheduler)
            except AtWorkError:
                raise
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

    def _free_out(self) -> Path | None:
        """The folder asked for, if a run may begin in it."""
        if self.out is not None:
            if (self.out / CHECKPOINT_FILE).exists():
                raise UserError(f"{self.out} already holds a run", "Resume it, or choose another folder")
            refuse_no_run(self.out)
        return self.out

    def _refuse(self, config: TrainConfig, folder: Path) -> None:
        """What can be told before hours are spent. A run that goes on has its start in its checkpoint."""
        goes_on = (folder / CHECKPOINT_FILE).exists()
        refuse_impossible(replace(config, start_from="") if goes_on else config, starts_others=self.starts_others)
        facts = refuse_unready(config, folder)
        refuse_batch(config, facts.n_clips, "clips that there are")
        refuse_unreachable(self.scheduler)


def _first(config: TrainConfig, folder: Path, scheduler: str) -> Iterator[Event]:
    """The training in the process that tells and writes, in a folder that it holds."""
    if not was_started_for(folder):
        wish_for(folder, "go on")
    checkpoint = Checkpoint.read(folder / CHECKPOINT_FILE) if (folder / CHECKPOINT_FILE).exists() else None
    with RunFolder.opened(folder, config, resumed=checkpoint.epoch if checkpoint else 0) as run:
        yield from _trained(config, run, checkpoint, scheduler)


def _trained(config: TrainConfig, run: RunFolder, checkpoint: Checkpoint | None, scheduler: str) -> Iterator[Event]:
    """The training itself. Every process goes through here, and all through the same meetings in the same order."""
    yield run.say(StateChanged(state="preparing"))
    with joined(config) as fabric:
        end = yield from _to_its_end(config, run, checkpoint, scheduler, fabric)
    if (run.path / BEST_FILE).exists():
        yield run.say(Saved(path=run.path / BEST_FILE, what="best network of the run"))
    else:
        yield run.say(Warned(session="", text="Stopped before its first epoch: there is no network to keep"))
    yield run.say(StateChanged(state=end))


def _to_its_end(
    config: TrainConfig, run: RunFolder, checkpoint: Checkpoint | None, scheduler: str, fabric: Fabric
) -> Generator[Event, None, TrainingState]:
    """Clips, epochs, scores; -> how it ended."""
    table = yield from collected(config.data, fabric, run, scheduler)
    if table is None:
        return "stopped"
    table = for_network(table, config.network.architecture, config.data.feature)
    parts = parts_of(table, config.data)
    refuse_batch(config, len(parts.training), "clips of the training part")
    yield run.say(StateChanged(state="training"))
    is_stopped = yield from _epochs(config, table, parts, fabric.broadcast(checkpoint), fabric, run)
    yield from _scored(config, table, parts, fabric, run)
    return "stopped" if is_stopped else "finished"


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
        state = yield from heeded(run, state)
    return False


def _started(config: TrainConfig, table: ClipTable, parts: Parts, folder: Path) -> Mapping[str, str]:
    """Of a fine-tuned network. When a run goes on, the network it began as may be gone; the run's own card knows it."""
    best = folder / BEST_FILE
    return read_card(best).started_from if best.exists() else start_told(config, table, parts)


def _scored(config: TrainConfig, table: ClipTable, parts: Parts, fabric: Fabric, run: RunFolder) -> Iterator[Event]:
    """The best network, as its file holds it, on the part that nothing has seen; into its card, too."""
    if not len(parts.test):
        return
    best = run.path / BEST_FILE
    model = fabric.broadcast(read_model(best) if fabric.is_global_zero else None)
    assert model is not None
    scores = scores_of_test(*model, table, parts.test, fabric)
    split, n_places = SPLIT_NAMES[config.data.split], n_places_of(table, parts.test, config.data)
    if fabric.is_global_zero:
        with_card(best, held_out=scores, held_out_data=held_out_told(model[0], len(parts.test), n_places))
    yield run.say(TestScored(scores=scores, n_clips=len(parts.test), split=split, n_places=n_places))


def _failed(folder: Path | None, error: UserError) -> Iterator[Event]:
    told = StateChanged(state="failed", problem=error.problem, hint=error.hint)
    _noted(folder, told)
    yield told


def _left(folder: Path | None) -> None:
    """The listener went: a run that has not ended yet is stopped."""
    if folder is None:
        return
    log = RunLog(folder)
    for _ in log.news():
        pass
    if log.said not in ENDS:
        _noted(folder, StateChanged(state="stopped"))


def _noted(folder: Path | None, event: Event) -> None:
    """Say how a run ended, if there is one and the disk lets us."""
    with suppress(OSError):
        if folder is not None and is_run(folder):
            append_line(folder / EVENTS_FILE, event)
