"""Train a network from a configuration."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, Saved
from workbench.engine.collect import collect_campaign, collect_simulated
from workbench.files.new_folder import make_folder
from workbench.simulate.campaign import CampaignPlan
from workbench.training.card import card_of_run
from workbench.training.checkpoint import Checkpoint
from workbench.training.clip_table import ClipTable
from workbench.training.config import TrainConfig
from workbench.training.config_file import read_config
from workbench.training.feasible import refuse_impossible
from workbench.training.loop import EpochEnd, train
from workbench.training.run_folder import BEST_FILE, CHECKPOINT_FILE, CONFIG_FILE, RunFolder
from workbench.training.split import held_out_mask


@dataclass(frozen=True)
class Train:
    """Train, keep best and last, and go on where an earlier run stopped.

    out : folder for the run; None = runs/<name>-<time> below the working folder. resume : an earlier run's folder;
    its configuration is then used. Yields Progress, EpochDone and Saved. UserError before any work when it cannot end
    well: no such network, site or device, or a folder that cannot be written.
    """

    config: TrainConfig | None = None
    out: Path | None = None
    resume: Path | None = None

    def run(self) -> Iterator[Event]:
        config, folder, checkpoint = self._start()
        refuse_impossible(config)
        plan = None if config.data.campaign else _plan_of(config)
        make_folder(folder)
        table = yield from _collected(config, plan)
        held = held_out_mask(table, config.data.split, config.data.validation_share, config.data.seed)
        training, validation = table.rows(~held), table.rows(held)
        card = card_of_run(config, training)
        with RunFolder(folder, config) as run:
            for event in train(config, training, validation, checkpoint):
                if isinstance(event, EpochEnd):
                    run.keep_epoch(event.event, event.network, event.checkpoint, card)
                    yield event.event
                else:
                    yield event
        yield Saved(path=folder / BEST_FILE, what="best network of the run")

    def _start(self) -> tuple[TrainConfig, Path, Checkpoint | None]:
        if self.resume is not None:
            return read_config(self.resume / CONFIG_FILE), self.resume, Checkpoint.read(self.resume / CHECKPOINT_FILE)
        if self.config is None:
            raise UserError("There is nothing to train", "Give a configuration, or a run to resume")
        folder = self.out or Path("runs") / f"{self.config.name}-{datetime.now():%Y%m%d-%H%M%S}"
        if (folder / CHECKPOINT_FILE).exists():
            raise UserError(f"{folder} already holds a run", "Resume it, or choose another folder")
        return self.config, folder, None


def _plan_of(config: TrainConfig) -> CampaignPlan:
    data = config.data
    return CampaignPlan(sites=data.sites, n_sessions=data.n_sessions, seconds=data.seconds, seed=data.seed)


def _collected(config: TrainConfig, plan: CampaignPlan | None) -> Generator[Event, None, ClipTable]:
    """The clips of a simulated campaign, or of the one on disk when there is no plan."""
    data = config.data
    if plan is None:
        return (yield from collect_campaign(Path(data.campaign), data.feature))
    return (yield from collect_simulated(plan, data.feature))
