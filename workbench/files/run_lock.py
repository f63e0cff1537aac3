"""One process at a time works in a run's folder, and shows by the time of a file in it that it lives.

The system frees the lock when the process ends, however it ends. Where another machine is told of in the folder, the
lock may not reach: a folder on a shared disk, a copy, a computer that was renamed. Then the times of files decide.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.core.errors import UserError
from workbench.files.atomic import cannot_write
from workbench.files.training_run import LOCK_FILE, is_alive, process_of

_BEATS_EVERY_S = 10.0
_LOOKS_AGAIN_S = 0.05


class AtWorkError(UserError):
    """Another process works there; nothing in the folder was touched."""


@contextmanager
def held(folder: Path, patience_s: float = 0.5) -> Iterator[None]:
    """This process, and no other, works in a folder that is there, until the block ends or the process does.

    AtWorkError, in one sentence, when another one works there for longer than patience_s. The process that started
    this one may have signed in on its behalf, and is no other.
    """
    lock = FileLock(folder / LOCK_FILE, thread_local=False)
    try:
        lock.acquire(timeout=patience_s, poll_interval=_LOOKS_AGAIN_S)
    except Timeout as error:
        raise _at_work(folder) from error
    except OSError as error:
        raise cannot_write(folder / LOCK_FILE, error) from error
    ends = threading.Event()
    beat = threading.Thread(target=_beat, args=(folder / LOCK_FILE, ends), daemon=True, name="run-is-alive")
    try:
        process = process_of(folder)
        is_anothers = process is not None and not (process.is_here and process.pid in (os.getpid(), os.getppid()))
        if is_anothers and is_alive(folder):
            raise _at_work(folder)
        beat.start()
        yield
    finally:
        ends.set()
        lock.release()


def _at_work(folder: Path) -> AtWorkError:
    process = process_of(folder)
    where = "" if process is None or process.is_here else f" on {process.machine}"
    who = "Another process" if process is None else f"Process {process.pid}{where}"
    return AtWorkError(f"{who} is at work in {folder}", "Wait until it ends, or stop it")


def _beat(lock: Path, ends: threading.Event) -> None:
    while not ends.wait(_BEATS_EVERY_S):
        with suppress(OSError):
            os.utime(lock)
