"""The sound of a recording while it goes on, read behind the process that writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from workbench.core.live_events import FileBegun
from workbench.files.growing_wav import HEADER_BYTES, SAMPLE_BYTES, read_growing


@dataclass(frozen=True)
class RecordingTail:
    """Files so far: (path, sample of the recording with which it begins), in order."""

    rate_hz: int
    n_channels: int
    files: tuple[tuple[Path, int], ...]

    @classmethod
    def of(cls, begun: FileBegun) -> RecordingTail:
        return cls(begun.rate_hz, begun.n_channels, ((begun.path, begun.first),))

    def going_on(self, begun: FileBegun) -> RecordingTail:
        """The same with a further file."""
        return replace(self, files=(*self.files, (begun.path, begun.first)))

    @property
    def n_samples(self) -> int:
        """How many there are by now, a channel."""
        path, first = self.files[-1]
        try:
            n_bytes = path.stat().st_size - HEADER_BYTES
        except OSError:
            n_bytes = 0
        return first + max(n_bytes, 0) // (SAMPLE_BYTES * self.n_channels)

    def read(self, first: int, n_samples: int) -> np.ndarray:
        """(n_channels, n) float32 from a sample on, n <= n_samples: as much as there is."""
        parts = []
        ends = [start for _, start in self.files[1:]] + [2**62]
        for (path, start), end in zip(self.files, ends, strict=True):
            low, high = max(first, start), min(first + n_samples, end)
            if low < high:
                parts.append(read_growing(path, self.n_channels, low - start, high - low))
        whole = np.concatenate(parts) if parts else np.zeros((0, self.n_channels), dtype=np.float32)
        return np.ascontiguousarray(whole.T)
