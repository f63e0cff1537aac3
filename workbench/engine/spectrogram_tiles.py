"""Tiles of a session's spectrogram, made from as much of the sound as they need."""

from __future__ import annotations

from collections.abc import Callable, Generator

import numpy as np

from workbench.core.levels_at import LevelsAt
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import TILE_COLUMNS, TileKey, level_of_code
from workbench.dsp.spectrogram_columns import column_codes, column_levels_db, load_fast_transform
from workbench.files.session_sound import SessionSound

Known = Callable[[TileKey], np.ndarray | None]
"""Gives the exact tile when there is one already."""
_LEVEL_AT_ONCE = 5
"""Up to here a tile is made without those below, which costs a third less; steps stay short."""
_MUCH_FROM_LEVEL = 3
"""Pictures of finer tiles, such as the first one of a short recording, are there before scipy is."""
_STEP_SAMPLES = 1 << 19
"""Of each channel, transformed without a pause."""
_GLANCE_SAMPLES = 1 << 17
"""The same, when they have to be sought for one window at a time."""
_CELL_SAMPLES = 1 << 21
"""Of each channel, transformed to answer for one cell."""


def nothing_known(key: TileKey) -> None:
    """Every tile has to be computed."""


class SpectrogramTiles:
    """Tiles of one sound with one way to compute them. Safe to ask from several threads.

    n_columns : of the finest spectrogram; column j is centred at sample j * hop. top_level : there one tile holds all.
    """

    def __init__(self, sound: SessionSound, settings: SpectrogramSettings) -> None:
        self.sound, self.settings = sound, settings
        self.n_columns = 1 + sound.n_samples // settings.hop
        self.top_level = max(0, (max(self.n_columns - 1, 1) // TILE_COLUMNS).bit_length())

    def has(self, key: TileKey) -> bool:
        """Is there any column of the recording in it?"""
        return 0 <= key.first_column < self.n_columns

    def exact(self, key: TileKey, known: Known = nothing_known) -> Generator[None, None, np.ndarray]:
        """The tile: (n_mics, n_rows, n) uint8, n <= TILE_COLUMNS columns that there are. Yields between steps of some
        milliseconds, so that whoever drives it can stop (`yield from`). known : tiles that need not be computed."""
        if not self.has(key):
            return np.zeros((self.sound.n_microphones, self.settings.n_rows, 0), dtype=np.uint8)
        found = [known(half) for half in key.halves] if key.level else []
        if key.level <= _LEVEL_AT_ONCE and all(codes is None for codes in found):
            return (yield from self._at_once(key))
        parts = []
        for half, codes in zip(key.halves, found, strict=True):
            parts.append(codes if codes is not None else (yield from self.exact(half, known)))
        return joined(*parts)

    def _at_once(self, key: TileKey) -> Generator[None, None, np.ndarray]:
        """From the sound, without the tiles below: the loudest column is the loudest before it becomes a code, too."""
        if key.level >= _MUCH_FROM_LEVEL:
            load_fast_transform()
        end = min(key.end_column, self.n_columns)
        a_step = max(key.n_joined, _STEP_SAMPLES // self.settings.n_fft)
        parts = []
        for first in range(key.first_column, end, a_step):
            samples = self._samples(first, min(a_step, end - first))
            parts.append(column_codes(samples, self.settings, n_joined=key.n_joined))
            yield
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=-1)

    def glance(self, key: TileKey) -> Generator[None, None, np.ndarray]:
        """The same shape from one finest column in each: what is drawn until the exact tile is there. Never louder."""
        end, n_fft = min(key.end_column, self.n_columns), self.settings.n_fft
        columns = [min(c + key.n_joined // 2, end - 1) for c in range(key.first_column, end, key.n_joined)]
        parts, a_step = [], max(1, _GLANCE_SAMPLES // n_fft)
        for first in range(0, len(columns), a_step):
            windows = [self._samples(column, 1) for column in columns[first : first + a_step]]
            parts.append(column_codes(np.concatenate(windows, axis=1), self.settings, hop=n_fft))
            yield
        return np.concatenate(parts, axis=-1)

    def levels_at(self, time_s: float, hz: float, level: int, known: Known = nothing_known) -> LevelsAt:
        """In the cell of a level at a time on the session's clock, at the nearest frequency. Cells that join too much
        to be computed at once are answered from the exact tile if that is known, else from their middle."""
        rate_hz, hop, n_fft = self.sound.rate_hz, self.settings.hop, self.settings.n_fft
        column = min(max(round((time_s - self.sound.start_s) * rate_hz / hop), 0), self.n_columns - 1)
        row = min(max(round(hz * n_fft / rate_hz), 0), self.settings.n_rows - 1)
        first = column >> level << level
        n_joined = min(1 << level, self.n_columns - first)
        is_exact = n_joined * n_fft <= _CELL_SAMPLES
        codes = None if is_exact else known(TileKey(level, first // TILE_COLUMNS >> level))
        if not is_exact:
            first, n_joined = first + n_joined // 2, 1
        if codes is not None:
            levels_db = level_of_code(codes[:, row, (column >> level) % TILE_COLUMNS].astype(np.float32))
        else:
            of_cell = self.levels_db(first, n_joined)[:, row]
            levels_db = of_cell.max(axis=1)
            first += int(of_cell.max(axis=0).argmax())
        return LevelsAt(self.sound.start_s + first * hop / rate_hz, row * rate_hz / n_fft, levels_db, is_exact)

    def levels_db(self, first_column: int, n_columns: int) -> np.ndarray:
        """(n_mics, n_rows, n_columns) float32 dB of the finest columns, exactly."""
        return column_levels_db(self._samples(first_column, n_columns), self.settings)

    def _samples(self, first_column: int, n_columns: int) -> np.ndarray:
        """What the windows of these columns cover, (n_mics, n) float32."""
        hop, n_fft = self.settings.hop, self.settings.n_fft
        return self.sound.read(first_column * hop - n_fft // 2, (n_columns - 1) * hop + n_fft)


def joined(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Two neighbouring tiles as one of the next level, (n_mics, n_rows, n) uint8 each."""
    return halved(np.concatenate([left, right], axis=-1) if right.shape[-1] else left)


def halved(codes: np.ndarray) -> np.ndarray:
    """Neighbouring columns joined, the louder kept; an odd last one stays. (..., n) -> (..., ceil(n / 2))."""
    n_pairs = codes.shape[-1] // 2
    pairs = np.maximum(codes[..., : 2 * n_pairs : 2], codes[..., 1::2])
    return pairs if 2 * n_pairs == codes.shape[-1] else np.concatenate([pairs, codes[..., -1:]], axis=-1)
