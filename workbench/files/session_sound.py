"""A session's sound of any length: opened at once, read only where somebody looks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TypeVar

import numpy as np

from workbench.core.errors import UserError, reason_of
from workbench.core.session import Microphone, Session
from workbench.files.audio_files import all_of, audio_infos, sound_of, span_s_of
from workbench.files.audio_info import AudioInfo
from workbench.files.mends import Mends
from workbench.files.open_files import OpenFiles
from workbench.files.resampled import n_resampled, own_frames, resampled, source_frames

LONGEST_S = 31 * 86_400.0
"""From the first start to the last end. What is longer is a slip in a clock offset, which no memory could hold."""

_A = TypeVar("_A")
_B = TypeVar("_B")


@dataclass(frozen=True)
class Stretch:
    """One file of one microphone on the time line: samples [first, end) of the sound, channel counted from 1."""

    microphone: int
    file: str
    channel: int
    first: int
    end: int


@dataclass(frozen=True)
class _Part:
    """Some channels of one file that begin at the same sample, and what of them is wanted: samples [low, high)."""

    stretches: tuple[Stretch, ...]
    low: int
    high: int

    @property
    def wanted(self) -> range:
        """The same, counted from the file's start."""
        return range(self.low - self.stretches[0].first, self.high - self.stretches[0].first)

    def targets(self, samples: np.ndarray, first: int) -> list[np.ndarray]:
        """Where it belongs in samples (n_mics, n) that begin at sample `first`: a row a stretch."""
        return [samples[stretch.microphone, self.low - first : self.high - first] for stretch in self.stretches]


class SessionSound:
    """All microphones on the session's clock, at one rate. Reading is safe from several threads.

    rate_hz : samples a second; files of another rate are resampled where they are read (soxr, HQ).
    start_s : session-clock time of sample 0. n_samples : to the end of the last file.
    stretches : where there is sound; elsewhere it is zero. gain_db : (n_mics,) float64, not subtracted.
    recorded_rate_hz : the lowest rate among the files. infos : what each file holds, by name.
    notes : what the files' headers tell to be wrong; nothing of the sound was read for it.
    stamp : of files, their times of change, places on the clock and the rate; what was computed holds while it does.
    """

    def __init__(self, session: Session, infos: Mapping[str, AudioInfo], rate_hz: int) -> None:
        self.session, self.rate_hz, self.infos = session, rate_hz, dict(infos)
        self.start_s = min(m.offset_s for m in session.microphones)
        self.stretches = tuple(s for i, m in enumerate(session.microphones) for s in self._stretches_of(i, m))
        self._firsts, self._ends = np.array([(s.first, s.end) for s in self.stretches], dtype=np.int64).T
        self._of_microphone = np.array([s.microphone for s in self.stretches])
        self.n_samples = int(self._ends.max())
        self.gain_db = np.array([m.gain_db for m in session.microphones], dtype=np.float64)
        self.recorded_rate_hz = min(info.rate_hz for info in infos.values())
        self.notes = tuple(dict.fromkeys(note for info in infos.values() for note in info.problems))
        self.stamp = self._stamp()
        self._files = OpenFiles()

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
        spans_s = self.spans_s
        return float(spans_s[:, 0].max()), float(spans_s[:, 1].min())

    @property
    def spans_s(self) -> np.ndarray:
        """(n_mics, 2) float64, session-clock seconds from each microphone's start to its end."""
        return self.start_s + self.spans / self.rate_hz

    @property
    def spans(self) -> np.ndarray:
        """(n_mics, 2) int64: each microphone's first sample, and the one behind its last."""
        own = [self._of_microphone == i for i in range(self.n_microphones)]
        return np.array([(self._firsts[mine].min(), self._ends[mine].max()) for mine in own], dtype=np.int64)

    def read(self, first: int, n_samples: int, mends: Mends | None = None, n_threads: int = 1) -> np.ndarray:
        """(n_mics, n_samples) float32 from sample `first` on, full scale 1.0; zero before, between and behind files.

        What cannot be decoded, or is no number, is zero too; `mends` is told of it. n_threads : files read, and
        channels resampled, at a time. Raises UserError when a file is not there any more, or was replaced.
        """
        samples = np.zeros((self.n_microphones, n_samples), dtype=np.float32)
        parts = self._parts(first, first + n_samples)
        same, other = ([p for p in parts if (self._rate_of(p) == self.rate_hz) is is_same] for is_same in (True, False))
        _each(lambda part: self._read_same(part, part.targets(samples, first), mends), same, n_threads)
        frames = _each(lambda part: self._read_other(part, mends), other, n_threads)
        rows = [
            (part, row, target)
            for part, read in zip(other, frames, strict=True)
            for row, target in zip(read, part.targets(samples, first), strict=True)
        ]
        _each(lambda task: self._resample(*task), rows, n_threads)
        return samples

    def close(self) -> None:
        self._files.close()

    def __enter__(self) -> SessionSound:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _parts(self, first: int, end: int) -> list[_Part]:
        wanted: dict[tuple[str, int], list[Stretch]] = {}
        for i in np.flatnonzero((self._firsts < end) & (self._ends > first)):
            stretch = self.stretches[i]
            wanted.setdefault((stretch.file, stretch.first), []).append(stretch)
        return [_Part(tuple(s), max(first, s[0].first), min(end, s[0].end)) for s in wanted.values()]

    def _rate_of(self, part: _Part) -> int:
        return self.infos[part.stretches[0].file].rate_hz

    def _read_same(self, part: _Part, targets: list[np.ndarray], mends: Mends | None) -> None:
        name = part.stretches[0].file
        columns = [stretch.channel - 1 for stretch in part.stretches]
        self._files.read(name, self.infos[name], part.wanted.start, columns, targets, mends)

    def _read_other(self, part: _Part, mends: Mends | None) -> np.ndarray:
        """(n_stretches, n_frames) float32 at the file's own rate, with margins."""
        name = part.stretches[0].file
        info = self.infos[name]
        source = source_frames(part.wanted, info.n_frames, info.rate_hz, self.rate_hz)
        own = own_frames(part.wanted, info.n_frames, info.rate_hz, self.rate_hz)
        frames = np.zeros((len(part.stretches), len(source)), dtype=np.float32)
        columns = [stretch.channel - 1 for stretch in part.stretches]
        self._files.read(name, info, source.start, columns, list(frames), mends, own)
        return frames

    def _resample(self, part: _Part, frames: np.ndarray, target: np.ndarray) -> None:
        info = self.infos[part.stretches[0].file]
        source = source_frames(part.wanted, info.n_frames, info.rate_hz, self.rate_hz)
        target[:] = resampled(frames, source, part.wanted, info.rate_hz, self.rate_hz)

    def _stretches_of(self, index: int, microphone: Microphone) -> list[Stretch]:
        found: list[Stretch] = []
        for file, begin_s in zip(microphone.files, microphone.begins_s, strict=True):
            first = round((microphone.offset_s - self.start_s + begin_s) * self.rate_hz)
            n_samples = n_resampled(self.infos[file].n_frames, self.infos[file].rate_hz, self.rate_hz)
            if found and found[-1].end > first:  # by less than audio_files.OVERLAP_S: rounding, or a clock a bit fast
                found[-1] = replace(found[-1], end=first)
            found.append(Stretch(index, file, microphone.channel, first, first + n_samples))
        return found

    def _stamp(self) -> str:
        told = [f"{self.rate_hz} {self.start_s!r}"]
        for name, info in self.infos.items():
            try:
                status = info.path.stat()
            except OSError as error:
                raise UserError(f"{name} could not be read: {reason_of(error)}") from error
            told.append(f"{name} {info.path} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
        told += [repr(stretch) for stretch in self.stretches]
        return hashlib.blake2b("\n".join(told).encode(), digest_size=16).hexdigest()


def open_sound(session: Session, rate_hz: int | None = None) -> SessionSound:
    """A session's sound, opened: headers are read, no samples.

    rate_hz : wanted samples a second; None = the highest rate among the files.
    Raises UserError with everything that makes the sound unreadable, of all files at once.
    """
    infos, errors = audio_infos(session)
    if errors:
        raise all_of(session, errors)
    _refuse_too_long(session, infos)
    return SessionSound(session, infos, rate_hz or max(info.rate_hz for info in infos.values()))


def _refuse_too_long(session: Session, infos: Mapping[str, AudioInfo]) -> None:
    starts_s, ends_s = zip(*(span_s_of(m, infos) for m in session.microphones), strict=True)
    days = (max(ends_s) - min(starts_s)) / 86_400.0
    if not days * 86_400.0 <= LONGEST_S:
        late = int(np.argmax(ends_s))
        name = session.microphones[late].name or f"M{late + 1}"
        said = f"{days:,.1f}" if days < 1e6 else f"{days:.3g}"
        raise UserError(
            f"{sound_of(session)} is {said} days long from the first start to the last end ({name}'s); "
            f"at most {LONGEST_S / 86_400.0:.0f} days can be opened",
            "Correct offset_s if it is wrong, or start_s of further files in session.json; "
            "else give different recordings different sessions",
        )


def _each(does: Callable[[_A], _B], tasks: list[_A], n_threads: int) -> list[_B]:
    """What is done of each task, in order."""
    if n_threads == 1 or len(tasks) < 2:
        return [does(task) for task in tasks]
    with ThreadPoolExecutor(max_workers=n_threads) as pool:
        return list(pool.map(does, tasks))
