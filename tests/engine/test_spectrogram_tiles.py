"""The picture put together from tiles is the picture computed whole."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest

from tests.engine.sound_files import noise, session_of
from workbench.core.spectrogram_settings import SpectrogramSettings
from workbench.core.tiles import TileKey
from workbench.dsp.spectrogram_columns import column_codes, column_levels_db
from workbench.engine.spectrogram_tiles import SpectrogramTiles, halved
from workbench.files.session_sound import open_sound

SETTINGS = SpectrogramSettings("hann", 256, 0.75)


def made(steps: Generator[None, None, np.ndarray]) -> np.ndarray:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def tiles_of(folder: Path, samples: np.ndarray, settings: SpectrogramSettings = SETTINGS) -> SpectrogramTiles:
    return SpectrogramTiles(open_sound(session_of(folder, samples)), settings)


def whole(samples: np.ndarray, settings: SpectrogramSettings) -> np.ndarray:
    """All columns at once: column j is centred at sample j * hop."""
    half = settings.n_fft // 2
    return column_codes(np.pad(samples, ((0, 0), (half, settings.n_fft))), settings)


@pytest.mark.parametrize("n_samples", [1, 63, 16_384, 100_003, 262_144])
@pytest.mark.parametrize("n_fft", [256, 1024])
def test_tiles_of_every_level_make_the_whole_picture_pooled(tmp_path: Path, n_samples: int, n_fft: int) -> None:
    settings = SpectrogramSettings("hann", n_fft, 0.75)
    samples = noise(2, n_samples)
    tiles = tiles_of(tmp_path, samples, settings)
    expected = whole(samples, settings)[..., : tiles.n_columns]

    for level in range(tiles.top_level + 1):
        n_tiles = -(-tiles.n_columns // (256 << level))
        picture = np.concatenate([made(tiles.exact(TileKey(level, i))) for i in range(n_tiles)], axis=-1)
        np.testing.assert_array_equal(picture, expected)
        expected = halved(expected)
    assert n_tiles == 1


def test_pooling_keeps_the_loudest_of_each_pair_and_an_odd_last_column() -> None:
    codes = np.array([[[1, 5, 3, 2, 9]]], dtype=np.uint8)

    assert halved(codes).tolist() == [[[5, 3, 9]]]


def test_a_click_one_frame_long_is_as_bright_from_afar(tmp_path: Path) -> None:
    samples = np.zeros((1, 400_000), dtype=np.float32)
    samples[0, 123_456] = 0.9
    tiles = tiles_of(tmp_path, samples)
    near, afar = made(tiles.exact(TileKey(0, 123_456 // 64 // 256))), made(tiles.exact(TileKey(tiles.top_level, 0)))

    assert afar.max() == near.max() > 100


@pytest.mark.parametrize("n_samples", [1, 100_003, 262_144])
def test_a_glance_has_the_shape_of_the_exact_tile_and_is_never_louder(tmp_path: Path, n_samples: int) -> None:
    tiles = tiles_of(tmp_path, noise(2, n_samples))

    for level in range(tiles.top_level + 1):
        for index in range(-(-tiles.n_columns // (256 << level))):
            exact, glance = made(tiles.exact(TileKey(level, index))), made(tiles.glance(TileKey(level, index)))
            assert glance.shape == exact.shape
            assert (glance <= exact).all()


def test_a_tile_behind_the_end_has_no_columns(tmp_path: Path) -> None:
    assert made(tiles_of(tmp_path, noise(1, 1000)).exact(TileKey(0, 1))).shape == (1, 129, 0)


def test_known_tiles_are_not_computed_again(tmp_path: Path) -> None:
    tiles = tiles_of(tmp_path, noise(1, 60_000))
    left, right = TileKey(1, 0).halves
    known = {left: made(tiles.exact(left)), right: made(tiles.exact(right))}
    expected = made(tiles.exact(TileKey(1, 0)))
    tiles.sound.close()  # reading would fail

    np.testing.assert_array_equal(made(tiles.exact(TileKey(1, 0), known.get)), expected)


@pytest.mark.parametrize("level", [0, 1, 3])
def test_levels_in_a_cell_are_the_loudest_of_what_it_joins(tmp_path: Path, level: int) -> None:
    samples = noise(3, 60_000)
    tiles = tiles_of(tmp_path, samples)
    levels_db = column_levels_db(np.pad(samples, ((0, 0), (128, 256))), SETTINGS)[..., : tiles.n_columns]
    time_s, hz = 2.0, 1000.0
    column = round(time_s * 8000 / SETTINGS.hop)
    first, row = column >> level << level, round(hz * 256 / 8000)
    cell = levels_db[:, row, first : first + 2**level]

    told = tiles.levels_at(time_s, hz, level)

    np.testing.assert_allclose(told.levels_db, cell.max(axis=1), atol=1e-4)
    assert told.hz == row * 8000 / 256
    assert told.time_s == pytest.approx((first + int(cell.max(axis=0).argmax())) * SETTINGS.hop / 8000)
    assert told.is_exact


def test_a_cell_that_joins_too_much_is_read_off_the_tile(tmp_path: Path) -> None:
    tiles = tiles_of(tmp_path, noise(2, 2_000_000))  # 31,251 columns: level 13 joins 8192 windows of 256
    level = 14
    coarse = made(tiles.exact(TileKey(level, 0)))

    told = tiles.levels_at(30.0, 1000.0, level, {TileKey(level, 0): coarse}.get)
    unknown = tiles.levels_at(30.0, 1000.0, level)

    assert not told.is_exact and not unknown.is_exact
    np.testing.assert_allclose(told.levels_db, (coarse[:, 32, 0].astype(float) - 255) * 0.6 + 9.0, atol=1e-4)
    assert (unknown.levels_db <= told.levels_db + 0.31).all()


@pytest.mark.parametrize("time_s", [-5.0, 1e6])
def test_a_place_outside_the_sound_is_answered_from_its_nearest_column(tmp_path: Path, time_s: float) -> None:
    told = tiles_of(tmp_path, noise(2, 8000)).levels_at(time_s, 1e9, 0)

    assert told.hz == 4000.0
    assert told.time_s in (0.0, 1.0)
