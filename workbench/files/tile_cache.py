"""Arrays that took long to compute, kept on disk: bounded, checksummed, and never missed when they are gone."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import stat
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

BOUND_BYTES = 2 << 30
_MAGIC = b"WBARRAY1"
_HEADER = struct.Struct("<8s16s1s3I")
"""Magic, checksum, kind of number, shape; the numbers follow, little-endian."""
_KINDS: dict[bytes, np.dtype[Any]] = {b"u": np.dtype("u1"), b"f": np.dtype("<f4")}
_LEFT_FREE = 0.8
"""When there is too much, it is brought down to this share of the bound, so that it is not counted again soon."""
_COUNTED_AGAIN = 1 / 16
"""Of the bound, written here before it is looked what other programs wrote."""
_USED_S = 60.0
"""A file's time of last use is not written more often."""
_STALE_S = 3600.0
"""A temporary file so old belongs to nobody any more."""


class TileCache:
    """A folder of shelves. Safe from several threads; several programs may use the same folder.

    One file an array. Whatever is damaged, foreign or gone is as if it had never been there. A disk that refuses costs
    time only: nothing here raises.
    """

    def __init__(self, folder: Path, bound_bytes: int = BOUND_BYTES) -> None:
        self.folder, self.bound_bytes = folder, bound_bytes
        self._lock = threading.Lock()
        self._n_bytes = 0
        self._n_uncounted = bound_bytes

    def shelf(self, key: str) -> Shelf:
        """For arrays that one key (any text) tells from all others. Opens nothing yet."""
        return Shelf(self, self.folder / hashlib.blake2b(key.encode(), digest_size=16).hexdigest())

    def grown(self, n_bytes: int) -> None:
        """More was written (or the bound may have changed: 0); make room when it is too much. What was unused longest
        goes first."""
        with self._lock:
            self._n_bytes += n_bytes
            self._n_uncounted += n_bytes
            if self._n_uncounted >= self.bound_bytes * _COUNTED_AGAIN:
                self._n_bytes, self._n_uncounted = self._counted(), 0
            if self._n_bytes > self.bound_bytes:
                self._n_bytes = self._tidied()

    def _counted(self) -> int:
        return sum(status.st_size for _, status in _files(self.folder))

    def _tidied(self) -> int:
        found = sorted(_files(self.folder), key=lambda each: each[1].st_mtime_ns)
        n_bytes = sum(status.st_size for _, status in found)
        stale_ns = time.time_ns() - int(_STALE_S * 1e9)
        for path, status in found:
            is_left_over = path.suffix == ".tmp" and status.st_mtime_ns < stale_ns
            if n_bytes > self.bound_bytes * _LEFT_FREE or is_left_over:
                with contextlib.suppress(OSError):
                    path.unlink()
                    n_bytes -= status.st_size
                with contextlib.suppress(OSError):
                    path.parent.rmdir()  # refused while anything is in it
        return n_bytes


class Shelf:
    """Arrays of one key, by name. `open` looks once what there is; `has` then asks no disk."""

    def __init__(self, cache: TileCache, folder: Path) -> None:
        self._cache, self._folder = cache, folder
        self._names: set[str] = set()
        self._is_refused = False

    def open(self) -> None:
        self._cache.grown(0)
        with contextlib.suppress(OSError):
            self._names |= {path.name for path in self._folder.iterdir() if path.suffix != ".tmp"}

    def has(self, name: str) -> bool:
        """As far as is known; another program may have made room since."""
        return name in self._names

    def read(self, name: str) -> np.ndarray | None:
        """uint8 or float32 of three dimensions, not to be written to; None where there is none or it is damaged."""
        if name not in self._names:
            return None
        path = self._folder / name
        array = None
        with contextlib.suppress(OSError):
            status = path.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode) and status.st_size <= self._cache.bound_bytes:  # else not even read
                array = _array_of(path.read_bytes(), self._sealed(name))
            if array is None:
                path.unlink()
            elif time.time() - status.st_mtime > _USED_S:
                os.utime(path)
        if array is None:
            self.forget(name)
        return array

    def forget(self, name: str) -> None:
        """It is of no use; the next of this name takes its place."""
        self._names.discard(name)

    def write(self, name: str, array: np.ndarray) -> None:
        """Keep an array (uint8 or float32, three dimensions). Once the disk has refused, no more is tried."""
        if self._is_refused or array.nbytes > self._cache.bound_bytes * _LEFT_FREE:
            return
        temporary = self._folder / f"{name}.{secrets.token_hex(4)}.tmp"
        data = _bytes_of(array, self._sealed(name))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
            temporary.replace(self._folder / name)
        except OSError:
            self._is_refused = True
            with contextlib.suppress(OSError):
                temporary.unlink()
            return
        self._names.add(name)
        self._cache.grown(len(data))

    def _sealed(self, name: str) -> bytes:
        """What the checksum covers besides: a file that lies in another's place is foreign."""
        return f"{self._folder.name}/{name}".encode()


def _bytes_of(array: np.ndarray, sealed: bytes) -> bytes:
    kind = next(kind for kind, dtype in _KINDS.items() if dtype == array.dtype)
    numbers = np.ascontiguousarray(array).tobytes()
    shape = struct.pack("<3I", *array.shape)
    return _HEADER.pack(_MAGIC, _checksum(sealed, kind, shape, numbers), kind, *array.shape) + numbers


def _array_of(data: bytes, sealed: bytes) -> np.ndarray | None:
    if len(data) < _HEADER.size:
        return None
    magic, checksum, kind, *shape = _HEADER.unpack_from(data)
    numbers = data[_HEADER.size :]
    if (
        magic != _MAGIC
        or kind not in _KINDS
        or _checksum(sealed, kind, struct.pack("<3I", *shape), numbers) != checksum
    ):
        return None
    return np.frombuffer(numbers, dtype=_KINDS[kind]).reshape(shape)


def _checksum(sealed: bytes, kind: bytes, shape: bytes, numbers: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in (len(sealed).to_bytes(4, "little"), sealed, kind, shape, numbers):
        digest.update(part)
    return digest.digest()


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """All files in all shelves; those that vanish meanwhile are left out."""
    with contextlib.suppress(OSError):
        for shelf in [entry for entry in folder.iterdir() if entry.is_dir() and not entry.is_symlink()]:
            with contextlib.suppress(OSError):
                for path in shelf.iterdir():
                    with contextlib.suppress(OSError):
                        yield path, path.stat(follow_symlinks=False)
