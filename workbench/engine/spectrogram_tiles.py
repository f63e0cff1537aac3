"""Tiles of a session's spectrogram, made from as much of the sound as they need."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import TILE_COLUMNS, TileKey
from workbench.dsp.spectrogram_columns import codes_of, column_levels_db
from workbench.files.session_sound import SessionSound


class SpectrogramTiles:
    """Tiles of one sound with one way to compute them. Safe to ask from several threads.

    n_columns : of the finest spectrogram; column j is centred at sample j * hop. top_level : there one tile holds all.
    """

    def __init__(self, sound: SessionSound, settings: SpectrogramSettings) -> None:
        self.sound, self.settings = sound, settings
        self.n_columns = 1 + sound.n_samples // settings.hop
        self.top_level = max(0, (max(self.n_columns - 1, 1) // TILE_COLUMNS).bit_length())

    def exact(self, key: TileKey) -> Generator[None, None, np.ndarray]:
        """The tile: (n_mics, n_rows, n) uint8, n <= TILE_COLUMNS columns that there are. Yields between steps of some
        milliseconds, so that whoever drives it can stop (`yield from`)."""
        if key.first_column >= self.n_columns:
            return np.zeros((self.sound.n_microphones, self.settings.n_rows, 0), dtype=np.uint8)
        if key.level == 0:
            n_columns = min(TILE_COLUMNS, self.n_columns - key.first_column)
            levels_db = self.levels_db(key.first_column, n_columns)
            yield
            return codes_of(levels_db)
        first, second = key.halves
        left = yield from self.exact(first)
        right = yield from self.exact(second)
        return _halved(np.concatenate([left, right], axis=-1))

    def glance(self, key: TileKey) -> np.ndarray:
        """The same shape from one finest column in each: what is drawn until the exact tile is there. Never louder."""
        end = min(key.end_column, self.n_columns)
        middles = range(key.first_column, end, key.n_joined)
        columns = [self.levels_db(min(c + key.n_joined // 2, end - 1), 1) for c in middles]
        return codes_of(np.concatenate(columns, axis=-1))

    def levels_db(self, first_column: int, n_columns: int) -> np.ndarray:
        """(n_mics, n_rows, n_columns) float32 dB of the finest columns, exactly."""
        hop, n_fft = self.settings.hop, self.settings.n_fft
        first = first_column * hop - n_fft // 2
        return column_levels_db(self.sound.read(first, (n_columns - 1) * hop + n_fft), self.settings)


def _halved(codes: np.ndarray) -> np.ndarray:
    """Neighbouring columns joined, the louder kept; an odd last one stays. (..., n) -> (..., ceil(n / 2))."""
    joined = codes[..., ::2].copy()
    np.maximum(joined[..., : codes.shape[-1] // 2], codes[..., 1::2], out=joined[..., : codes.shape[-1] // 2])
    return joined
