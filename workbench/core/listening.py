"""What one hears of a session: which microphones, in which ear, how fast, through which filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

Way = Literal["together", "two ears", "straight"]


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

    @property
    def is_filtered(self) -> bool:
        return (self.low_hz, self.high_hz, self.mains_hz) != (None, None, None)

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
