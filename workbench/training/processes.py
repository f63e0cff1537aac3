"""One training in many processes, on many machines: Lightning Fabric starts and joins them.

Together they do what one process does: a batch is cut among them, and nothing else is divided.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from lightning.fabric import Fabric
from lightning.fabric.strategies.ddp import DDPStrategy

from workbench.training.config import TrainConfig

_LONGEST_WAIT = timedelta(days=365)
"""Others wait while one collects the clips, and while a training is paused. Who lost the others is told at once."""


def n_processes(config: TrainConfig) -> int:
    """On all machines together."""
    return config.n_devices * config.n_machines


def is_first() -> bool:
    """Is this the process that tells and writes? By what torchrun or Fabric said when it started this one."""
    return os.environ.get("RANK", os.environ.get("LOCAL_RANK", "0")) == "0"


def started_by_torchrun() -> int:
    """How many processes torchrun started in all; 0 = it did not start this one."""
    return int(os.environ["WORLD_SIZE"]) if "TORCHELASTIC_RUN_ID" in os.environ else 0


def launched(config: TrainConfig) -> Fabric:
    """The processes of a training, started and joined. The others run this program's command line again."""
    if n_processes(config) == 1:
        return Fabric(accelerator=config.device, devices=1, precision=config.precision)
    os.environ["PYTHONSAFEPATH"] = "1"  # they would take modules from the working directory, which may be a stranger's
    fabric = Fabric(
        accelerator=config.device,
        devices=config.n_devices,
        num_nodes=config.n_machines,
        precision=config.precision,
        strategy=DDPStrategy(timeout=_LONGEST_WAIT),
    )
    fabric.launch()
    return fabric


def share_of(n: int, fabric: Fabric) -> slice:
    """This process's part of n things that lie in a row."""
    rank, n_ranks = fabric.global_rank, fabric.world_size
    return slice(n * rank // n_ranks, n * (rank + 1) // n_ranks)


@contextmanager
def joined(config: TrainConfig) -> Iterator[Fabric]:
    """The same, until the block ends."""
    yield launched(config)
