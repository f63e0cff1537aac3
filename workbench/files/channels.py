"""The samples of one audio file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile as sf

from workbench.files.audio_info import BLOCK_FRAMES, SMALL_BLOCK_FRAMES, AudioInfo, broken, opened

NOT_A_NUMBER = "not a number (NaN or infinite)"
"""What notes of such samples say."""


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
        n_read = _read_blocks(info.path, samples, columns, BLOCK_FRAMES)
    except sf.LibsndfileError as error:
        n_read = _read_as_far_as_it_goes(info.path, samples, columns)
        if n_read == 0:
            raise broken(name, error) from error
    notes = []
    if n_read < info.n_frames and not info.problems:
        there_s, promised_s = n_read / info.rate_hz, info.n_frames / info.rate_hz
        notes.append(f"{name} is broken after {there_s:.3f} s of {promised_s:.3f} s; the rest is left out")
    samples = samples[:, :n_read]
    if info.subtype in ("FLOAT", "DOUBLE"):
        notes.extend(_mend(samples, channels, name, info.rate_hz))
    return Channels(samples, info.rate_hz, tuple(notes))


def _read_blocks(path: Path, samples: np.ndarray, columns: Sequence[int], block_frames: int) -> int:
    """Fill samples (n, n_frames) from a file; how many frames there were. Raises LibsndfileError."""
    at = 0
    for block in _blocks(path, block_frames, samples.shape[1]):
        samples[:, at : at + len(block)] = block.T[columns]
        at += len(block)
    return at


def _read_as_far_as_it_goes(path: Path, samples: np.ndarray, columns: Sequence[int]) -> int:
    """The same in small blocks until the decoder gives up."""
    at = 0
    with contextlib.suppress(sf.LibsndfileError):
        for block in _blocks(path, SMALL_BLOCK_FRAMES, samples.shape[1]):
            samples[:, at : at + len(block)] = block.T[columns]
            at += len(block)
    return at


def _blocks(path: Path, block_frames: int, n_frames: int) -> Iterator[np.ndarray]:
    """(n, n_channels) float32 blocks of a file's first n_frames; the same memory each time."""
    with opened(path) as file:
        memory = np.empty((block_frames, file.channels), dtype=np.float32)
        at = 0
        while at < n_frames:
            block = file.read(out=memory[: min(block_frames, n_frames - at)])
            if len(block) == 0:
                return
            yield block
            at += len(block)


def _mend(samples: np.ndarray, channels: Sequence[int], name: str, rate_hz: int) -> list[str]:
    """Set what is no number to zero, in place, and say where."""
    notes = []
    for row, channel in zip(samples, channels, strict=True):
        is_wrong = ~np.isfinite(row)
        n_wrong = int(is_wrong.sum())
        if n_wrong:
            row[is_wrong] = 0.0
            first_s = int(is_wrong.argmax()) / rate_hz
            one = "1 sample of channel {} was" if n_wrong == 1 else f"{n_wrong} samples of channel {{}} were"
            at = f"at {first_s:.3f} s" if n_wrong == 1 else f"the first at {first_s:.3f} s"
            notes.append(f"{name}: {one.format(channel)} {NOT_A_NUMBER}, {at}; set to zero")
    return notes
