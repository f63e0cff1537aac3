"""A stretch of a file that looks like a file of its own."""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType


class ByteWindow:
    """Bytes start .. start + n_bytes of a file, for readers that take a file object. Close it, or use `with`."""

    def __init__(self, path: Path, start: int, n_bytes: int) -> None:
        self._file = path.open("rb")
        self._start, self._n_bytes, self._at = start, n_bytes, 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._n_bytes}[whence]
        self._at = min(max(origin + offset, 0), self._n_bytes)
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, n: int = -1) -> bytes:
        left = self._n_bytes - self._at
        self._file.seek(self._start + self._at)
        data = self._file.read(left if n < 0 else min(n, left))
        self._at += len(data)
        return data

    def readinto(self, buffer: memoryview) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def __enter__(self) -> ByteWindow:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
