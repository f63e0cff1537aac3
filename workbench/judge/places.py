"""Where in time something is so: stretches that come in order, close ones joined, of which the first is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from workbench.judge.sound import Sound


class When(TypedDict):
    """The place in time of a Finding."""

    start_s: float
    end_s: float
    n_stretches: int


@dataclass
class Places:
    """Stretches of one microphone, in samples. join : closer together than this, two are one.

    least : of samples; shorter ones, after joining, do not count. n : how many there are; total : samples in them.
    """

    join: int = 0
    least: int = 1
    n: int = 0
    total: int = 0
    first: tuple[int, int] | None = None
    latest: tuple[int, int] = (0, 0)
    _open: tuple[int, int] | None = None

    def add(self, first: int, end: int) -> None:
        """Stretches come by ascending start."""
        if self._open is None:
            self._open = first, end
        elif first - self._open[1] <= self.join:
            self._open = self._open[0], max(end, self._open[1])
        else:
            self._close()
            self._open = first, end

    def closed(self) -> Places:
        """The same, nothing more to come."""
        self._close()
        return self

    def when(self, sound: Sound) -> When:
        """The place of the first one, session-clock seconds. There must be one."""
        assert self.first is not None
        first, end = self.first
        start_s, rate_hz = sound.start_s, sound.rate_hz
        return When(start_s=start_s + first / rate_hz, end_s=start_s + end / rate_hz, n_stretches=self.n)

    def _close(self) -> None:
        if self._open is not None and self._open[1] - self._open[0] >= self.least:
            self.first, self.latest = self.first or self._open, self._open
            self.n += 1
            self.total += self._open[1] - self._open[0]
        self._open = None


def whole(sound: Sound) -> When:
    """The place of what is so from the sound's start to its end."""
    return When(start_s=sound.start_s, end_s=sound.start_s + sound.n_samples / sound.rate_hz, n_stretches=1)


def said_when(places: Places, sound: Sound) -> str:
    """ "at 12.3 s", "from 2.0 to 9.1 s", "at 12.3 s and 4 more places"."""
    when = places.when(sound)
    start_s, end_s = when["start_s"], when["end_s"]
    said = f"at {start_s:.2f} s" if end_s - start_s < 0.1 else f"from {start_s:.1f} to {end_s:.1f} s"
    more = places.n - 1
    return said if not more else f"{said} and in {more} more place{'s' if more > 1 else ''}"


def grouped(each: Sequence[Places | None]) -> list[tuple[tuple[int, ...], Places]]:
    """Microphones for which the same is so at the same time, together; None = not to be told."""
    found: list[tuple[tuple[int, ...], Places]] = []
    for i, places in enumerate(each):
        if places is None or places.first is None:
            continue
        for k, (microphones, same) in enumerate(found):
            if (same.first, same.n, same.total) == (places.first, places.n, places.total):
                found[k] = (*microphones, i), same
                break
        else:
            found.append(((i,), places))
    return found
