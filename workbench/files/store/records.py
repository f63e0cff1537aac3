"""Checksummed records one after another in a file: what was written whole is read, a torn or damaged end is not."""

from __future__ import annotations

import json
import zlib
from typing import Any

START = b"workbench-journal 1\n"
SQUEEZE_BYTES = 4096
"""Longer records are compressed."""
MAX_BYTES = 512 * 1024**2
"""No record unpacks to more, whatever its bytes promise."""
_HEAD_BYTES = 18


def record(value: Any, chain: int) -> tuple[bytes, int]:
    """The bytes of one record, and the checksum the next one builds on: none fits anywhere but in its own place."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    body = b"z" + zlib.compress(text, 1) if len(text) > SQUEEZE_BYTES else text
    chain = zlib.crc32(body, chain)
    return b"%08x %08x\n" % (len(body), chain) + body + b"\n", chain


def read_records(data: bytes) -> tuple[list[Any], int, int]:
    """Records up to the first that is not whole, how many bytes they take, and the last one's checksum."""
    if not data.startswith(START):
        return [], 0, 0
    found: list[Any] = []
    at, chain = len(START), 0
    while (body := _body(data, at, chain)) is not None:
        try:
            found.append(json.loads(_unpacked(body)))
        except (ValueError, zlib.error, RecursionError):
            break
        chain = zlib.crc32(body, chain)
        at += _HEAD_BYTES + len(body) + 1
    return found, at, chain


def _body(data: bytes, at: int, chain: int) -> bytes | None:
    head = data[at : at + _HEAD_BYTES]
    try:
        length, checksum = int(head[:8], 16), int(head[9:17], 16)
    except ValueError:
        return None
    body = data[at + _HEAD_BYTES : at + _HEAD_BYTES + length]
    end = data[at + _HEAD_BYTES + length : at + _HEAD_BYTES + length + 1]
    return body if length > 0 and end == b"\n" and zlib.crc32(body, chain) == checksum else None


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"z"):
        return body
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(body[1:], MAX_BYTES)
    if not unpacking.eof:
        raise ValueError("a record is too long")
    return text
