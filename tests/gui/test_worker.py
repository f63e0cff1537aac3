"""The worker thread: events in order, cancel between two of them, faults told once, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from pytestqt.qtbot import QtBot

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress
from workbench.gui.documents.writer import Writer
from workbench.gui.state.viewing import Viewing
from workbench.gui.work.worker import Task, Worker


@dataclass(frozen=True, kw_only=True)
class Said(Event):
    number: int


@dataclass(frozen=True)
class Counting:
    """Says 0 .. n-1, slowly if asked to."""

    n: int
    pause_s: float = 0.0

    def run(self) -> Iterator[Event]:
        for i in range(self.n):
            time.sleep(self.pause_s)
            yield Progress(done=i, total=self.n, doing="counting")
            yield Said(number=i)


@dataclass(frozen=True)
class Failing:
    error: Exception

    def run(self) -> Iterator[Event]:
        yield Said(number=7)
        raise self.error


@dataclass(frozen=True)
class Tidy:
    """Notes in a list when its generator is closed."""

    closed: list[bool]

    def run(self) -> Iterator[Event]:
        try:
            while True:
                time.sleep(0.002)
                yield Said(number=1)
        finally:
            self.closed.append(True)


class Ear(QObject):
    """Keeps what a worker says."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.said: list[int] = []
        self.progress: list[int] = []
        self.ends: list[tuple[str, str]] = []
        self.problems: list[object] = []
        self.threads: set[int] = set()
        worker.event.connect(self.hear)
        worker.finished_job.connect(self.end)
        worker.failed.connect(self.problems.append)
        worker.broke.connect(self.problems.append)

    @Slot(object)
    def hear(self, event: Event) -> None:
        self.threads.add(threading.get_ident())
        if isinstance(event, Said):
            self.said.append(event.number)
        elif isinstance(event, Progress):
            self.progress.append(event.done)

    @Slot(object, str)
    def end(self, task: Task, outcome: str) -> None:
        self.ends.append((task.name, outcome))


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.shut_down()


def test_events_arrive_in_order_in_the_windows_thread_and_progress_may_skip(worker: Worker, qtbot: QtBot) -> None:
    ear = Ear(worker)
    worker.submit("count", Counting(2_000))
    qtbot.waitUntil(lambda: ear.ends == [("count", "done")], timeout=20_000)
    assert ear.said == list(range(2_000))
    assert ear.progress == sorted(ear.progress)
    assert ear.threads == {threading.get_ident()}


def test_jobs_run_one_after_another(worker: Worker, qtbot: QtBot) -> None:
    ear = Ear(worker)
    for name in ("a", "b", "c"):
        worker.submit(name, Counting(5, 0.001))
    qtbot.waitUntil(lambda: len(ear.ends) == 3, timeout=10_000)
    assert [name for name, _ in ear.ends] == ["a", "b", "c"]
    assert ear.said == [0, 1, 2, 3, 4] * 3


def test_cancel_stops_between_events_and_nothing_more_is_heard(worker: Worker, qtbot: QtBot) -> None:
    ear, closed = Ear(worker), []
    task = worker.submit("endless", Tidy(closed))
    qtbot.waitUntil(lambda: len(ear.said) > 3, timeout=10_000)
    worker.cancel(task)
    heard = len(ear.said)
    begun_s = time.monotonic()
    qtbot.waitUntil(lambda: ear.ends == [("endless", "cancelled")], timeout=10_000)
    assert time.monotonic() - begun_s < 2.0
    assert len(ear.said) == heard
    assert closed == [True], "the job could not clean up after itself"


def test_a_waiting_job_can_be_cancelled_before_it_begins(worker: Worker, qtbot: QtBot) -> None:
    ear = Ear(worker)
    worker.submit("first", Counting(20, 0.005))
    second = worker.submit("second", Counting(5))
    worker.cancel(second)
    qtbot.waitUntil(lambda: len(ear.ends) == 2, timeout=10_000)
    assert ("second", "cancelled") in ear.ends
    assert ear.said == list(range(20))


@pytest.mark.parametrize("error", [UserError("It is too loud"), ValueError("a fault of ours")])
def test_a_failing_job_is_told_once_and_the_thread_lives_on(worker: Worker, qtbot: QtBot, error: Exception) -> None:
    ear = Ear(worker)
    worker.submit("bad", Failing(error))
    worker.submit("good", Counting(3))
    qtbot.waitUntil(lambda: len(ear.ends) == 2, timeout=10_000)
    assert ear.ends == [("bad", "failed"), ("good", "done")]
    assert ear.problems == [error]
    assert ear.said == [7, 0, 1, 2]


def test_shutting_down_during_work_leaves_no_thread(qapp: object, qtbot: QtBot) -> None:
    before = threading.active_count()
    worker, closed = Worker(), []
    worker.submit("endless", Tidy(closed))
    worker.submit("waiting", Tidy(closed))
    qtbot.waitUntil(lambda: worker.isRunning(), timeout=5_000)
    qtbot.wait(50)
    worker.shut_down()
    assert worker.isFinished()
    assert closed == [True]
    assert threading.active_count() <= before


STUCK = """
import sys, threading, time
from PySide6.QtCore import QCoreApplication
from workbench.core.events import Progress
from workbench.gui.work import worker as work

class Stuck:
    def run(self):
        yield Progress(done=0, total=1, doing="reading")
        is_asked.set()
        threading.Event().wait()  # a share in the network that never answers
        yield

app = QCoreApplication([])
is_asked = threading.Event()
work.STUCK_MS = 200
worker = work.Worker(app)
worker.submit("stuck", Stuck())
assert is_asked.wait(20.0)
began_s = time.monotonic()
worker.shut_down()
assert time.monotonic() - began_s < 5.0
del worker
print("closed")
sys.exit(work.leave(7))
"""


def test_a_job_that_is_stuck_in_a_read_does_not_keep_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", STUCK], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (7, "closed\n", "")


def test_after_shutting_down_nothing_is_begun(qapp: object, qtbot: QtBot) -> None:
    worker, closed = Worker(), []
    worker.submit("endless", Tidy(closed))
    qtbot.waitUntil(lambda: worker.isRunning(), timeout=5_000)
    worker.shut_down()
    worker.submit("asked by a late timer", Tidy(closed))
    assert not worker.isRunning() and worker.tasks == ()


def test_a_writer_that_was_shut_down_writes_at_once(qapp: object) -> None:
    writer, done = Writer(), []
    writer.submit(lambda: time.sleep(0.05), done.append)
    writer.shut_down()
    writer.submit(lambda: "late", done.append)
    assert done == [None, "late"] and not writer.isRunning()


class _Bell(QObject):
    rung = Signal(object)


def test_calls_and_emits_do_not_use_up_none(qapp: object) -> None:
    """PySide 6.12 lost a reference to None with every void call and ended the process after a while."""
    bell, viewing, heard = _Bell(), Viewing(), []
    bell.rung.connect(heard.append)
    none_before = sys.getrefcount(None)
    for i in range(1_000):
        bell.rung.emit(i)
        bell.blockSignals(False)
        viewing.change(radius_m=1.0 + (i % 7) / 10)
    assert len(heard) == 1_000
    assert abs(sys.getrefcount(None) - none_before) < 100
