"""What is heard at a moment: a device plays a little later than it takes sound, and tells how much."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from statistics import median

_ESTIMATES = 15
_KEPT_S = 5.0
_LONGEST_DELAY_S = 5.0


@dataclass(frozen=True)
class _Run:
    """Frames [first, end) of the stream: position_s at the first one, pace = seconds of sound a second of playing."""

    first: int
    end: int
    position_s: float
    pace: float


class Heard:
    """Which place in the sound comes out of the device now; times on time.monotonic. Safe from several threads.

    n_blind : frames at the start that fill the device's buffer before it begins; their times tell nothing.
    """

    def __init__(self, rate_hz: int, n_blind: int, delay_s: float) -> None:
        self._rate_hz, self._n_blind, self._usual_delay_s = rate_hz, n_blind, delay_s
        self._begins_s: deque[float] = deque(maxlen=_ESTIMATES)
        self._runs: deque[_Run] = deque()
        self._lock = threading.Lock()

    def note(self, first: int, n_frames: int, position_s: float, pace: float) -> None:
        """These frames of the stream hold the sound from position_s on."""
        with self._lock:
            self._runs.append(_Run(first, first + n_frames, position_s, pace))
            while self._runs[0].end < first - _KEPT_S * self._rate_hz:
                self._runs.popleft()

    def tell(self, first: int, now_s: float, delay_s: float) -> None:
        """The device says that frame `first` will be heard delay_s after now; what is no delay is not believed."""
        if first < self._n_blind:
            return
        delay_s = delay_s if 0.0 < delay_s < _LONGEST_DELAY_S else self._usual_delay_s
        with self._lock:
            self._begins_s.append(now_s + delay_s - first / self._rate_hz)

    def stumbled(self) -> None:
        """The device ran dry: frames come later from now on."""
        with self._lock:
            self._begins_s.clear()

    def frame_at(self, now_s: float) -> float | None:
        """The frame of the stream heard at a time; None until the device has begun."""
        with self._lock:
            return (now_s - median(self._begins_s)) * self._rate_hz if self._begins_s else None

    def position_s(self, now_s: float) -> float | None:
        """The place in the sound heard at a time; None until there is one. It stands still where nothing was given."""
        frame = self.frame_at(now_s)
        with self._lock:
            if not self._runs:
                return None
            if frame is None:
                return self._runs[0].position_s
            run = next((run for run in reversed(self._runs) if run.first <= frame), self._runs[0])
        into = min(max(frame - run.first, 0.0), run.end - run.first)
        return run.position_s + into / self._rate_hz * run.pace
