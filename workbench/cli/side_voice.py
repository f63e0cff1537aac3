"""Tells events from a thread of its own, so that a reader who is slow or stopped holds up nobody who works."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from types import TracebackType

from workbench.core.events import Event


class SideVoice:
    """Use as a context: on leaving it in peace, everything is told.

    say(event) runs in the thread. may_drop(event) : better dropped than told late, when `most_waiting` wait already.
    """

    def __init__(
        self, say: Callable[[Event], None], may_drop: Callable[[Event], bool], *, most_waiting: int = 100
    ) -> None:
        self._say, self._may_drop, self._most_waiting = say, may_drop, most_waiting
        self._waiting: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    def tell(self, event: Event) -> None:
        """Soon. OSError when nobody can hear it any more."""
        if self._error is not None:
            raise self._error
        if not (self._may_drop(event) and self._waiting.qsize() >= self._most_waiting):
            self._waiting.put(event)

    def __enter__(self) -> SideVoice:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._waiting.put(None)
        if kind is None:
            self._thread.join()
            if self._error is not None:
                raise self._error

    def _run(self) -> None:
        try:
            while (event := self._waiting.get()) is not None:
                self._say(event)
        except OSError as error:
            self._error = error
