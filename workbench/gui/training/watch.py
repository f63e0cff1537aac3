"""Follows the run folders: what every training said since the last look, at a cost that people never feel.

Nothing is asked of the trainings; they write into their folders whether anybody looks or not. A tick asks the system
for the size of each run's events and reads what was added, for a few milliseconds at most; what is left waits.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.events import Event, StateChanged
from workbench.files.training_run import (
    CONFIG_FILE,
    EVENTS_FILE,
    PROCESS_FILE,
    RunLog,
    RunState,
    find_runs,
    is_run,
    last_words,
)
from workbench.gui.training.seen import RunSeen
from workbench.training.config_file import read_config

AT_WORK: tuple[RunState, ...] = ("preparing", "training", "paused", "stopping")
QUICK_MS, SLOW_MS = 250, 2_000
"""Between two looks while something runs, and while nothing does."""
PORTION_S = 0.004
_MOST_PULSES = 1_200


class _Followed:
    """One run: what is known of it, and what it said that was not looked at yet."""

    def __init__(self, folder: Path) -> None:
        self.seen = RunSeen(folder=folder)
        self._events = folder / EVENTS_FILE
        self._log = RunLog(folder)
        self._size = -1
        self._news: Iterator[Event] = iter(())
        self._is_behind = self._is_read = self.is_known = False

    def look(self, until_s: float) -> None:
        """Bring `seen` up to date, as far as the time allows."""
        if not self._is_read and time.monotonic() < until_s:
            self.seen, self._is_read = _with_settings(self.seen), True
        if not self._is_read:
            return
        seen = self.seen
        if not self._is_behind and (size := self._bytes()) != self._size:
            if size < self._size:
                self._log, seen = RunLog(seen.folder), RunSeen(folder=seen.folder, config=seen.config)
                self.is_known = False
            self._size, self._news, self._is_behind = size, self._log.news(), True
        while self._is_behind and time.monotonic() < until_s:
            event = next(self._news, None)
            self._is_behind = event is not None
            seen = seen if event is None else seen.told(event)
            if isinstance(event, StateChanged) and event.state == "preparing":
                seen = _with_settings(seen) if self.is_known else seen
                seen = replace(seen, started_s=_changed_s(seen.folder / PROCESS_FILE) or seen.started_s)
        if len(seen.pulses) > _MOST_PULSES:
            half = _MOST_PULSES // 2  # the older ones lose every other
            seen = replace(seen, pulses=(*seen.pulses[:half:2], *seen.pulses[half:]))
        if not self._is_behind:
            state = self._log.state
            if state == "crashed" and self._bytes() != self._size:
                self.seen = seen  # it ended just now; what it said last tells how
                return
            self.is_known = True
            if state != seen.state:
                words = last_words(seen.folder) if state in ("crashed", "failed") else ""
                seen = replace(seen, state=state, last_words=words)
        self.seen = seen

    @property
    def is_behind(self) -> bool:
        return self._is_behind or not self._is_read

    def _bytes(self) -> int:
        try:
            return self._events.stat().st_size
        except OSError:
            return 0


def _with_settings(run: RunSeen) -> RunSeen:
    """The same run as its configuration on disk has it."""
    config = None
    with suppress(UserError):
        config = read_config(run.folder / CONFIG_FILE)
    return replace(run, config=config, started_s=_changed_s(run.folder / CONFIG_FILE))


def _changed_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


class RunsWatch(QObject):
    """The runs below a folder, the newest first, as they are now.

    run_changed(RunSeen) : one said more; moved(before, now) : and it is in another state than before, two RunSeen
    (how it stood when it was first looked at is no news); runs_changed() : some came or went.
    """

    run_changed = Signal(object)
    moved = Signal(object, object)
    runs_changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._followed: dict[Path, _Followed] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @property
    def runs(self) -> tuple[RunSeen, ...]:
        return tuple(one.seen for one in self._followed.values())

    def of(self, folder: Path) -> RunSeen | None:
        """What is known of a run, None when there is none in that folder."""
        found = self._followed.get(folder)
        return None if found is None else found.seen

    @property
    def at_work(self) -> tuple[RunSeen, ...]:
        """Those with a process that trains, or holds."""
        return tuple(run for run in self.runs if run.state in AT_WORK)

    def begin(self) -> None:
        """Look now, and from now on."""
        self.look()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """What is new?"""
        self._find()
        until_s = time.monotonic() + PORTION_S
        is_behind = False
        for one in list(self._followed.values()):
            before, was_known = one.seen, one.is_known
            one.look(until_s)
            is_behind |= one.is_behind
            if one.seen is not before:
                self.run_changed.emit(one.seen)
                if was_known and before.state != one.seen.state:
                    self.moved.emit(before, one.seen)
        self._timer.start(1 if is_behind else QUICK_MS if self.at_work else SLOW_MS)

    def _find(self) -> None:
        """Runs that came or went. A folder becomes a run when it gets its configuration."""
        try:
            there = set(self.folder.iterdir())
        except OSError:
            there = set()
        came = [folder for folder in there - self._followed.keys() if is_run(folder)]
        if not came and self._followed.keys() <= there:
            return
        self._followed = {folder: self._followed.get(folder) or _Followed(folder) for folder in find_runs(self.folder)}
        self.runs_changed.emit()
