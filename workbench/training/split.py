"""Which clips are kept from training. Clips overlap by 2.5 of 3.0 s and the source stands still, so a split by clip
puts near copies on both sides; by place is the honest default."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.errors import UserError
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig, SplitKind

SPLIT_NAMES: dict[str, str] = {
    "place": "by source place",
    "session": "by session",
    "array": "by array setting",
    "site": "by site",
    "clip": "as clips: leaks",
}
_GROUPS = {"place": "source place", "session": "session", "array": "array setting", "site": "site", "clip": "clip"}


@dataclass(frozen=True)
class Parts:
    """Rows of a clip table, each (n,) int64 and rising. test may be empty; no group lies in two of them."""

    training: np.ndarray
    validation: np.ndarray
    test: np.ndarray


def parts_of(table: ClipTable, data: DataConfig) -> Parts:
    """Whole groups (places, sessions, ...) go to one part, about the shares asked for and one group at least.

    data.seed chooses. UserError when there are fewer groups than parts.
    """
    return shared_out(_groups(table, data.split, data.within_m), data)


def shared_out(groups: np.ndarray, data: DataConfig) -> Parts:
    """The same for anything that lies in groups: (n,) int64, one number a group. The numbers' order counts."""
    names = np.unique(groups)
    refuse_too_few(data, len(names))
    order = np.random.default_rng([data.seed, 77]).permutation(names)
    n_held, n_test = n_held_out(data, len(names))
    held, test, rest = order[:n_held], order[n_held : n_held + n_test], order[n_held + n_test :]
    training, validation, test = (np.flatnonzero(np.isin(groups, chosen)) for chosen in (rest, held, test))
    return Parts(training, validation, test)


def n_held_out(data: DataConfig, n_groups: int) -> tuple[int, int]:
    """How many groups go to validation and to test; at least one is left to train on."""
    n_held, n_test = (_n_of(share, n_groups) for share in (data.validation_share, data.test_share))
    while n_held + n_test >= n_groups:
        n_held, n_test = (n_held - 1, n_test) if n_held >= n_test else (n_held, n_test - 1)
    return n_held, n_test


def refuse_too_few(data: DataConfig, n_groups: int) -> None:
    """UserError when there are fewer groups than parts."""
    n_parts = 3 if data.test_share else 2
    if n_groups < n_parts:
        raise UserError(_too_few(data.split, n_groups, n_parts), _way_out(n_groups, n_parts))


def _n_of(share: float, n_groups: int) -> int:
    return max(round(share * n_groups), 1) if share else 0


def _too_few(kind: SplitKind, n_groups: int, n_parts: int) -> str:
    parts = "training, validation and test" if n_parts == 3 else "training and validation"
    many = f"{n_groups} {_GROUPS[kind]}{'' if n_groups == 1 else 's'}"
    return f"The recordings have {many}; a split {SPLIT_NAMES[kind]} into {parts} needs {n_parts}"


def _way_out(n_groups: int, n_parts: int) -> str:
    without_test = "set test_share to 0, " if n_groups == 2 and n_parts == 3 else ""
    return f"Add recordings, {without_test}or choose another split"


def _groups(table: ClipTable, kind: SplitKind, within_m: float) -> np.ndarray:
    """(n_clips,) int64: clips with one number stay together."""
    if kind == "place":
        return table.places_within(within_m)
    if kind == "array":
        return table.arrays_within(within_m)
    if kind == "session":
        return table.sessions
    return np.arange(len(table)) if kind == "clip" else np.unique(table.sites, return_inverse=True)[1]
