"""What a check is given: a sound of any length, block by block."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.listed import listed
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.octaves import low_power, octave_levels_db
from workbench.files.audio_info import AudioInfo
from workbench.files.mends import Mends
from workbench.files.session_sound import Stretch

_BLOCK_S = 10
_SILENT_DB = -100.0
_MOST_SAMPLES = 1 << 22
"""Of all channels together in a block, where that leaves it a second long."""


class Sound(Protocol):
    """All microphones on one clock, as files.session_sound.SessionSound has them."""

    @property
    def session(self) -> Session: ...
    @property
    def rate_hz(self) -> int: ...
    @property
    def start_s(self) -> float: ...
    @property
    def n_samples(self) -> int: ...
    @property
    def stretches(self) -> tuple[Stretch, ...]: ...
    @property
    def gain_db(self) -> np.ndarray: ...
    @property
    def recorded_rate_hz(self) -> int: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def infos(self) -> Mapping[str, AudioInfo]: ...
    def read(self, first: int, n_samples: int, mends: Mends | None = None) -> np.ndarray:
        """(n_mics, n_samples) float32 from sample `first` on, full scale 1.0; zero where there is no sound."""
        ...


class SoundInMemory:
    """A recording that was read whole, as a Sound."""

    def __init__(self, session: Session, recording: Recording) -> None:
        self.session, self._samples = session, recording.samples
        self.rate_hz, self.start_s = recording.rate_hz, recording.start_s
        self.n_samples = recording.samples.shape[1]
        self.gain_db, self.recorded_rate_hz = recording.gain_db, recording.recorded_rate_hz
        self.notes = recording.notes
        self.infos: Mapping[str, AudioInfo] = {}
        spans = np.rint((recording.spans_s - recording.start_s) * recording.rate_hz).astype(int)
        self.stretches = tuple(
            Stretch(i, m.file, m.channel, int(first), int(end))
            for i, (m, (first, end)) in enumerate(zip(session.microphones, spans, strict=True))
        )

    def read(self, first: int, n_samples: int, mends: Mends | None = None) -> np.ndarray:
        samples = np.zeros((len(self._samples), n_samples), dtype=np.float32)
        low, high = max(first, 0), min(first + n_samples, self.n_samples)
        if high > low:
            samples[:, low - first : high - first] = self._samples[:, low:high]
        return samples


@dataclass(frozen=True, eq=False)
class Block:
    """A piece of sound; blocks follow one another without gap or overlap.

    first : its first sample, of the sound's. samples : (n_mics, n) float32, full scale 1.0.
    spans : of each microphone, where in the block there is sound, as [first, end) pairs; elsewhere samples are zero.
    mends : what had to be mended up to the end of this block; the same of all blocks of a sound.
    n_mended : (n_mics,) samples of this block that were no number, or that could not be decoded; they are zero.
    """

    first: int
    rate_hz: int
    samples: np.ndarray
    spans: tuple[tuple[tuple[int, int], ...], ...]
    mends: Mends
    n_mended: np.ndarray

    @property
    def n_samples(self) -> int:
        return int(self.samples.shape[1])

    @property
    def is_whole(self) -> np.ndarray:
        """(n_mics,) bool: has the microphone sound from the block's start to its end?"""
        return np.array([spans == ((0, self.n_samples),) for spans in self.spans])

    @cached_property
    def heard(self) -> np.ndarray:
        """(n_mics, n_samples) bool: is there sound?"""
        heard = np.zeros(self.samples.shape, dtype=bool)
        for row, spans in zip(heard, self.spans, strict=True):
            for first, end in spans:
                row[first:end] = True
        return heard

    @cached_property
    def frames(self) -> np.ndarray:
        """(n_mics, n_frames, rate_hz // 10) : tenths of a second; what does not fill one at the end is left out."""
        return self._cut(self.rate_hz // 10)

    @cached_property
    def is_frame_heard(self) -> np.ndarray:
        """(n_mics, n_frames) bool: does sound fill the whole tenth of a second?"""
        return self.is_heard(self.rate_hz // 10)

    @cached_property
    def octaves_db(self) -> np.ndarray:
        """(n_mics, n_frames, n_octaves) : levels of dsp.octaves in each frame, dB re full scale."""
        return octave_levels_db(self.frames, self.rate_hz)

    @cached_property
    def low_power(self) -> np.ndarray:
        """(n_mics, n_seconds, LOW_HZ + 1) : power up to LOW_HZ in each whole second, a bin a hertz."""
        return low_power(self._cut(self.rate_hz))

    @cached_property
    def is_second_heard(self) -> np.ndarray:
        """(n_mics, n_seconds) bool: does sound fill the whole second?"""
        return self.is_heard(self.rate_hz)

    def is_heard(self, length: int) -> np.ndarray:
        """(n_mics, n) bool: does sound fill each whole piece of so many samples?"""
        heard = np.zeros((len(self.samples), self.n_samples // length), dtype=bool)
        for row, spans in zip(heard, self.spans, strict=True):
            for first, end in spans:
                row[-(-first // length) : end // length] = True
        return heard

    def _cut(self, length: int) -> np.ndarray:
        n = self.n_samples // length
        return self.samples[:, : n * length].reshape(len(self.samples), n, length)


def blocks_of(sound: Sound) -> Iterator[Block]:
    """The whole sound, in blocks of a whole number of seconds (the last one may be shorter)."""
    n_mics = len(sound.session.microphones)
    seconds = max(min(_BLOCK_S, _MOST_SAMPLES // (n_mics * sound.rate_hz)), 1)
    length = seconds * sound.rate_hz
    coming = deque(sorted(sound.stretches, key=lambda s: s.first))
    here: list[Stretch] = []
    mends = Mends()
    for first in range(0, sound.n_samples, length):
        n = min(length, sound.n_samples - first)
        here = [s for s in here if s.end > first]
        while coming and coming[0].first < first + n:
            here.append(coming.popleft())
        spans: list[list[tuple[int, int]]] = [[] for _ in range(n_mics)]
        for s in here:
            _add(spans[s.microphone], max(s.first - first, 0), min(s.end - first, n))
        before = dict(mends.not_numbers)
        samples = sound.read(first, n, mends)
        n_mended = _n_mended(sound, here, n, mends, before)
        yield Block(first, sound.rate_hz, samples, tuple(map(tuple, spans)), mends, n_mended)


def heard_octaves_db(block: Block) -> np.ndarray:
    """(n_mics, n_frames, n_octaves) of Block.octaves_db, nan where there is no sound all through the frame."""
    levels_db = block.octaves_db.copy()
    levels_db[~block.is_frame_heard | (levels_db < _SILENT_DB).all(axis=2)] = np.nan
    return levels_db


def names_of(sound: Sound) -> tuple[str, ...]:
    """What people call each microphone."""
    return microphone_names(sound.session)


def said_of(names: tuple[str, ...], microphones: tuple[int, ...], one: str, several: str) -> str:
    """ "M1 is", "M1 and M2 are", "All 4 channels are"."""
    if len(microphones) == 1:
        return f"{names[microphones[0]]} {one}"
    if len(microphones) == len(names):
        return f"All {len(names)} channels {several}"
    return f"{listed([names[i] for i in microphones])} {several}"


def _n_mended(
    sound: Sound, here: list[Stretch], n_samples: int, mends: Mends, before: Mapping[tuple[str, int], tuple[int, int]]
) -> np.ndarray:
    """Of a block's microphones; what a file that breaks has before is counted as well. before : mends.not_numbers."""
    n_mended = np.zeros(len(sound.session.microphones))
    for s in here:
        if s.file in mends.broken:
            n_mended[s.microphone] = n_samples
        elif (place := (s.file, s.channel)) in mends.not_numbers:
            more = mends.not_numbers[place][1] - before.get(place, (0, 0))[1]
            n_mended[s.microphone] += more * sound.rate_hz / sound.infos[s.file].rate_hz
    return n_mended


def _add(spans: list[tuple[int, int]], first: int, end: int) -> None:
    """Files that follow one another without gap are one span."""
    if spans and first <= spans[-1][1]:
        spans[-1] = spans[-1][0], max(end, spans[-1][1])
    else:
        spans.append((first, end))
