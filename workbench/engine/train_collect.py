"""The clips of a training in many processes, on many machines: collected once where they share a cache."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING

from workbench.core.events import Event, Progress
from workbench.engine.collect import collect
from workbench.engine.train_wishes import paused
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig
from workbench.training.run_folder import RunFolder

if TYPE_CHECKING:
    from lightning.fabric import Fabric

_TOLD_EVERY_S = 1.0


def collected(
    data: DataConfig, fabric: Fabric, run: RunFolder, scheduler: str
) -> Generator[Event, None, ClipTable | None]:
    """The first process collects the clips; then the first of each machine, where the cache is another; then all.

    None when people wished to stop; all processes are then told.
    """
    mine = 0 if fabric.is_global_zero else 2 if fabric.local_rank else 1
    table = None
    for turn in range(3):
        if turn == mine:
            table = yield from _heeding(data, run, scheduler)
        if fabric.broadcast(table is None or run.wish == "stop"):
            return None
    return table


def _heeding(data: DataConfig, run: RunFolder, scheduler: str) -> Generator[Event, None, ClipTable | None]:
    """Collect, looking after each event at what people wish; None when they wish to stop."""
    told_s = 0.0
    with closing(collect(data, scheduler=scheduler)) as collecting:
        while True:
            try:
                event = next(collecting)
            except StopIteration as end:
                table: ClipTable = end.value
                return table
            if (
                not isinstance(event, Progress)
                or time.monotonic() - told_s > _TOLD_EVERY_S
                or event.done == event.total
            ):
                told_s = time.monotonic()
                run.say(event)
            yield event
            if run.wish == "pause":
                yield from paused(run, "preparing")
            if run.wish == "stop":
                return None
