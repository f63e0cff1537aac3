"""Hashes of files: of long ones step by step, and not computed again while a file stays what it was."""

from __future__ import annotations

import hashlib
import os
import time
from collections import OrderedDict
from collections.abc import Generator
from pathlib import Path

_BLOCK_BYTES = 1 << 20
_STEP_BYTES = 16 << 20
"""Read without a pause, some hundredths of a second."""
_SETTLED_S = 2.0
"""A file that changed later may change again within one tick of the disk's clock, unseen."""
_MOST_KNOWN = 1 << 14

_Stamp = tuple[str, int, int, int, int, int]
_known: OrderedDict[_Stamp, str] = OrderedDict()
"""Of this process; the longest known first."""


def sha256_of(path: Path) -> str:
    """Hash of a file's bytes, hexadecimal. OSError when it cannot be read."""
    steps = hashing(path)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: str = end.value
            return found


def is_known(path: Path) -> bool:
    """Was the hash computed here, of the file as it is? OSError when it is gone."""
    return _stamp_of(path, path.stat()) in _known


def hashing(path: Path) -> Generator[None, None, str]:
    """The same; yields between steps, so that whoever drives it can stop. Short files have no steps."""
    with path.open("rb", buffering=0) as file:
        stamp = _stamp_of(path, os.fstat(file.fileno()))
        if (known := _known.get(stamp)) is not None:
            return known
        is_settled = time.time_ns() - max(stamp[2], stamp[3]) > _SETTLED_S * 1e9
        digest, n_bytes = hashlib.sha256(), 0
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
            n_bytes += len(block)
            if n_bytes % _STEP_BYTES < len(block):
                yield
        is_same = stamp == _stamp_of(path, os.fstat(file.fileno()))
    if is_settled and is_same:
        _known[stamp] = digest.hexdigest()
        while len(_known) > _MOST_KNOWN:
            _known.popitem(last=False)
    return digest.hexdigest()


def _stamp_of(path: Path, status: os.stat_result) -> _Stamp:
    """Times of change can be set back by people, but not both of them (on Windows, the second is that of creation)."""
    return str(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev
