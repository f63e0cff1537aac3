"""What comes out of the sink while something plays, with the time at which each sample was heard."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import sounddevice

from workbench.devices.portaudio import Hold

_STARTS, _START_S, _STEADY_S = 5, 0.7, 0.005
_LATENCY_S = 0.1
BLIND_S = 0.1
"""A stream begins to play within what PulseAudio's monitor has told already: so much of its beginning is not heard."""


class Heard:
    """Portions as they came; times on time.monotonic, from the device's own clock.

    n_lost : how often the device says that it lost some, since the machine was busy elsewhere.
    """

    def __init__(self, n_channels: int, rate_hz: int) -> None:
        self.n_channels, self.rate_hz = n_channels, rate_hz
        self.portions: list[np.ndarray] = []
        self._heard_s: list[float] = []
        self.n_lost = 0

    def take(self, samples: np.ndarray, _n: int, times: object, status: sounddevice.CallbackFlags) -> None:
        self.n_lost += bool(status.input_overflow)
        self.portions.append(samples.copy())
        self._heard_s.append(time.monotonic() + times.inputBufferAdcTime - times.currentTime)  # type: ignore[attr-defined]

    @property
    def samples(self) -> np.ndarray:
        """(n, n_channels) float32."""
        return np.concatenate(self.portions)

    @property
    def begun_s(self) -> float:
        """When sample 0 was heard: the median over the portions, each of which tells it."""
        return float(np.median(self._begins_s()))

    @property
    def is_whole(self) -> bool:
        """Did nothing get lost on the way? Where something did, later portions tell of a later beginning."""
        begins_s = self._begins_s()
        early_s, late_s = (float(np.median(some)) for some in (begins_s[len(begins_s) // 4 :], begins_s[-9:]))
        return self.n_lost == 0 and late_s - early_s < _STEADY_S

    def forget(self) -> None:
        """What was heard until now."""
        self.portions.clear()
        self._heard_s.clear()

    def _begins_s(self) -> np.ndarray:
        firsts = np.cumsum([0, *(len(portion) for portion in self.portions)])[:-1]
        return np.array(self._heard_s) - firsts / self.rate_hz

    def place_of(self, piece: np.ndarray, channel: int = 0) -> int:
        """The sample at which a piece (n,) of sound is best found in a channel."""
        heard = self.samples[:, channel].astype(np.float64)
        n = len(heard) + len(piece)
        match = np.fft.irfft(np.fft.rfft(heard, n) * np.conj(np.fft.rfft(piece, n)), n)
        return int(match[: len(heard)].argmax())


@contextmanager
def hearing(n_channels: int = 4, rate_hz: int = 44_100) -> Iterator[Heard]:
    """Listens to the sink; on entering, sound comes steadily (PulseAudio's first stream may bring none)."""
    hold = Hold()
    try:
        for _ in range(_STARTS):
            heard = Heard(n_channels, rate_hz)
            with sounddevice.InputStream(
                device="pulse", channels=n_channels, samplerate=rate_hz, latency=_LATENCY_S, callback=heard.take
            ):
                time.sleep(_START_S)
                if heard.portions:
                    yield heard
                    return
        raise AssertionError("the sink's monitor brings nothing")
    finally:
        hold.release()
