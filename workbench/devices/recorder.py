"""Sound as it comes in from a device, portion by portion, without a gap that nobody hears of."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import numpy as np

from workbench.core.errors import UserError
from workbench.devices.inputs import InputDevice, refuse_input
from workbench.devices.portaudio import Hold, is_active, portaudio, reason_of

LATENCY_S = 0.2
"""Room the system's own buffer gives us; with less, PulseAudio through ALSA loses sound when the machine is busy."""
MOST_WAITING_S = 60.0
"""What waits for a disk that is slow; more is lost, and told."""
LOOK_S = 0.1
"""How long a look for new sound waits for it."""
_STARTS, _START_S, _STEADY_S = 4, 1.5, 0.4
"""Some devices deliver nothing after their first start; they are started again. The first portions of a device that
slept come in fits; they are not used."""


@dataclass(frozen=True)
class Portion:
    """samples : (n, n_channels) float32, full scale 1.0. arrived_s : on time.monotonic.

    n_dropped : samples lost before these because nobody took them in time; is_told : the device told of a loss.
    """

    samples: np.ndarray
    arrived_s: float
    n_dropped: int = 0
    is_told: bool = False


class InputStream:
    """A device that is open. channels : counted from 1, in the order wanted. Use as a context.

    Opening waits until sound comes steadily. Raises UserError: not such a device, rate or channel, or nothing comes.
    """

    def __init__(self, device: InputDevice, channels: tuple[int, ...], rate_hz: int) -> None:
        refuse_input(device, channels, rate_hz)
        self.device, self.channels, self.rate_hz = device, channels, rate_hz
        self._columns = [channel - 1 for channel in channels]
        self._waiting: queue.SimpleQueue[Portion] = queue.SimpleQueue()
        self._n_come = self._n_taken = 0  # each counted by one thread alone, so that no count gets lost between two
        self._n_dropped = 0
        self._stream: Any = None
        self._hold: Hold | None = None

    def __enter__(self) -> InputStream:
        for _ in range(_STARTS):
            self._open()
            if self._is_steady():
                return self
            self._close()
        raise UserError(f"{self.device.name} delivers no sound", "Is it connected, and does no other program hold it?")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    @property
    def is_running(self) -> bool:
        """False when the device was taken away."""
        return self._stream is not None and is_active(self._stream)

    def portions(self) -> Iterator[Portion | None]:
        """What comes, for ever; None when nothing came for a tenth of a second."""
        while True:
            try:
                portion = self._waiting.get(timeout=LOOK_S)
            except queue.Empty:
                yield None
            else:
                self._n_taken += len(portion.samples)
                yield portion

    def rest(self) -> Iterator[Portion]:
        """What came until now and nobody took yet."""
        for _ in range(self._waiting.qsize()):
            portion = self._waiting.get()
            self._n_taken += len(portion.samples)
            yield portion

    def _open(self) -> None:
        module = portaudio()
        self._hold = Hold()
        try:
            self._stream = module.RawInputStream(
                samplerate=self.rate_hz,
                device=self.device.index,
                channels=max(self.channels),
                dtype="float32",
                latency=LATENCY_S,
                callback=self._take,
            )
            self._stream.start()
        except module.PortAudioError as error:
            self._close()
            raise UserError(f"{self.device.name} cannot be opened: {reason_of(error)}") from error

    def _close(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        if self._hold is not None:
            self._hold.release()

    def _is_steady(self) -> bool:
        """Wait for the first sound, and pass over what comes in fits."""
        begun_s = time.monotonic()
        first_s: float | None = None
        for portion in self.portions():
            now_s = time.monotonic()
            if portion is not None and first_s is None:
                first_s = now_s
            if first_s is None and now_s - begun_s > _START_S:
                return False
            if first_s is not None and portion is None and now_s - first_s > _START_S:
                return False
            if first_s is not None and portion is not None and now_s - first_s > _STEADY_S:
                return True
        raise AssertionError("portions come for ever")

    def _take(self, data: Any, n_samples: int, _: Any, status: Any) -> None:
        """In PortAudio's own thread: nothing here may wait."""
        is_told = bool(status.input_overflow)
        if self._n_come - self._n_taken > MOST_WAITING_S * self.rate_hz:
            self._n_dropped += n_samples
            return
        whole = np.frombuffer(data, dtype=np.float32).reshape(n_samples, -1)
        portion = Portion(whole[:, self._columns].copy(), time.monotonic(), self._n_dropped, is_told)
        self._n_dropped = 0
        self._n_come += n_samples
        self._waiting.put(portion)
