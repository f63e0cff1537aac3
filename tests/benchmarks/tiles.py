"""Spectrogram tiles of an hour of four channels: seconds to a glance and to the exact picture, anew and from disk.

python -m tests.benchmarks.tiles [HOURS] prints them alone.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
from rich.console import Console

from tests.files.long_file import sparse_rf64
from workbench.core.session import Microphone, Session
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import TileKey, keys_in_view, level_for
from workbench.engine.spectrogram_tiles import SpectrogramTiles
from workbench.engine.tile_desk import TileDesk
from workbench.files.session_sound import SessionSound, open_sound
from workbench.files.tile_cache import TileCache

RATE_HZ, N_CHANNELS, WIDTH_PX = 48_000, 4, 1300


def rows(hours: float = 1.0) -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    with tempfile.TemporaryDirectory() as folder:
        session = noise_session(Path(folder), hours)
        cache = TileCache(Path(folder) / "cache")
        with open_sound(session) as sound:
            glance_s, exact_s, processor_s = whole_s(sound, cache)
            again_s = whole_s(sound, cache)[1]
            jump_s = max(at_s(sound, share) for share in (0.1, 0.37, 0.5, 0.9))
    return [
        ("a glance at the whole", f"{1e3 * glance_s:.0f} ms", f"{hours:g} h"),
        ("the whole, exact", f"{exact_s:.1f} s", f"two threads; {processor_s:.1f} s of processor time"),
        ("the whole from the cache on disk", f"{1e3 * again_s:.0f} ms", ""),
        ("10 s anywhere, exact", f"{1e3 * jump_s:.0f} ms", "slowest of four jumps"),
    ]


def noise_session(folder: Path, hours: float) -> Session:
    """One file full of noise; a minute of it, again and again."""
    rng = np.random.default_rng(1)
    minute = (3000 * rng.normal(size=(60 * RATE_HZ, N_CHANNELS))).astype(np.int16)
    n_minutes = max(1, round(60 * hours))
    sparse_rf64(
        folder / "sound.wav", 60.0 * n_minutes, N_CHANNELS, RATE_HZ, {60.0 * k: minute for k in range(n_minutes)}
    )
    microphones = tuple(Microphone(name=f"M{i}", file="sound.wav", channel=i) for i in range(1, N_CHANNELS + 1))
    return Session(id="long", name="long", microphones=microphones, folder=folder)


def whole_s(sound: SessionSound, cache: TileCache | None) -> tuple[float, float, float]:
    """Seconds until every tile of the whole is there at a glance, and exactly; seconds of processor time."""
    tiles = SpectrogramTiles(sound, SpectrogramSettings())
    level = level_for(tiles.n_columns / WIDTH_PX)
    keys = keys_in_view(level, 0, tiles.n_columns, tiles.n_columns)
    return shown_s(tiles, keys, cache)


def at_s(sound: SessionSound, share: float) -> float:
    """Seconds until 10 s at a place are there, exactly."""
    tiles = SpectrogramTiles(sound, SpectrogramSettings())
    n_columns = 10 * RATE_HZ / tiles.settings.hop
    first = share * tiles.n_columns
    level = level_for(n_columns / WIDTH_PX)
    return shown_s(tiles, keys_in_view(level, first, first + n_columns, tiles.n_columns, margin=0), None)[1]


def shown_s(tiles: SpectrogramTiles, keys: list[TileKey], cache: TileCache | None) -> tuple[float, float, float]:
    desk = TileDesk(lambda what: None, cache=cache)
    process = psutil.Process()
    with working(desk):
        began, used = time.perf_counter(), sum(process.cpu_times()[:2])
        desk.show(tiles)
        desk.want(keys)
        while any(desk.memory.get(key) is None for key in keys):
            time.sleep(0.001)
        glance_s = time.perf_counter() - began
        while not desk.is_complete:
            time.sleep(0.002)
        return glance_s, time.perf_counter() - began, sum(process.cpu_times()[:2]) - used


@contextmanager
def working(desk: TileDesk) -> Iterator[None]:
    threads = [threading.Thread(target=desk.work) for _ in range(2)]
    for thread in threads:
        thread.start()
    yield
    desk.close()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    for row in rows(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0):
        Console().print(*row, sep="  |  ")
