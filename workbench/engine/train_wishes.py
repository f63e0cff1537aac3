"""What people wish of a training while it runs: to hold it, to let it go on, to stop it with the epoch it is in."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator

from workbench.core.events import Event, Progress, StateChanged, TrainingState
from workbench.training.run_folder import RunFolder

_LOOKS_EVERY_S = 0.2


def heeded(run: RunFolder, state: TrainingState) -> Generator[Event, None, TrainingState]:
    """Between two steps: hold as long as people wish it, and say when a stop is wished, or no longer.

    state : "training" or "stopping", as was said last; -> the same from now on.
    """
    if run.wish == "pause":
        state = "training"
        yield from paused(run, state)
    now: TrainingState = "stopping" if run.wish == "stop" else "training"
    if now != state:
        yield run.say(StateChanged(state=now))
    return now


def paused(run: RunFolder, then: TrainingState) -> Iterator[Event]:
    """Until people wish otherwise. The other processes wait at their next meeting."""
    yield run.say(StateChanged(state="paused"))
    while run.wish == "pause":
        time.sleep(_LOOKS_EVERY_S)
        yield Progress(done=0, total=0, doing="Paused")
    yield run.say(StateChanged(state=then))
