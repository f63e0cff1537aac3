"""Asks the methods about the last 3 s twice a second, and looks for new columns of the spectrogram."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.core.errors import UserError
from workbench.core.live_events import ColumnsCame, NewestLocated
from workbench.core.session import Session
from workbench.files.recording_tail import RecordingTail
from workbench.gui.language.words import tr
from workbench.gui.live.jobs import Look, Place, Prepare
from workbench.gui.work.worker import Worker

EVERY_MS, LOOK_MS = 500, 80
_SLOW = 1.3
"""Rounds longer than this many half seconds do not keep pace."""


class Follower(QObject):
    """Two threads of its own: the picture never waits for the methods.

    columns_came(ColumnsCame), located(NewestLocated), failed(UserError), broke(Exception). pace_s : between the last
    two answers.
    """

    columns_came = Signal(object)
    located = Signal(object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.looking, self.locating = Worker(self), Worker(self)
        self.looking.event.connect(self._take)
        self.locating.event.connect(self._take)
        self.locating.failed.connect(self._take_failure)
        for worker in (self.looking, self.locating):
            worker.broke.connect(self.broke)
        self._tail: RecordingTail | None = None
        self._session: Session | None = None
        self._methods: tuple[str, ...] = ()
        self._prepared: tuple[str, ...] = ()
        self._next_column = 0
        self._answered_s: float | None = None
        self.pace_s: float | None = None
        self._look, self._ask = QTimer(self), QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._ask.setInterval(EVERY_MS)
        self._look.timeout.connect(self._look_now)
        self._ask.timeout.connect(self._ask_now)

    @property
    def keeps_pace(self) -> bool:
        return self.pace_s is None or self.pace_s < _SLOW * EVERY_MS / 1000

    @property
    def is_locating(self) -> bool:
        return self._ask.isActive()

    def prepare(self, methods: tuple[str, ...]) -> None:
        """These will be asked soon."""
        if methods and methods != self._prepared:
            self._prepared = methods
            self.locating.submit(tr("Loading methods"), Prepare(methods), quiet=True)

    def follow(self, tail: RecordingTail) -> None:
        """From now on, this recording; or the same with a further file."""
        if self._tail is None:
            self._next_column = 0
        self._tail = tail
        self._look.start()

    def locate(self, session: Session | None, methods: tuple[str, ...]) -> None:
        """Ask these from now on; None = nobody."""
        self._session, self._methods = session, methods
        self._answered_s = self.pace_s = None
        if session is not None and methods:
            self._ask.start()
        else:
            self._ask.stop()

    def stop(self) -> None:
        self._look.stop()
        self._ask.stop()
        self._tail = None
        self.looking.cancel_all()
        self.locating.cancel_all()

    def shut_down(self) -> None:
        self.stop()
        self.looking.shut_down()
        self.locating.shut_down()

    @Slot()
    def _look_now(self) -> None:
        if self._tail is not None and self.looking.is_idle:
            self.looking.submit(tr("Looking at the input"), Look(self._tail, self._next_column), quiet=True)

    @Slot()
    def _ask_now(self) -> None:
        if self._tail is not None and self._session is not None and self.locating.is_idle:
            job = Place(self._session, self._methods, self._tail)
            self.locating.submit(tr("Localizing the input"), job, quiet=True)

    @Slot(object)
    def _take(self, event: object) -> None:
        if self._tail is None:
            return
        if isinstance(event, ColumnsCame):
            self._next_column = event.first + event.codes.shape[2]
            self.columns_came.emit(event)
        elif isinstance(event, NewestLocated):
            now_s = time.monotonic()
            self.pace_s = None if self._answered_s is None else now_s - self._answered_s
            self._answered_s = now_s
            self.located.emit(event)

    @Slot(object)
    def _take_failure(self, error: UserError) -> None:
        """It would fail again."""
        self._ask.stop()
        self.failed.emit(error)
