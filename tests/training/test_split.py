"""Splits keep whole groups on one side; only the one called leaking leaks."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.training.clip_table import ClipTable
from workbench.training.split import SPLIT_NAMES, held_out_mask


def table(n_sessions: int = 40, clips_each: int = 5) -> ClipTable:
    rng = np.random.default_rng(3)
    session = np.repeat(np.arange(n_sessions), clips_each)
    n = len(session)
    places = rng.uniform(0, 8, (n_sessions // 2, 3)).astype(np.float32)[session // 2]
    arrays = rng.uniform(0, 8, (4, 4, 3)).astype(np.float32)[session % 4]
    sites = np.array(["a", "b", "c"])[session % 3]
    return ClipTable(np.zeros((n, 4, 128), np.float32), arrays, places, session, sites, np.ones((n, 3), np.float32))


def groups(t: ClipTable, kind: str) -> np.ndarray:
    return {"place": t.places, "session": t.sessions, "array": t.arrays, "site": t.sites}[kind]


@pytest.mark.parametrize("kind", ["place", "session", "array", "site"])
def test_no_group_is_on_both_sides(kind) -> None:  # type: ignore[no-untyped-def]
    t = table()
    held = held_out_mask(t, kind, 0.25, seed=0)
    assert held.any() and not held.all()
    assert not set(groups(t, kind)[held]) & set(groups(t, kind)[~held])


def test_a_split_by_clip_leaks_and_says_so() -> None:
    t = table()
    held = held_out_mask(t, "clip", 0.25, seed=0)
    assert set(t.sessions[held]) & set(t.sessions[~held])
    assert "leaks" in SPLIT_NAMES["clip"]


def test_the_seed_chooses_and_repeats() -> None:
    t = table()
    np.testing.assert_array_equal(held_out_mask(t, "place", 0.25, 1), held_out_mask(t, "place", 0.25, 1))
    assert not np.array_equal(held_out_mask(t, "place", 0.25, 1), held_out_mask(t, "place", 0.25, 2))


def test_one_place_cannot_be_split() -> None:
    one = table().rows(np.arange(5))
    with pytest.raises(UserError, match="by source place"):
        held_out_mask(one, "place", 0.2, 0)
