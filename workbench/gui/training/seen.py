"""What the window knows of one training run: a value, made anew as the run says more."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.card import Scores
from workbench.core.events import (
    EpochDone,
    Event,
    Progress,
    Saved,
    StateChanged,
    TestScored,
    TrainingPulse,
    ValidationPlaces,
)
from workbench.core.scores import ALL_SITES
from workbench.files.training_run import ENDS, RunState
from workbench.training.config import TrainConfig


@dataclass(frozen=True, kw_only=True)
class RunSeen:
    """A run at a glance. folder : its folder; config : None when its file cannot be read.

    epochs : in order, each once (a resumed run may tell one again); pulses : since the last start, in order.
    progress : of what comes before the first epoch; scored : at the end.
    places : of the newest epoch; of a run that has ended those of the best, and only while it is chosen.
    asked : what people asked of it that is not done yet, as they read it: "cancelling".
    started_s : when it was started or resumed last, seconds since 1970.
    model : the network that was kept; problem, hint : why it failed; last_words : of a process that died.
    """

    folder: Path
    config: TrainConfig | None = None
    state: RunState = "new"
    started_s: float = 0.0
    progress: Progress | None = None
    epochs: tuple[EpochDone, ...] = ()
    pulses: tuple[TrainingPulse, ...] = ()
    places: ValidationPlaces | None = None
    scored: TestScored | None = None
    model: Path | None = None
    problem: str = ""
    hint: str = ""
    last_words: str = ""
    asked: str = ""

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def best(self) -> EpochDone | None:
        """The epoch whose network is kept: the first with the least validation loss; None while none is a number."""
        told = (epoch for epoch in self.epochs if math.isfinite(epoch.loss_val))
        return min(told, key=lambda epoch: epoch.loss_val, default=None)

    @property
    def scores(self) -> Scores | None:
        """Of the test part, all sites together; None before the end, or without a test part."""
        if self.scored is None or not self.scored.scores:
            return None
        return self.scored.scores.get(ALL_SITES, next(iter(self.scored.scores.values())))

    @property
    def is_best_shown(self) -> bool:
        """It has ended, and its places are of the epoch whose network is kept."""
        is_kept = self.best is not None and self.places is not None and self.best.epoch == self.places.epoch
        return is_kept and self.state in (*ENDS, "crashed")

    @property
    def pulse(self) -> TrainingPulse | None:
        return self.pulses[-1] if self.pulses else None

    def told(self, event: Event) -> RunSeen:
        """The same run after it said one thing more."""
        match event:
            case StateChanged(state="preparing"):
                return replace(self, progress=None, pulses=(), scored=None, problem="", hint="")
            case StateChanged(problem=problem, hint=hint):
                return replace(self, problem=problem, hint=hint)
            case Progress():
                return replace(self, progress=event)
            case TrainingPulse():
                return replace(self, pulses=(*self.pulses, event))
            case EpochDone():
                earlier = tuple(e for e in self.epochs if e.epoch < event.epoch)
                return replace(self, epochs=(*earlier, event))
            case ValidationPlaces():
                return replace(self, places=event)
            case TestScored():
                return replace(self, scored=event)
            case Saved(path=path):
                return replace(self, model=path)
        return self
