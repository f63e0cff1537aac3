"""How far a FLAC file goes, found at its end instead of by decoding all of it (RFC 9639, section 9).

Each frame begins with a sync code and its number, and closes with check sums; where recorders write, all frames are
equally long. The last frame of which the next one's header, or a right check sum, follows is whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TAIL_BYTES = 2 * 1024**2
"""More than two of the longest frames: 65 535 samples of 8 channels of 32 bits."""
_STREAMINFO_BYTES = 34
_LONGEST_HEAD = 16


@dataclass(frozen=True)
class _Frame:
    """at : byte in the tail; number : counted from 0."""

    at: int
    number: int


def n_frames_at_end(path: Path) -> int | None:
    """Samples a channel up to the end of the last whole frame; None where that cannot be told without decoding.

    The last frame of a whole file may be shorter than the others, and is counted as if it were not. Raises OSError
    when the disk refuses.
    """
    with path.open("rb") as file:
        head = file.read(8 + _STREAMINFO_BYTES)
        largest_bytes = int.from_bytes(head[15:18], "big")  # of a frame, 0 = not known
        n_tail = min(3 * largest_bytes, _TAIL_BYTES) or _TAIL_BYTES
        file.seek(max(os.fstat(file.fileno()).st_size - n_tail, 0))
        tail = file.read(n_tail)
    if len(head) < 8 + _STREAMINFO_BYTES or head[:4] != b"fLaC" or head[4] & 0x7F != 0:
        return None
    shortest, longest = int.from_bytes(head[8:10], "big"), int.from_bytes(head[10:12], "big")
    frames = list(_frames(tail))
    numbers = {frame.number: frame.at for frame in frames}
    chained = [f for f in frames if numbers.get(f.number - 1, f.at) < f.at]
    if shortest != longest or shortest < 16 or not chained:
        return None
    last, total = chained[-1], (head[21] & 0x0F) << 32 | int.from_bytes(head[22:26], "big")
    is_whole = _crc(tail[last.at :], 16) == 0
    if not is_whole and (last.number + 1) * shortest >= total:
        return None  # the very last frame: cut off, or followed by what is no sound, such as an ID3 tag
    return (last.number + is_whole) * shortest


def _frames(tail: bytes) -> Iterator[_Frame]:
    """All places that look like headers of frames of fixed length; by chance one in 16 million bytes does."""
    at = tail.find(b"\xff\xf8")
    while at >= 0:
        head = tail[at : at + _LONGEST_HEAD]
        n_head, number = _head(head)
        if n_head and _crc(head[:n_head], 8) == 0:
            yield _Frame(at, number)
        at = tail.find(b"\xff\xf8", at + 1)


def _head(head: bytes) -> tuple[int, int]:
    """Length of a frame's header, its check sum included, and the frame's number; 0 where it is none."""
    if len(head) < 6 or head[3] & 1 or head[2] >> 4 == 0 or head[2] & 15 == 15 or head[3] >> 4 > 10:
        return 0, 0
    lead = head[4]
    n_coded = 1 if lead < 0x80 else 8 - (~lead & 0xFF).bit_length()
    if n_coded > 7 or (lead >= 0x80 and n_coded < 2):
        return 0, 0
    number = lead if n_coded == 1 else lead & (0x7F >> n_coded)
    for byte in head[5 : 4 + n_coded]:
        if byte >> 6 != 2:
            return 0, 0
        number = number << 6 | byte & 0x3F
    n_head = 4 + n_coded + {6: 1, 7: 2}.get(head[2] >> 4, 0) + {12: 1, 13: 2, 14: 2}.get(head[2] & 15, 0) + 1
    return (n_head, number) if n_head <= len(head) else (0, 0)


def _crc(data: bytes, n_bits: int) -> int:
    """FLAC's check sums: polynomials x^8 + x^2 + x + 1 and x^16 + x^15 + x^2 + 1; 0 over data with its own sum."""
    polynomial, mask, found = (0x07, 0xFF, 0) if n_bits == 8 else (0x8005, 0xFFFF, 0)
    for byte in data:
        found ^= byte << (n_bits - 8)
        for _ in range(8):
            found = (found << 1 ^ (polynomial if found >> (n_bits - 1) else 0)) & mask
    return found
