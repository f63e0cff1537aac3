"""The sound of a session, in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Recording:
    """All channels of a session on one clock.

    samples : (n_mics, n_samples) float32, full scale = 1.0, read-only; zero where a channel has no sound.
    rate_hz : samples a second.
    start_s : session-clock time of sample 0, seconds.
    spans_s : (n_mics, 2) float64, session-clock seconds in which each channel really has sound.
    gain_db : (n_mics,) float64, what the recorder added to each channel (not yet subtracted from samples).
    recorded_rate_hz : the lowest rate among the files before resampling; 0 = the same as rate_hz.
    notes : plain sentences about what had to be assumed or mended while reading.
    """

    samples: np.ndarray
    rate_hz: int
    start_s: float
    spans_s: np.ndarray
    gain_db: np.ndarray
    recorded_rate_hz: int = 0
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for array in (self.samples, self.spans_s, self.gain_db):
            array.flags.writeable = False
        if self.recorded_rate_hz == 0:
            object.__setattr__(self, "recorded_rate_hz", self.rate_hz)

    @classmethod
    def of_samples(cls, samples: np.ndarray, rate_hz: int) -> Recording:
        """A recording whose channels all start at 0 s and are equally long. samples : (n_mics, n_samples)."""
        n_mics, n_samples = samples.shape
        spans_s = np.tile([0.0, n_samples / rate_hz], (n_mics, 1))
        return cls(np.ascontiguousarray(samples, dtype=np.float32), rate_hz, 0.0, spans_s, np.zeros(n_mics))

    def with_channels_chosen(self, indices: tuple[int, ...]) -> Recording:
        """The same sound of only these channels (from 0), in this order."""
        chosen = list(indices)
        parts = {name: getattr(self, name)[chosen] for name in ("samples", "spans_s", "gain_db")}
        return replace(self, **parts)

    @property
    def n_microphones(self) -> int:
        return int(self.samples.shape[0])

    @property
    def duration_s(self) -> float:
        return float(self.samples.shape[1] / self.rate_hz)

    @property
    def common_span_s(self) -> tuple[float, float]:
        """Session-clock seconds in which every channel has sound; end <= start when there is none."""
        return float(self.spans_s[:, 0].max()), float(self.spans_s[:, 1].min())
