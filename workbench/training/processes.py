"""One training in many processes, on many machines: Lightning Fabric starts and joins them.

Together they do what one process does: a batch is cut among them, and nothing else is divided.
"""

from __future__ import annotations

import logging
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psutil
import torch
from lightning.fabric import Fabric
from lightning.fabric.strategies.ddp import DDPStrategy

from workbench.core.errors import UserError
from workbench.training.config import TrainConfig

_LONGEST_WAIT = timedelta(days=365)
"""Others wait while one collects the clips, and while a training is paused. Who lost the others is told at once."""

_LOOKS_EVERY_S = 0.2
_LAST_WORDS_S = 10.0
_ENDING_S = 1.0


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
    for talkative in ("lightning.fabric", "lightning.pytorch"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
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
    """The processes of a training, until the block ends. One that others started ends when they are gone.

    UserError when a GPU's memory is not enough, or another process of the training was lost.
    """
    if "LOCAL_RANK" in os.environ:
        threading.Thread(target=_end_after, args=(os.getppid(),), daemon=True, name="ends-with-the-others").start()
    fabric = launched(config)
    try:
        yield fabric
        if fabric.world_size > 1:
            _part(fabric)
    except torch.OutOfMemoryError as error:
        raise UserError(
            f"The GPU's memory is not enough for batches of {config.batch} clips", "Choose a smaller batch"
        ) from error
    except (UserError, RuntimeError) as error:
        if not is_first():
            time.sleep(_LAST_WORDS_S)  # the first was lost, or failed as well and says why; then this one is ended
        if isinstance(error, UserError) or not _lost_one(fabric):
            raise
        raise UserError(
            f"One of the training's {fabric.world_size} processes ended before its time",
            "Resume the run to go on after the last whole epoch; what that process said last is above, or in the log",
        ) from error


def _part(fabric: Fabric) -> None:
    """All leave the last meeting together, and the first sees those off that it started."""
    fabric.barrier()
    torch.distributed.destroy_process_group()
    psutil.wait_procs([psutil.Process(p.pid) for p in _started(fabric) if p.poll() is None], timeout=_LAST_WORDS_S)


def _started(fabric: Fabric) -> list[subprocess.Popen[bytes]]:
    """Processes that this one started."""
    found: list[subprocess.Popen[bytes]] = getattr(fabric.strategy.launcher, "procs", [])
    return found


def _lost_one(fabric: Fabric) -> bool:
    """Has a process ended that this one started? Asked when a meeting failed, which may be a moment earlier."""
    started = _started(fabric)
    _, alive = psutil.wait_procs([psutil.Process(p.pid) for p in started if p.poll() is None], timeout=_ENDING_S)
    return len(alive) < len(started)


def _end_after(parent: int) -> None:
    """End this process at once when the one that started it is gone: it may hang in a meeting that never comes."""
    while os.getppid() == parent and psutil.pid_exists(parent):
        time.sleep(_LOOKS_EVERY_S)
    os._exit(1)
