"""Which tiles and waveforms are worth the disk's room, and under which names they lie there."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np

import workbench
from workbench.core.tiles import TILE_COLUMNS, TileKey
from workbench.engine.sound_peaks import SoundPeaks
from workbench.engine.spectrogram_tiles import SpectrogramTiles
from workbench.files.audio_info import library_version
from workbench.files.session_sound import SessionSound
from workbench.files.tile_cache import TileCache

KEPT_FROM_LEVEL = 5
"""Finer tiles are computed about as soon as they are read."""
_MOST_BYTES = 256 << 20
"""Of the finest level that is kept: a day's recording keeps coarser tiles only, half a GiB with all above them."""
_FEWEST_BINS = 512
"""Shorter sounds are read again as soon."""
_CODE = ("core/*.py", "dsp/*.py", "files/*.py", "engine/spectrogram_tiles.py", "engine/sound_peaks.py")
"""What tiles come out of, and more: a change here makes new ones."""


class KeptTiles:
    """Tiles of one sound with one way to compute them."""

    def __init__(self, cache: TileCache, tiles: SpectrogramTiles) -> None:
        self._shelf = cache.shelf(f"{code_version()} {tiles.sound.stamp} {tiles.settings!r}")
        self._n_mics, self._n_rows = tiles.sound.n_microphones, tiles.settings.n_rows
        self.from_level = KEPT_FROM_LEVEL
        while self._n_mics * self._n_rows * tiles.n_columns >> self.from_level > _MOST_BYTES:
            self.from_level += 1

    def open(self) -> None:
        """Look what there is."""
        self._shelf.open()

    def has(self, key: TileKey) -> bool:
        return self._shelf.has(_name(key))

    def read(self, key: TileKey) -> np.ndarray | None:
        """The exact tile, None when it is gone or damaged."""
        codes = self._shelf.read(_name(key))
        if codes is None or (codes.dtype == np.uint8 and codes.shape[:2] == (self._n_mics, self._n_rows)):
            return codes
        self._shelf.forget(_name(key))
        return None

    def write(self, key: TileKey, codes: np.ndarray) -> None:
        """Keep an exact tile, if it is worth it."""
        if key.level >= self.from_level and codes.shape[-1] and not self.has(key):
            self._shelf.write(_name(key), codes)


class KeptPeaks:
    """Lows and highs of one sound, all of them in one file."""

    def __init__(self, cache: TileCache, sound: SessionSound) -> None:
        self._shelf = cache.shelf(f"{code_version()} {sound.stamp} peaks")

    def fill(self, peaks: SoundPeaks) -> bool:
        """Fill the bins with what was kept; False where nothing was."""
        self._shelf.open()
        bins = self._shelf.read("peaks")
        return bins is not None and peaks.take_bins(bins)

    def write(self, peaks: SoundPeaks) -> None:
        if peaks.n_bins >= _FEWEST_BINS:
            self._shelf.write("peaks", peaks.bins)


def _name(key: TileKey) -> str:
    return f"{key.level}-{key.index}"


@cache
def code_version() -> str:
    """Of the program's files that compute tiles and read sound, and of the libraries they use. Hexadecimal."""
    digest = hashlib.blake2b(f"{TILE_COLUMNS} {workbench.__version__}".encode(), digest_size=16)
    for pattern in _CODE:
        for path in sorted(Path(workbench.__path__[0]).glob(pattern)):
            digest.update(path.read_bytes())
    for library in ("numpy", "scipy", "soundfile", "soxr"):
        digest.update(f"{library} {version(library)}".encode())
    digest.update(library_version().encode())
    return digest.hexdigest()
