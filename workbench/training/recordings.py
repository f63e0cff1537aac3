"""What a run learnt from, in short: a run that goes on must find the same clips in the same parts, or its test part
would hold what it has learnt."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.errors import UserError
from workbench.training.clip_table import ClipTable
from workbench.training.split import Parts

_DIGITS = 12
_PARTS = ("training", "validation", "test")


@dataclass(frozen=True)
class Recordings:
    """The sessions in their order, 12 hex digits of a hash each; and how the clips were shared out.

    n_parts : clips in training, validation and test; parts : hash of which.
    """

    names: tuple[str, ...]
    sites: tuple[str, ...]
    sources: tuple[str, ...]
    microphones: tuple[str, ...]
    n_clips: int
    n_parts: tuple[int, ...]
    parts: str

    @classmethod
    def of(cls, table: ClipTable, parts: Parts) -> Recordings:
        firsts = _first_rows(table)
        chosen = [getattr(parts, part) for part in _PARTS]
        return cls(
            names=_hashes([str(name).encode() for name in table.names[firsts]]),
            sites=_hashes([str(site).encode() for site in table.sites[firsts]]),
            sources=_hashes([place.tobytes() for place in table.sources_m[firsts]]),
            microphones=_hashes([places.tobytes() for places in table.microphones_m[firsts]]),
            n_clips=len(table),
            n_parts=tuple(len(rows) for rows in chosen),
            parts=_hash(b"|".join(np.ascontiguousarray(rows, dtype=np.int64).tobytes() for rows in chosen)),
        )


def refuse_other_recordings(then: Recordings, now: Recordings, table: ClipTable) -> None:
    """UserError naming what changed since a run learnt. table : what `now` is of."""
    if then != now:
        told = _what_changed(then, now, [str(name) for name in table.names[_first_rows(table)]])
        raise UserError(
            f"The recordings are not those the run learnt from: {told}",
            "Train again, or fine-tune from its best network",
        )


def _what_changed(then: Recordings, now: Recordings, names: Sequence[str]) -> str:
    if len(then.names) != len(now.names):
        return f"{len(now.names)} session{'' if len(now.names) == 1 else 's'} instead of {len(then.names)}"
    if then.names != now.names:
        if sorted(then.names) == sorted(now.names):
            return "the sessions come in another order"
        return f"{_which(then.names, now.names, names)} in the place of another"
    for what, before, here in (
        ("another site", then.sites, now.sites),
        ("another place of the source", then.sources, now.sources),
        ("other places of the microphones", then.microphones, now.microphones),
    ):
        if before != here:
            return f"{_which(before, here, names)} with {what}"
    if then.n_clips != now.n_clips:
        return f"{now.n_clips} clips instead of {then.n_clips}"
    if then.n_parts != now.n_parts:
        shared, otherwise = (", ".join(map(str, one.n_parts)) for one in (now, then))
        return f"{shared} clips for training, validation and test instead of {otherwise}"
    return "their clips are shared out otherwise"


def _which(then: Sequence[str], now: Sequence[str], names: Sequence[str]) -> str:
    """The sessions that differ: the first by its name."""
    differ = [name for name, before, here in zip(names, then, now, strict=True) if before != here]
    return f"session {differ[0]}{f' and {len(differ) - 1} more' if len(differ) > 1 else ''}"


def _first_rows(table: ClipTable) -> np.ndarray:
    """(n_sessions,) int64: the first clip of each session, in the table's order."""
    return np.sort(np.unique(table.sessions, return_index=True)[1])


def _hashes(values: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(map(_hash, values))


def _hash(value: bytes) -> str:
    return hashlib.sha256(value).hexdigest()[:_DIGITS]
