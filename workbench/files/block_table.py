"""One large array on disk, made of blocks of rows, mapped into memory to be read. A folder holds it:

table.json         its check sum; which .npy is the table; the blocks of it, in order: key, rows, check sum, facts
rows-*.npy         the rows, one block after another
writing.npy, writing.jsonl   a table that is being written: rows, and a line a block once its rows are there
lock               held by the process that writes

table.json is written last and whole, so a table is there or not. A writing that was cut off is gone on with: blocks
that its list names are read again and kept while their check sums are right.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import secrets
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from filelock import FileLock

from workbench.files.atomic import put_atomically

TABLE_FILE = "table.json"
WRITING_ROWS = "writing.npy"
WRITING_LIST = "writing.jsonl"
LOCK_FILE = "lock"
LOOK_BYTES = 128 * 1024**2
"""So much of a table is compared with its check sums each time it is opened: small ones whole."""
_COPY_BYTES = 8 * 1024**2


@dataclass(frozen=True)
class RowType:
    """Of one row. dtype : as NumPy's files name it, "<f4" is float32."""

    shape: tuple[int, ...]
    dtype: str = "<f4"

    @property
    def n_values(self) -> int:
        return int(np.prod(self.shape))

    @property
    def n_bytes(self) -> int:
        return self.n_values * np.dtype(self.dtype).itemsize


@dataclass(frozen=True)
class Block:
    """Some rows. key : what they were made from; facts : anything else that is known of them, plain JSON values."""

    key: str
    n_rows: int
    check_sum: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BlockTable:
    """A whole table on disk. path : its .npy; row : what one row is."""

    path: Path
    row: RowType
    blocks: tuple[Block, ...]

    @property
    def n_rows(self) -> int:
        return sum(block.n_rows for block in self.blocks)

    def mapped(self) -> np.ndarray:
        """(n_rows, *row.shape), read-only, from the disk as it is needed."""
        rows: np.ndarray = np.load(self.path, mmap_mode="r", allow_pickle=False)
        return rows

    @cached_property
    def _firsts(self) -> list[int]:
        """The first row of each block."""
        return [0, *np.cumsum([block.n_rows for block in self.blocks]).tolist()]

    def rows_of(self, number: int) -> np.ndarray:
        """One block's rows, read into memory of their own: what is looked at once should not stay mapped."""
        offset = len(_header(0, self.row)) + self._firsts[number] * self.row.n_bytes
        count = self.blocks[number].n_rows * self.row.n_values
        return np.fromfile(self.path, self.row.dtype, count, offset=offset).reshape(-1, *self.row.shape)

    def damaged(self, look_bytes: int | None = LOOK_BYTES) -> set[int]:
        """Numbers of blocks whose rows are not what was written. look_bytes : of about so much, chosen anew each
        time; None = of all."""
        n_bytes = self.mapped().nbytes
        numbers = list(range(len(self.blocks)))
        if look_bytes is not None and n_bytes > look_bytes:
            random.shuffle(numbers)
        left, wrong = n_bytes if look_bytes is None else look_bytes, set()
        for number in numbers:
            rows = self.rows_of(number)
            if check_sum(rows) != self.blocks[number].check_sum:
                wrong.add(number)
            left -= rows.nbytes
            if left <= 0:
                break
        return wrong


def read_table(folder: Path) -> BlockTable | None:
    """The table of a folder; None when there is none, or not all of it. What the rows hold is not looked at."""
    try:
        sum_of_list, _, text = (folder / TABLE_FILE).read_bytes().partition(b"\n")
        if int(sum_of_list, 16) != zlib.crc32(text):
            return None
        found = json.loads(text)
        blocks = tuple(Block(**block) for block in found["blocks"])
        table = BlockTable(
            folder / found["rows"], RowType(tuple(found["row_shape"]), found.get("dtype", "<f4")), blocks
        )
        rows = table.mapped()
    except (OSError, ValueError, TypeError, KeyError, EOFError):
        return None
    fits = rows.shape == (table.n_rows, *table.row.shape) and rows.dtype == np.dtype(table.row.dtype)
    return table if fits else None


def write_list(folder: Path, table: BlockTable) -> None:
    """Put `table` in place as the folder's own. Raises OSError; the table before is then as it was."""
    blocks = [asdict(block) for block in table.blocks]
    told = {"rows": table.path.name, "row_shape": table.row.shape, "dtype": table.row.dtype, "blocks": blocks}
    text = json.dumps(told).encode()
    put_atomically(folder / TABLE_FILE, f"{zlib.crc32(text):08x}\n".encode() + text)


def writing_lock(folder: Path) -> FileLock:
    """Who holds it may write in the folder; it is free again when its process ends, however it ends."""
    return FileLock(folder / LOCK_FILE)


class TableWriter:
    """Writes a table block by block; use it in a `with` block, holding the folder's lock.

    keys : of all blocks to come, in order. blocks : what is there already of an earlier writing with these keys.
    OSError when the disk refuses. Left without finish(), what was written stays to be gone on with.
    """

    def __init__(self, folder: Path, row: RowType, keys: Sequence[str]) -> None:
        self._folder, self._row = folder, row
        self.blocks = self._kept(keys)
        self._list = _opened(folder / WRITING_LIST)
        self._list.truncate(0)
        self._list.writelines(_line(block) for block in self.blocks)
        self._list.flush()
        self._rows = _opened(folder / WRITING_ROWS)
        self._rows.write(_header(self._n_rows, row))
        self._rows.seek(self._end)
        self._rows.truncate()

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._rows, self._list):
            with contextlib.suppress(OSError):  # what could not be written is not on the list either
                file.close()

    def add(self, key: str, rows: np.ndarray, facts: Mapping[str, Any]) -> None:
        """The next block. rows : (n, *row.shape)."""
        rows = np.ascontiguousarray(rows, dtype=self._row.dtype)
        assert rows.shape[1:] == self._row.shape, (rows.shape, self._row)
        for part in _parts(rows):
            self._rows.write(part)
        self._rows.flush()
        block = Block(key, len(rows), check_sum(rows), facts)
        self._list.write(_line(block))
        self._list.flush()
        self.blocks.append(block)

    def finish(self) -> BlockTable:
        """The table is whole: put it in place of the folder's one, and remove that."""
        self._rows.seek(0)
        self._rows.write(_header(self._n_rows, self._row))
        self._rows.flush()
        os.fsync(self._rows.fileno())
        self._rows.close()
        table = BlockTable(self._folder / f"rows-{secrets.token_hex(4)}.npy", self._row, tuple(self.blocks))
        (self._folder / WRITING_ROWS).rename(table.path)
        write_list(self._folder, table)
        self._list.close()
        remove_leftovers(self._folder)
        return table

    @property
    def _n_rows(self) -> int:
        return sum(block.n_rows for block in self.blocks)

    @property
    def _end(self) -> int:
        return len(_header(0, self._row)) + self._n_rows * self._row.n_bytes

    def _kept(self, keys: Sequence[str]) -> list[Block]:
        """Blocks of an earlier writing, as far as they are those wanted now and still what was written."""
        kept: list[Block] = []
        with contextlib.suppress(OSError), (self._folder / WRITING_ROWS).open("rb") as rows:
            rows.seek(len(_header(0, self._row)))
            for block, key in zip(_listed(self._folder / WRITING_LIST), keys, strict=False):
                if block.key != key or _sum_of_next(rows, block.n_rows * self._row.n_bytes) != block.check_sum:
                    break
                kept.append(block)
        return kept


def remove_leftovers(folder: Path, *, also_writing: bool = True) -> None:
    """Remove what the folder's table does not name; what another process still maps may stay on Windows."""
    table = read_table(folder)
    named = {TABLE_FILE, LOCK_FILE, *((table.path.name,) if table else ())}
    if not also_writing:
        named |= {WRITING_ROWS, WRITING_LIST}
    for path in folder.iterdir():
        if path.name not in named:
            with contextlib.suppress(OSError):
                path.unlink()


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644), "r+b")


def _header(n_rows: int, row: RowType) -> bytes:
    """Of an .npy file; equally long for any number of rows (NumPy keeps room for it to grow)."""
    written = io.BytesIO()
    about = {"descr": row.dtype, "fortran_order": False, "shape": (n_rows, *row.shape)}
    np.lib.format.write_array_header_1_0(written, about)
    return written.getvalue()


def _line(block: Block) -> bytes:
    return json.dumps(asdict(block)).encode() + b"\n"


def _listed(path: Path) -> Iterator[Block]:
    """The blocks of a list, up to the first line that is not whole."""
    with path.open("rb") as lines:
        for line in lines:
            try:
                yield Block(**json.loads(line))
            except (ValueError, TypeError):
                return


def _parts(rows: np.ndarray) -> Iterable[memoryview]:
    data = rows.reshape(-1).view(np.uint8).data
    return (data[i : i + _COPY_BYTES] for i in range(0, len(data), _COPY_BYTES))


def check_sum(rows: np.ndarray) -> int:
    """Of rows, as a Block has it (CRC-32)."""
    found = 0
    for part in _parts(np.ascontiguousarray(rows)):
        found = zlib.crc32(part, found)
    return found


def _sum_of_next(file: BinaryIO, n_bytes: int) -> int | None:
    """Of the next bytes; None when there are not so many."""
    found = 0
    while n_bytes > 0:
        part = file.read(min(n_bytes, _COPY_BYTES))
        if not part:
            return None
        found, n_bytes = zlib.crc32(part, found), n_bytes - len(part)
    return found
