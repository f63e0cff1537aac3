"""Makes a session's sound ready to be played: mixed, filtered, slowed down, looped, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from workbench.core.listening import Listening, Played
from workbench.devices.output_stream import Part
from workbench.dsp.slow_motion import SlowMotion
from workbench.engine.sound_at_rates import SoundAtRates

if TYPE_CHECKING:
    from workbench.dsp.live_filters import LiveFilter

SHORTEST_LOOP_S = 0.02


class Rendering:
    """A session's sound made ready for a device, block by block from a place on (a programme of the player).

    Reading goes on through the joint of a loop, and filters with it: the joint is as seamless as the sound is.
    """

    def __init__(self, sounds: SoundAtRates, listening: Listening, played: Played, at_s: float, rate_hz: int) -> None:
        as_tape = 1.0 if listening.keeps_pitch else listening.pace
        read_hz = round(rate_hz / as_tape)  # played at rate_hz it runs as_tape times as fast
        self._sound = sound = sounds.at(read_hz)
        self._rate_hz, self._pace = rate_hz, listening.pace / as_tape
        self._matrix = listening.matrix(sound.n_microphones)
        self._begin, self._end = self._bounds(played)
        self._is_looped = played.is_looped
        self._at: float = self._sample(at_s)
        if not self._begin <= self._at < self._end:
            self._at = self._begin
        self._read_at = round(self._at)
        self._filter = self._settled(listening) if listening.is_filtered else None
        self._slow = SlowMotion(self._next_mixed, len(self._matrix), read_hz, self._pace) if self._pace != 1.0 else None

    def next(self, n_frames: int) -> Part | None:
        """At most so many frames, none across the joint of a loop; None behind the end."""
        left = self._end - self._at
        if left < 0.5:
            return None
        n = max(min(n_frames, int(np.ceil(left / self._pace))), 1)
        mixed = self._next_mixed(n) if self._slow is None else self._slow.next(n)
        position_s = self._sound.start_s + self._at / self._sound.rate_hz
        self._at += n * self._pace
        if self._is_looped and self._at >= self._end:
            self._at -= self._end - self._begin
        seconds = self._rate_hz / self._sound.rate_hz * self._pace
        return Part(np.ascontiguousarray(np.clip(mixed, -1.0, 1.0).T), position_s, seconds)

    def _bounds(self, played: Played) -> tuple[int, int]:
        """Samples [begin, end), never empty."""
        begin, end = 0, self._sound.n_samples
        if played.stretch_s is not None:
            begin = min(max(self._sample(played.stretch_s[0]), 0), end - 1)
            end = min(max(self._sample(played.stretch_s[1]), begin + 1), end)
        if played.is_looped:
            end = max(end, begin + round(SHORTEST_LOOP_S * self._sound.rate_hz))
        return begin, end

    def _sample(self, time_s: float) -> int:
        return round((time_s - self._sound.start_s) * self._sound.rate_hz)

    def _next_mixed(self, n_samples: int) -> np.ndarray:
        """(n_outputs, n_samples): what follows, of the loop or of the sound; silence behind its end."""
        pieces = []
        while n_samples > 0:
            n = n_samples
            if self._read_at < self._end:
                n = min(n, self._end - self._read_at)
                pieces.append(self._matrix @ self._sound.read(self._read_at, n))
            else:
                pieces.append(np.zeros((len(self._matrix), n), dtype=np.float32))
            self._read_at += n
            n_samples -= n
            if self._is_looped and self._read_at >= self._end:
                self._read_at = self._begin
        whole = np.concatenate(pieces, axis=1)
        return whole if self._filter is None else self._filter.next(whole)

    def _settled(self, listening: Listening) -> LiveFilter:
        """The filter, having heard what comes before, so that it does not begin with a thump."""
        from workbench.dsp.live_filters import SETTLE_S, LiveFilter, band_sections, hum_sections  # slow to import

        rate_hz = self._sound.rate_hz
        parts = [band_sections(rate_hz, listening.low_hz, listening.high_hz)]
        if listening.mains_hz is not None:
            parts.append(hum_sections(rate_hz, listening.mains_hz))
        made = LiveFilter(np.concatenate(parts), len(self._matrix))
        n = round(SETTLE_S * rate_hz)
        made.next(self._matrix @ self._sound.read(self._read_at - n, n))
        return made
