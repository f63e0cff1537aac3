"""A WAV file that grows while something is recorded, and can be opened at every moment, also after a power cut.

24-bit samples behind a WAVE_FORMAT_EXTENSIBLE header (Microsoft, "Multiple channel audio data and WAVE files", 2001).
The sizes in the header follow every portion that was written.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from types import TracebackType

import numpy as np

HEADER_BYTES = 68
SAMPLE_BYTES = 3
_FULL_SCALE = 2.0**23
_PCM = bytes.fromhex("0100000000001000800000aa00389b71")


class GrowingWav:
    """A new file. Raises OSError; FileExistsError when there is one."""

    def __init__(self, path: Path, rate_hz: int, n_channels: int) -> None:
        self.path, self.rate_hz, self.n_channels = path, rate_hz, n_channels
        self.n_frames = 0
        self._file = path.open("xb", buffering=0)
        self._write_all(_header(rate_hz, n_channels, 0))

    @property
    def frame_bytes(self) -> int:
        return SAMPLE_BYTES * self.n_channels

    @property
    def n_bytes(self) -> int:
        """Of sound."""
        return self.n_frames * self.frame_bytes

    def write(self, samples: np.ndarray) -> None:
        """(n, n_channels) float32, full scale 1.0; what is louder is cut. OSError: only what is whole is kept, and the
        next samples follow that."""
        end = HEADER_BYTES + self.n_bytes
        self._file.seek(end)
        try:
            self._write_all(pcm24(samples))
        except OSError:
            self._file.truncate(end)
            raise
        self.n_frames += len(samples)
        self._tell_sizes()

    def flush(self) -> None:
        """Wait until it is on disk."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        if self._file.closed:
            return
        try:
            if self.n_bytes % 2:  # parts of a RIFF file begin at even bytes
                self._file.seek(0, os.SEEK_END)
                self._write_all(b"\0")
            self.flush()
        finally:
            self._file.close()

    def __enter__(self) -> GrowingWav:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _tell_sizes(self) -> None:
        self._file.seek(0)
        self._write_all(_header(self.rate_hz, self.n_channels, self.n_bytes))

    def _write_all(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]


def pcm24(samples: np.ndarray) -> bytes:
    """Interleaved little-endian 24-bit samples of float32, full scale 1.0; no number is silence.

    Sound of 16 or 24 bits stays the same.
    """
    bounded = np.clip(np.nan_to_num(samples), -1.0, 1.0)
    scaled = np.minimum(np.rint(bounded * np.float32(_FULL_SCALE)), _FULL_SCALE - 1)
    wide = np.ascontiguousarray(scaled, dtype="<i4").reshape(-1, 1).view(np.uint8)
    return wide[:, :SAMPLE_BYTES].tobytes()


def read_growing(path: Path, n_channels: int, first: int, n_frames: int) -> np.ndarray:
    """(n, n_channels) float32 of a file that somebody else writes, n <= n_frames; none where there is none yet."""
    frame_bytes = SAMPLE_BYTES * n_channels
    try:
        with path.open("rb") as file:
            file.seek(HEADER_BYTES + first * frame_bytes)
            data = file.read(n_frames * frame_bytes)
    except OSError:
        data = b""
    n_whole = len(data) // frame_bytes
    packed = np.frombuffer(data, dtype=np.uint8, count=n_whole * frame_bytes).reshape(-1, SAMPLE_BYTES)
    wide = np.zeros((len(packed), 4), dtype=np.uint8)
    wide[:, 1:] = packed
    samples: np.ndarray = wide.view("<i4").reshape(n_whole, n_channels).astype(np.float32) / np.float32(2.0**31)
    return samples


def _header(rate_hz: int, n_channels: int, n_bytes: int) -> bytes:
    frame_bytes = SAMPLE_BYTES * n_channels
    layout = struct.pack("<HHIIHHHHI", 0xFFFE, n_channels, rate_hz, rate_hz * frame_bytes, frame_bytes, 24, 22, 24, 0)
    riff_bytes = HEADER_BYTES - 8 + n_bytes + n_bytes % 2
    return (
        struct.pack("<4sI4s4sI", b"RIFF", riff_bytes, b"WAVE", b"fmt ", 40)
        + layout
        + _PCM
        + struct.pack("<4sI", b"data", n_bytes)
    )
