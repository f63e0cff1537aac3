"""The waveform of a session's sound at any width, and of the whole of it, however long."""

from __future__ import annotations

import math
from collections.abc import Generator

import numpy as np

from workbench.core.peaks import Peaks
from workbench.dsp.envelope import joined_stretches, lows_highs
from workbench.files.session_sound import SessionSound

BIN = 4096
"""Samples whose lowest and highest are kept: 32 MB for a day of four microphones at 48 kHz."""
_MOST_BINS = 1 << 24
"""Of all microphones together, 128 MB: longer recordings have longer bins."""
_STEP_SAMPLES = 64 * BIN
"""Read without a pause."""
_GLANCE = 512
"""Samples looked at in each stretch for a glance."""

PeaksSteps = Generator[None, None, Peaks]


class SoundPeaks:
    """Lowest and highest samples of one sound. One thread at a time fills the bins; asking is safe from several.

    Stretches are told as long as was asked for or a little longer, beginning at multiples of their length: so that
    they stay the same ones while one scrolls.
    """

    def __init__(self, sound: SessionSound) -> None:
        self.sound = sound
        self.bin = BIN
        while sound.n_samples // self.bin * sound.n_microphones > _MOST_BINS:
            self.bin *= 2
        self.n_bins = max(1, math.ceil(sound.n_samples / self.bin))
        self.n_filled = 0
        self._lows = np.zeros((sound.n_microphones, self.n_bins), dtype=np.float32)
        self._highs = np.zeros_like(self._lows)

    @property
    def is_filled(self) -> bool:
        return self.n_filled == self.n_bins

    @property
    def bins(self) -> np.ndarray:
        """(2, n_mics, n_bins) float32: lows and highs; zero from n_filled on."""
        return np.stack([self._lows, self._highs])

    def take_bins(self, bins: np.ndarray) -> bool:
        """Take all of them as they were once filled; False when they are of another shape."""
        if bins.shape != (2, *self._lows.shape) or bins.dtype != np.float32:
            return False
        self._lows, self._highs = bins
        self.n_filled = self.n_bins
        return True

    def fill(self) -> Generator[None, None, None]:
        """Read the whole sound once, from where an earlier filling was left; yields every few milliseconds."""
        while not self.is_filled:
            first, end = self.n_filled, min(self.n_filled + max(1, _STEP_SAMPLES // self.bin), self.n_bins)
            n_samples = min(end * self.bin, self.sound.n_samples) - first * self.bin
            if n_samples > 0:
                lows, highs = lows_highs(self.sound.read(first * self.bin, n_samples), self.bin)
                self._lows[:, first:end], self._highs[:, first:end] = lows, highs
            self.n_filled = end
            yield

    def exact(self, start_s: float, end_s: float, n_stretches: int) -> PeaksSteps | None:
        """About n_stretches of a part of the sound; None while that needs bins which are not filled yet."""
        step = self._step(start_s, end_s, n_stretches)
        if step >= self.bin:
            return self._from_bins(start_s, end_s, step) if self.is_filled else None
        return self._read(start_s, end_s, step)

    def glance(self, start_s: float, end_s: float, n_stretches: int) -> PeaksSteps:
        """The same stretches from a few samples in the middle of each. Never larger than the exact ones."""
        step = self._step(start_s, end_s, n_stretches)
        first, end = self._edges(start_s, end_s, step)
        looked_at = min(_GLANCE, step)
        found = []
        for begin in range(first, end, step):
            middle = min(begin + (step - looked_at) // 2, max(self.sound.n_samples - looked_at, begin))
            found.append(lows_highs(self.sound.read(middle, looked_at), looked_at))
            yield
        return self._peaks(first, step, found, is_exact=False)

    def _step(self, start_s: float, end_s: float, n_stretches: int) -> int:
        wanted = (end_s - start_s) * self.sound.rate_hz / max(n_stretches, 1)
        return (
            max(1, math.ceil(wanted - 1e-6)) if wanted <= self.bin else math.ceil(wanted / self.bin - 1e-9) * self.bin
        )

    def _edges(self, start_s: float, end_s: float, step: int) -> tuple[int, int]:
        """The first sample and one past the last (behind the sound's end, maybe), both multiples of the step."""
        n_samples = max(self.sound.n_samples, 1)
        first = math.floor((start_s - self.sound.start_s) * self.sound.rate_hz)
        end = math.ceil((end_s - self.sound.start_s) * self.sound.rate_hz)
        first = min(max(first, 0), n_samples - 1) // step * step
        end = min(max(end, first + 1), n_samples)
        return first, -(-end // step) * step

    def _from_bins(self, start_s: float, end_s: float, step: int) -> PeaksSteps:
        first, end = self._edges(start_s, end_s, step)
        bins = slice(first // self.bin, end // self.bin)
        found = joined_stretches(self._lows[:, bins], self._highs[:, bins], step // self.bin)
        yield
        return self._peaks(first, step, [found], is_exact=True)

    def _read(self, start_s: float, end_s: float, step: int) -> PeaksSteps:
        first, end = self._edges(start_s, end_s, step)
        a_block = max(1, _STEP_SAMPLES // step) * step
        found = []
        for begin in range(first, end, a_block):
            found.append(lows_highs(self.sound.read(begin, min(a_block, end - begin)), step))
            yield
        return self._peaks(first, step, found, is_exact=True)

    def _peaks(self, first: int, step: int, found: list[tuple[np.ndarray, np.ndarray]], *, is_exact: bool) -> Peaks:
        lows, highs = (np.concatenate(parts, axis=1) for parts in zip(*found, strict=True))
        start_s = self.sound.start_s + first / self.sound.rate_hz
        return Peaks(start_s, start_s + lows.shape[1] * step / self.sound.rate_hz, lows, highs, is_exact)
