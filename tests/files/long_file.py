"""Recordings of a day, written in no time: RF64 files whose sound is a hole in the disk but for a few places."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np


def sparse_rf64(
    path: Path,
    duration_s: float = 24 * 3600.0,
    n_channels: int = 4,
    rate_hz: int = 48_000,
    sounds: Mapping[float, np.ndarray] | None = None,
) -> Path:
    """An RF64 file (EBU Tech 3306) of 16 bits. sounds : at which second -> (n_frames, n_channels) int16; zero else."""
    frame_bytes = 2 * n_channels
    n_frames = round(duration_s * rate_hz)
    n_bytes = n_frames * frame_bytes
    form = struct.pack("<HHIIHH", 1, n_channels, rate_hz, rate_hz * frame_bytes, frame_bytes, 16)
    head_bytes = 12 + 36 + 24 + 8
    sizes = struct.pack("<QQQI", head_bytes - 8 + n_bytes, n_bytes, n_frames, 0)
    head = b"RF64\xff\xff\xff\xffWAVE" + b"ds64" + struct.pack("<I", len(sizes)) + sizes
    head += b"fmt " + struct.pack("<I", len(form)) + form + b"data\xff\xff\xff\xff"
    assert len(head) == head_bytes
    with path.open("wb") as file:
        file.write(head)
        for at_s, samples in (sounds or {}).items():
            file.seek(head_bytes + round(at_s * rate_hz) * frame_bytes)
            file.write(np.ascontiguousarray(samples, dtype="<i2").tobytes())
        file.truncate(head_bytes + n_bytes)
    return path
