"""What is to be seen and known of a recording while it goes on: its newest spectrum, and where the source is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.core.clips import CLIP_LENGTH_S
from workbench.core.events import Declined, Event, Located
from workbench.core.live_events import ColumnsCame, NewestLocated
from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session, Site
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.dsp.mel import RATE_HZ
from workbench.dsp.resample import resample
from workbench.dsp.spectrogram_columns import column_codes
from workbench.files.recording_tail import RecordingTail

N_FFT = 1024


@dataclass(frozen=True)
class NewColumns:
    """Columns from `first` on, as many as there is sound for, at most `most` and then the newest.

    hop_s : between two; each band, n_bands of them up to highest_hz, holds the loudest of what is in it.
    """

    tail: RecordingTail
    first: int
    most: int
    hop_s: float
    n_bands: int
    highest_hz: float

    def run(self) -> Iterator[Event]:
        hop = round(self.hop_s * self.tail.rate_hz)
        end = (self.tail.n_samples - N_FFT) // hop + 1
        first = max(self.first, end - self.most)
        if end <= first:
            return
        samples = self.tail.read(first * hop, (end - first - 1) * hop + N_FFT)
        if samples.shape[1] < N_FFT:
            return
        codes = column_codes(samples, SpectrogramSettings(n_fft=N_FFT), hop)
        edges = np.linspace(0, self.highest_hz / self.tail.rate_hz * N_FFT, self.n_bands + 1)
        bins = np.clip(np.rint(edges).astype(np.intp), 0, codes.shape[1] - 1)
        pooled = np.maximum.reduceat(codes[:, : bins[-1] + 1], bins[:-1], axis=1)
        yield ColumnsCame(first=first, codes=pooled)


@dataclass(frozen=True)
class LocateNewest:
    """Ask methods about the last 3 s. session : the microphones and where they stand, in the order of the channels.

    Yields one NewestLocated, or nothing while there are no 3 s. A method that cannot take the session declines.
    """

    session: Session
    methods: tuple[str, ...]
    tail: RecordingTail

    def run(self) -> Iterator[Event]:
        from workbench.engine.localize import Localize

        n_samples = round(CLIP_LENGTH_S * self.tail.rate_hz)
        end = self.tail.n_samples
        samples = self.tail.read(end - n_samples, n_samples) if end >= n_samples else np.empty((0, 0))
        if samples.shape[-1] < n_samples:
            return
        recording = self._recording(samples, (end - n_samples) / self.tail.rate_hz)
        told = Localize(self.session, self.methods, recording, declines=True).run()
        answers: dict[str, Located | Declined] = {}
        for event in told:
            if isinstance(event, (Located, Declined)):
                answers.setdefault(event.method, event)
        yield NewestLocated(end_s=end / self.tail.rate_hz, answers=tuple(answers.values()))

    def _recording(self, samples: np.ndarray, start_s: float) -> Recording:
        at_rate = resample(samples, self.tail.rate_hz, RATE_HZ)
        spans_s = np.tile([start_s, start_s + CLIP_LENGTH_S], (len(samples), 1))
        gains_db = np.array([m.gain_db for m in self.session.microphones], dtype=np.float64)
        return Recording(np.ascontiguousarray(at_rate, dtype=np.float32), RATE_HZ, start_s, spans_s, gains_db,
                         self.tail.rate_hz)  # fmt: skip


def prepare(methods: tuple[str, ...]) -> None:
    """Have the methods load what they need: seconds the first time. They are asked about noise at four microphones."""
    from workbench.engine.localize import Localize

    corners = ((0.0, 0.0, 1.0), (8.0, 0.0, 2.0), (8.0, 8.0, 1.0), (0.0, 8.0, 2.0))
    microphones = tuple(Microphone(file=f"{i}.wav", position_m=place) for i, place in enumerate(corners))
    session = Session(microphones=microphones, site=Site(size_m=(8.0, 8.0, 4.0)))
    noise = np.random.default_rng(0).normal(0, 0.01, (4, round(CLIP_LENGTH_S * RATE_HZ)))
    for _ in Localize(session, methods, Recording.of_samples(noise, RATE_HZ), declines=True).run():
        pass
