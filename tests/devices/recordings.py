"""Recording from the four-channel sink in a process of its own, while this one plays into it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

RATE_HZ = 44_100
LIMIT_S = 60.0
TONES_HZ = (400.0, 500.0, 600.0, 700.0)


def tones(seconds: float, rate_hz: int = RATE_HZ, size: float = 0.2) -> np.ndarray:
    """(n, 4) float32: another tone on each channel."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    return np.stack([size * np.sin(2 * np.pi * hz * t) for hz in TONES_HZ], axis=1).astype(np.float32)


class Recording:
    """`workbench record` at work. Use as a context; what it told is in `events`."""

    def __init__(self, *arguments: str | Path, before: Any = None) -> None:
        command = [sys.executable, "-m", "workbench", "record", "--json", "--ends-with-input", "--device", "pulse",
                   *map(str, arguments)]  # fmt: skip
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before
        )
        self._limit = threading.Timer(LIMIT_S, self.process.kill)
        self._limit.start()
        self.events: list[Mapping[str, Any]] = []

    def __enter__(self) -> Recording:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        self._limit.cancel()
        self._limit.join()

    def told(self) -> Iterator[Mapping[str, Any]]:
        """Its events as they come."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event = json.loads(line)
            self.events.append(event)
            yield event

    def wait_for(self, name: str, at_s: float = 0.0) -> Mapping[str, Any]:
        """Until such an event comes (levels: of this time or later)."""
        for event in self.told():
            if event["event"] == name and event.get("at_s", at_s) >= at_s:
                return event
        raise AssertionError(f"no {name}: {self.events[-3:]} {self._said()}")

    def end(self) -> Mapping[str, Any]:
        """Ask it to end; how it did."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        ended = self.wait_for("RecordingEnded")
        for _ in self.told():
            pass
        self.process.stdin = None
        self.process.wait(20)
        return ended

    def of(self, name: str) -> Sequence[Mapping[str, Any]]:
        return [event for event in self.events if event["event"] == name]

    def _said(self) -> str:
        assert self.process.stderr is not None
        return self.process.stderr.read()


def loudest_hz(samples: np.ndarray, rate_hz: int = RATE_HZ) -> list[int]:
    """(n_mics, n) -> the loudest frequency of each, to the hertz of a second's middle."""
    middle = samples.shape[1] // 2
    second = samples[:, middle - rate_hz // 2 : middle + rate_hz // 2] * np.hanning(rate_hz)
    return [int(np.abs(np.fft.rfft(channel)).argmax()) for channel in second]


@contextmanager
def playing(samples: np.ndarray) -> Iterator[None]:
    """(n, 4) float32 at 44.1 kHz, into the sink from a process of its own: what keeps this one busy breaks no sound."""
    command = ["pacat", "--playback", "--raw", "--format=float32le", f"--rate={RATE_HZ}", "--channels=4",
               "--channel-map=front-left,front-right,rear-left,rear-right", "--latency-msec=500"]  # fmt: skip
    with tempfile.TemporaryFile() as file:
        file.write(np.ascontiguousarray(samples, dtype="<f4").tobytes())
        file.seek(0)
        player = subprocess.Popen(command, stdin=file)
        try:
            yield
        finally:
            player.kill()
            player.wait()


def limited_files(n_bytes: int) -> Any:
    """For Popen: files of the process cannot grow beyond this, as on a full disk."""
    import resource

    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))
