"""What one hears of a session: which microphones, in which ear, how fast, through which filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from workbench.devices.output_stream import Part
from workbench.dsp.live_filters import SETTLE_S, LiveFilter, band_sections, hum_sections
from workbench.dsp.slow_motion import SlowMotion
from workbench.files.session_sound import SessionSound, open_sound

Way = Literal["together", "two ears", "straight"]
SHORTEST_LOOP_S = 0.02


@dataclass(frozen=True)
class Listening:
    """Microphones count from 0.

    way : "together" = all that are audible, mixed for both ears; "two ears" = one for each ear; "straight" = the first
    microphone on the first output of the device, and so on.
    solo : when there are any, only these are heard; muted : never heard.
    pace : 1 = as fast as it was, 0.5 = half as fast; keeps_pitch : else everything sounds lower, as a tape that runs
    slowly, but is exactly what was recorded.
    low_hz, high_hz : the band to be heard, None = no bound. mains_hz : the hum to be taken away, None = stays.
    gain_db : louder by so much; what goes over full scale is cut off.
    """

    way: Way = "together"
    left: int = 0
    right: int = 1
    solo: frozenset[int] = frozenset()
    muted: frozenset[int] = frozenset()
    pace: float = 1.0
    keeps_pitch: bool = True
    low_hz: float | None = None
    high_hz: float | None = None
    mains_hz: float | None = None
    gain_db: float = 0.0

    def is_audible(self, microphone: int) -> bool:
        is_chosen = self.way != "two ears" or microphone in (self.left, self.right)
        return is_chosen and microphone not in self.muted and (not self.solo or microphone in self.solo)

    def n_outputs(self, n_microphones: int) -> int:
        """How many outputs of a device it takes."""
        return n_microphones if self.way == "straight" else 2

    def matrix(self, n_microphones: int) -> np.ndarray:
        """(n_outputs, n_mics) float32: what each output takes of each microphone, gain included."""
        shares = np.zeros((self.n_outputs(n_microphones), n_microphones), dtype=np.float32)
        audible = [m for m in range(n_microphones) if self.is_audible(m)]
        if self.way == "together":
            shares[:, audible] = 1.0 / max(len(audible), 1)
        elif self.way == "straight":
            shares[audible, audible] = 1.0
        else:
            for ear, microphone in enumerate((self.left, self.right)):
                if microphone in audible:
                    shares[ear, microphone] = 1.0
        return shares * np.float32(10 ** (self.gain_db / 20))

    def with_solo_toggled(self, microphone: int) -> Listening:
        return replace(self, solo=self.solo ^ {microphone})

    def with_mute_toggled(self, microphone: int) -> Listening:
        return replace(self, muted=self.muted ^ {microphone})


@dataclass(frozen=True)
class Played:
    """What is played of a sound: the stretch (session-clock seconds; None = all of it), once or for ever."""

    stretch_s: tuple[float, float] | None = None
    is_looped: bool = False


class SoundAtRates:
    """A session's sound, and the same at the rates that devices ask for, each opened once. Close it when done."""

    def __init__(self, sound: SessionSound) -> None:
        self.sound = sound
        self._others: dict[int, SessionSound] = {}

    def at(self, rate_hz: int) -> SessionSound:
        """UserError when it cannot be opened (again)."""
        if rate_hz == self.sound.rate_hz:
            return self.sound
        if rate_hz not in self._others:
            self._others[rate_hz] = open_sound(self.sound.session, rate_hz)
        return self._others[rate_hz]

    def close(self) -> None:
        """Let go of what was opened here; the sound itself stays open."""
        for sound in self._others.values():
            sound.close()


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
        self._filter = LiveFilter(_sections(listening, read_hz), len(self._matrix))
        self._read_at = round(self._at)
        self._settle()
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
        return self._filter.next(np.concatenate(pieces, axis=1))

    def _settle(self) -> None:
        """Let the filters hear what comes before, so that they do not begin with a thump."""
        n = round(SETTLE_S * self._sound.rate_hz)
        self._filter.next(self._matrix @ self._sound.read(self._read_at - n, n))


def _sections(listening: Listening, rate_hz: int) -> np.ndarray:
    """The filters for sound that is read at rate_hz."""
    parts = [band_sections(rate_hz, listening.low_hz, listening.high_hz)]
    if listening.mains_hz is not None:
        parts.append(hum_sections(rate_hz, listening.mains_hz))
    return np.concatenate(parts)
