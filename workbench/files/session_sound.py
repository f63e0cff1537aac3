"""A session's sound of any length: opened at once, read only where somebody looks."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType

import numpy as np
import soundfile as sf

from workbench.core.errors import UserError
from workbench.core.session import Microphone, Session
from workbench.files.audio import all_of, audio_infos
from workbench.files.audio_info import AudioInfo, opened

_MOST_OPEN = 32
"""Files kept open at a time: a night of recorders makes hundreds."""


@dataclass(frozen=True)
class Stretch:
    """One file of one microphone on the time line: samples [first, end) of the sound, channel counted from 1."""

    microphone: int
    file: str
    channel: int
    first: int
    end: int


class SessionSound:
    """All microphones on the session's clock, at one rate. Reading is safe from several threads.

    rate_hz : samples a second. start_s : session-clock time of sample 0. n_samples : to the end of the last file.
    stretches : where there is sound; elsewhere it is zero. gain_db : (n_mics,) float64, not subtracted.
    recorded_rate_hz : the lowest rate among the files. notes : what had to be assumed, told without reading the sound.
    stamp : of files, their times of change, places on the clock and the rate; what was computed holds while it does.
    """

    def __init__(self, session: Session, infos: Mapping[str, AudioInfo], rate_hz: int) -> None:
        self.session, self.rate_hz = session, rate_hz
        self._infos = dict(infos)
        self.start_s = min(m.offset_s for m in session.microphones)
        self.stretches = tuple(s for i, m in enumerate(session.microphones) for s in self._stretches_of(i, m))
        self.n_samples = max(s.end for s in self.stretches)
        self.gain_db = np.array([m.gain_db for m in session.microphones], dtype=np.float64)
        self.recorded_rate_hz = min(info.rate_hz for info in infos.values())
        self.notes = tuple(dict.fromkeys(note for info in infos.values() for note in info.problems))
        self.stamp = self._stamp()
        self._files = _OpenFiles(self._infos)

    @property
    def n_microphones(self) -> int:
        return len(self.session.microphones)

    @property
    def duration_s(self) -> float:
        return self.n_samples / self.rate_hz

    @property
    def end_s(self) -> float:
        return self.start_s + self.duration_s

    @property
    def common_span_s(self) -> tuple[float, float]:
        """Session-clock seconds from the last microphone's start to the first one's end; gaps between are inside."""
        firsts, ends = zip(*(self._span_of(i) for i in range(self.n_microphones)), strict=True)
        return self.start_s + max(firsts) / self.rate_hz, self.start_s + min(ends) / self.rate_hz

    def read(self, first: int, n_samples: int) -> np.ndarray:
        """(n_mics, n_samples) float32 from sample `first` on, full scale 1.0; zero before, between and behind files."""
        samples = np.zeros((self.n_microphones, n_samples), dtype=np.float32)
        wanted: dict[tuple[str, int], list[Stretch]] = {}
        for stretch in self.stretches:
            if stretch.first < first + n_samples and first < stretch.end:
                wanted.setdefault((stretch.file, stretch.first), []).append(stretch)
        for (file, begins), stretches in wanted.items():
            low, high = max(first, begins), min(first + n_samples, stretches[0].end)
            block = self._read_file(file, low - begins, high - low)
            for stretch in stretches:
                samples[stretch.microphone, low - first : low - first + len(block)] = block[:, stretch.channel - 1]
        return samples

    def close(self) -> None:
        self._files.close()

    def __enter__(self) -> SessionSound:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _read_file(self, name: str, first: int, n_samples: int) -> np.ndarray:
        """(n, n_channels) float32 at the sound's rate, no more than n_samples."""
        return self._files.read(name, first, n_samples)

    def _stretches_of(self, index: int, microphone: Microphone) -> list[Stretch]:
        begins_s = [0.0, *(piece.start_s for piece in microphone.then)]
        found = []
        for file, begin_s in zip(microphone.files, begins_s, strict=True):
            first = round((microphone.offset_s - self.start_s + begin_s) * self.rate_hz)
            n_samples = round(self._infos[file].n_frames * self.rate_hz / self._infos[file].rate_hz)
            found.append(Stretch(index, file, microphone.channel, first, first + n_samples))
        return found

    def _span_of(self, index: int) -> tuple[int, int]:
        own = [s for s in self.stretches if s.microphone == index]
        return min(s.first for s in own), max(s.end for s in own)

    def _stamp(self) -> str:
        told = [f"{self.rate_hz} {self.start_s!r}"]
        for name, info in self._infos.items():
            status = info.path.stat()
            told.append(f"{name} {info.path} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
        told += [repr(stretch) for stretch in self.stretches]
        return hashlib.blake2b("\n".join(told).encode(), digest_size=16).hexdigest()


class _OpenFiles:
    """Files that stay open while they are looked at, the longest unused ones closed first."""

    def __init__(self, infos: Mapping[str, AudioInfo]) -> None:
        self._infos = infos
        self._lock = threading.Lock()
        self._open: dict[str, tuple[ExitStack, sf.SoundFile]] = {}
        self._is_closed = False

    def read(self, name: str, first: int, n_frames: int) -> np.ndarray:
        with self._lock:
            file = self._file(name)
            try:
                file.seek(first)
                block: np.ndarray = file.read(n_frames, dtype="float32", always_2d=True)
            except sf.LibsndfileError:
                return np.zeros((0, self._infos[name].n_channels), dtype=np.float32)
        np.nan_to_num(block, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        return block

    def _file(self, name: str) -> sf.SoundFile:
        found = self._open.pop(name, None)
        if found is None:
            if self._is_closed:
                raise UserError(f"{name} was closed")
            stack = ExitStack()
            found = stack, stack.enter_context(opened(self._infos[name].path))
            while len(self._open) >= _MOST_OPEN:
                self._open.pop(next(iter(self._open)))[0].close()
        self._open[name] = found
        return found[1]

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            for stack, _ in self._open.values():
                stack.close()
            self._open.clear()


def open_sound(session: Session, rate_hz: int | None = None) -> SessionSound:
    """A session's sound, opened: headers are read, no samples.

    rate_hz : wanted samples a second; None = the highest rate among the files.
    Raises UserError with everything that makes the sound unreadable, of all files at once.
    """
    infos, errors = audio_infos(session)
    if errors:
        raise all_of(session, errors)
    return SessionSound(session, infos, rate_hz or max(info.rate_hz for info in infos.values()))
