"""How far a job is, as lines on standard error, where no terminal shows a bar: in logs, and for other programs."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from workbench.core.events import Progress

EVERY_S, AGAIN_S = 10.0, 60.0
"""A line where something went on since the last one; and one where nothing did, for a sign of life."""
Note = Callable[[Progress], None]


@contextmanager
def told_now_and_then(say: Callable[[str], None], every_s: float = EVERY_S, again_s: float = AGAIN_S) -> Iterator[Note]:
    """Gives what Progress is handed to. Short work says nothing. Lines come from a thread of its own, so that they
    come while the job waits, too."""
    latest: deque[Progress] = deque(maxlen=1)
    is_over = threading.Event()

    def beat() -> None:
        told, begun = "", monotonic()
        told_at = begun
        while not is_over.wait(every_s):
            now = monotonic()
            line = text_of(latest[-1]) if latest else ""
            if line and (line != told or now - told_at >= again_s):
                say(f"{line}, {now - begun:.0f} s")
                told, told_at = line, now

    thread = threading.Thread(target=beat, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield latest.append
    finally:
        is_over.set()
        thread.join()


def text_of(event: Progress) -> str:
    """ "Localizing: 3 of 9"."""
    return f"{event.doing}: {event.done} of {event.total}" if event.total else event.doing
