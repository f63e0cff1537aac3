"""Training runs as the window sees them, built as they are in life: by what a training says, event by event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np

from workbench.core.card import Scores
from workbench.core.events import (
    EpochDone,
    Event,
    Progress,
    StateChanged,
    TestScored,
    TrainingPulse,
    ValidationPlaces,
)
from workbench.files.training_run import RunState
from workbench.gui.training.seen import RunSeen
from workbench.training.config import DataConfig, TrainConfig

SITES = ("Yeoju water pumping station", "Goyang collapsed building")
SIZES_M = {SITES[0]: (17.9, 29.0, 7.06), SITES[1]: (8.0, 8.0, 5.0)}


def epoch(n: int, n_epochs: int = 20, *, seed: int = 0, best: int | None = None) -> EpochDone:
    """One epoch of a training that learns; from `best` on its validation loss rises again."""
    rng = np.random.default_rng([seed, n])
    fall = float(np.exp(-n / 6.0))
    late = 0.0 if best is None else 0.05 * max(n - best, 0)
    loss_val = 0.6 + 6.0 * fall + late + 0.02 * seed + (0.0 if n == best else 0.04 * float(rng.random()))
    learned = (1 - fall) * (1 - 0.05 * seed)
    shares = {"1": 0.30 * learned, "2": 0.65 * learned, "3": 0.85 * learned}
    return EpochDone(
        epoch=n, n_epochs=n_epochs, loss_train=0.25 + 7.0 * fall, loss_val=loss_val, is_best=False,
        median_error_val_m=1.2 + 4.0 * fall, accuracy_val=shares, clips_per_s=1430.0 + seed, seconds=60.0,
        memory_mib=900.0,
    )  # fmt: skip


def pulse(done: float, loss: float, seconds_left: float = 720.0) -> TrainingPulse:
    return TrainingPulse(epoch=done, loss=loss, learning_rate=1e-3, clips_per_s=1430.0, seconds_left=seconds_left,
                         memory_mib=1229.0)  # fmt: skip


def places(n_epoch: int, *, sites: tuple[str, ...] = SITES, n: int = 60, seed: int = 0) -> ValidationPlaces:
    """n truths, the same in every epoch, their sites taking turns; answers that come nearer with every epoch."""
    rng = np.random.default_rng(seed)
    names = tuple(sites[i % len(sites)] for i in range(n))
    sizes = np.array([SIZES_M[name] for name in names])
    truth = rng.uniform(0.1, 0.9, size=(n, 3)) * sizes
    answers = truth + rng.normal(size=(n, 3)) * 4.0 / n_epoch
    return ValidationPlaces(
        epoch=n_epoch, sites=names, truth_m=tuple(map(tuple, truth)), answers_m=tuple(map(tuple, answers)),
        n_clips=1340, sizes_m={name: SIZES_M[name] for name in sites},
    )  # fmt: skip


def scored(within: float) -> TestScored:
    """Scores of the test part: the share within 2 m, and others that go with it."""
    scores = Scores(n_clips=500, mean_error_m=1.9, median_error_m=1.5, rmse_m=2.3, median_error_2d_m=1.1,
                    within_1_m=within / 2, within_2_m=within, within_3_m=min(1.2 * within, 1.0))  # fmt: skip
    return TestScored(scores={SITES[0]: scores, "all sites": scores}, n_clips=500, split="place")


def run(name: str = "spacenet-a", events: Iterable[Event] = (), *, state: RunState = "training",
        folder: Path = Path("/runs"), config: TrainConfig | None = None, **parts: str) -> RunSeen:  # fmt: skip
    """A run that said these things."""
    seen = RunSeen(folder=folder / name, config=config or TrainConfig(name=name), state=state)
    for event in events:
        seen = seen.told(event)
    return replace(seen, **parts)


def half_done(name: str = "spacenet-a", n: int = 7, *, seed: int = 0, **parts: str) -> RunSeen:
    """In the epoch after the n-th, of 20."""
    said: list[Event] = [StateChanged(state="preparing"), Progress(done=5, total=5, doing="Features")]
    said.append(StateChanged(state="training"))
    rng = np.random.default_rng(seed)
    for k in range(1, n + 2):
        steps = np.linspace(k - 1, k, 9)[1:] if k <= n else [k - 0.75, k - 0.5]
        said += [pulse(float(s), 0.25 + 7.5 * float(np.exp(-s / 6) * rng.uniform(0.9, 1.15))) for s in steps]
        said += [epoch(k, seed=seed), places(k)] if k <= n else []
    return run(name, said, **parts)


def finished(name: str, seed: int = 0, *, best: int = 14, within: float = 0.5, **config: object) -> RunSeen:
    """All of 20 epochs, scored."""
    said: list[Event] = [StateChanged(state="training"), *(epoch(k, seed=seed, best=best) for k in range(1, 21))]
    said += [scored(within), StateChanged(state="finished")]
    return run(name, said, state="finished", config=TrainConfig(name=name, **config))  # type: ignore[arg-type]


def other_split(name: str, seed: int) -> RunSeen:
    return finished(name, seed, data=DataConfig(split="clip"), learning_rate=3e-4)
