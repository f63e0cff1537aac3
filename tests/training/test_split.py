"""Splits keep whole groups on one side; only the one called leaking leaks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from workbench.core.errors import UserError
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig, SplitKind
from workbench.training.split import SPLIT_NAMES, Parts, parts_of


def table(n_sessions: int = 40, clips_each: int = 5) -> ClipTable:
    rng = np.random.default_rng(3)
    session = np.repeat(np.arange(n_sessions), clips_each)
    n = len(session)
    places = rng.uniform(0, 8, (n_sessions // 2, 3)).astype(np.float32)[session // 2]
    arrays = rng.uniform(0, 8, (4, 4, 3)).astype(np.float32)[session % 4]
    sites = np.array(["a", "b", "c"])[session % 3]
    return ClipTable(
        features=np.zeros((n, 4, 128), np.float32),
        microphones_m=arrays,
        sources_m=places,
        sessions=session,
        sites=sites,
        sizes_m=np.ones((n, 3), np.float32),
        weather=np.full(n, "dry"),
        names=np.array([f"S-{number}" for number in session]),
    )


def groups(t: ClipTable, kind: str) -> np.ndarray:
    return {"place": t.places, "session": t.sessions, "array": t.arrays_within(0.0), "site": t.sites}[kind]


def split(t: ClipTable, kind: SplitKind, share: float = 0.25, test: float = 0.25, seed: int = 0) -> Parts:
    return parts_of(t, DataConfig(split=kind, validation_share=share, test_share=test, seed=seed))


def in_order(parts: Parts) -> list[np.ndarray]:
    return [parts.training, parts.validation, parts.test]


@pytest.mark.parametrize("kind", ["place", "session", "array", "site"])
def test_every_clip_is_in_one_part_and_no_group_in_two(kind: SplitKind) -> None:
    t = table()
    parts = in_order(split(t, kind))
    np.testing.assert_array_equal(np.sort(np.concatenate(parts)), np.arange(len(t)))
    first, second, third = (set(groups(t, kind)[rows]) for rows in parts)
    assert first and second and third
    assert not first & second and not first & third and not second & third


def test_shares_count_groups() -> None:
    t = table()
    assert [len(np.unique(t.sessions[rows])) for rows in in_order(split(t, "session", 0.1, 0.2))] == [28, 4, 8]


def test_without_a_test_share_the_test_part_is_empty_and_the_validation_part_the_same() -> None:
    t = table()
    two, three = split(t, "place", test=0.0), split(t, "place")
    assert len(two.test) == 0
    np.testing.assert_array_equal(two.validation, three.validation)
    np.testing.assert_array_equal(np.union1d(three.training, three.test), two.training)


def test_something_is_always_left_to_train_on() -> None:
    assert all(len(rows) for rows in in_order(split(table(), "array", 0.5, 0.49)))


def test_a_split_by_clip_leaks_and_says_so() -> None:
    t = table()
    parts = split(t, "clip")
    assert set(t.sessions[parts.validation]) & set(t.sessions[parts.training])
    assert "leaks" in SPLIT_NAMES["clip"]


def test_the_seed_chooses_and_repeats() -> None:
    t = table()
    np.testing.assert_array_equal(split(t, "place", seed=1).validation, split(t, "place", seed=1).validation)
    assert not np.array_equal(split(t, "place", seed=1).validation, split(t, "place", seed=2).validation)


def test_one_place_cannot_be_split() -> None:
    with pytest.raises(UserError, match=r"1 source place; a split by source place into training and validation needs"):
        split(table().rows(np.arange(5)), "place", test=0.0)


def test_two_sites_cannot_be_split_in_three_and_the_way_out_is_told() -> None:
    t = table()
    two = t.rows(np.flatnonzero(t.sites != "c"))
    with pytest.raises(UserError, match="2 sites; a split by site into training, validation and test needs 3") as told:
        split(two, "site")
    assert "test_share to 0" in told.value.hint
    assert len(split(two, "site", test=0.0).validation)


def test_one_loudspeaker_place_measured_again_stays_in_one_part() -> None:
    t = replace(table(), sites=np.full(200, "a"))
    again = np.random.default_rng(0).uniform(-0.01, 0.01, (40, 3)).astype(np.float32)[t.sessions]
    measured = replace(t, sources_m=t.sources_m + again)
    recorded = DataConfig(campaign="tour", validation_share=0.25, test_share=0.25, seed=0)
    for data, is_shared in ((recorded, False), (replace(recorded, same_place_m=0.0), True)):
        training, validation, test = (set(t.places[rows]) for rows in in_order(parts_of(measured, data)))
        assert bool(training & validation or training & test) is is_shared


def test_simulated_places_are_known_and_their_split_has_no_tolerance() -> None:
    t = table()
    wide, none = (parts_of(t, DataConfig(same_place_m=m, seed=0)) for m in (5.0, 0.0))
    np.testing.assert_array_equal(wide.validation, none.validation)
