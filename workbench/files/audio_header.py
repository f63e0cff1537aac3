"""What an audio file's own header promises, compared with what the file holds.

libsndfile reads a file that was cut off, or whose header was never finished, short and without a word; so the
headers that carry a length are read here as well: RIFF and RIFX (WAV), RF64, Sony Wave64, AIFF and AIFC, and the
end mark of Ogg. Sources: Microsoft RIFF specification 1991; EBU Tech 3306 (RF64); Sony Wave64 1.0; Apple AIFF-C 1991;
RFC 3533 (Ogg).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

OPEN_LENGTH = 0xFFFF_FFFF
"""A data size that says: not known yet, or too large for 32 bits."""

MAX_PARTS = 10_000
_W64_RIFF = bytes.fromhex("726966662e91cf11a5d628db04c10000")
_W64_END = bytes.fromhex("f3acd3118cd100c04f8edb8a")
_OGG_TAIL = 65_536 * 2


@dataclass(frozen=True)
class Promise:
    """What a header says about the sound.

    kind : "WAV", "RF64", "W64", "FLAC", "Ogg" or "AIFF".
    start, size : byte where the sound starts, and how many bytes of it the header promises (None = it does not say).
    present : how many bytes there are from there to the end of the file, 0 when only other parts follow.
    after : bytes behind the promised sound that belong to no part.
    frame_bytes, bytes_per_s : of one frame and one second, 0 = not known.
    raw_subtype : how libsndfile calls these samples when it reads them without a header, "" = it cannot.
    little_endian : byte order of raw samples.
    rate_hz, n_channels : as the header says, 0 = not known.
    has_end_mark : False when an Ogg stream stops without its end mark.
    """

    kind: str
    start: int = 0
    size: int | None = None
    present: int = 0
    after: int = 0
    frame_bytes: int = 0
    bytes_per_s: int = 0
    raw_subtype: str = ""
    little_endian: bool = True
    rate_hz: int = 0
    n_channels: int = 0
    has_end_mark: bool = True


class NoAudioError(ValueError):
    """The bytes are no sound this program opens; the message says what they are."""


def read_promise(path: Path) -> Promise:
    """What the header of an audio file says. Raises NoAudioError when it is none, OSError when the disk refuses."""
    with path.open("rb") as file:
        n_bytes = os.fstat(file.fileno()).st_size
        head = file.read(4096)
        kind = _kind_of(head, n_bytes)
        if kind in ("RIFF", "RIFX", "RF64"):
            return _riff(file, n_bytes, kind)
        if kind == "W64":
            return _wave64(file, n_bytes)
        if kind == "AIFF":
            return _aiff(file, n_bytes)
        if kind == "Ogg":
            return Promise("Ogg", has_end_mark=_has_end_mark(file, n_bytes))
        return Promise(kind)


def _kind_of(head: bytes, n_bytes: int) -> str:
    if n_bytes == 0:
        raise NoAudioError("is empty (0 bytes)")
    if head[:4] in (b"RIFF", b"RIFX", b"RF64") and head[8:12] == b"WAVE":
        return head[:4].decode()
    if head[:16] == _W64_RIFF:
        return "W64"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "AIFF"
    known = {b"fLaC": "FLAC", b"OggS": "Ogg"}
    if head[:4] in known:
        return known[head[:4]]
    raise NoAudioError(_what_else(head))


def _what_else(head: bytes) -> str:
    """What bytes are that are no sound of ours."""
    if not any(head):
        return "holds only zero bytes, as after a power cut while it was being copied"
    if head[:4] in (b"RIFF", b"RIFX", b"RF64", b"FORM"):
        return "stops within its header or is no sound"
    if head[:3] == b"ID3" or (head[0] == 0xFF and len(head) > 1 and head[1] & 0xE0 == 0xE0):
        return "is MP3 or AAC, which changes levels; use the original recording"
    if head[4:8] == b"ftyp":
        return "is an MP4 or M4A file, which changes levels; use the original recording"
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        text = head[: error.start].decode("utf-8") if error.start > len(head) - 4 else "\0"
    if all(c.isprintable() or c.isspace() for c in text):
        return "is a text file, not sound"
    return "is no sound file that can be opened here (WAV, RF64, W64, FLAC, Ogg, AIFF can)"


def _riff(file: BinaryIO, n_bytes: int, kind: str) -> Promise:
    order = ">" if kind == "RIFX" else "<"
    layout: dict[str, int | str] = {}
    long_size: int | None = None
    name = "RF64" if kind == "RF64" else "WAV"
    for tag, start, size in _parts(file, n_bytes, 12, order):
        if tag == b"ds64" and size >= 16:
            long_size = struct.unpack("<Q", _all_at(file, start + 8, 8, n_bytes))[0]
        elif tag == b"fmt ":
            layout = _riff_layout(_at(file, start, min(size, 40), n_bytes), order)
        elif tag == b"data":
            promised = long_size if size == OPEN_LENGTH and long_size is not None else size
            is_open = promised in (0, OPEN_LENGTH)
            after = 0 if is_open else _bytes_of_no_part(file, n_bytes, start + promised, order)
            present = n_bytes - start
            if promised == 0 and _are_parts(file, n_bytes, start, order):
                present = 0
            return _promise(name, start, promised, present, after, layout)
    raise NoAudioError("has a WAV header but no part with sound; it stops too early")


def _promise(name: str, start: int, size: int, present: int, after: int, layout: dict[str, int | str]) -> Promise:
    size = min(size, OPEN_LENGTH) if size >= 2**62 else size  # all bits set: 64-bit formats' "not known yet"
    if not layout:
        raise NoAudioError("does not say how its sound is stored (no format part before the sound)")
    return Promise(
        name,
        start,
        size,
        max(present, 0),
        after,
        int(layout["frame_bytes"]),
        int(layout["bytes_per_s"]),
        str(layout["raw_subtype"]),
        bool(layout["little_endian"]),
        int(layout["rate_hz"]),
        int(layout["n_channels"]),
    )


def _riff_layout(data: bytes, order: str) -> dict[str, int | str]:
    """Channels, rate and sample type of a `fmt ` part."""
    if len(data) < 16:
        raise NoAudioError("stops within its header")
    tag, n_channels, rate_hz, bytes_per_s, frame_bytes, bits = struct.unpack(f"{order}HHIIHH", data[:16])
    if tag == 0xFFFE and len(data) >= 26:  # extensible: the true tag starts the sub-format's GUID
        tag = struct.unpack(f"{order}H", data[24:26])[0]
    linear = {(1, 8): "PCM_U8", (1, 16): "PCM_16", (1, 24): "PCM_24", (1, 32): "PCM_32",
              (3, 32): "FLOAT", (3, 64): "DOUBLE", (6, 8): "ALAW", (7, 8): "ULAW"}  # fmt: skip
    subtype = linear.get((tag, bits), "") if frame_bytes == n_channels * bits // 8 else ""
    return {
        "n_channels": n_channels,
        "rate_hz": rate_hz,
        "frame_bytes": frame_bytes if subtype else 0,
        "bytes_per_s": frame_bytes * rate_hz if subtype else bytes_per_s,
        "raw_subtype": subtype,
        "little_endian": order == "<",
    }


def _parts(file: BinaryIO, n_bytes: int, start: int, order: str) -> Iterator[tuple[bytes, int, int]]:
    """(tag, first byte, size) of the parts of a RIFF or AIFF file, as far as their headers lie in the file."""
    for _ in range(MAX_PARTS):
        head = _at(file, start, 8, n_bytes)
        if len(head) < 8:
            return
        tag, size = struct.unpack(f"{order}4sI", head)
        yield tag, start + 8, size
        start += 8 + size + size % 2


def _bytes_of_no_part(file: BinaryIO, n_bytes: int, end: int, order: str) -> int:
    """How much lies behind the promised sound that is no part of a RIFF file (0 when all of it is)."""
    left = n_bytes - end
    if left < 8 or any(_are_parts(file, n_bytes, end + pad, order) for pad in (end % 2, 0)):
        return 0
    return left


def _are_parts(file: BinaryIO, n_bytes: int, start: int, order: str) -> bool:
    """Do parts with readable names follow? Sound seldom looks like one."""
    tag = _at(file, start, 8, n_bytes)[:4]
    return len(tag) == 4 and all(32 <= byte < 127 for byte in tag) and n_bytes - start >= 8 and (
        struct.unpack(f"{order}I", _at(file, start + 4, 4, n_bytes))[0] <= n_bytes - start
    )  # fmt: skip


def _wave64(file: BinaryIO, n_bytes: int) -> Promise:
    layout: dict[str, int | str] = {}
    start = 40
    for _ in range(MAX_PARTS):
        head = _at(file, start, 24, n_bytes)
        if len(head) < 24:
            break
        tag, size = head[:4], struct.unpack("<Q", head[16:])[0]
        if size < 24 or head[4:16] != _W64_END:
            break
        if tag == b"fmt ":
            layout = _riff_layout(_at(file, start + 24, min(size - 24, 40), n_bytes), "<")
        if tag == b"data":
            return _promise("W64", start + 24, size - 24, n_bytes - start - 24, 0, layout)
        start += (size + 7) // 8 * 8
    raise NoAudioError("has a W64 header but no part with sound; it stops too early")


def _aiff(file: BinaryIO, n_bytes: int) -> Promise:
    n_channels, n_frames, bits = 0, 0, 0
    compressed = _at(file, 8, 4, n_bytes) == b"AIFC"
    found: tuple[int, int] | None = None
    for tag, start, size in _parts(file, n_bytes, 12, ">"):
        if tag == b"COMM" and len(common := _at(file, start, 22, n_bytes)) >= 18:
            n_channels, n_frames, bits = struct.unpack(">HIH", common[:8])
            compressed = compressed and common[18:22] not in (b"NONE", b"sowt", b"fl32", b"FL32")
        if tag == b"SSND":
            found = (start + 8, size - 8)
    if found is None:
        raise NoAudioError("has an AIFF header but no part with sound; it stops too early")
    frame_bytes = 0 if compressed else n_channels * ((bits + 7) // 8)
    size = n_frames * frame_bytes if frame_bytes else max(found[1], 0)
    return Promise("AIFF", found[0], size, max(n_bytes - found[0], 0), frame_bytes=frame_bytes, n_channels=n_channels)


def _has_end_mark(file: BinaryIO, n_bytes: int) -> bool:
    """Does the last page of an Ogg file say that it is the last?"""
    tail = _at(file, max(n_bytes - _OGG_TAIL, 0), _OGG_TAIL, n_bytes)
    last = tail.rfind(b"OggS")
    if last < 0 or last + 27 > len(tail):
        return False
    n_segments = tail[last + 26]
    lengths = tail[last + 27 : last + 27 + n_segments]
    is_whole = last + 27 + n_segments + sum(lengths) <= len(tail)
    return is_whole and bool(tail[last + 5] & 0x04)


def _all_at(file: BinaryIO, start: int, n: int, n_bytes: int) -> bytes:
    """Exactly n bytes of a header."""
    data = _at(file, start, n, n_bytes)
    if len(data) < n:
        raise NoAudioError("stops within its header")
    return data


def _at(file: BinaryIO, start: int, n: int, n_bytes: int) -> bytes:
    """Up to n bytes from a place that may lie behind the end."""
    if start >= n_bytes:
        return b""
    file.seek(start)
    return file.read(n)
