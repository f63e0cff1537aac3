"""Tiles kept in memory: the longest unused ones go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from workbench.core.tiles import TileKey

MEMORY_BYTES = 384 << 20


class Kept(NamedTuple):
    """codes : (n_mics, n_rows, n) uint8, not to be written to. is_exact : False = a glance, or partly one."""

    codes: np.ndarray
    is_exact: bool


class TileMemory:
    """At most `bound_bytes` of tiles, but never less than what is held fast. Safe to use from several threads."""

    def __init__(self, bound_bytes: int = MEMORY_BYTES) -> None:
        self.bound_bytes = bound_bytes
        self.n_bytes = 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[TileKey, Kept] = OrderedDict()

    def get(self, key: TileKey) -> Kept | None:
        with self._lock:
            if (found := self._kept.get(key)) is not None:
                self._kept.move_to_end(key)
            return found

    def exact(self, key: TileKey) -> np.ndarray | None:
        """The exact tile or None."""
        found = self.get(key)
        return found.codes if found is not None and found.is_exact else None

    def put(self, key: TileKey, kept: Kept, held: Collection[TileKey] = ()) -> None:
        """Keep a tile, unless a better one is there; `held` are not let go of to make room."""
        with self._lock:
            before = self._kept.get(key)
            if before is not None and before.is_exact and not kept.is_exact:
                return
            self._forget(key)
            self._kept[key] = kept
            self.n_bytes += kept.codes.nbytes
            if self.n_bytes > self.bound_bytes:
                self._make_room({*held, key})

    def drop(self, key: TileKey) -> None:
        with self._lock:
            self._forget(key)

    def _make_room(self, held: set[TileKey]) -> None:
        for key in [key for key in self._kept if key not in held]:
            if self.n_bytes <= self.bound_bytes:
                return
            self._forget(key)

    def _forget(self, key: TileKey) -> None:
        if (found := self._kept.pop(key, None)) is not None:
            self.n_bytes -= found.codes.nbytes
