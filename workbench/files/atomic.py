"""Writing a file so that it is either the old one or the new one, whole, whatever happens in between."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.files.store.disk import REAL, Disk


def write_atomically(path: Path, data: bytes, disk: Disk = REAL) -> None:
    """Replace `path` by `data`: temporary file in the same folder, flush to disk, rename, flush the folder.

    The old file's permissions are kept. Raises UserError when the disk refuses; the old file is then untouched
    (unless only the last step, flushing the folder, was refused) and nothing is left behind.
    """
    try:
        put_atomically(path, data, disk)
    except OSError as error:
        raise cannot_write(path, error) from error


def put_atomically(path: Path, data: bytes, disk: Disk = REAL) -> None:
    """As `write_atomically`, but with the disk's own OSError."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        disk.write_new(temporary, data)
        disk.keep_mode(path, temporary)
        disk.rename(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(temporary)
        raise
    disk.sync_folder(path.parent)


def cannot_write(path: Path, error: OSError) -> UserError:
    """The disk's refusal as a sentence people can act on."""
    reason = reason_of(error)
    if not _is_there(path.parent):
        return UserError(f"{path} could not be written: there is no folder {path.parent}", "Choose one that is there")
    hint = "What was there before is untouched" if _is_there(path) else "Nothing was written"
    return UserError(f"{path} could not be written: {reason}", hint)


def _is_there(path: Path) -> bool:
    """False, too, where nobody may look."""
    with contextlib.suppress(OSError):
        return path.exists()
    return False


def flush_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut."""
    REAL.sync_folder(folder)
