"""Rows from the cache are what reading would give, whatever happened to sessions, cache or time in between."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from workbench.core.session import Microphone, Review, Session
from workbench.engine.campaign import CampaignFound, OpenCampaign, SessionsFound
from workbench.files.campaign import SessionRow, session_row
from workbench.files.campaign_index import CampaignIndex, index_path, remember_heard, sound_stamp
from workbench.files.session_folder import read_session, write_session


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    """Six sessions of two files each, in two sites."""
    folder = tmp_path / "campaign"
    for i in range(6):
        target = folder / f"site-{i % 2}" / f"A-{i + 1}"
        target.mkdir(parents=True)
        for name in ("a.wav", "b.wav"):
            soundfile.write(target / name, np.zeros(3200), 800 * 2)
        microphones = tuple(Microphone(file=name, position_m=(0.0, 0.0, 1.0)) for name in ("a.wav", "b.wav"))
        write_session(Session(name=f"A-{i + 1}", microphones=microphones), target)
    return folder


def opened(campaign: Path, cache: Path | None = None) -> tuple[list[SessionRow], int]:
    """Rows in the order of their folders, and how many came from the cache."""
    rows: list[SessionRow] = []
    n_read = 0
    with CampaignIndex(cache) as index:
        before = index.below(campaign)
    for event in OpenCampaign(campaign, n_jobs=1, cache=cache).run():
        if isinstance(event, SessionsFound):
            rows += event.rows
            n_read += sum(row.path not in before or before[row.path].row != row for row in event.rows)
    return sorted(rows, key=lambda row: str(row.path)), len(rows) - n_read


def as_read(campaign: Path) -> list[SessionRow]:
    return sorted((session_row(p.parent) for p in campaign.rglob("session.json")), key=lambda row: str(row.path))


def test_a_second_opening_gives_the_same_rows_from_the_cache(campaign: Path) -> None:
    rows, n_kept = opened(campaign)
    assert (rows, n_kept) == (as_read(campaign), 0)
    assert rows[0].duration_s == pytest.approx(2.0)
    assert opened(campaign) == (rows, 6)


def test_what_changed_is_read_again_and_nothing_else(campaign: Path) -> None:
    opened(campaign)
    changed = campaign / "site-0" / "A-1"
    write_session(replace(read_session(changed), review=Review(state="accepted")), changed)
    (campaign / "site-1" / "A-2" / "b.wav").unlink()
    soundfile.write(campaign / "site-0" / "A-3" / "a.wav", np.zeros(16_000), 1600)
    rows, n_kept = opened(campaign)
    assert rows == as_read(campaign)
    assert n_kept == 3
    found = {row.name: row for row in rows}
    assert found["A-1"].review == "accepted"
    assert found["A-2"].missing_files == ("b.wav",)
    assert "not equally long: 2.0 to 10.0 s" in found["A-3"].sound[0]


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_noticed(campaign: Path) -> None:
    opened(campaign)
    file = campaign / "site-0" / "A-1" / "session.json"
    stamp = file.stat()
    text = file.read_text().replace('"A-1"', '"B-9"')
    other = file.with_name("other")
    other.write_text(text)
    os.utime(other, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    other.replace(file)
    assert opened(campaign)[0][0].name == "B-9"


def test_sessions_that_were_removed_or_renamed_are_forgotten(campaign: Path) -> None:
    opened(campaign)
    (campaign / "site-0" / "A-1").rename(campaign / "site-0" / "Z-1")
    rows, n_kept = opened(campaign)
    assert (rows, n_kept) == (as_read(campaign), 5)
    with CampaignIndex() as index:
        assert {p.name for p in index.below(campaign)} == {"Z-1", "A-2", "A-3", "A-4", "A-5", "A-6"}


def test_a_campaign_inside_another_shares_its_rows_and_takes_none_of_its_neighbours(campaign: Path) -> None:
    opened(campaign)
    rows, n_kept = opened(campaign / "site-0")
    assert ([row.name for row in rows], n_kept) == (["A-1", "A-3", "A-5"], 3)
    (campaign / "site-0").rename(campaign / "site-01")
    assert opened(campaign / "site-01")[1] == 0, "site-0 and site-01 only begin alike"
    with CampaignIndex() as index:
        assert len(index.below(campaign / "site-0")) == 3, "nobody looked there since"
        assert len(index.below(campaign / "site-01")) == 3


def damaged(path: Path, how: str) -> None:
    if how == "rubbish":
        path.write_bytes(b"no database at all" * 1000)
    elif how == "cut off":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif how == "zeros inside":
        data = bytearray(path.read_bytes())
        data[4096:6000] = bytes(1904)
        path.write_bytes(data)
    elif how == "another version":
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 7")
        database.close()
    elif how == "another table":
        with sqlite3.connect(path) as database:
            database.execute("DROP TABLE rows")
            database.execute("CREATE TABLE rows (folder TEXT, what REAL)")
        database.close()
    elif how == "a wrong row":
        with sqlite3.connect(path) as database:
            database.execute("UPDATE rows SET row = replace(row, 'A-', 'X-')")
        database.close()
    elif how == "a folder":
        path.unlink()
        path.mkdir()
    elif how == "empty":
        path.write_bytes(b"")


@pytest.mark.parametrize(
    "how",
    ["rubbish", "cut off", "zeros inside", "another version", "another table", "a wrong row", "a folder", "empty"],
)
def test_a_cache_that_is_not_as_it_should_be_is_done_without(campaign: Path, how: str) -> None:
    rows, _ = opened(campaign)
    damaged(index_path(), how)
    assert opened(campaign)[0] == rows
    again, n_kept = opened(campaign)
    assert again == rows
    assert n_kept == (0 if how == "a folder" else 6)


def test_every_cut_of_the_cache_gives_the_same_rows(campaign: Path, tmp_path: Path) -> None:
    cache = tmp_path / "one.sqlite"
    rows, _ = opened(campaign, cache)
    whole = cache.read_bytes()
    for n_bytes in range(0, len(whole), max(len(whole) // 40, 1)):
        cache.write_bytes(whole[:n_bytes])
        assert opened(campaign, cache)[0] == rows


def test_where_nothing_can_be_kept_everything_is_read(campaign: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    rows, n_kept = opened(campaign, tmp_path / "file" / "cache.sqlite")
    assert (rows, n_kept) == (as_read(campaign), 0)


def test_a_cache_that_another_process_holds_does_not_stop_anybody(campaign: Path, tmp_path: Path) -> None:
    cache = tmp_path / "one.sqlite"
    rows, _ = opened(campaign, cache)
    (campaign / "site-0" / "A-1" / "a.wav").unlink()
    other = sqlite3.connect(cache)
    other.execute("BEGIN EXCLUSIVE")
    try:
        held = opened(campaign, cache)[0]
    finally:
        other.rollback()
        other.close()
    assert held == as_read(campaign) != rows


def test_two_processes_may_open_one_campaign_at_once(campaign: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from workbench.engine.campaign import OpenCampaign, SessionsFound\n"
        "for _ in range(5):\n"
        "  events = list(OpenCampaign(Path(sys.argv[1]), n_jobs=1).run())\n"
        "  assert sum(len(e.rows) for e in events if isinstance(e, SessionsFound)) == 6\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(campaign)]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert opened(campaign)[1] == 6


def test_broken_sessions_are_kept_with_what_is_wrong(campaign: Path) -> None:
    (campaign / "site-0" / "A-1" / "session.json").write_text("{")
    rows, _ = opened(campaign)
    assert "it is not JSON" in rows[0].problem
    assert rows[0].light == "error"
    assert opened(campaign) == (rows, 6)


def test_links_to_folders_are_not_followed_and_loops_end(campaign: Path, tmp_path: Path) -> None:
    (campaign / "again").symlink_to(campaign, target_is_directory=True)
    (campaign / "site-0" / "up").symlink_to("..", target_is_directory=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "session.json").write_text("{}")
    (campaign / "bad").mkdir()
    (campaign / "bad" / "session.json").symlink_to(outside / "session.json")
    (campaign / "loop").mkdir()
    (campaign / "loop" / "session.json").symlink_to("session.json")
    rows, _ = opened(campaign)
    assert [row.path.name for row in rows] == ["A-1", "A-3", "A-5", "A-2", "A-4", "A-6"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read by this user")
def test_what_may_not_be_read_is_passed_by_or_says_so(campaign: Path) -> None:
    (campaign / "site-0" / "A-1" / "session.json").chmod(0)
    (campaign / "site-1").chmod(0)
    try:
        rows, _ = opened(campaign)
    finally:
        (campaign / "site-1").chmod(0o755)
    assert [row.path.name for row in rows] == ["A-1", "A-3", "A-5"]
    assert "permission denied" in rows[0].problem


def test_many_sessions_are_read_by_several_processes_alike(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.engine.campaign.MANY", 2)
    rows = [r for e in OpenCampaign(campaign, n_jobs=2).run() if isinstance(e, SessionsFound) for r in e.rows]
    assert sorted(rows, key=lambda row: str(row.path)) == as_read(campaign)


def test_the_folders_are_told_before_their_rows_and_in_the_order_people_count(campaign: Path) -> None:
    (campaign / "site-0" / "A-1").rename(campaign / "site-0" / "A-10")
    events = list(OpenCampaign(campaign).run())
    found = next(e for e in events if isinstance(e, CampaignFound))
    assert [p.name for p in found.folders] == ["A-3", "A-5", "A-10", "A-2", "A-4", "A-6"]


def test_what_was_heard_is_kept_until_the_sound_changes(campaign: Path) -> None:
    folder = campaign / "site-0" / "A-1"
    opened(campaign)
    assert session_row(folder).heard is None
    row = remember_heard(folder, sound_stamp(folder), ("M1 is clipped",))
    assert row.heard == ("M1 is clipped",)
    write_session(replace(read_session(folder), name="Renamed"), folder)
    found = {r.path: r for r in opened(campaign)[0]}[folder]
    assert (found.name, found.heard) == ("Renamed", ("M1 is clipped",))
    soundfile.write(folder / "a.wav", np.zeros(3200), 1600)
    found = {r.path: r for r in opened(campaign)[0]}[folder]
    assert found.heard is None


def test_what_was_heard_of_files_that_changed_meanwhile_is_not_kept(campaign: Path) -> None:
    folder = campaign / "site-0" / "A-1"
    before = sound_stamp(folder)
    soundfile.write(folder / "a.wav", np.zeros(4800), 1600)
    assert remember_heard(folder, before, ("M1 is silent",)).heard is None
