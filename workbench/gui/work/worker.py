"""One long-lived thread that runs jobs one after another and hands their events to the window in small portions."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.events import Event, Progress

PORTION_S = 0.008
"""How long the window's thread may spend on events before it looks at the mouse again."""
STUCK_MS = 15_000
"""A thread that does not end within so long is stuck in a read: a disk, or a share in the network, may never answer."""


_stuck: list[Worker] = []
"""Held for good: a QThread that goes while it runs ends the process, and not well."""


def leave(code: int) -> int:
    """The program's exit status, where it can end as programs do; else it ends at once, without its stuck threads."""
    if any(worker.isRunning() for worker in _stuck):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


class Job(Protocol):
    """A frozen value whose run() yields events; nothing starts before the first one is asked for."""

    def run(self) -> Iterator[Event]: ...


@dataclass(frozen=True)
class Task:
    """A job in the queue. name: what people read; quiet: too short for a bar; number: its identity."""

    number: int
    name: str
    job: Job
    quiet: bool = False


@dataclass(frozen=True)
class _End:
    """How a task ended: "done", "cancelled" or "failed", and with what error."""

    outcome: str
    error: BaseException | None = None


class Worker(QThread):
    """Runs jobs; to cancel is to stop iterating. Lives as long as the window; call `shut_down` before it goes.

    All signals are emitted in the window's thread. After `cancel` nothing more is heard of a task but its end.
    """

    event = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    started_job = Signal(object)
    finished_job = Signal(object, str)
    _ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._condition = threading.Condition()
        self._waiting: deque[Task] = deque()
        self._cancelled: set[int] = set()
        self._outbox: deque[tuple[Task, Event | _End | None]] = deque()
        self._current: Task | None = None
        self._n_tasks = 0
        self._is_shut = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._deliver)
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # ---- asked by the window

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What runs and what waits, in order; cancelled ones are left out."""
        with self._condition:
            found = ([] if self._current is None else [self._current]) + list(self._waiting)
            return tuple(t for t in found if t.number not in self._cancelled)

    @property
    def is_idle(self) -> bool:
        """True when nothing runs, nothing waits and every event has been heard."""
        with self._condition:
            return self._current is None and not self._waiting and not self._outbox

    def submit(self, name: str, job: Job, *, quiet: bool = False) -> Task:
        """Put a job at the end of the queue; after shut_down nothing is begun any more."""
        with self._condition:
            self._n_tasks += 1
            task = Task(self._n_tasks, name, job, quiet)
            if self._is_shut:  # asked by a late timer: a thread begun now would outlive the window and end the process
                return task
            self._waiting.append(task)
            self._condition.notify()
        if not self.isRunning():
            self.start()
        return task

    def cancel(self, task: Task) -> None:
        """Stop a task between two of its events, or take it out of the queue."""
        with self._condition:
            self._cancelled.add(task.number)
            if task in self._waiting:
                self._waiting.remove(task)
                self._outbox.append((task, _End("cancelled")))
        self._ready.emit()

    def cancel_all(self) -> None:
        for task in self.tasks:
            self.cancel(task)

    def shut_down(self) -> None:
        """Cancel everything and wait for the thread to end, for good; not for ever: see `leave`."""
        with self._condition:
            self._is_shut = True
        self.requestInterruption()
        self.cancel_all()
        with self._condition:
            self._condition.notify_all()
        if not self.wait(STUCK_MS):
            self.setParent(None)
            _stuck.append(self)
        self._again.stop()

    # ---- in the worker's thread

    def run(self) -> None:
        while not self.isInterruptionRequested():
            with self._condition:
                while not self._waiting and not self.isInterruptionRequested():
                    self._condition.wait()
                if self.isInterruptionRequested():
                    return
                self._current = task = self._waiting.popleft()
            self._run_one(task)

    def _run_one(self, task: Task) -> None:
        self._put(task, None)
        caught = Caught()
        outcome = "done"
        with caught:
            events = task.job.run()
            for event in events:
                if self._is_cancelled(task):
                    outcome = "cancelled"
                    events.close()
                    break
                self._put(task, event)
        if caught.error is not None:
            outcome = "cancelled" if self._is_cancelled(task) else "failed"
        with self._condition:
            self._outbox.append((task, _End(outcome, caught.error if outcome == "failed" else None)))
            self._current = None
        self._ready.emit()

    def _is_cancelled(self, task: Task) -> bool:
        return task.number in self._cancelled or self.isInterruptionRequested()

    def _put(self, task: Task, item: Event | None) -> None:
        with self._condition:
            is_first = not self._outbox
            self._outbox.append((task, item))
        if is_first:
            self._ready.emit()

    # ---- in the window's thread

    @Slot()
    def _deliver(self) -> None:
        """Hand out what has come, for a few milliseconds; the rest after the window has looked at the mouse."""
        until_s = time.monotonic() + PORTION_S
        while time.monotonic() < until_s:
            with self._condition:
                if not self._outbox:
                    return
                task, item = self._outbox.popleft()
                is_stale = isinstance(item, Progress) and _is_progress_of(task, self._outbox)
            if not is_stale:
                self._hand_out(task, item)
        self._again.start(1)

    def _hand_out(self, task: Task, item: Event | _End | None) -> None:
        if isinstance(item, _End):
            self._cancelled.discard(task.number)
            if isinstance(item.error, UserError):
                self.failed.emit(item.error)
            elif item.error is not None:
                self.broke.emit(item.error)
            self.finished_job.emit(task, item.outcome)
        elif task.number in self._cancelled:
            return
        elif item is None:
            self.started_job.emit(task)
        else:
            self.event.emit(item)


def _is_progress_of(task: Task, outbox: deque[tuple[Task, Event | _End | None]]) -> bool:
    """Does a newer Progress of the same task follow at once? Then the older one need not be shown."""
    return bool(outbox) and outbox[0][0] is task and isinstance(outbox[0][1], Progress)


class Caught:
    """Keeps whatever a job raised, so that the thread lives on; the window's one hook reports it."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> Caught:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        self.error = error
        return True
