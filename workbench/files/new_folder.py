"""Making a folder so that it is there whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.files.atomic import cannot_write, flush_folder

COPY_BYTES = 1024**2


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A temporary folder beside `folder` to fill; it takes that name when the block ends well and vanishes when not.

    `folder` may be there already if it is empty. Raises UserError when it is not empty, or when the disk refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder} is not empty", "Choose a new or empty folder")
    temporary = folder.with_name(f".{folder.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary.mkdir()
        yield temporary
        flush_folder(temporary)
        with contextlib.suppress(FileNotFoundError):
            folder.rmdir()  # Windows renames onto nothing that exists
        temporary.rename(folder)
        flush_folder(folder.parent)
    except OSError as error:
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where there are none. UserError when it cannot be made or written in."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file, not a folder", "Choose another name")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = reason_of(error)
        raise UserError(f"The folder {folder} could not be made: {reason}", "Choose another place") from error
    if not os.access(folder, os.W_OK):
        raise UserError(f"Nothing may be written in {folder}", "Choose another place, or change its permissions")


def copy_hashed(source: Path, target: Path) -> str:
    """Copy a file's bytes to a new file, flushed to disk; their SHA-256. Raises OSError."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("xb") as written:
        while block := read.read(COPY_BYTES):
            digest.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()
