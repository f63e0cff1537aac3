"""WAV files with the parts that recorders add, written byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np


def part(tag: bytes, data: bytes) -> bytes:
    return tag + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def bext(date: str, time: str, samples: int, history: bytes = b"") -> bytes:
    """EBU Tech 3285: description, originator, reference, date, time, time reference, version, UMID, loudness, room."""
    texts = struct.pack("<256s32s32s10s8s", b"a field recording", b"recorder", b"", date.encode(), time.encode())
    return part(b"bext", texts + struct.pack("<QH", samples, 2) + bytes(64 + 10 + 180) + history)


def ixml(inner: str) -> bytes:
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<BWFXML><IXML_VERSION>1.61</IXML_VERSION>{inner}</BWFXML>'
    return part(b"iXML", text.encode())


def cues(marks: Sequence[tuple[int, int, str]]) -> bytes:
    """(start, length, text), samples; a length of 0 is a point."""
    points = b"".join(
        struct.pack("<II4sIII", i, start, b"data", 0, 0, start) for i, (start, _, _) in enumerate(marks, start=1)
    )
    said = b"".join(
        part(b"labl", struct.pack("<I", i) + text.encode() + b"\0")
        + (part(b"ltxt", struct.pack("<II4sHHHH", i, length, b"rgn ", 0, 0, 0, 0)) if length else b"")
        for i, (_, length, text) in enumerate(marks, start=1)
    )
    return part(b"cue ", struct.pack("<I", len(marks)) + points) + part(b"LIST", b"adtl" + said)


def wav(path: Path, samples: np.ndarray, rate_hz: int, before: bytes = b"", after: bytes = b"") -> Path:
    """16-bit PCM. samples : (n,) or (n, n_channels), full scale 1.0; other parts before and after the sound."""
    n_channels = 1 if samples.ndim == 1 else samples.shape[1]
    layout = struct.pack("<HHIIHH", 1, n_channels, rate_hz, rate_hz * 2 * n_channels, 2 * n_channels, 16)
    sound = np.round(samples * 32767).astype("<i2").tobytes()
    body = b"WAVE" + before + part(b"fmt ", layout) + part(b"data", sound) + after
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(part(b"RIFF", body))
    return path
