"""Writing a file so that it is either the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import time
from pathlib import Path

from workbench.core.errors import UserError

REPLACE_TRIES = 6
"""Windows refuses a rename while a virus scanner or indexer looks at the file; it lets go within a second."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` by `data`: temporary file in the same folder, flush to disk, rename, flush the folder.

    The old file's permissions are kept. Raises UserError when the disk refuses; the old file is then untouched
    and nothing is left behind.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            _write_new(temporary, data)
            _keep_permissions(path, temporary)
            _replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        flush_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> UserError:
    """The disk's refusal as a sentence people can act on."""
    reason = (error.strerror or str(error)).lower()
    return UserError(f"{path} could not be written: {reason}", "What was there before is untouched")


def flush_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut. Windows does this by itself and cannot open folders."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_new(path: Path, data: bytes) -> None:
    """A file that did not exist before, on disk when this returns."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_permissions(old: Path, new: Path) -> None:
    """A colleague who could read or write the old file can do so with the new one."""
    with contextlib.suppress(OSError):
        new.chmod(old.stat().st_mode & 0o777)


def _replace(source: Path, target: Path) -> None:
    for i in range(REPLACE_TRIES):
        try:
            source.replace(target)
            return
        except PermissionError:
            if sys.platform != "win32" or i == REPLACE_TRIES - 1:
                raise
            time.sleep(0.05 * 2**i)
