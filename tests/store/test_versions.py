"""Earlier versions: the newest all, older ones one a day, never a wrong one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.store.samples import SESSION, ended_process, named
from workbench.core.errors import UserError
from workbench.files.session_folder import write_session
from workbench.files.store.disk import REAL
from workbench.files.store.store import open_store
from workbench.files.store.versions import N_DAYS, N_NEWEST, Version, keep_version, to_keep, version_bytes, versions_in


def saved_every(hours: float, n: int) -> list[Version]:
    """Newest first."""
    newest = datetime.fromisoformat("2025-03-14T22:00:00+09:00")
    times = [(newest - timedelta(hours=hours * i)).isoformat() for i in range(n)]
    return [Version(Path(time), time, 100, "0a", "saved") for time in times]


def test_the_newest_and_the_last_of_each_earlier_day_are_kept() -> None:
    found = saved_every(2.0, 200)
    kept = to_keep(found)
    assert kept[:N_NEWEST] == tuple(found[:N_NEWEST])
    days = [version.saved_at[:10] for version in kept[N_NEWEST:]]
    assert days == sorted(set(days), reverse=True)
    for version in kept[N_NEWEST:]:
        same_day = [v for v in found[N_NEWEST:] if v.saved_at[:10] == version.saved_at[:10]]
        assert version == same_day[0]
    assert to_keep(kept) == kept  # thinning again removes nothing


def test_years_of_work_keep_a_bounded_number() -> None:
    assert len(to_keep(saved_every(12.0, 2000))) == N_NEWEST + N_DAYS
    assert len(to_keep(saved_every(0.001, 2000))) <= N_NEWEST + 2


def test_versions_are_thinned_as_they_come_and_equal_ones_are_one(tmp_path: Path) -> None:
    for i in range(N_NEWEST + 10):
        keep_version(tmp_path / "versions", b"%d" % i, "saved", REAL)
        keep_version(tmp_path / "versions", b"%d" % i, "saved", REAL)
    found = versions_in(tmp_path / "versions", REAL)
    assert [version_bytes(version, REAL) for version in found[:N_NEWEST]] == [
        b"%d" % i for i in range(N_NEWEST + 9, 9, -1)
    ]
    assert len(found) <= N_NEWEST + 2  # and the last of today's earlier ones
    assert all(version.n_bytes == len(version_bytes(version, REAL)) for version in found)


def test_a_clock_that_was_set_back_keeps_the_order(tmp_path: Path) -> None:
    keep_version(tmp_path, b"first", "saved", REAL)
    (first,) = tmp_path.iterdir()
    first.rename(first.with_name(first.name.replace(first.name[:4], "2199", 1)))
    keep_version(tmp_path, b"second", "unsaved", REAL)
    assert [version_bytes(version, REAL) for version in versions_in(tmp_path, REAL)] == [b"second", b"first"]


def test_a_damaged_version_is_told_and_what_is_no_version_is_passed_over(tmp_path: Path) -> None:
    write_session(SESSION, tmp_path / "A-1")
    store = open_store(tmp_path / "A-1", state_folder=tmp_path / "state", me=ended_process())
    store.save(named(store.history, "second").session or SESSION)
    (version,) = store.versions()
    assert store.read_version(version).name == "first"
    (version.path.parent / "notes.txt").touch()
    (version.path.parent / f".{version.path.name}.0a0a0a0a.tmp").touch()
    assert store.versions() == (version,)
    version.path.write_bytes(version.path.read_bytes().replace(b"first", b"forst"))
    with pytest.raises(UserError, match="is damaged"):
        store.read_version(version)
    version.path.unlink()
    with pytest.raises(UserError, match="could not be read: no such file"):
        store.read_version(version)
