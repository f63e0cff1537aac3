"""Earlier versions of a session.json: whole copies in the state folder, named by time and hash.

Kept are the newest 20, and of older ones the last of each day, for the newest 60 such days. Unsaved edits that
people threw away, or that did not fit what another program saved, are put here too, so that nothing is ever lost.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from workbench.core.errors import UserError, reason_of
from workbench.files.atomic import put_atomically
from workbench.files.store.disk import Disk, make_folders

N_NEWEST = 20
N_DAYS = 60
Kind = Literal["saved", "unsaved"]
_NAME = re.compile(r"(\d{8}T\d{12})([+-]\d{4})-(saved|unsaved)-([0-9a-f]{64})\.json")


@dataclass(frozen=True)
class Version:
    """One earlier version.

    saved_at : local time when it was put here, ISO. kind : "unsaved" for edits that were never saved.
    """

    path: Path
    saved_at: str
    n_bytes: int
    sha256: str
    kind: Kind


def keep_version(folder: Path, data: bytes, kind: Kind, disk: Disk) -> None:
    """Put a session.json's bytes to the earlier versions, on disk when this returns; then thin out. Raises OSError."""
    found = versions_in(folder, disk)
    sha256 = hashlib.sha256(data).hexdigest()
    if found and found[0].sha256 == sha256:
        return
    now = datetime.now().astimezone()
    if found:  # a clock that was set back must not turn the order around
        now = max(now, datetime.fromisoformat(found[0].saved_at) + timedelta(microseconds=1))
    make_folders(folder, disk)
    put_atomically(folder / f"{now:%Y%m%dT%H%M%S%f%z}-{kind}-{sha256}.json", data, disk)
    found = versions_in(folder, disk)
    for version in set(found) - set(to_keep(found)):
        with contextlib.suppress(OSError):
            disk.unlink(version.path)


def versions_in(folder: Path, disk: Disk) -> tuple[Version, ...]:
    """Newest first; what is no version is passed over."""
    found = []
    for name in disk.names(folder):
        if told := _NAME.fullmatch(name):
            saved_at = datetime.strptime(told[1] + told[2], "%Y%m%dT%H%M%S%f%z").isoformat()
            kind: Kind = "saved" if told[3] == "saved" else "unsaved"
            found.append(Version(folder / name, saved_at, disk.size(folder / name), told[4], kind))
    return tuple(sorted(found, key=lambda version: datetime.fromisoformat(version.saved_at), reverse=True))


def to_keep(newest_first: Iterable[Version]) -> tuple[Version, ...]:
    """Those that stay when thinned out."""
    found = tuple(newest_first)
    last_of_day: dict[str, Version] = {}
    for version in found[N_NEWEST:]:
        last_of_day.setdefault(version.saved_at[:10], version)
    return (*found[:N_NEWEST], *list(last_of_day.values())[:N_DAYS])


def version_bytes(version: Version, disk: Disk) -> bytes:
    """What a version holds. Raises UserError when it is gone or damaged."""
    try:
        data = disk.read(version.path)
    except OSError as error:
        reason = reason_of(error)
        raise UserError(f"The earlier version {version.path} could not be read: {reason}") from error
    if hashlib.sha256(data).hexdigest() != version.sha256:
        raise UserError(f"The earlier version {version.path} is damaged", "Choose another one")
    return data
