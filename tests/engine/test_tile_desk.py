"""Threads at a desk make what is wanted, what is on screen first, and keep what took long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.engine.sound_files import noise, session_in, session_of
from tests.engine.test_spectrogram_tiles import SETTINGS, made
from workbench.core.errors import UserError
from workbench.core.levels_at import LevelsAt
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import TileKey
from workbench.engine.kept_tiles import KEPT_FROM_LEVEL, KeptTiles
from workbench.engine.peaks_desk import OverviewCame, WaveformCame
from workbench.engine.spectrogram_tiles import SpectrogramTiles
from workbench.engine.tile_desk import UNIT_LEVEL, TileDesk
from workbench.engine.tile_memory import Kept, TileMemory
from workbench.files.session_sound import open_sound
from workbench.files.tile_cache import TileCache

LONG = 3_000_000
"""Samples: 46,876 columns, so that the top tile (level 8) is joined from units (level 5)."""


def tiles_in(folder: Path, settings: SpectrogramSettings = SETTINGS) -> SpectrogramTiles:
    return SpectrogramTiles(open_sound(session_of(folder, noise(2, LONG))), settings)


@pytest.fixture
def tiles(tmp_path: Path) -> Iterator[SpectrogramTiles]:
    found = tiles_in(tmp_path / "sound")
    yield found
    found.sound.close()


class Told(list[object]):
    """What came, in order."""

    def of(self, kind: type) -> list:
        return [each for each in self if isinstance(each, kind)]


@contextmanager
def working(desk: TileDesk, n_threads: int = 2) -> Iterator[None]:
    threads = [threading.Thread(target=desk.work) for _ in range(n_threads)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        desk.close()
        for thread in threads:
            thread.join(10.0)
        assert not any(thread.is_alive() for thread in threads)


def wait_until(is_so: Callable[[], bool], longest_s: float = 20.0) -> None:
    end_s = time.monotonic() + longest_s
    while not is_so():
        assert time.monotonic() < end_s, "it did not happen"
        time.sleep(0.002)


@pytest.mark.parametrize("n_threads", [1, 2, 5])
def test_what_is_wanted_becomes_exact_on_every_level(tiles: SpectrogramTiles, n_threads: int) -> None:
    desk = TileDesk(Told().append)
    keys = [TileKey(tiles.top_level, 0), TileKey(6, 1), TileKey(5, 3), TileKey(2, 9), TileKey(0, 44), TileKey(0, 183)]
    with working(desk, n_threads):
        desk.show(tiles)
        desk.want(keys)
        wait_until(lambda: desk.is_complete)
        found = [desk.codes(key) for key in keys]

    for key, kept in zip(keys, found, strict=True):
        assert kept is not None and kept.is_exact
        np.testing.assert_array_equal(kept.codes, made(tiles.exact(key)))


def test_a_glance_comes_before_the_exact_tile_and_is_mended_by_parts(tiles: SpectrogramTiles) -> None:
    top = TileKey(tiles.top_level, 0)
    desk = TileDesk(Told().append)
    exact = made(tiles.exact(top))
    seen: list[Kept] = []

    def look(what: object) -> None:
        if what == top and (kept := desk.codes(top)) is not None:
            seen.append(kept)

    desk = TileDesk(look)
    with working(desk, 1):
        desk.show(tiles)
        desk.want([top])
        wait_until(lambda: desk.is_complete)

    right = [float((kept.codes == exact).mean()) for kept in seen]
    assert not seen[0].is_exact and seen[-1].is_exact
    assert len(seen) > 4 and right == sorted(right) and right[-1] == 1.0


def test_the_same_object_is_shown_as_long_as_nothing_better_came(tiles: SpectrogramTiles) -> None:
    desk = TileDesk(Told().append)
    key = TileKey(3, 2)
    with working(desk):
        desk.show(tiles)
        desk.want([key])
        wait_until(lambda: desk.is_complete)
        first = desk.codes(key)
        desk.want([TileKey(0, 0), key])
        wait_until(lambda: desk.is_complete)

        assert first is not None and desk.codes(key) is first


def test_meanwhile_coarser_or_finer_tiles_stand_in_with_the_right_shape(tiles: SpectrogramTiles) -> None:
    desk = TileDesk(Told().append)
    last = (tiles.n_columns - 1) // 256
    with working(desk):
        desk.show(tiles)
        assert desk.codes(TileKey(4, 0)) is None
        desk.want([TileKey(5, 1), TileKey(2, 20), TileKey(2, 21)])
        wait_until(lambda: desk.is_complete)
    # the threads are gone: nothing more is made
    desk = desk_with(tiles, desk)

    for key in (TileKey(2, 10), TileKey(0, last), TileKey(3, 10)):
        kept = desk.codes(key)
        assert kept is not None and not kept.is_exact
        assert kept.codes.shape == made(tiles.exact(key)).shape
        assert desk.codes(key) is kept  # nothing to draw anew
    finer, exact = desk.codes(TileKey(3, 10)), made(tiles.exact(TileKey(3, 10)))
    assert finer is not None and (finer.codes <= exact).all() and (finer.codes == exact).mean() > 0.3


def desk_with(tiles: SpectrogramTiles, other: TileDesk) -> TileDesk:
    """A desk at which nobody works, with another's memory."""
    desk = TileDesk(Told().append)
    desk.show(tiles)
    desk.memory = other.memory
    return desk


def test_earlier_wishes_are_dropped(tiles: SpectrogramTiles) -> None:
    told = Told()
    desk = TileDesk(told.append)
    slow = SpectrogramTiles(tiles.sound, SpectrogramSettings("hann", 2048, 0.9375))  # seconds for the whole
    top = TileKey(slow.top_level, 0)
    with working(desk, 1):
        desk.show(slow)
        desk.want([top])
        wait_until(lambda: bool(told))  # the glance
        desk.want([TileKey(0, 77)])
        wait_until(lambda: desk.is_complete)
        n_made = len(told)
        time.sleep(0.1)

        assert desk.memory.exact(top) is None
        assert len(told) == n_made


def test_levels_are_told_before_tiles_and_only_the_last_question_is_answered(tiles: SpectrogramTiles) -> None:
    told = Told()
    desk = TileDesk(told.append)
    desk.show(tiles)
    desk.want([TileKey(tiles.top_level, 0)])
    desk.ask_level(1.0, 500.0)
    desk.ask_level(2.0, 1000.0)
    with working(desk):
        wait_until(lambda: bool(told))
        assert isinstance(told[0], LevelsAt)
        wait_until(lambda: desk.is_complete)

    assert [levels.hz for levels in told.of(LevelsAt)] == [1000.0]


def test_waveforms_come_at_a_glance_and_then_exactly(tiles: SpectrogramTiles) -> None:
    told = Told()
    desk = TileDesk(told.append)
    with working(desk):
        desk.show(tiles)
        desk.want([TileKey(tiles.top_level, 0)])
        desk.want_overview(100)
        desk.ask_waveform(3.0, 3.5, 800)
        wait_until(lambda: desk.is_complete)

    overviews, (waveform,) = told.of(OverviewCame), told.of(WaveformCame)
    assert [came.peaks.is_exact for came in overviews] == [False, True]
    assert waveform.peaks.is_exact
    assert waveform.peaks.start_s <= 3.0 < 3.5 <= waveform.peaks.end_s


def test_a_sound_that_cannot_be_read_is_told_once(tiles: SpectrogramTiles) -> None:
    told = Told()
    desk = TileDesk(told.append)
    tiles.sound.close()
    with working(desk):
        desk.show(tiles)
        desk.want([TileKey(0, 1), TileKey(0, 2)])
        wait_until(lambda: bool(told))
        time.sleep(0.05)

    assert len(told) == 1 and isinstance(told[0], UserError)


def test_another_sound_takes_the_place_at_once_and_the_old_one_is_not_told_of(
    tiles: SpectrogramTiles, tmp_path: Path
) -> None:
    told = Told()
    desk = TileDesk(told.append)
    other = SpectrogramTiles(tiles.sound, SpectrogramSettings("hann", 512, 0.5))
    with working(desk):
        desk.show(tiles)
        desk.want([TileKey(tiles.top_level, 0)])
        time.sleep(0.02)
        desk.show(other)
        told.clear()
        desk.want([TileKey(1, 2)])
        wait_until(lambda: desk.is_complete)
        kept = desk.codes(TileKey(1, 2))

    assert kept is not None
    np.testing.assert_array_equal(kept.codes, made(other.exact(TileKey(1, 2))))


def test_many_wishes_leave_no_more_in_memory_than_the_bound_and_what_is_wanted(tiles: SpectrogramTiles) -> None:
    a_tile = 2 * 129 * 256
    desk = TileDesk(Told().append, TileMemory(bound_bytes=10 * a_tile))
    with working(desk):
        desk.show(tiles)
        for first in range(0, 150, 10):
            desk.want([TileKey(0, first + i) for i in range(8)])
            wait_until(lambda: desk.is_complete)
        desk.want([TileKey(tiles.top_level, 0)])
        wait_until(lambda: desk.is_complete)
        n_bytes = desk.memory.n_bytes

    assert n_bytes <= 10 * a_tile


def test_a_memory_smaller_than_what_one_tile_is_joined_from_does_not_stop_it(tiles: SpectrogramTiles) -> None:
    desk = TileDesk(Told().append, TileMemory(bound_bytes=1))
    top = TileKey(tiles.top_level, 0)
    with working(desk):
        desk.show(tiles)
        desk.want([top])
        wait_until(lambda: desk.is_complete)
        kept = desk.codes(top)

    assert kept is not None
    np.testing.assert_array_equal(kept.codes, made(tiles.exact(top)))


# ---- on disk


def shown_whole(tiles: SpectrogramTiles, cache: TileCache, told: Told) -> np.ndarray:
    desk = TileDesk(told.append, cache=cache)
    top = TileKey(tiles.top_level, 0)
    with working(desk):
        desk.show(tiles)
        desk.want([top])
        desk.want_overview(60)
        wait_until(lambda: desk.is_complete)
        kept = desk.codes(top)
    assert kept is not None and kept.is_exact
    return kept.codes


def test_the_next_time_the_picture_comes_from_disk(tmp_path: Path) -> None:
    cache = TileCache(tmp_path / "cache")
    first = shown_whole(tiles_in(tmp_path / "sound"), cache, Told())
    tiles = SpectrogramTiles(open_sound(session_in(tmp_path / "sound", 2)), SETTINGS)
    tiles.sound.close()  # reading would fail
    told = Told()
    desk = TileDesk(told.append, cache=cache)
    with working(desk):
        desk.show(tiles)
        desk.want([TileKey(tiles.top_level, 0), TileKey(5, 1)])
        wait_until(lambda: desk.is_complete)
        again = desk.codes(TileKey(tiles.top_level, 0))

    assert again is not None
    np.testing.assert_array_equal(again.codes, first)
    assert not told.of(UserError)


@pytest.mark.parametrize("ruin", ["cut", "flip", "delete"])
def test_a_damaged_cache_is_made_again(tmp_path: Path, ruin: str) -> None:
    cache = TileCache(tmp_path / "cache")
    first = shown_whole(tiles_in(tmp_path / "sound"), cache, Told())
    files = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert len(files) > 6
    for path in files:
        data = path.read_bytes()
        if ruin == "delete":
            path.unlink()
        else:
            path.write_bytes(data[:-100] if ruin == "cut" else data[:-100] + bytes([data[-100] ^ 1]) + data[-99:])
    told = Told()

    again = shown_whole(SpectrogramTiles(open_sound(session_in(tmp_path / "sound", 2)), SETTINGS), cache, told)

    np.testing.assert_array_equal(again, first)
    assert not told.of(UserError)


def test_other_sound_and_other_settings_have_tiles_of_their_own(tmp_path: Path) -> None:
    cache = TileCache(tmp_path / "cache")
    key = TileKey(UNIT_LEVEL, 0)
    tiles = tiles_in(tmp_path / "sound")
    kept = KeptTiles(cache, tiles)
    kept.write(key, made(tiles.exact(key)))
    changed = tiles_in(tmp_path / "sound")  # written anew: another time of change
    others = [changed, SpectrogramTiles(tiles.sound, SpectrogramSettings("hamming", 256, 0.75))]

    for other in others:
        found = KeptTiles(cache, other)
        found.open()
        assert not found.has(key)
    again = KeptTiles(cache, tiles)
    again.open()
    assert again.has(key)


def test_fine_tiles_are_not_worth_the_room(tmp_path: Path) -> None:
    tiles = tiles_in(tmp_path / "sound")
    kept = KeptTiles(TileCache(tmp_path / "cache"), tiles)
    for level in range(KEPT_FROM_LEVEL + 1):
        kept.write(TileKey(level, 0), made(tiles.exact(TileKey(level, 0))))

    assert [path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()] == [f"{KEPT_FROM_LEVEL}-0"]


def test_fine_tiles_do_not_wait_for_a_disk_that_answers_late(
    tiles: SpectrogramTiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer = threading.Event()
    look = KeptTiles.open

    def late(kept: KeptTiles) -> None:
        assert may_answer.wait(20.0)
        look(kept)

    monkeypatch.setattr(KeptTiles, "open", late)
    desk = TileDesk(Told().append, cache=TileCache(tmp_path / "cache"))
    fine, coarse = TileKey(2, 3), TileKey(KEPT_FROM_LEVEL, 0)
    with working(desk, 2):
        desk.show(tiles)
        desk.want([coarse, fine])
        wait_until(lambda: desk.memory.exact(fine) is not None)
        assert desk.memory.get(coarse) is None, "it may lie on disk"
        may_answer.set()
        wait_until(lambda: desk.is_complete)


# ---- another sound, or other settings, in the middle of work


def test_work_chosen_before_other_settings_were_shown_leaves_nothing_on_their_shelf(tmp_path: Path) -> None:
    cache = TileCache(tmp_path / "cache")
    before = tiles_in(tmp_path / "sound", SpectrogramSettings("hann", 256, 0.75))
    now = SpectrogramTiles(before.sound, SpectrogramSettings("flat-top", 256, 0.75))  # tiles of the same shape
    desk = TileDesk(Told().append, cache=cache)
    key = TileKey(UNIT_LEVEL, 0)
    desk.show(before)
    desk.want([key])
    found = desk._choose_or_wait()
    assert found is not None
    desk._do(*found)  # looks what is kept
    while (found := desk._choose_or_wait()) is not None and found[1] != ("exact", key):
        desk._do(*found)

    desk.show(now)
    desk.want([key])
    kept = desk._choose_or_wait()
    assert kept is not None and found is not None
    desk._do(*kept)
    desk._do(*found)  # a thread that was slow to begin

    assert desk.memory.exact(key) is None
    again = KeptTiles(cache, now)
    again.open()
    assert not again.has(key)


@pytest.mark.parametrize("what", ["levels", "overview"])
def test_an_answer_about_the_sound_before_is_not_told(
    tiles: SpectrogramTiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    told = Told()
    desk = TileDesk(told.append)
    is_asked, may_answer = threading.Event(), threading.Event()
    read = tiles.sound.read

    def slow_read(first: int, n_samples: int) -> np.ndarray:
        is_asked.set()
        assert may_answer.wait(20.0)
        return read(first, n_samples)

    monkeypatch.setattr(tiles.sound, "read", slow_read)
    with working(desk, 2), open_sound(session_of(tmp_path / "other", noise(2, 100_000))) as other:
        desk.show(tiles)
        if what == "levels":
            desk.ask_level(1.0, 1000.0)
        else:
            desk.ask_waveform(0.0, 0.01, 10)
            desk.want_overview(1)
        assert is_asked.wait(20.0)
        desk.show(SpectrogramTiles(other, SETTINGS))
        told.clear()
        may_answer.set()
        time.sleep(0.2)

        assert not [each for each in told if not isinstance(each, TileKey)]


def test_what_is_on_screen_is_glanced_at_between_two_steps_of_longer_work(
    tiles: SpectrogramTiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    desk = TileDesk(told.append)
    key, read = TileKey(4, 5), tiles.sound.read

    def heard_read(first: int, n_samples: int) -> np.ndarray:
        if n_samples == 64 * 4096:  # the whole waveform is being read
            desk.want([key])
        return read(first, n_samples)

    monkeypatch.setattr(tiles.sound, "read", heard_read)
    with working(desk, 1):
        desk.show(tiles)
        desk.want_overview(100)
        wait_until(lambda: desk.is_complete and desk.codes(key) is not None)

    overview = next(i for i, each in enumerate(told) if isinstance(each, OverviewCame) and each.peaks.is_exact)
    assert told.index(key) < overview


def test_a_glance_at_what_left_the_screen_is_given_up(tiles: SpectrogramTiles, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    desk = TileDesk(told.append)
    gone, now = TileKey(5, 1), TileKey(5, 4)
    glance = tiles.glance

    def leaving(key: TileKey):
        if key == gone:
            desk.want([now])
        return glance(key)

    monkeypatch.setattr(tiles, "glance", leaving)
    monkeypatch.setattr("workbench.engine.spectrogram_tiles._GLANCE_SAMPLES", 1 << 10)  # many steps
    with working(desk, 1):
        desk.show(tiles)
        desk.want([gone])
        wait_until(lambda: now in told)

    assert gone not in told and desk.memory.get(gone) is None
