"""Tiles come to the window's thread, which never makes or reads any."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from tests.engine.sound_files import noise, session_of
from workbench.core.errors import UserError
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import TileKey, keys_in_view
from workbench.engine.spectrogram_tiles import SpectrogramTiles
from workbench.files.session_sound import SessionSound, open_sound
from workbench.files.tile_cache import TileCache
from workbench.gui.sound.tile_loader import TileLoader

SETTINGS = SpectrogramSettings("hann", 1024, 0.75)


@pytest.fixture
def sound(tmp_path: Path) -> Iterator[SessionSound]:
    with open_sound(session_of(tmp_path / "sound", noise(4, 2_000_000), 44_100)) as found:
        yield found


@pytest.fixture
def loader(qtbot: QtBot) -> Iterator[TileLoader]:
    made = TileLoader()
    yield made
    made.close()
    made.deleteLater()
    qtbot.wait(1)


def wait_complete(loader: TileLoader, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: loader.is_complete, timeout=20_000)


def test_what_is_on_screen_comes_and_is_told_in_the_windows_thread(
    loader: TileLoader, sound: SessionSound, qtbot: QtBot
) -> None:
    tiles = SpectrogramTiles(sound, SETTINGS)
    heard: list[QThread] = []
    loader.arrived.connect(lambda: heard.append(QThread.currentThread()))
    keys = keys_in_view(1, 2000, 5000, tiles.n_columns)
    loader.show(tiles)
    assert loader.codes(keys[0]) is None

    loader.want(keys)
    wait_complete(loader, qtbot)

    assert set(heard) == {QThread.currentThread()}
    for key in keys:
        kept = loader.codes(key)
        assert kept is not None and kept.is_exact and kept.codes.shape == (4, 513, 256)


def test_waveforms_and_levels_come(loader: TileLoader, sound: SessionSound, qtbot: QtBot) -> None:
    loader.show(SpectrogramTiles(sound, SETTINGS))
    with qtbot.waitSignal(loader.level_told, timeout=10_000) as levels:
        loader.ask_level(3.0, 1000.0)
    with qtbot.waitSignal(loader.waveform_came, timeout=10_000) as waveform:
        loader.want_waveform(1.0, 2.0, 300)
    with qtbot.waitSignal(loader.overview_came, timeout=10_000) as overview:
        loader.want_overview(200)

    assert levels.args is not None and levels.args[0].levels_db.shape == (4,)
    assert waveform.args is not None and waveform.args[0].is_exact
    assert overview.args is not None and overview.args[0].highs.shape[0] == 4


def test_nothing_is_read_or_made_in_the_windows_thread(
    loader: TileLoader, sound: SessionSound, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: set[threading.Thread] = set()
    read = sound.read

    def noted(*args: int) -> np.ndarray:
        readers.add(threading.current_thread())
        return read(*args)

    monkeypatch.setattr(sound, "read", noted)
    loader.show(SpectrogramTiles(sound, SETTINGS))
    loader.want([TileKey(3, 0), TileKey(0, 5)])
    loader.want_overview(300)
    loader.ask_level(3.0, 1000.0)
    wait_complete(loader, qtbot)

    assert readers and threading.main_thread() not in readers


@pytest.mark.parametrize("n_fft", [256, 32_768])
def test_closing_in_the_middle_of_work_takes_no_time(tmp_path: Path, qtbot: QtBot, n_fft: int) -> None:
    with open_sound(session_of(tmp_path / "long", noise(4, 6_000_000), 44_100)) as sound:
        tiles = SpectrogramTiles(sound, SpectrogramSettings("hann", n_fft, 0.9375))
        took_s = []
        for _ in range(3):
            loader = TileLoader()
            loader.keep_in(TileCache(tmp_path / "cache"))
            loader.show(tiles)
            loader.want([TileKey(tiles.top_level, 0)])
            loader.want_overview(500)
            qtbot.wait(60)
            begin_s = time.monotonic()
            loader.close()
            took_s.append(time.monotonic() - begin_s)
            loader.deleteLater()

    assert min(took_s) < 0.2
    assert max(took_s) < 1.0  # a machine that is busy with other things


def test_after_closing_nothing_begins_and_nothing_is_told(sound: SessionSound, qtbot: QtBot) -> None:
    loader = TileLoader()
    told: list[object] = []
    loader.arrived.connect(lambda: told.append(None))
    loader.show(SpectrogramTiles(sound, SETTINGS))
    loader.want([TileKey(0, 1)])
    loader.close()
    n_threads = threading.active_count()

    loader.show(SpectrogramTiles(sound, SETTINGS))
    loader.want([TileKey(0, 2)])
    loader.ask_level(1.0, 1.0)
    qtbot.wait(50)

    assert not told
    assert threading.active_count() <= n_threads
    loader.deleteLater()


def test_a_sound_that_went_away_is_said_and_another_can_be_shown(
    loader: TileLoader, sound: SessionSound, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_sound(session_of(tmp_path / "gone", noise(1, 100_000), 44_100)) as gone:
        tiles = SpectrogramTiles(gone, SETTINGS)
    with qtbot.waitSignal(loader.failed, timeout=10_000) as failure:
        loader.show(tiles)
        loader.want([TileKey(0, 0)])
    assert failure.args is not None and isinstance(failure.args[0], UserError)

    loader.show(SpectrogramTiles(sound, SETTINGS))
    loader.want([TileKey(0, 0)])
    wait_complete(loader, qtbot)

    kept = loader.codes(TileKey(0, 0))
    assert kept is not None and kept.is_exact


def test_a_fault_of_the_program_is_told_and_the_threads_live_on(
    loader: TileLoader, sound: SessionSound, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = SpectrogramTiles(sound, SETTINGS)
    monkeypatch.setattr(broken, "exact", None)
    with qtbot.waitSignal(loader.broke, timeout=10_000) as fault:
        loader.show(broken)
        loader.want([TileKey(0, 0)])
    assert fault.args is not None and isinstance(fault.args[0], TypeError)

    loader.show(SpectrogramTiles(sound, SETTINGS))
    loader.want([TileKey(0, 0)])
    wait_complete(loader, qtbot)


def test_one_turn_of_the_windows_thread_stays_short_while_tiles_are_made(
    loader: TileLoader, sound: SessionSound, qtbot: QtBot
) -> None:
    """Asking for tiles, at every level, over and over, as a fast drag does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)  # as the program does
    try:
        tiles = SpectrogramTiles(sound, SETTINGS)
        loader.show(tiles)
        took_s = []
        for turn in range(150):
            begin_s = time.perf_counter()
            first = turn * 37 % tiles.n_columns
            keys = keys_in_view(turn % 3, first, first + 1300, tiles.n_columns)
            loader.want(keys)
            for key in keys:
                loader.codes(key)
            took_s.append(time.perf_counter() - begin_s)
            qtbot.wait(2)
    finally:
        sys.setswitchinterval(before)

    assert float(np.quantile(took_s, 0.9)) < 0.033


def test_a_thread_that_is_stuck_in_a_read_does_not_keep_the_window_open(
    sound: SessionSound, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share in the network that never answers."""
    may_answer, is_asked, told = threading.Event(), threading.Event(), []

    def stuck(first: int, n_samples: int) -> np.ndarray:
        is_asked.set()
        may_answer.wait(60.0)
        return np.zeros((4, n_samples), dtype=np.float32)

    monkeypatch.setattr(sound, "read", stuck)
    loader = TileLoader()
    for signal in (loader.arrived, loader.failed, loader.broke):
        signal.connect(lambda *_: told.append(None))
    loader.show(SpectrogramTiles(sound, SETTINGS))
    loader.want([TileKey(0, 1), TileKey(0, 2)])
    assert is_asked.wait(10.0)
    began_s = time.monotonic()
    loader.close()
    took_s = time.monotonic() - began_s
    threads = [thread for thread in loader._threads if thread.is_alive()]
    loader.deleteLater()
    qtbot.wait(20)
    may_answer.set()
    for thread in threads:
        thread.join(10.0)
    qtbot.wait(50)

    assert threads and not any(thread.is_alive() for thread in threads)
    assert took_s < 3.0
    assert not told
