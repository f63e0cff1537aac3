"""Was sound lost before it reached us? What comes from a device comes at a steady rate, however uneven its portions.

A portion may come late, since the system was busy, but what comes next makes up for it. After a loss everything comes
later for good: the smallest lateness of a while rises by what was lost.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

RECENT_S, EARLIER_S = 1.5, 12.0
_FEWEST = 5
_STEADY_S = 0.1
SMALLEST_S = 0.060
"""Less than this is no loss unless the device told of one."""


@dataclass(frozen=True)
class Loss:
    """lost_s are missing somewhere between samples `first` and `end` of what arrived; the two are often the same."""

    first: int
    end: int
    lost_s: float


@dataclass(frozen=True)
class _Portion:
    first: int
    arrived_s: float
    late_s: float
    is_told: bool


class Arrivals:
    """Looks at when portions arrive, by a clock that never jumps."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._portions: deque[_Portion] = deque()
        self._n_samples = 0

    def note(self, n_samples: int, arrived_s: float, *, is_told: bool = False) -> Loss | None:
        """So many samples came just now. is_told : the device said that something was lost before them.

        Gives a loss once it is sure, about a second later.
        """
        first = self._n_samples
        self._n_samples += n_samples
        late_s = arrived_s - self._n_samples / self._rate_hz
        self._portions.append(_Portion(first, arrived_s, late_s, is_told))
        while self._portions[0].arrived_s < arrived_s - EARLIER_S:
            self._portions.popleft()
        recent = [p for p in self._portions if p.arrived_s >= arrived_s - RECENT_S]
        earlier = [p for p in self._portions if p.arrived_s < arrived_s - RECENT_S]
        is_long = len(recent) >= _FEWEST and recent[-1].arrived_s - recent[0].arrived_s > RECENT_S * 2 / 3
        return self._loss(earlier, recent) if is_long and earlier else None

    def _loss(self, earlier: list[_Portion], recent: list[_Portion]) -> Loss | None:
        before_s = min(p.late_s for p in earlier)
        rise_s = min(p.late_s for p in recent) - before_s
        told = next((p for p in self._portions if p.is_told), None)
        if told is not None and told.arrived_s >= recent[0].arrived_s:
            return None  # what it cost can be seen when it is some time ago
        if told is None and rise_s < SMALLEST_S:
            return None
        after = self._where(before_s + rise_s / 2) if told is None else told.first
        end = next(p.first for p in self._portions if p.first >= after and p.late_s < before_s + rise_s + _STEADY_S)
        self._portions = deque(p for p in self._portions if p.first >= after and not p.is_told)
        return Loss(after, end, max(rise_s, 0.0))

    def _where(self, above_s: float) -> int:
        """The first sample from which on everything came later than this."""
        first = self._n_samples
        for portion in reversed(self._portions):
            if portion.late_s <= above_s:
                break
            first = portion.first
        return first
