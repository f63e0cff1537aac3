"""The cache of clip tables: whole or not there, mended, bounded, and shared by processes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.engine.noise_campaign import noise_campaign, result_of
from workbench.core.errors import UserError
from workbench.core.events import Progress
from workbench.engine.clip_cache import LIMIT_VARIABLE, clips_folder
from workbench.engine.collect import collect, folder_of
from workbench.files import block_table
from workbench.files.block_table import (
    TABLE_FILE,
    WRITING_LIST,
    WRITING_ROWS,
    BlockTable,
    RowType,
    TableWriter,
    read_table,
)
from workbench.training.clip_table import ClipTable
from workbench.training.config import DataConfig

ROW = (4, 128)
CHILD = """
import sys
from tests.engine.noise_campaign import result_of
from workbench.core.events import Progress
from workbench.engine.collect import collect
from workbench.training.config import DataConfig
events = collect(DataConfig(campaign=sys.argv[1]), n_jobs=1)
print("ready", flush=True)
sys.stdin.readline()
while True:
    try:
        event = next(events)
    except StopIteration as end:
        print("whole", float(end.value.features.sum(dtype=float)), flush=True)
        break
    print(event.done, event.doing, flush=True)
    if len(sys.argv) > 2:
        sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def data(tmp_path: Path) -> DataConfig:
    return DataConfig(campaign=str(noise_campaign(tmp_path / "campaign", 6)))


def collected(data: DataConfig) -> ClipTable:
    return result_of(collect(data, n_jobs=1))


def child(data: DataConfig, *arguments: str) -> subprocess.Popen[str]:
    """Another process that collects once it is told to go on (a line), a step a line where there are arguments."""
    command = [sys.executable, "-c", CHILD, data.campaign, *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path.cwd())
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    return process


def step(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def dones(data: DataConfig) -> list[int]:
    return [e.done for e in collect(data, n_jobs=1) if isinstance(e, Progress) and e.doing.startswith("Reading")]


def test_a_pass_that_was_killed_leaves_no_table_and_is_gone_on_with(data: DataConfig) -> None:
    process = child(data, "slowly")
    with process:
        while "3 Reading" not in (step(process), said(process))[1]:
            pass
        process.send_signal(signal.SIGKILL)
    folder = folder_of(data)
    assert not (folder / TABLE_FILE).exists() and (folder / WRITING_ROWS).exists()
    assert dones(data) == [3, 4, 5, 6]
    assert not (folder / WRITING_ROWS).exists()
    gone_on = collected(data).features.copy()
    (folder / TABLE_FILE).unlink()
    np.testing.assert_array_equal(collected(data).features, gone_on)


def test_rows_of_a_cut_off_pass_that_were_damaged_are_made_again(data: DataConfig) -> None:
    events = collect(data, n_jobs=1)
    while not (isinstance(event := next(events), Progress) and event.doing.startswith("Reading") and event.done == 4):
        pass
    events.close()
    with (folder_of(data) / WRITING_ROWS).open("r+b") as rows:
        rows.seek(-3 * 2 * 4 * 128 * 4, os.SEEK_END)  # in the second of four sessions with two clips each
        rows.write(b"damage")
    with (folder_of(data) / WRITING_LIST).open("ab") as listed:
        listed.write(b'{"key": "half a li')
    assert dones(data) == [1, 2, 3, 4, 5, 6]
    table = read_table(folder_of(data))
    assert table is not None and table.damaged(look_bytes=None) == set()


@pytest.mark.parametrize("damage", ["a byte", "cut off", "gone", "list", "list cut off", "header"])
def test_a_damaged_table_is_made_again(data: DataConfig, damage: str) -> None:
    good = collected(data).features.copy()
    table = read_table(folder_of(data))
    assert table is not None
    if damage == "a byte":
        with table.path.open("r+b") as rows:
            rows.seek(5000)
            rows.write(b"\x00\x01")
    elif damage == "cut off":
        os.truncate(table.path, table.path.stat().st_size - 100)
    elif damage == "gone":
        table.path.unlink()
    elif damage == "header":
        with table.path.open("r+b") as rows:
            rows.write(b"no numpy")
    else:
        path = folder_of(data) / TABLE_FILE
        text = path.read_bytes()
        path.write_bytes(text[:-40] if damage == "list cut off" else text.replace(b'"n_rows": 2', b'"n_rows": 3', 1))
    np.testing.assert_array_equal(collected(data).features, good)
    mended = read_table(folder_of(data))
    assert mended is not None and mended.damaged(look_bytes=None) == set()
    assert len(list(folder_of(data).glob("rows-*.npy"))) == 1


def test_a_damaged_session_alone_is_analysed_again(data: DataConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.engine import collect as module

    collected(data)
    table = read_table(folder_of(data))
    assert table is not None
    with table.path.open("r+b") as rows:
        rows.seek(-10, os.SEEK_END)
        rows.write(b"damage")
    names: list[str] = []
    real = module._recorded
    monkeypatch.setattr(module, "_recorded", lambda path, *of: (names.append(path.name), real(path, *of))[1])
    collected(data)
    assert names == ["n-6"]


def test_two_processes_that_want_one_table_compute_it_once(data: DataConfig) -> None:
    first, second = child(data, "slowly"), child(data)
    with first, second:
        while "1 Reading" not in (step(first), said(first))[1]:
            pass
        step(second)
        while "another process does it" not in said(second):
            pass
        while "whole" not in (line := (step(first), said(first))[1]):
            pass
        while "whole" not in (other := said(second)):
            assert "another process does it" in other
    assert line == other
    assert first.returncode == second.returncode == 0


def test_a_mapped_table_outlives_its_place_in_the_cache(data: DataConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    mapped = collected(data)
    good = mapped.features.copy()
    monkeypatch.setenv(LIMIT_VARIABLE, "0")
    collected(DataConfig(campaign=data.campaign, choose="weather:rain"))
    assert read_table(folder_of(data)) is None
    np.testing.assert_array_equal(mapped.features, good)


def dropped_by_another(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def test_a_table_dropped_by_another_process_once_it_was_written_is_there_for_us(
    data: DataConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.engine.clip_cache.drop_oldest", lambda _limit, but: dropped_by_another(but))
    dropped = collected(data)
    assert len(dropped) == 12 and np.isfinite(dropped.features).all()


def test_a_table_dropped_by_another_process_while_it_is_looked_at_is_made_again(
    data: DataConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, folder = collected(data).features.copy(), folder_of(data)
    damaged = BlockTable.damaged

    def damaged_and_dropped(table: BlockTable, look_bytes: int | None = None) -> set[int]:
        found = damaged(table, look_bytes)
        if table.path.parent == folder:
            monkeypatch.setattr(BlockTable, "damaged", damaged)
            dropped_by_another(folder)
        return found

    monkeypatch.setattr(BlockTable, "damaged", damaged_and_dropped)
    np.testing.assert_array_equal(collected(data).features, before)


def test_tables_not_used_for_the_longest_time_go_first(data: DataConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    searches = [DataConfig(campaign=data.campaign, choose=f"name:n-{n}") for n in range(1, 5)]
    for search in searches[:3]:
        collected(search)
    for age, search in enumerate(searches[:3]):
        os.utime(folder_of(search) / TABLE_FILE, (1_000_000 + age, 1_000_000 + age))
    collected(searches[0])  # used again
    one = sum(path.stat().st_size for path in folder_of(searches[0]).iterdir())
    monkeypatch.setenv(LIMIT_VARIABLE, str(3.5 * one / 1e9))
    collected(searches[3])
    assert [read_table(folder_of(search)) is not None for search in searches] == [True, False, True, True]


def test_a_limit_that_is_no_number_is_told(data: DataConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIMIT_VARIABLE, "much")
    with pytest.raises(UserError, match="'much', which is no number of gigabytes"):
        collected(data)


class _FullDisk:
    """A file on a disk that takes no more after some bytes."""

    def __init__(self, file: object, room: int) -> None:
        self._file, self._room = file, room

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def write(self, part: bytes) -> int:
        self._room -= len(part)
        if self._room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(part)  # type: ignore[attr-defined, no-any-return]


def test_a_full_disk_is_told_and_nothing_half_is_kept(data: DataConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    real = block_table._opened
    with monkeypatch.context() as patch:
        patch.setattr(block_table, "_opened", lambda path: _FullDisk(real(path), 9000))
        with pytest.raises(UserError, match=r"The disk that holds .* is full"):
            collected(data)
    assert [path.name for path in folder_of(data).iterdir()] == ["lock"]
    assert len(collected(data)) == 12


def test_a_cache_that_cannot_be_written_is_told(data: DataConfig, own_cache: Path) -> None:
    clips_folder().parent.mkdir(parents=True)
    clips_folder().write_text("in the way")
    with pytest.raises(UserError, match="could not be kept"):
        collected(data)


def test_many_rows_take_no_more_memory_than_a_block(tmp_path: Path) -> None:
    """Writing 400 MB of rows and looking at them: what stays in memory is the disk's cache, which is not ours."""
    script = f"""
import resource
from pathlib import Path
import numpy as np
from workbench.files.block_table import RowType, TableWriter, read_table
folder = Path({str(tmp_path)!r})
keys = [str(n) for n in range(50)]
rows = np.zeros((16, 4, 128, 259), np.float32)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with TableWriter(folder, RowType(rows.shape[1:]), keys) as writer:
    for key in keys:
        rows[:] = int(key)
        writer.add(key, rows, {{}})
    writer.finish()
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
print(read_table(folder).mapped()[::16, 0, 0, 0].tolist() == list(range(50)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path.cwd())
    grown_mib, right = done.stdout.split()
    assert float(grown_mib) < 30 and right == "True"


def test_a_table_may_grow_from_one_block_to_many_digits_of_rows(tmp_path: Path) -> None:
    rows = np.arange(1001 * 4 * 128, dtype=np.float32).reshape(1001, 4, 128)
    with TableWriter(tmp_path, RowType(ROW), ["a", "b"]) as writer:
        writer.add("a", rows[:1], {"about": 1})
        writer.add("b", rows[1:], {})
        table = writer.finish()
    assert read_table(tmp_path) == table
    np.testing.assert_array_equal(table.mapped(), rows)


def test_simulated_tables_share_their_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer sessions, or fewer of the sites, take from the table that is there and make none anew."""
    whole = DataConfig(sites=("goyang", "gyeonggi"), n_sessions=2, seconds=3.0, seed=5)
    table = result_of(collect(whole, n_jobs=1))

    def made(*_: object) -> None:
        pytest.fail("a session was made again")

    monkeypatch.setattr("workbench.engine.collect._simulated", made)
    one_site = result_of(collect(DataConfig(sites=("gyeonggi",), n_sessions=2, seconds=3.0, seed=5), n_jobs=1))
    fewer = result_of(collect(DataConfig(sites=("goyang", "gyeonggi"), n_sessions=1, seconds=3.0, seed=5), n_jobs=1))
    assert (one_site.features == table.features[[1, 3]]).all() and (fewer.features == table.features[:2]).all()
    assert one_site.names.tolist() == table.names[[1, 3]].tolist()
