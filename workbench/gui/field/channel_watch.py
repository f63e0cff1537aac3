"""Is every microphone heard? Told from the levels that come twenty times a second."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Literal

from workbench.core.live_events import InputLevels

State = Literal["waiting", "good", "quiet", "clipped", "dead"]
LOOK_S, CLIP_S = 3.0, 10.0
"""Over so much of the newest sound a channel is judged; clipping is told for longer, for it is over in a moment."""
DEAD_DB, QUIET_DB = -90.0, -55.0
"""Peaks that stay below: no microphone at the other end, and hardly anything to hear. A quiet site peaks at -50 dB
with usual gains; self-noise of 24-bit inputs lies near -110 dB, a cable without a microphone near -95 dB."""
_LEAST_S = 1.0


class ChannelWatch:
    """What came from each channel lately. peak_db : the loudest of it."""

    def __init__(self) -> None:
        self.begin(0)

    def begin(self, n_channels: int) -> None:
        """Forget what came."""
        self._n = n_channels
        self._levels: deque[InputLevels] = deque()
        self._first_s: float | None = None

    @property
    def n_channels(self) -> int:
        return self._n

    def take(self, levels: InputLevels) -> None:
        if len(levels.peak_db) != self._n:
            self.begin(len(levels.peak_db))
        if self._first_s is None:
            self._first_s = levels.at_s
        self._levels.append(levels)
        while levels.at_s - self._levels[0].at_s > CLIP_S:
            self._levels.popleft()

    def peak_db(self, channel: int) -> float | None:
        """None = nothing came yet."""
        return max((one.peak_db[channel] for one in self._newest(LOOK_S)), default=None)

    def now_db(self, channel: int) -> float | None:
        """Of the newest moment."""
        return self._levels[-1].peak_db[channel] if self._levels else None

    def state(self, channel: int) -> State:
        if not self._levels or self._first_s is None or self._levels[-1].at_s - self._first_s < _LEAST_S:
            return "waiting"
        if any(one.n_clipped[channel] for one in self._levels):
            return "clipped"
        peak_db = self.peak_db(channel)
        if peak_db is None or peak_db < DEAD_DB:
            return "dead"
        return "quiet" if peak_db < QUIET_DB else "good"

    def states(self) -> tuple[State, ...]:
        return tuple(self.state(channel) for channel in range(self._n))

    def _newest(self, seconds: float) -> Sequence[InputLevels]:
        return [one for one in self._levels if self._levels[-1].at_s - one.at_s <= seconds]
