"""The window's way to spectrograms: it wants tiles, two threads make them, and it is told when some came."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.levels_at import LevelsAt
from workbench.core.tiles import TileKey
from workbench.engine.peaks_desk import OverviewCame, WaveformCame
from workbench.engine.spectrogram_tiles import SpectrogramTiles
from workbench.engine.tile_desk import TileDesk
from workbench.engine.tile_memory import Kept
from workbench.files.tile_cache import TileCache
from workbench.gui.work.worker import Caught

N_THREADS = 2
_NICENESS = 5
_PORTION_MS = 15
"""What came within so long is told together."""
_CLOSE_S = 2.0
"""Longer is not waited for a thread: a disk, or a share in the network, may never answer."""


class TileLoader(QObject):
    """Tiles of one sound at a time. Nothing here computes, reads or waits.

    arrived : tiles are there, or better ones than before. level_told(LevelsAt) : the answer to `ask_level`.
    waveform_came(Peaks) : the last one asked for, at a glance first when it is long; overview_came(Peaks) : the same of
    the whole sound. failed(UserError) : the sound cannot be read any more. broke(Exception) : a fault of the program.
    """

    arrived = Signal()
    level_told = Signal(object)
    waveform_came = Signal(object)
    overview_came = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = TileDesk(self._put)
        self._outbox: deque[object] = deque()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PORTION_MS)
        self._soon.timeout.connect(self._deliver)
        self._came.connect(self._deliver_soon, Qt.ConnectionType.QueuedConnection)
        self._threads: list[threading.Thread] = []
        self._is_closed = False

    def keep_in(self, cache: TileCache | None) -> None:
        """Keep coarse tiles on disk from the next sound on, and look there first."""
        self._desk.cache = cache

    def show(self, tiles: SpectrogramTiles | None) -> None:
        """Take up another sound or other settings; None = nothing. What was asked of the last one is not answered."""
        if self._is_closed:
            return
        self._desk.show(tiles, self._forget)
        if tiles is not None and not self._threads:
            # no QThreads: one that is still in a read when the program ends would abort it
            works = [threading.Thread(target=_work, args=(self._desk,), daemon=True) for _ in range(N_THREADS)]
            self._threads = works
            for thread in works:
                thread.start()

    def want(self, keys: Sequence[TileKey]) -> None:
        """What is wanted now, most urgent first (core.tiles.keys_in_view); earlier wishes are dropped."""
        self._desk.want(keys)

    def codes(self, key: TileKey) -> Kept | None:
        """(codes, is_exact): (n_mics, n_rows, n) uint8 that are not to be written to; None = nothing there yet.

        While the exact tile is not there: a glance at it, every second column of finer tiles, or a stretched coarser
        one. Tiles that are exact stay the same object.
        """
        return self._desk.codes(key)

    @property
    def is_complete(self) -> bool:
        """Is everything that is wanted there, exact, and told?"""
        return self._desk.is_complete and not self._outbox and not self._soon.isActive()

    def ask_level(self, time_s: float, hz: float, level: int = 0) -> None:
        """Levels of all microphones in the cell at a place of a picture that is drawn from a level; `level_told`
        answers the last question."""
        self._desk.ask_level(time_s, hz, level)

    def want_waveform(self, start_s: float, end_s: float, n_stretches: int) -> None:
        """Lowest and highest samples of a part of the sound, in about so many stretches (never more)."""
        self._desk.ask_waveform(start_s, end_s, n_stretches)

    def want_overview(self, n_stretches: int) -> None:
        """Lowest and highest samples of the whole sound."""
        self._desk.want_overview(n_stretches)

    def close(self) -> None:
        """End the threads, for good. One that is stuck in a read is left to itself; nothing more is heard of it."""
        self._is_closed = True
        self._desk.close()
        until_s = time.monotonic() + _CLOSE_S
        for thread in self._threads:
            thread.join(max(0.0, until_s - time.monotonic()))
        self._soon.stop()
        self._outbox.clear()

    def _put(self, what: object) -> None:
        """In a working thread that holds the desk's lock, so never after `close`."""
        self._outbox.append(what)
        self._came.emit()

    def _forget(self, is_other_sound: bool) -> None:
        """Waveforms of the same sound hold, whatever its spectrogram is computed with."""
        kept = [] if is_other_sound else [w for w in self._outbox if isinstance(w, WaveformCame | OverviewCame)]
        self._outbox.clear()
        self._outbox.extend(kept)

    @Slot()
    def _deliver_soon(self) -> None:
        if self._outbox and not self._soon.isActive() and not self._is_closed:
            self._soon.start()

    @Slot()
    def _deliver(self) -> None:
        has_tiles = False
        while self._outbox:
            what = self._outbox.popleft()
            if isinstance(what, TileKey):
                has_tiles = True
            elif isinstance(what, LevelsAt):
                self.level_told.emit(what)
            elif isinstance(what, WaveformCame):
                self.waveform_came.emit(what.peaks)
            elif isinstance(what, OverviewCame):
                self.overview_came.emit(what.peaks)
            elif isinstance(what, UserError):
                self.failed.emit(what)
            else:
                self.broke.emit(what)
        if has_tiles:
            self.arrived.emit()


def _work(desk: TileDesk) -> None:
    """Work at the desk until it is closed; a fault of the program is told, and the thread goes on."""
    if sys.platform == "linux":  # where a thread has a priority of its own: the window's goes first on a busy machine
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
    while not desk.is_closed:
        caught = Caught()
        with caught:
            desk.work()
        if caught.error is not None:
            desk.give_up(caught.error)
