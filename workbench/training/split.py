"""Which clips are kept from training. Clips overlap by 2.5 of 3.0 s and the source stands still, so a split by clip
puts near copies on both sides; by place is the honest default."""

from __future__ import annotations

import numpy as np

from workbench.core.errors import UserError
from workbench.training.clip_table import ClipTable
from workbench.training.config import SplitKind

SPLIT_NAMES: dict[str, str] = {
    "place": "by source place",
    "session": "by session",
    "array": "by array setting",
    "site": "by site",
    "clip": "as clips: leaks",
}


def held_out_mask(table: ClipTable, kind: SplitKind, share: float, seed: int) -> np.ndarray:
    """True for clips of the validation part. (n_clips,) bool.

    Whole groups (places, sessions, ...) go to one side; about `share` of the groups, at least one, are held out.
    """
    groups = _groups(table, kind)
    names = np.unique(groups)
    if len(names) < 2:
        raise UserError(
            f"The recordings cannot be split {SPLIT_NAMES[kind]}: there is only one of them",
            "Add recordings or choose another split",
        )
    n_held = min(max(round(share * len(names)), 1), len(names) - 1)
    chosen = np.random.default_rng([seed, 77]).permutation(names)[:n_held]
    return np.isin(groups, chosen)


def _groups(table: ClipTable, kind: SplitKind) -> np.ndarray:
    """(n_clips,) int64: clips with one number stay together."""
    if kind == "place":
        return table.places
    if kind == "array":
        return table.arrays
    if kind == "session":
        return table.sessions
    return np.arange(len(table)) if kind == "clip" else np.unique(table.sites, return_inverse=True)[1]
