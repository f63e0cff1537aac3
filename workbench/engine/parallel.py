"""Heavy passes over many sessions, on this machine's cores or on a Dask cluster. Every job that has many goes here.

joblib hands out the calls and keeps their order; on a cluster through its own Dask backend. The results are the same.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from joblib import Parallel, parallel_config

from workbench.core.errors import UserError
from workbench.engine.code_digest import code_digest, versions

if TYPE_CHECKING:
    from distributed import Client

REACHED_WITHIN_S = 5.0
"""A scheduler or its first worker that does not answer by then is told."""


def in_parallel(calls: Iterable[Any], n_jobs: int, scheduler: str = "") -> Iterator[Any]:
    """Results of joblib's delayed calls, in order, as they come. n_jobs : processes; -1 = one a core.

    scheduler : of a Dask cluster, "tcp://host:8786"; n_jobs is then its workers' affair. UserError when it cannot be
    reached, nobody works there, or its workers cannot use this version of the workbench.
    A terminal's Ctrl-C reaches the worker processes too; they leave it to the job, which stops between two results.
    Whoever stops listening (closes the generator) leaves nothing waiting, here or on the cluster.
    """
    if scheduler:
        with _cluster(scheduler) as client:
            try:
                yield from _told(_on_cluster(client), calls)
            except OSError as error:
                raise UserError(
                    f"The cluster at {scheduler} was lost: {error}", "Begin again; what is done is kept"
                ) from error
        return
    _take_grown_workers_calmly()
    os.environ["PYTHONSAFEPATH"] = "1"  # they would take modules from the working directory, which may be a stranger's
    ignore = {"initializer": signal.signal, "initargs": (signal.SIGINT, signal.SIG_IGN)}
    yield from _told(Parallel(n_jobs=n_jobs, return_as="generator", **(ignore if n_jobs != 1 else {})), calls)


def refuse_unreachable(scheduler: str) -> None:
    """UserError when calls could not be handed to that cluster; nothing when there is none to be asked."""
    if scheduler:
        with _cluster(scheduler):
            pass


def _take_grown_workers_calmly() -> None:
    """joblib replaces a process that grew by 300 MB, as one does that loads PyTorch after lighter work, and warns.

    The warning tells people nothing; where warnings are errors it would end joblib's own thread, and all would hang.
    """
    warnings.filterwarnings("ignore", "A worker stopped while some jobs were given", UserWarning)


def _told(parallel: Parallel, calls: Iterable[Any]) -> Iterator[Any]:
    results = parallel(calls)
    try:
        for result in results:  # noqa: UP028 - `yield from` would close the results too early, with joblib's advice
            yield result
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that results were computed in vain is what a stop means
            results.close()


def _on_cluster(client: Client) -> Parallel:
    with parallel_config(backend="dask", client=client):  # joblib knows this backend by name here only
        return Parallel(n_jobs=-1, return_as="generator")


@contextmanager
def _cluster(scheduler: str) -> Iterator[Client]:
    """A connection to the cluster; what it still works on for us is given up when the block ends."""
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise UserError(
            f"Work cannot be handed to {scheduler}: the package distributed is not installed",
            "Install it: pip install 'ssl-workbench[cluster]'",
        ) from error
    address = urlsplit(scheduler)
    if address.scheme not in ("tcp", "tls") or not address.hostname or not _port_of(address):
        raise UserError(f"{scheduler!r} is no address of a scheduler", "Give one such as tcp://host:8786")
    client = _client(scheduler) if _listens(address) else None
    if client is None:
        raise UserError(
            f"There is no scheduler that answers at {scheduler}", "Start one (dask scheduler), or check the address"
        )
    with client:
        _refuse_unfit(client, scheduler)
        yield client


def _port_of(address: SplitResult) -> int | None:
    try:
        return address.port
    except ValueError:
        return None


def _listens(address: SplitResult) -> bool:
    """Asked first: a client of distributed that finds nobody leaves threads behind."""
    try:
        socket.create_connection((str(address.hostname), address.port or 0), REACHED_WITHIN_S).close()
    except OSError:
        return False
    return True


def _client(scheduler: str) -> Client | None:
    """None when whoever listens there is no scheduler."""
    from distributed import Client

    client: Client | None
    try:
        client = Client(scheduler, timeout=REACHED_WITHIN_S, set_as_default=False)  # type: ignore[no-untyped-call]
    except OSError:
        client = None
    if client is None:
        gc.collect()  # its remains stop a thread as they go; while the next client starts, that would never end
    return client


def _refuse_unfit(client: Client, scheduler: str) -> None:
    try:
        client.wait_for_workers(1, timeout=REACHED_WITHIN_S)
    except TimeoutError as error:
        raise UserError(f"The cluster at {scheduler} has no workers", f"Start some: dask worker {scheduler}") from error
    ours = code_digest()
    found = client.run(_digest_there, on_error="return")
    odd = [worker for worker, digest in found.items() if digest != ours]
    if odd:
        told = ", ".join(f"{name} {number}" for name, number in versions().items())
        raise UserError(
            f"{len(odd)} of {len(found)} workers of the cluster at {scheduler} have no workbench or another version of "
            f"it or of its libraries ({odd[0]}), so their results would not be the same",
            f"Install this version where the workers run, with {told}",
        )


def _digest_there() -> str:
    return code_digest()
