"""Features of whole campaigns in the cache folder: looked for, made where they are missing, dropped when too many.

A campaign and a feature have a folder in `clips` below the cache folder (see files.block_table). A block is a
session; its key names all that its features were computed from, so a block of one table serves another. A training
that has mapped a table keeps it, also when the table is replaced or dropped.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import filelock
import numpy as np

from workbench.core.errors import UserError, reason_of
from workbench.core.events import Event, Progress
from workbench.files.block_table import (
    TABLE_FILE,
    WRITING_LIST,
    WRITING_ROWS,
    BlockTable,
    RowType,
    TableWriter,
    check_sum,
    read_table,
    remove_leftovers,
    write_list,
    writing_lock,
)
from workbench.files.shipped import cache_folder

LIMIT_VARIABLE = "WORKBENCH_CACHE_GB"
LIMIT_GB = 50.0
"""Of all clip tables together, unless the environment says otherwise; the one just used always stays."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_FORGOTTEN_S = 24 * 3600.0
Facts = Mapping[str, Any]
Made = tuple[np.ndarray, Facts]
"""A session's rows, and what is known of them."""


def clips_folder() -> Path:
    """Where all clip tables lie."""
    return cache_folder() / "clips"


def table_folder(**about: Any) -> Path:
    """Of the table that these values describe."""
    return clips_folder() / key_of(about)


def key_of(value: Any) -> str:
    """A short name for plain values."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]


def bytes_to_come(folder: Path, n_rows: int, n_bytes: int) -> int:
    """How much of a table of so many rows and bytes is still to be written: nothing when it is there already."""
    table = read_table(folder)
    if table is not None and table.n_rows == n_rows:
        return 0
    with contextlib.suppress(OSError):
        return max(n_bytes - (folder / WRITING_ROWS).stat().st_size, 0)
    return n_bytes


def limit_bytes() -> int:
    """How large all clip tables together may grow. UserError when the environment's limit is no number."""
    text = os.environ.get(LIMIT_VARIABLE, "")
    try:
        return round(1e9 * (float(text) if text else LIMIT_GB))
    except (ValueError, OverflowError) as error:
        raise UserError(
            f"{LIMIT_VARIABLE} is {text!r}, which is no number of gigabytes", "Set it to 50, or unset it"
        ) from error


def found_or_made(
    folder: Path,
    row: RowType,
    keys: Sequence[str],
    facts: Sequence[Facts],
    make: Callable[[list[int]], Iterator[Made]],
    doing: str,
) -> Generator[Event, None, tuple[BlockTable, np.ndarray]]:
    """The table whose blocks have these keys, in order, with these facts beside what was found when they were made;
    and its rows, mapped before anybody else could drop it.

    make : numbers of blocks -> their rows and facts, in order; only asked for those that no table holds.
    Two processes that want one table: the second waits. UserError when the disk is full.
    """
    limit = limit_bytes()
    found = _found(folder, keys)
    if found is None or _with_facts(found[0], facts) != found[0]:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = writing_lock(folder)
            yield from _locked(lock, len(keys), doing)
            try:
                table = _whole(folder, keys)
                if table is None:
                    table = yield from _made(folder, row, keys, make, doing)
                table = _noted(folder, table, facts)
                found = table, table.mapped()
            finally:
                lock.release()
        except OSError as error:
            raise _refused(folder, error) from error
        drop_oldest(limit, but=folder)
    with contextlib.suppress(OSError):
        os.utime(folder / TABLE_FILE)
    return found


def _found(folder: Path, keys: Sequence[str]) -> tuple[BlockTable, np.ndarray] | None:
    """Without the lock, so another process may drop it at any time: what is mapped by then stays."""
    with contextlib.suppress(OSError, ValueError):
        table = _whole(folder, keys)
        return None if table is None else (table, table.mapped())
    return None


def _whole(folder: Path, keys: Sequence[str]) -> BlockTable | None:
    """The folder's table if it is the wanted one and undamaged."""
    table = read_table(folder)
    if table is None or [block.key for block in table.blocks] != list(keys) or table.damaged():
        return None
    return table


def _with_facts(table: BlockTable, facts: Sequence[Facts]) -> BlockTable:
    pairs = zip(table.blocks, facts, strict=True)
    return replace(table, blocks=tuple(replace(block, facts={**block.facts, **known}) for block, known in pairs))


def _noted(folder: Path, table: BlockTable, facts: Sequence[Facts]) -> BlockTable:
    now = _with_facts(table, facts)
    if now != table:
        write_list(folder, now)
    return now


def _locked(lock: filelock.BaseFileLock, n_blocks: int, doing: str) -> Iterator[Event]:
    """Hold the lock; tell while another process has it."""
    while True:
        try:
            lock.acquire(timeout=0.5)
            return
        except filelock.Timeout:
            yield Progress(done=0, total=n_blocks, doing=f"{doing} (another process does it, waiting)")


def _made(
    folder: Path,
    row: RowType,
    keys: Sequence[str],
    make: Callable[[list[int]], Iterator[Made]],
    doing: str,
) -> Generator[Event, None, BlockTable]:
    with TableWriter(folder, row, keys) as writer:
        n_kept = len(writer.blocks)
        known = _known_blocks(row, set(keys[n_kept:]))
        missing = [number for number in range(n_kept, len(keys)) if keys[number] not in known]
        made = make(missing)
        yield Progress(done=n_kept, total=len(keys), doing=doing)
        for number in range(n_kept, len(keys)):
            key = keys[number]
            rows, found = next(made) if key not in known else known[key]() or next(make([number]))
            writer.add(key, rows, found)
            del rows
            yield Progress(done=number + 1, total=len(keys), doing=doing)
        return writer.finish()


def _known_blocks(row: RowType, keys: set[str]) -> dict[str, _Copy]:
    """Where rows with these keys lie already, as far as a look at some of them tells undamaged."""
    found: dict[str, _Copy] = {}
    for folder in _folders():
        table = read_table(folder)
        if table is None or table.row != row or not any(block.key in keys for block in table.blocks):
            continue
        try:
            damaged = table.damaged() and table.damaged(look_bytes=None)
        except (OSError, ValueError):  # dropped by another process
            continue
        for number, block in enumerate(table.blocks):
            if block.key in keys and number not in damaged:
                found[block.key] = _Copy(table, number)
    return found


@dataclass(frozen=True)
class _Copy:
    """Rows of another table, read when they are wanted."""

    table: BlockTable
    number: int

    def __call__(self) -> Made | None:
        """None when they are not what was written, or gone."""
        block = self.table.blocks[self.number]
        try:
            rows = self.table.rows_of(self.number)
        except (OSError, ValueError):
            return None
        return (rows, block.facts) if check_sum(rows) == block.check_sum else None


def _refused(folder: Path, error: OSError) -> UserError:
    if error.errno not in _NO_ROOM:
        return UserError(f"The features could not be kept in {folder}: {reason_of(error)}")
    for name in (WRITING_ROWS, WRITING_LIST):
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    free = shutil.disk_usage(folder.parent).free
    return UserError(
        f"The disk that holds {clips_folder()} is full ({free / 1e9:.1f} GB free), so the features could not be kept",
        "Free some space, or choose fewer sessions or mel-spectra",
    )


def drop_oldest(limit: int, but: Path) -> None:
    """Remove the tables not used for the longest time until all together have no more than `limit` bytes.

    What is being written by another process stays; what a killed one left is as old as its last block.
    """
    with contextlib.suppress(OSError):
        for old in clips_folder().glob("*.npz"):  # of earlier versions
            old.unlink()
    left = limit - _size(but)
    for folder in sorted((f for f in _folders() if f != but), key=_used_s, reverse=True):
        left -= _size(folder)
        if left < 0:
            _drop(folder)


def _drop(folder: Path) -> None:
    old_s = time.time() - _used_s(folder)
    with contextlib.suppress(OSError, filelock.Timeout):
        with writing_lock(folder).acquire(timeout=0):
            (folder / TABLE_FILE).unlink(missing_ok=True)
            remove_leftovers(folder)
        if old_s > _FORGOTTEN_S:  # nobody waits for a lock that is about to go
            shutil.rmtree(folder, ignore_errors=True)


def _folders() -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder for folder in clips_folder().iterdir() if folder.is_dir())
    return []


def _used_s(folder: Path) -> float:
    """When a folder's table was last asked for or written, seconds since 1970."""
    times = [0.0]
    for name in (TABLE_FILE, WRITING_LIST):
        with contextlib.suppress(OSError):
            times.append((folder / name).stat().st_mtime)
    return max(times)


def _size(folder: Path) -> int:
    total = 0
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            with contextlib.suppress(OSError):
                total += path.stat().st_size
    return total
