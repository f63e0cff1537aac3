"""A disk that records what was asked of it, and every state in which a power cut could leave it.

The model is harsher than any file system: bytes that were not flushed may be there, half there, zeros or missing; each
new name, rename and removal in a folder that was not flushed may have happened or not, whatever the order.
"""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from workbench.files.store.disk import Disk

MOST_STATES = 600
"""At one moment; when there are more, so many are drawn, the extremes among them."""


@dataclass(frozen=True)
class Event:
    """kind : write, append, sync, sync_folder, rename, unlink, mkdir; or mark: what the test says about this moment."""

    kind: str
    path: Path = Path()
    data: bytes = b""
    target: Path = Path()
    mark: Any = None


@dataclass
class RecordingDisk(Disk):
    """The real disk; `log` says what was done, in order."""

    log: list[Event] = field(default_factory=list)

    def mark(self, mark: Any) -> None:
        self.log.append(Event("mark", mark=mark))

    def write_new(self, path: Path, data: bytes, *, durable: bool = True) -> None:
        self.log.append(Event("write", path, data))
        super().write_new(path, data, durable=durable)

    def append(self, path: Path, data: bytes) -> None:
        self.log.append(Event("append", path, data))
        super().append(path, data)

    def sync(self, file: BinaryIO, path: Path) -> None:
        self.log.append(Event("sync", path))

    def sync_folder(self, folder: Path) -> None:
        self.log.append(Event("sync_folder", folder))

    def rename(self, source: Path, target: Path) -> None:
        self.log.append(Event("rename", source, target=target))
        super().rename(source, target)

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self.log.append(Event("unlink", path))

    def mkdir(self, folder: Path) -> None:
        self.log.append(Event("mkdir", folder))
        super().mkdir(folder)


@dataclass
class _File:
    """flushed : bytes that are safe. new : bytes after them that are not."""

    flushed: bytes = b""
    new: bytes = b""

    def leftovers(self) -> list[bytes]:
        half = self.new[: len(self.new) // 2]
        return [self.flushed + left for left in dict.fromkeys((self.new, b"", half, bytes(len(self.new))))]


@dataclass
class _Names:
    """One change of names that is atomic: (folder, name) -> what is there then, None = nothing."""

    change: dict[tuple[int, str], int | None]
    unflushed: set[int]


Tree = dict[str, bytes | None]
"""Path below the root -> bytes of a file, None for a folder."""


class Simulated:
    """What a disk holds, and what of it would survive."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[int, _File] = {}
        self._now: dict[tuple[int, str], int] = {}
        self._safe: dict[tuple[int, str], int] = {}
        self._pending: list[_Names] = []
        self._count = itertools.count(1)

    def do(self, event: Event) -> None:
        """One more operation."""
        folder, name = self._place(event.path) if event.path != self._root else (0, "")
        if event.kind in ("write", "mkdir"):
            new = next(self._count)
            if event.kind == "write":
                self._files[new] = _File(new=event.data)
            self._name({(folder, name): new})
        elif event.kind == "append":
            self._files[self._now[folder, name]].new += event.data
        elif event.kind == "sync":
            file = self._files[self._now[folder, name]]
            file.flushed, file.new = file.flushed + file.new, b""
        elif event.kind == "unlink":
            self._name({(folder, name): None})
        elif event.kind == "rename":
            self._name({(folder, name): None, self._place(event.target): self._now[folder, name]})
        elif event.kind == "sync_folder":
            self._flush_names(self._now[folder, name] if name else 0)

    def states(self, chance: random.Random) -> Iterator[Tree]:
        """What could be left if the power went now."""
        torn = [(number, file.leftovers()) for number, file in self._files.items() if file.new]
        choices: list[Sequence[Any]] = [(True, False)] * len(self._pending) + [left for _, left in torn]
        for chosen in _combinations(choices, chance):
            happened, left = chosen[: len(self._pending)], chosen[len(self._pending) :]
            names: dict[tuple[int, str], int | None] = dict(self._safe)
            for pending, is_there in zip(self._pending, happened, strict=True):
                names |= pending.change if is_there else {}
            bytes_left = dict(zip((number for number, _ in torn), left, strict=True))
            yield dict(self._tree(0, "", names, bytes_left))

    def _place(self, path: Path) -> tuple[int, str]:
        *folders, name = path.relative_to(self._root).parts
        here = 0
        for part in folders:
            here = self._now[here, part]
        return here, name

    def _name(self, change: dict[tuple[int, str], int | None]) -> None:
        self._pending.append(_Names(change, {folder for folder, _ in change}))
        _apply(self._now, change)

    def _flush_names(self, folder: int) -> None:
        for pending in self._pending:
            pending.unflushed.discard(folder)
        for pending in self._pending:
            if not pending.unflushed:
                _apply(self._safe, pending.change)
        self._pending = [pending for pending in self._pending if pending.unflushed]

    def _tree(
        self, folder: int, above: str, names: dict[tuple[int, str], int | None], left: dict[int, bytes]
    ) -> Iterator[tuple[str, bytes | None]]:
        for (where, name), number in sorted(names.items()):
            if where == folder and number is not None:
                path = f"{above}{name}"
                file = self._files.get(number)
                if file is not None:
                    yield path, left.get(number, file.flushed)
                else:
                    yield path, None
                    yield from self._tree(number, f"{path}/", names, left)


def put(tree: Tree, root: Path) -> None:
    """Make a folder hold just this."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for name, data in tree.items():
        if data is None:
            (root / name).mkdir()
        else:
            (root / name).write_bytes(data)


def _apply(names: dict[tuple[int, str], int], change: dict[tuple[int, str], int | None]) -> None:
    for where, number in change.items():
        if number is None:
            names.pop(where, None)
        else:
            names[where] = number


def _combinations(choices: list[Sequence[Any]], chance: random.Random) -> Iterator[tuple[Any, ...]]:
    n = 1
    for choice in choices:
        n *= len(choice)
    if n <= MOST_STATES:
        yield from itertools.product(*choices)
        return
    for base in ([c[0] for c in choices], [c[min(1, len(c) - 1)] for c in choices]):
        yield tuple(base)
        for i, choice in enumerate(choices):
            yield from ((*base[:i], other, *base[i + 1 :]) for other in choice if other != base[i])
    for _ in range(MOST_STATES):
        yield tuple(chance.choice(choice) for choice in choices)
