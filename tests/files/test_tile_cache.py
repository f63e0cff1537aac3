"""Arrays kept on disk: bounded, checksummed, never missed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from workbench.files.tile_cache import Shelf, TileCache

ARRAY = np.arange(4 * 33 * 256, dtype=np.uint8).reshape(4, 33, 256)


def shelf_in(folder: Path, key: str = "a sound", bound_bytes: int = 1 << 30) -> Shelf:
    shelf = TileCache(folder, bound_bytes).shelf(key)
    shelf.open()
    return shelf


def only_file(folder: Path) -> Path:
    (path,) = (p for p in folder.rglob("*") if p.is_file())
    return path


@pytest.mark.parametrize("array", [ARRAY, np.linspace(-1, 1, 24, dtype=np.float32).reshape(2, 3, 4)])
def test_what_was_written_is_read_by_the_next_program(tmp_path: Path, array: np.ndarray) -> None:
    shelf_in(tmp_path).write("5-0", array)
    read = shelf_in(tmp_path).read("5-0")

    assert read is not None and read.dtype == array.dtype
    np.testing.assert_array_equal(read, array)
    assert not read.flags.writeable


def test_another_key_and_another_name_have_nothing(tmp_path: Path) -> None:
    shelf_in(tmp_path).write("5-0", ARRAY)

    assert shelf_in(tmp_path, "another sound").read("5-0") is None
    assert not shelf_in(tmp_path).has("5-1") and shelf_in(tmp_path).read("5-1") is None


def test_every_flipped_byte_and_every_cut_is_noticed_and_the_file_removed(tmp_path: Path) -> None:
    rng = random.Random(0)
    small = ARRAY[:1, :3, :8]
    shelf_in(tmp_path).write("5-0", small)
    path = only_file(tmp_path)
    good = path.read_bytes()
    flips = [good[:i] + bytes([good[i] ^ 1 << rng.randrange(8)]) + good[i + 1 :] for i in range(len(good))]
    cuts = [good[:i] for i in range(len(good))] + [good + b"x"]

    for bad in flips + cuts:
        path.write_bytes(bad)
        shelf = shelf_in(tmp_path)
        assert shelf.read("5-0") is None
        assert not path.exists() and not shelf.has("5-0")


def test_a_file_in_anothers_place_is_foreign(tmp_path: Path) -> None:
    shelf_in(tmp_path).write("5-0", ARRAY)
    path = only_file(tmp_path)
    path.rename(path.with_name("5-1"))

    assert shelf_in(tmp_path).read("5-1") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_file_is_removed_and_not_waited_for(tmp_path: Path) -> None:
    cache = TileCache(tmp_path)
    shelf = cache.shelf("a")
    shelf.write("x", np.zeros((1, 2, 3), dtype=np.uint8))
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.unlink()
    os.mkfifo(path)  # a read would never end
    assert shelf.read("x") is None
    assert not path.exists()


def test_a_damaged_one_is_written_anew(tmp_path: Path) -> None:
    shelf_in(tmp_path).write("5-0", ARRAY)
    only_file(tmp_path).write_bytes(b"not a tile")
    shelf = shelf_in(tmp_path)
    assert shelf.read("5-0") is None

    shelf.write("5-0", ARRAY)

    np.testing.assert_array_equal(shelf_in(tmp_path).read("5-0"), ARRAY)


def test_the_bound_holds_and_what_was_unused_longest_goes_first(tmp_path: Path) -> None:
    cache = TileCache(tmp_path, bound_bytes=20 * ARRAY.nbytes)
    shelf = cache.shelf("a sound")
    for i in range(10):
        shelf.write(str(i), ARRAY)
        os.utime(next(tmp_path.rglob(str(i))), (i, i))  # of 1970
    assert shelf.read("0") is not None  # is used now

    for i in range(10, 22):
        shelf.write(str(i), ARRAY)
        assert sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()) <= cache.bound_bytes * 17 / 16

    left = {p.name for p in tmp_path.rglob("*") if p.is_file()}
    assert "0" in left and "21" in left
    assert not {"1", "2", "3", "4"} & left


def test_what_another_program_wrote_counts_too(tmp_path: Path) -> None:
    for number in range(3):
        shelf = TileCache(tmp_path, bound_bytes=20 * ARRAY.nbytes).shelf(f"sound {number}")
        for i in range(18):
            shelf.write(str(i), ARRAY)

    assert sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()) <= 21 * ARRAY.nbytes


def test_a_bound_of_nothing_keeps_nothing(tmp_path: Path) -> None:
    shelf_in(tmp_path, bound_bytes=0).write("5-0", ARRAY)

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("bound_bytes", [0, 3 * ARRAY.nbytes])
def test_a_smaller_bound_holds_from_the_next_sound_on(tmp_path: Path, bound_bytes: int) -> None:
    cache = TileCache(tmp_path, bound_bytes=20 * ARRAY.nbytes)
    shelf = cache.shelf("a sound")
    for i in range(8):
        shelf.write(str(i), ARRAY)

    cache.bound_bytes = bound_bytes
    cache.shelf("another sound").open()

    assert sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()) <= bound_bytes


def test_left_over_temporary_files_go_when_room_is_made(tmp_path: Path) -> None:
    shelf = TileCache(tmp_path, bound_bytes=4 * ARRAY.nbytes).shelf("a sound")
    shelf.write("0", ARRAY)
    stale = only_file(tmp_path).with_name("1.abcd.tmp")
    stale.write_bytes(b"half")
    os.utime(stale, (time.time() - 7200,) * 2)
    assert not shelf_in(tmp_path, bound_bytes=4 * ARRAY.nbytes).has(stale.name)

    for i in range(6):
        shelf.write(str(i), ARRAY)

    assert not stale.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    shelf_in(tmp_path / "tiles").write("5-0", ARRAY)


def test_a_file_where_the_folder_should_be_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "tiles").write_text("in the way")
    shelf = shelf_in(tmp_path / "tiles")
    shelf.write("5-0", ARRAY)
    shelf.write("5-1", ARRAY)

    assert shelf.read("5-0") is None
    assert (tmp_path / "tiles").read_text() == "in the way"


def test_files_that_another_program_takes_away_are_as_if_never_written(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.write("5-0", ARRAY)
    only_file(tmp_path).unlink()

    assert shelf.read("5-0") is None and not shelf.has("5-0")


def test_threads_on_a_tight_bound_read_whole_arrays_or_none(tmp_path: Path) -> None:
    wrong: list[str] = []

    def work(seed: int) -> None:
        rng = random.Random(seed)
        cache = TileCache(tmp_path, bound_bytes=8 * ARRAY.nbytes)  # one each, like several windows
        for _ in range(60):
            number = rng.randrange(12)
            shelf = cache.shelf(f"sound {number % 2}")
            shelf.open()
            expected = ARRAY + np.uint8(number)
            read = shelf.read(str(number))
            if read is not None and not np.array_equal(read, expected):
                wrong.append(f"{number}")
            shelf.write(str(number), expected)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not wrong


_WRITER = """
import sys
from pathlib import Path
import numpy as np
from workbench.files.tile_cache import TileCache
shelf = TileCache(Path(sys.argv[1])).shelf("a sound")
print("ready", flush=True)
number = 0
while True:
    shelf.write(str(number % 50), np.full((4, 257, 256), number % 50, dtype=np.uint8))
    number += 1
"""


def test_a_kill_in_the_middle_of_writing_leaves_whole_arrays_or_none(tmp_path: Path) -> None:
    rng = random.Random(1)
    n_read = 0
    for _ in range(5):
        child = subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert child.stdout is not None and child.stdout.readline()
        time.sleep(rng.uniform(0.01, 0.05))
        child.kill()
        child.wait()
        child.stdout.close()
        shelf = shelf_in(tmp_path)
        for number in range(50):
            if shelf.has(str(number)) and (array := shelf.read(str(number))) is not None:
                assert array.shape == (4, 257, 256) and (array == number).all()
                n_read += 1
    assert n_read > 20
