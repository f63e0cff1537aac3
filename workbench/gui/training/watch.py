"""Follows the run folders: what every training said since the last look, at a cost that people never feel.

Nothing is asked of the trainings; they write into their folders whether anybody looks or not. A tick asks the system
for the size of each run's events and reads what was added, for a few milliseconds at most: first of those at work,
then of the others in turn; what is left waits for the next tick.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.files.training_run import find_runs, is_alive, is_run
from workbench.gui.training.followed import AT_WORK, Followed
from workbench.gui.training.seen import RunSeen

QUICK_MS, SLOW_MS, CATCH_UP_MS = 250, 2_000, 16
"""Between two looks while something runs, while nothing does, and while there is more to read than one look may."""
PORTION_S = 0.004


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
        self._followed: dict[Path, Followed] = {}
        self._in_turn: deque[Path] = deque()
        self._shown: frozenset[Path] = frozenset()
        self._found_s = 0.0
        self._is_ended = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

    @property
    def runs(self) -> tuple[RunSeen, ...]:
        return tuple(one.told for one in self._followed.values())

    def of(self, folder: Path) -> RunSeen | None:
        """What is known of a run, None when there is none in that folder."""
        found = self._followed.get(folder)
        return None if found is None else found.told

    @property
    def at_work(self) -> tuple[RunSeen, ...]:
        """Those with a process that trains, or holds; of such as were not read yet, nothing is known."""
        return tuple(run for run in self.runs if run.state in AT_WORK)

    @property
    def alive(self) -> tuple[RunSeen, ...]:
        """Those at work by what their folders tell at this moment, whether they were read or not."""
        return tuple(self.of(folder) or RunSeen(folder=folder) for folder in find_runs(self.folder) if is_alive(folder))

    @property
    def is_behind(self) -> bool:
        """Is there more to read?"""
        return bool(self._in_turn) or any(one.is_behind for one in self._followed.values())

    def begin(self) -> None:
        """Look now, and from now on."""
        self.look()

    def end(self) -> None:
        """Look no more, for good."""
        self._is_ended = True
        self._timer.stop()

    def look(self) -> None:
        """What is new? Also runs that came or went just now."""
        if not self._is_ended:
            self._find()
            self._read()

    def show(self, folders: frozenset[Path]) -> None:
        """These are chosen: their places are wanted, also of those that have ended."""
        if folders == self._shown:
            return
        self._shown = folders
        for folder, one in list(self._followed.items()):
            one.show(folder in folders)
            if one.is_known:
                self._tell(one)

    def mark(self, folder: Path, asked: str) -> None:
        """People asked this of a run; "" = it is done."""
        one = self._followed.get(folder)
        if one is not None and one.seen.asked != asked:
            one.seen = replace(one.seen, asked=asked)
            self._tell(one)

    @Slot()
    def _tick(self) -> None:
        if time.monotonic() - self._found_s >= QUICK_MS / 1000:
            self._find()
        self._read()

    def _read(self) -> None:
        """Those at work, then the others in turn, for a few milliseconds."""
        until_s = time.monotonic() + PORTION_S
        for one in [one for one in self._followed.values() if one.is_live]:
            self._read_one(one, until_s)
        if not self._in_turn:
            self._in_turn.extend(folder for folder, one in self._followed.items() if not one.is_live)
        while self._in_turn and time.monotonic() < until_s:
            if (found := self._followed.get(self._in_turn.popleft())) is not None:
                self._read_one(found, until_s)
        self._timer.start(CATCH_UP_MS if self.is_behind else QUICK_MS if self.at_work else SLOW_MS)

    def _read_one(self, one: Followed, until_s: float) -> None:
        one.look(until_s)
        if not one.is_behind:
            self._tell(one)

    def _tell(self, one: Followed) -> None:
        if one.seen is one.told:
            return
        before, was_known = one.told, one.was_known
        one.told, one.was_known = one.seen, one.is_known
        self.run_changed.emit(one.told)
        if was_known and before.state != one.told.state:
            self.moved.emit(before, one.told)

    def _find(self) -> None:
        """Runs that came or went. A folder becomes a run when it gets its configuration."""
        self._found_s = time.monotonic()
        try:
            there = {path for path in self.folder.iterdir() if not path.name.startswith(".")}
        except OSError:
            there = set()
        came = [folder for folder in there - self._followed.keys() if is_run(folder)]
        if not came and self._followed.keys() <= there:
            return
        self._followed = {folder: self._followed.get(folder) or Followed(folder) for folder in find_runs(self.folder)}
        for folder in self._shown & self._followed.keys():
            self._followed[folder].show(True)
        self.runs_changed.emit()
