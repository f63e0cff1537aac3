"""The samples of one audio file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile as sf

from workbench.files.audio_info import SMALL_BLOCK_FRAMES, AudioInfo, broken, opened

BLOCK_FRAMES = 65_536


@dataclass(frozen=True)
class Channels:
    """Some channels of one file. samples : (n_channels, n_frames) float32, full scale = 1.0."""

    samples: np.ndarray
    rate_hz: int
    notes: tuple[str, ...] = ()


def read_channels(info: AudioInfo, channels: Sequence[int], name: str = "") -> Channels:
    """Some channels (counted from 1) of a file, in that order, read in blocks.

    A file that cannot be decoded to its end gives what can be. Samples that are NaN or infinite become zero.
    Both are told in notes. Raises UserError when nothing can be decoded.
    """
    name = name or info.path.name
    samples = np.zeros((len(channels), info.n_frames), dtype=np.float32)
    columns = [channel - 1 for channel in channels]
    try:
        n_read = _read_blocks(info.path, samples, columns, BLOCK_FRAMES, 0)
    except _StoppedError as stopped:
        try:
            n_read = _read_blocks(info.path, samples, columns, SMALL_BLOCK_FRAMES, stopped.n_read)
        except _StoppedError as again:
            n_read = again.n_read
            if n_read == 0:
                raise broken(name, again.error) from again.error
    notes = []
    if n_read < info.n_frames and not info.problems:
        there_s, promised_s = n_read / info.rate_hz, info.n_frames / info.rate_hz
        notes.append(f"{name} is broken after {there_s:.3f} s of {promised_s:.3f} s; the rest is left out")
    samples = samples[:, :n_read]
    if info.subtype in ("FLOAT", "DOUBLE"):
        notes.extend(_mend(samples, channels, name))
    return Channels(samples, info.rate_hz, tuple(notes))


class _StoppedError(Exception):
    """The decoder gave up after so many frames."""

    def __init__(self, n_read: int, error: sf.LibsndfileError) -> None:
        super().__init__(str(error))
        self.n_read = n_read
        self.error = error


def _read_blocks(path: Path, samples: np.ndarray, columns: Sequence[int], block_frames: int, start: int) -> int:
    """Fill samples (n, n_frames) from frame `start` on; the frames that are filled then. Raises _StoppedError."""
    at, n_frames = start, samples.shape[1]
    try:
        with opened(path) as file:
            if start:
                file.seek(start)
            block = np.empty((block_frames, file.channels), dtype=np.float32)
            while at < n_frames:
                got = file.read(out=block[: min(block_frames, n_frames - at)])
                if len(got) == 0:
                    break
                samples[:, at : at + len(got)] = got.T[columns]
                at += len(got)
    except sf.LibsndfileError as error:
        raise _StoppedError(at, error) from error
    return at


def _mend(samples: np.ndarray, channels: Sequence[int], name: str) -> list[str]:
    """Set what is no number to zero, in place, and say where."""
    notes = []
    for row, channel in zip(samples, channels, strict=True):
        is_wrong = ~np.isfinite(row)
        n_wrong = int(is_wrong.sum())
        if n_wrong:
            row[is_wrong] = 0.0
            one = "1 sample of channel {} was" if n_wrong == 1 else f"{n_wrong} samples of channel {{}} were"
            notes.append(f"{name}: {one.format(channel)} not a number (NaN or infinite), set to zero")
    return notes
