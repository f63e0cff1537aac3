"""A device that plays, and the sound that waits for it."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

import numpy as np

from workbench.core.errors import UserError
from workbench.devices.heard import Heard
from workbench.devices.outputs import OutputDevice
from workbench.devices.portaudio import Hold, is_active, portaudio, reason_of

LATENCY_S = 0.15
"""The device's own buffer: with less, a busy machine stutters."""
_FADE_S = 0.005
_SURE_S = 0.05
"""What the device tells of its own time is trusted this far before it is closed behind the last frame."""


@dataclass(frozen=True)
class Part:
    """frames : (n, n_outputs) float32, full scale 1.0. position_s : of the first one in the sound.

    pace : seconds of sound that pass in a second of playing."""

    frames: np.ndarray
    position_s: float
    pace: float

    def behind(self, n_frames: int, rate_hz: int) -> Part:
        """Without its first frames."""
        return Part(self.frames[n_frames:], self.position_s + n_frames / rate_hz * self.pace, self.pace)


class OutputStream:
    """An open device; PortAudio's thread takes what `give` brought. Its beginning is faded in, a change crossfaded."""

    def __init__(self, device: OutputDevice, n_outputs: int, rate_hz: int) -> None:
        self.device, self.n_outputs, self.rate_hz = device, n_outputs, rate_hz
        self.n_late = 0
        self._parts: deque[Part] = deque()
        self._n_taken = self._n_given = 0  # of sound
        self._n_frames = self._last_frame = 0  # of the stream, silence included; and behind the last with sound
        self._is_starting, self._is_hungry = True, False
        self._next_s = 0.0
        self._lock = threading.Lock()
        self._asked_s = time.monotonic()
        self._hold = Hold()
        module = portaudio()
        try:
            self._stream: Any = module.RawOutputStream(
                samplerate=rate_hz, device=device.index, channels=n_outputs, dtype="float32",
                latency=LATENCY_S, callback=self._take,
            )  # fmt: skip
        except module.PortAudioError as error:
            self._hold.release()
            raise UserError(f"{device.name} cannot be opened ({reason_of(error)})",
                            "Does another program hold it?") from error  # fmt: skip
        self.delay_s = float(self._stream.latency)
        self._heard = Heard(rate_hz, round(self.delay_s * rate_hz), self.delay_s)

    def start(self) -> None:
        module = portaudio()
        self._asked_s = time.monotonic()
        try:
            self._stream.start()
        except module.PortAudioError as error:
            self.close()
            raise UserError(f"{self.device.name} does not begin to play ({reason_of(error)})") from error

    def close(self) -> None:
        """Silence at once."""
        module = portaudio()
        try:
            self._stream.abort()
            self._stream.close()
        except module.PortAudioError:
            pass  # it is gone already
        finally:
            self._hold.release()

    @property
    def n_waiting(self) -> int:
        return self._n_given - self._n_taken

    def position_s(self) -> float | None:
        """The place in the sound heard now."""
        return self._heard.position_s(time.monotonic())

    def is_heard(self) -> bool:
        """Did all that was given come out of the device?"""
        frame = self._heard.frame_at(time.monotonic())
        return self.n_waiting <= 0 and frame is not None and frame >= self._last_frame + _SURE_S * self.rate_hz

    def is_alive(self, silent_s: float) -> bool:
        """False when the device stopped, or asked for nothing for so long."""
        return is_active(self._stream) and time.monotonic() - self._asked_s < silent_s

    def give(self, parts: list[Part]) -> None:
        """More sound, behind what waits."""
        with self._lock:
            if parts and self._is_hungry:
                self.n_late += 1
            self._is_hungry = False
            for part in parts:
                self._append(part)

    def soon(self, after_s: float) -> tuple[int, float]:
        """The frame of sound to be taken after about so long, no later than what waits, and its place in the sound."""
        with self._lock:
            at, wanted = self._n_taken, min(self._n_taken + round(after_s * self.rate_hz), self._n_given)
            for part in self._parts:
                if wanted < at + len(part.frames):
                    return wanted, part.behind(wanted - at, self.rate_hz).position_s
                at += len(part.frames)
            return wanted, self._next_s

    def replace_from(self, frame: int, parts: list[Part]) -> None:
        """Other sound from a frame on, or from the next to be taken when that one has been."""
        with self._lock:
            kept, dropped, at = [], [], self._n_taken
            for part in self._parts:
                n = min(max(frame - at, 0), len(part.frames))
                kept.append(Part(part.frames[:n], part.position_s, part.pace))
                dropped.append(part.behind(n, self.rate_hz))
                at += len(part.frames)
            dropped = [part for part in dropped if len(part.frames)]
            self._parts.clear()
            self._n_given = self._n_taken
            for part in (*kept, *_crossfaded(dropped, parts, round(_FADE_S * self.rate_hz))):
                self._append(part)

    def _append(self, part: Part) -> None:
        if len(part.frames) == 0:
            return
        if self._is_starting:
            self._is_starting = False
            part = Part(_faded_in(part.frames, round(_FADE_S * self.rate_hz)), part.position_s, part.pace)
        self._parts.append(part)
        self._n_given += len(part.frames)
        self._next_s = part.behind(len(part.frames), self.rate_hz).position_s

    def _take(self, out: Any, n_frames: int, times: Any, status: Any) -> None:
        """In PortAudio's thread, which must not wait long: what is given, then silence."""
        frames = np.frombuffer(out, dtype=np.float32).reshape(n_frames, self.n_outputs)
        now_s = self._asked_s = time.monotonic()
        with self._lock:
            if status.output_underflow:
                self.n_late += 1
                self._heard.stumbled()
            self._heard.tell(self._n_frames, now_s, times.outputBufferDacTime - times.currentTime)
            n_done = self._fill(frames)
            self._is_hungry = n_done < n_frames
            if n_done:
                self._last_frame = self._n_frames + n_done
            self._n_frames += n_frames
        frames[n_done:] = 0.0

    def _fill(self, frames: np.ndarray) -> int:
        """Move what waits into frames; -> how many frames it was."""
        n_done = 0
        while self._parts and n_done < len(frames):
            part = self._parts.popleft()
            n = min(len(part.frames), len(frames) - n_done)
            frames[n_done : n_done + n] = part.frames[:n]
            self._heard.note(self._n_frames + n_done, n, part.position_s, part.pace)
            if n < len(part.frames):
                self._parts.appendleft(part.behind(n, self.rate_hz))
            n_done += n
        self._n_taken += n_done
        return n_done


def _faded_in(frames: np.ndarray, n_frames: int) -> np.ndarray:
    n = min(n_frames, len(frames))
    faded = frames.copy()
    faded[:n] *= np.linspace(0.0, 1.0, n, endpoint=False, dtype=np.float32)[:, None]
    return faded


def _crossfaded(before: list[Part], after: list[Part], n_frames: int) -> list[Part]:
    """`after`, begun softly while the beginning of `before` ends."""
    if not before or not after:
        return after
    first, old = after[0], before[0].frames
    n = min(n_frames, len(first.frames), len(old))
    share = np.linspace(0.0, 1.0, n, endpoint=False, dtype=np.float32)[:, None]
    frames = first.frames.copy()
    frames[:n] = share * frames[:n] + (1.0 - share) * old[:n]
    return [Part(frames, first.position_s, first.pace), *after[1:]]
