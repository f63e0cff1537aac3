"""What had to be mended while sound was read, counted over any number of blocks."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import soundfile as sf

from workbench.files.audio_info import AudioInfo

NOT_A_NUMBER = "not a number (NaN or infinite)"
"""What notes of such samples say."""


@dataclass
class Mends:
    """Filled by SessionSound.read, by several threads at once if need be; each frame is to be read once only.

    not_numbers : file and channel (from 1) -> the first such frame of the file, and how many; they were set to zero.
    broken : file -> the first frame that could not be decoded, and what libsndfile says of it.
    """

    not_numbers: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    broken: dict[str, tuple[int, sf.LibsndfileError | None]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add_not_numbers(self, name: str, channel: int, first: int, n: int) -> None:
        with self._lock:
            known_first, known_n = self.not_numbers.get((name, channel), (first, 0))
            self.not_numbers[name, channel] = (min(first, known_first), known_n + n)

    def add_broken(self, name: str, frame: int, error: sf.LibsndfileError | None) -> None:
        with self._lock:
            if name not in self.broken or frame < self.broken[name][0]:
                self.broken[name] = (frame, error)

    def notes(self, infos: Mapping[str, AudioInfo]) -> list[str]:
        """A sentence for each, file by file; a file whose header told of a fault already is not told to be broken."""
        told = []
        for name, info in infos.items():
            if name in self.broken and not info.problems:
                there_s = self.broken[name][0] / info.rate_hz
                told.append(f"{name} is broken after {there_s:.3f} s of {info.duration_s:.3f} s; the rest is left out")
            found = sorted((channel, at) for (file, channel), at in self.not_numbers.items() if file == name)
            told += [_said_not_numbers(name, channel, first / info.rate_hz, n) for channel, (first, n) in found]
        return told


def _said_not_numbers(name: str, channel: int, first_s: float, n: int) -> str:
    one = f"1 sample of channel {channel} was" if n == 1 else f"{n} samples of channel {channel} were"
    at = f"at {first_s:.3f} s" if n == 1 else f"the first at {first_s:.3f} s"
    return f"{name}: {one} {NOT_A_NUMBER}, {at}; set to zero"
