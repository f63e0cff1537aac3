"""Audio files that stay open while they are looked at, read anywhere, by several threads at once."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import numpy as np
import soundfile as sf

from workbench.core.errors import UserError
from workbench.files.audio_info import BLOCK_FRAMES, SMALL_BLOCK_FRAMES, AudioInfo, broken, opened
from workbench.files.mends import Mends

_MOST_OPEN = 32
"""Files kept open while nobody reads them: a night of recorders makes hundreds."""

_MOST_OPEN_OF_ONE = 4
"""Of one file: who plays it reads straight on, while others look elsewhere."""

_GRID_FRAMES = 4096
"""A file that breaks is decoded in pieces that begin at multiples of this, so that where one begins to read does not
matter much: most FLAC frames are as long."""

_OGG_RUN_UP_FRAMES = 8192
"""Vorbis' longest block (Vorbis I, 4.2.2); Opus needs 80 ms, 3840 frames (RFC 7845, 4.6)."""

_STEP_16 = np.float32(2.0**-15)
"""Of sound in 16 bits. It is read as it is and scaled here, exactly as libsndfile does, in a third of the time."""

_AS_GOOD_AS_INFINITE = 1e12
"""Times full scale. Powers and sums of such samples would overflow float32; sound in integers of 32 bits is 2e9."""

_MAY_BE_NO_NUMBER = ("FLOAT", "DOUBLE", "VORBIS", "OPUS")


@dataclass
class _Handle:
    """An open file. at : the frame it would read next, None = not known."""

    info: AudioInfo
    file: sf.SoundFile
    stack: ExitStack
    at: int | None = 0


class OpenFiles:
    """Reads frames of files; which thread reads does not matter, two that read one file do not wait for each other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: list[_Handle] = []
        """The longest unused first."""
        self._is_closed = False

    def read(
        self,
        name: str,
        info: AudioInfo,
        first: int,
        columns: Sequence[int],
        targets: Sequence[np.ndarray],
        mends: Mends | None = None,
        counted: range | None = None,
    ) -> None:
        """Fill the targets, one a column, with a file's frames from `first` on.

        columns : channels, counted from 0. targets : (n_frames,) float32 each, full scale 1.0, all zero before; what
        cannot be decoded, and what is no number, stays or becomes zero. mends : where that is told, for the frames
        `counted` (None = all). Raises UserError when the file cannot be opened any more.
        """
        n_frames = len(targets[0])
        try:
            with self._handle(name, info, first) as handle:
                n_read = _straight(handle, columns, targets, first, BLOCK_FRAMES)
            error = None
        except sf.LibsndfileError as raised:
            error = raised
            n_read = self._as_far_as_it_goes(name, info, first, columns, targets)
        if mends is not None and n_read < n_frames and first + n_read < info.n_frames:
            mends.add_broken(name, first + n_read, error)
        if info.subtype in _MAY_BE_NO_NUMBER:
            counted = range(first, first + n_frames) if counted is None else counted
            for i, (column, target) in enumerate(zip(columns, targets, strict=True)):
                _mend(name, column + 1, target, first, counted, None if column in columns[:i] else mends)

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            left, self._free = self._free, []
        for handle in left:
            handle.stack.close()

    @contextmanager
    def _handle(self, name: str, info: AudioInfo, first: int) -> Iterator[_Handle]:
        """The file, about to read frame `first`. Raises LibsndfileError, and UserError when it cannot be opened."""
        handle = self._taken(info, first) or _opened(name, info)
        try:
            if handle.at != first:
                _go_to(handle, first)
            yield handle
        except BaseException:
            handle.stack.close()
            raise
        for old in self._given_back(handle):
            old.stack.close()

    def _taken(self, info: AudioInfo, first: int) -> _Handle | None:
        """A file that is open already: one that stands there, else one of enough others."""
        with self._lock:
            if self._is_closed:
                raise UserError(f"{info.path.name} was closed")
            own = [handle for handle in self._free if handle.info is info]
            found = next((handle for handle in own if handle.at == first), None)
            if found is None and len(own) >= _MOST_OPEN_OF_ONE:
                found = own[0]
            if found is not None:
                self._free.remove(found)
            return found

    def _given_back(self, handle: _Handle) -> list[_Handle]:
        """Who has to be closed for it."""
        with self._lock:
            if self._is_closed:
                return [handle]
            self._free.append(handle)
            return [self._free.pop(0) for _ in range(len(self._free) - _MOST_OPEN)]

    def _as_far_as_it_goes(
        self, name: str, info: AudioInfo, first: int, columns: Sequence[int], targets: Sequence[np.ndarray]
    ) -> int:
        """The same piece by piece; how many frames there were up to the first that could not be decoded."""
        end = first + len(targets[0])
        n_good = end - first
        for target in targets:
            target[:] = 0.0
        for begins in range(first - first % _GRID_FRAMES, end, _GRID_FRAMES):
            ends = min(begins + _GRID_FRAMES, end)
            piece = [np.zeros(ends - begins, dtype=np.float32) for _ in columns]
            n_read = self._small_blocks(name, info, begins, columns, piece)
            skipped = max(first - begins, 0)
            for target, part in zip(targets, piece, strict=True):
                target[begins + skipped - first : ends - first] = part[skipped:]
            if n_read < ends - begins:
                n_good = min(n_good, max(begins + n_read - first, 0))
        return n_good

    def _small_blocks(
        self, name: str, info: AudioInfo, first: int, columns: Sequence[int], targets: Sequence[np.ndarray]
    ) -> int:
        n_read = 0
        with contextlib.suppress(sf.LibsndfileError), self._handle(name, info, first) as handle:
            for n_read in _blocks(handle, columns, targets, first, SMALL_BLOCK_FRAMES):  # noqa: B007 - used after it
                pass
        return n_read


def _opened(name: str, info: AudioInfo) -> _Handle:
    stack = ExitStack()
    try:
        file = stack.enter_context(opened(info.path))
    except sf.LibsndfileError as error:
        raise broken(name, error) from error
    if (file.channels, file.samplerate) != (info.n_channels, info.rate_hz):
        stack.close()
        raise UserError(f"{name} is another file than when it was opened", "Open the session again")
    return _Handle(info, file, stack)


def _go_to(handle: _Handle, first: int) -> None:
    """Let the file stand at a frame; an Ogg decoder needs what lies before it to decode it as it should be."""
    handle.at = None
    before = min(first, _OGG_RUN_UP_FRAMES) if handle.info.format == "Ogg" else 0
    handle.file.seek(first - before)
    if before:
        handle.file.read(before, dtype="float32")
    handle.at = first


def _straight(
    handle: _Handle, columns: Sequence[int], targets: Sequence[np.ndarray], first: int, block_frames: int
) -> int:
    """How many frames there were."""
    n_read = 0
    for n_read in _blocks(handle, columns, targets, first, block_frames):  # noqa: B007 - used after it
        pass
    return n_read


def _blocks(
    handle: _Handle, columns: Sequence[int], targets: Sequence[np.ndarray], first: int, block_frames: int
) -> Iterator[int]:
    """Fill the targets block by block; yields how many frames are there."""
    n_frames, at = len(targets[0]), 0
    has_16_bits = handle.info.subtype == "PCM_16"
    shape = min(block_frames, n_frames), handle.file.channels
    memory = np.empty(shape, dtype=np.int16 if has_16_bits else np.float32)
    while at < n_frames:
        handle.at = None
        block = handle.file.read(out=memory[: min(block_frames, n_frames - at)])
        handle.at = first + at + len(block)
        if len(block) == 0:
            return
        for column, target in zip(columns, targets, strict=True):
            target[at : at + len(block)] = block[:, column]
        if has_16_bits:
            for target in targets:
                target[at : at + len(block)] *= _STEP_16
        at += len(block)
        yield at


def _mend(name: str, channel: int, target: np.ndarray, first: int, counted: range, mends: Mends | None) -> None:
    """Set what is no number to zero, in place, and tell where."""
    is_wrong = ~(np.abs(target) < _AS_GOOD_AS_INFINITE)  # NaN is not less than anything
    if not is_wrong.any():
        return
    target[is_wrong] = 0.0
    if mends is not None:
        wrong = np.flatnonzero(is_wrong) + first
        wrong = wrong[(wrong >= counted.start) & (wrong < counted.stop)]
        if len(wrong):
            mends.add_not_numbers(name, channel, int(wrong[0]), len(wrong))
