"""Files that a site brings along (its shape, its floor plan), taken into the session's folder."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.core.errors import UserError, reason_of
from workbench.files.atomic import write_atomically
from workbench.files.inside import path_inside
from workbench.files.site_shape_bytes import MAX_BYTES

_LONGEST_NAME = 80
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{i}" for d in ("com", "lpt") for i in range(1, 10))})
"""Names that Windows keeps for devices."""


def copy_into(folder: Path, source: Path) -> str:
    """Copy a file into a session's folder under a safe name; -> that name, the file's own where it can be.

    A file that lies there already, or in a folder below, is not copied: its path from there is its name. One of the
    same name and other bytes is left as it is, and the copy gets a number. Raises UserError when the file cannot be
    read or is too large, or the folder refuses.
    """
    folder, source = Path(folder), Path(source)
    inside = _path_from(folder, source)
    if inside is not None:
        return inside
    data = _bytes_of(source)
    stem, ending = safe_name(source.stem), source.suffix.lower()
    for i in range(1, 1000):
        name = f"{stem}{ending}" if i == 1 else f"{stem}-{i}{ending}"
        target = path_inside(folder, name)
        if not target.exists():
            write_atomically(target, data)
            return name
        if target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data:
            return name
    raise UserError(f"{folder} holds a thousand files called {stem}{ending}", "Rename the file")


def _path_from(folder: Path, source: Path) -> str | None:
    """A file's path from the folder it lies in or below, as session.json writes it; None for what lies elsewhere."""
    if source.is_symlink() or not source.is_file():
        return None
    try:
        return source.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return None


def safe_name(stem: str) -> str:
    """A file name's stem that every system takes: letters, digits, dots, dashes, spaces; never hidden, never empty."""
    found = re.sub(r"[^\w.\- ]+", "-", stem)[:_LONGEST_NAME].strip(". -") or "site"
    return f"site-{found}" if found.lower().split(".")[0] in _RESERVED else found


def _bytes_of(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(f"{source} could not be read: {reason_of(error)}") from error
    if len(data) > MAX_BYTES:
        raise UserError(f"{source.name} is larger than {MAX_BYTES // 1024**2} MiB", "Choose a smaller file")
    return data
