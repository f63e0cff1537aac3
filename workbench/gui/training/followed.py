"""One run folder, followed: what is known of it, brought up to date a few milliseconds at a time. No Qt here."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from workbench.core.errors import UserError
from workbench.core.events import Event, StateChanged, TrainingPulse, ValidationPlaces
from workbench.files.event_lines import newest_event, places_of_epoch
from workbench.files.training_run import (
    CONFIG_FILE,
    EVENTS_FILE,
    PROCESS_FILE,
    RunLog,
    RunState,
    is_alive,
    last_words,
)
from workbench.gui.training.seen import RunSeen
from workbench.training.config_file import read_config

AT_WORK: tuple[RunState, ...] = ("preparing", "training", "paused", "stopping")
_MOST_PULSES, _MOST_PULSES_AFTER = 1_200, 200
"""Of a run at work, and of one that has ended."""


class Followed:
    """One run: what is known of it, what of that was told, and what it said that was not looked at yet."""

    def __init__(self, folder: Path) -> None:
        self.seen = self.told = RunSeen(folder=folder)
        self.is_known = self.was_known = False
        """Was it read to the end at least once, now and when it was told of last?"""
        self.is_shown = False
        self._was_alive = is_alive(folder)
        self._events = folder / EVENTS_FILE
        self._log = _log_of(folder)
        self._size = -1
        self._news: Iterator[Event] = iter(())
        self._is_behind = self._is_read = False
        self._sought = (0, -1)
        """The best epoch whose places were looked for last, in how many bytes of events."""

    @property
    def is_live(self) -> bool:
        """Is it at work? Before its events are read, by its process."""
        return self.seen.state in AT_WORK if self.is_known else self._was_alive

    @property
    def is_behind(self) -> bool:
        return self._is_behind or not self._is_read

    def look(self, until_s: float) -> None:
        """Bring `seen` up to date, as far as the time allows."""
        if not self._is_read and time.monotonic() < until_s:
            self.seen, self._is_read = _with_settings(self.seen), True
        if not self._is_read:
            return
        if not self._is_behind and (size := self._bytes()) != self._size:
            self._begin_reading(size)
        while self._is_behind and time.monotonic() < until_s:
            self._take(next(self._news, None))
        if not self._is_behind:
            self._take_state()

    def show(self, is_shown: bool) -> None:
        """Places of a run that has ended are in memory only while people look at them."""
        if is_shown == self.is_shown:
            return
        self.is_shown = is_shown
        if self.is_known and not self.is_live:
            self.seen = self._with_places_of_best(self.seen)

    def _with_places_of_best(self, seen: RunSeen) -> RunSeen:
        """A run that has ended: while it is looked at, with the places of the epoch whose network is kept."""
        if not self.is_shown:
            self._sought = (0, -1)
            return seen if seen.places is None else replace(seen, places=None)
        best = seen.best.epoch if seen.best is not None else 0
        if (seen.places is not None and seen.places.epoch == best) or (best, self._size) == self._sought:
            return seen
        self._sought = best, self._size
        places = places_of_epoch(self._events, best) or newest_event(self._events, ValidationPlaces)
        return seen if places is seen.places else replace(seen, places=places)

    def _begin_reading(self, size: int) -> None:
        if size < self._size:
            seen = self.seen
            self._log = _log_of(seen.folder)
            self.seen = RunSeen(folder=seen.folder, config=seen.config, asked=seen.asked)
            self.is_known = self.was_known = False
        self._size, self._news, self._is_behind = size, self._log.news(), True

    def _take(self, event: Event | None) -> None:
        self._is_behind = event is not None
        if event is None:
            return
        seen = self.seen.told(event)
        if isinstance(event, StateChanged) and event.state == "preparing":
            seen = _with_settings(seen) if self.is_known else seen
            seen = replace(seen, started_s=_changed_s(seen.folder / PROCESS_FILE) or seen.started_s)
        if len(seen.pulses) > _MOST_PULSES:
            half = _MOST_PULSES // 2  # the older ones lose every other
            seen = replace(seen, pulses=(*seen.pulses[:half:2], *seen.pulses[half:]))
        self.seen = seen

    def _take_state(self) -> None:
        """All that it said is read; how does it stand?"""
        state, seen = self._log.state, self.seen
        if state == "crashed" and self._bytes() != self._size:
            return  # it ended just now; what it said last tells how
        self.is_known = True
        if state != seen.state:
            words = last_words(seen.folder) if state in ("crashed", "failed") else ""
            seen = replace(seen, state=state, last_words=words)
        if state not in AT_WORK:
            if len(seen.pulses) > _MOST_PULSES_AFTER:
                seen = replace(seen, pulses=_every_so_many(seen.pulses, _MOST_PULSES_AFTER))
            seen = self._with_places_of_best(seen)
        self.seen = seen

    def _bytes(self) -> int:
        try:
            return self._events.stat().st_size
        except OSError:
            return 0


def _log_of(folder: Path) -> RunLog:
    log = RunLog(folder)
    log.lines.newest_only = True
    return log


def _every_so_many(pulses: tuple[TrainingPulse, ...], n_most: int) -> tuple[TrainingPulse, ...]:
    """As many as these at most, the last among them."""
    return pulses[::-1][:: -(-len(pulses) // n_most)][::-1]


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
