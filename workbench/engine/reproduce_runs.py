"""One training of a table: trained, resumed or read; then its own network's answers on its own test part, kept."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.core.errors import UserError
from workbench.core.events import EpochDone, Event, Progress
from workbench.engine.collect import collect
from workbench.engine.reproduce_trials import TEST_SHARE, VALIDATION_SHARE, Scale, Trial
from workbench.engine.train import Train
from workbench.evaluate.answers import Answers
from workbench.evaluate.page import time_text
from workbench.evaluate.paper import paper_site
from workbench.files.atomic import write_atomically
from workbench.files.model_file import read_card, read_model
from workbench.files.new_folder import make_folder
from workbench.files.run_environment import environments_of
from workbench.files.training_run import BEST_FILE, CHECKPOINT_FILE, CONFIG_FILE, RunLog, is_alive, process_of
from workbench.training.config import TrainConfig
from workbench.training.config_file import FIELDS, read_config
from workbench.training.first_microphones import for_network
from workbench.training.processes import joined
from workbench.training.scoring import answers_of_model
from workbench.training.split import parts_of

_SAID_ONLY = ("title",)
"""Settings that change no network."""
_QUICK_PASSES = 2_000
"""Clips times epochs that are trained without asking how long it takes."""


@dataclass(frozen=True)
class Outcome:
    """A training that was run, and what came of it. seconds : what its epochs took, wall time.

    program : the version whose card its network has; environments : what each of its starts ran with, name -> value.
    """

    answers: Answers
    n_training_clips: int
    n_training_places: int
    seconds: float
    program: str
    environments: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class NotRun:
    """A training that would take too long here. reason : with the measured cost."""

    reason: str


@dataclass(frozen=True)
class Bench:
    """Where trainings of one scale and seed are kept: runs/ a folder each, answers/ a file each, speeds.json.

    longest_h : a training that would take longer on this machine is not begun.
    """

    out: Path
    scale: Scale
    seed: int
    longest_h: float
    scheduler: str

    def done(self, trial: Trial) -> Generator[Event, None, Outcome | NotRun]:
        """Events of what is still to be done, then returns the outcome (`yield from`)."""
        self.refuse_other_settings(trial)
        config, run = trial.config(self.scale, self.seed), self.out / "runs" / trial.name
        if not is_finished(run):
            if reason := self._too_long(trial, config):
                return NotRun(reason)
            yield from self._train(config, run)
            (run / CHECKPOINT_FILE).unlink(missing_ok=True)  # 130 MB that only an unfinished training needs
        answers = yield from self._answers(trial, config, run)
        card = read_card(run / BEST_FILE)
        return Outcome(
            answers=answers,
            n_training_clips=card.n_training_clips,
            n_training_places=card.n_training_places,
            seconds=seconds_of(run),
            program=card.program_version,
            environments=environments_of(run),
        )

    def refuse_other_settings(self, trial: Trial) -> None:
        """UserError when what was trained there under this name, to the end or not, is another training."""
        run, ours = self.out / "runs" / trial.name, trial.config(self.scale, self.seed)
        if not (run / CHECKPOINT_FILE).exists() and not is_finished(run):
            return
        theirs = read_config(run / CONFIG_FILE)
        unlike = [
            f"{each.dotted} is {each.value_in(theirs)} there, {each.value_in(ours)} here"
            for each in FIELDS
            if each.dotted not in _SAID_ONLY and each.value_in(theirs) != each.value_in(ours)
        ]
        if unlike:
            raise UserError(
                f"{run} was trained with other settings: {'; '.join(unlike)}",
                "Choose another folder, or move that run away to have it trained again",
            )

    def _train(self, config: TrainConfig, run: Path) -> Iterator[Event]:
        """From the beginning, or on from the last whole epoch. A folder without one is begun anew."""
        if is_anothers(run):
            raise UserError(f"Another process is training in {run}", "Wait until it ends, or choose another folder")
        if (run / CHECKPOINT_FILE).exists():
            yield from Train(resume=run, scheduler=self.scheduler).run()
        else:
            shutil.rmtree(run, ignore_errors=True)
            yield from Train(config, out=run, scheduler=self.scheduler).run()

    def _too_long(self, trial: Trial, config: TrainConfig) -> str:
        """Why it is not begun, "" when it is."""
        learning = 1.0 - VALIDATION_SHARE - TEST_SHARE
        n_passes = round(learning * self.scale.n_clips(paper_site(trial.site))) * config.epochs
        if n_passes <= _QUICK_PASSES:
            return ""
        speed = self._speed(config)
        seconds = n_passes / speed
        if seconds <= 3600 * self.longest_h:
            return ""
        return (
            f"{n_passes} clips to learn from in {config.epochs} epochs, at {speed:.1f} clips/s measured on this "
            f"machine, are {time_text(seconds)} a training; the limit was {self.longest_h:g} h (--longest)"
        )

    def _speed(self, config: TrainConfig) -> float:
        """Clips a second, measured once a network and feature, and kept: going on later decides alike."""
        from workbench.training.speed import clips_per_second

        kept = self.out / "speeds.json"
        speeds: dict[str, float] = json.loads(kept.read_text()) if kept.exists() else {}
        name = f"{config.network.architecture} {config.network.layout} {config.data.feature}"
        if name not in speeds:
            speeds[name] = clips_per_second(config)
            write_atomically(kept, json.dumps(speeds, indent=1).encode())
        return speeds[name]

    def _answers(self, trial: Trial, config: TrainConfig, run: Path) -> Generator[Event, None, Answers]:
        """Of the run's best network on its test part; found again as long as the network is the same."""
        kept = self.out / "answers" / f"{trial.name}.npz"
        digest = hashlib.sha256((run / BEST_FILE).read_bytes()).hexdigest()
        if (found := _read(kept, digest)) is not None:
            return found
        table = yield from collect(config.data, scheduler=self.scheduler)
        table = for_network(table, config.network.architecture, config.data.feature)
        test = parts_of(table, config.data).test
        yield Progress(done=0, total=len(test), doing="Scoring the test part")
        with joined(config) as fabric:
            answers_m = answers_of_model(*read_model(run / BEST_FILE), table, test, fabric)
        yield Progress(done=len(test), total=len(test), doing="Scoring the test part")
        answers = Answers(
            answers_m=answers_m,
            truth_m=table.sources_m[test].astype(np.float64),
            places=table.places[test],
            sessions=table.sessions[test],
            microphones_m=table.microphones_m[test].astype(np.float64),
        )
        _write(kept, answers, digest)
        return answers


def is_finished(run: Path) -> bool:
    """Did its training end, with a network?"""
    log = RunLog(run)
    for _ in log.news():
        pass
    return log.state == "finished" and (run / BEST_FILE).is_file()


def is_anothers(folder: Path) -> bool:
    """Does another process that lives work there?"""
    process = process_of(folder)
    return process is not None and is_alive(folder) and process.pid != os.getpid()


def seconds_of(run: Path) -> float:
    """What its epochs took; one that was repeated counts once."""
    return sum({e.epoch: e.seconds for e in RunLog(run).news() if isinstance(e, EpochDone)}.values())


def _write(path: Path, answers: Answers, digest: str) -> None:
    make_folder(path.parent)
    writing = path.with_suffix(".writing.npz")
    np.savez(writing, network=digest, **{name: getattr(answers, name) for name in Answers.__dataclass_fields__})
    writing.replace(path)


def _read(path: Path, digest: str) -> Answers | None:
    """Kept answers of the network with that digest, None when there are none."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as kept:
        if str(kept["network"]) != digest:
            return None
        return Answers(**{name: kept[name] for name in Answers.__dataclass_fields__})
