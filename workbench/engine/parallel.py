"""Heavy passes over many sessions, on this machine's cores. Every job that has many goes through here."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from typing import Any

from joblib import Parallel


def in_parallel(calls: Iterable[Any], n_jobs: int) -> Iterator[Any]:
    """Results of joblib's delayed calls, in order, as they come. n_jobs : processes; -1 = one a core.

    A terminal's Ctrl-C reaches the worker processes too; they leave it to the job, which stops between two results.
    """
    os.environ["PYTHONSAFEPATH"] = "1"  # they would take modules from the working directory, which may be a stranger's
    ignore = {"initializer": signal.signal, "initargs": (signal.SIGINT, signal.SIG_IGN)}
    results: Iterator[Any] = Parallel(n_jobs=n_jobs, return_as="generator", **(ignore if n_jobs != 1 else {}))(calls)
    return results
