"""The few things the store asks of a disk, in one place, so that tests can record them and make them fail."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

if sys.platform == "darwin":
    import fcntl

_READ_FOR_GOOD = (FileNotFoundError, NotADirectoryError, IsADirectoryError) + (
    () if sys.platform == "win32" else (PermissionError,)
)
"""What a second try does not change. On Windows somebody else's open file is a PermissionError."""


def flush(handle: int) -> None:
    """Wait until what a file or folder holds is on the medium. Raises OSError.

    On a Mac fsync hands it to the drive, which may keep it in its own memory; F_FULLFSYNC asks for the medium. Not
    every file system there knows it.
    """
    if sys.platform == "darwin":
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


class Disk:
    """The real disk. Every operation raises OSError when the disk refuses.

    What `write_new` and `append` wrote is on disk when they return; names (new files, renames, removals) survive
    a power cut only after `sync_folder`.

    rename_tries : Windows refuses a rename while a virus scanner or indexer looks at the file; it lets go in a second.
    read_tries : the same of reading, and network drives answer again after a moment.
    """

    rename_tries = 6 if sys.platform == "win32" else 1
    read_tries = 4

    def read(self, path: Path, at_most: int = -1) -> bytes:
        for i in range(self.read_tries):
            try:
                return self.read_once(path, at_most)
            except _READ_FOR_GOOD:
                raise
            except OSError:
                if i == self.read_tries - 1:
                    raise
                time.sleep(0.05 * 2**i)
        raise AssertionError("there is a try")

    def read_once(self, path: Path, at_most: int = -1) -> bytes:
        """One try of `read`."""
        with path.open("rb") as file:
            return file.read(at_most)

    def exists(self, path: Path) -> bool:
        """Is there a file or folder? Unlike Path.exists with an OSError where that cannot be told, always."""
        try:
            path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def names(self, folder: Path) -> list[str]:
        """Sorted names in a folder; none when there is no such folder."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, no paths
        except (FileNotFoundError, NotADirectoryError):
            return []

    def size(self, path: Path) -> int:
        """Bytes."""
        return path.stat().st_size

    def modified_s(self, path: Path) -> float:
        """When it was last written, seconds since 1970."""
        return path.stat().st_mtime

    def write_new(self, path: Path, data: bytes, *, durable: bool = True) -> None:
        """A file that did not exist before. durable: on disk when this returns."""
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            if durable:
                self.sync(file, path)

    def append(self, path: Path, data: bytes) -> None:
        """More bytes at the end of a file that must exist, on disk when this returns."""
        with path.open("r+b") as file:
            file.seek(0, os.SEEK_END)
            file.write(data)
            file.flush()
            self.sync(file, path)

    def sync(self, file: BinaryIO, path: Path) -> None:
        """Wait until an open file's bytes are on disk."""
        flush(file.fileno())

    def sync_folder(self, folder: Path) -> None:
        """Make names in a folder survive a power cut. Windows does this by itself and cannot open folders."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            flush(handle)
        finally:
            os.close(handle)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what had that name before."""
        for i in range(self.rename_tries):
            try:
                self.rename_once(source, target)
                return
            except PermissionError:
                if i == self.rename_tries - 1:
                    raise
                time.sleep(0.05 * 2**i)

    def rename_once(self, source: Path, target: Path) -> None:
        """One try of `rename`."""
        source.replace(target)

    def unlink(self, path: Path) -> None:
        path.unlink()

    def mkdir(self, folder: Path) -> None:
        """A folder in one that exists; nothing happens when it is there."""
        folder.mkdir(exist_ok=True)

    def keep_mode(self, old: Path, new: Path) -> None:
        """A colleague who could read or write the old file can do so with the new one."""
        with contextlib.suppress(OSError):
            new.chmod(old.stat().st_mode & 0o777)


REAL = Disk()


def make_folders(folder: Path, disk: Disk = REAL) -> None:
    """Make a folder and those above it where there are none, so that they survive a power cut."""
    if folder.is_dir():
        return
    if folder.exists():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if folder.parent == folder:  # a drive that is not there
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    make_folders(folder.parent, disk)
    disk.mkdir(folder)
    disk.sync_folder(folder.parent)
