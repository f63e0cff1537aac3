"""Tiles cut a spectrogram of any length; one-byte levels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.tiles import (
    TILE_COLUMNS,
    TileKey,
    code_of_level,
    keys_in_view,
    level_for,
    level_of_code,
)


def test_a_tile_covers_what_its_halves_cover() -> None:
    key = TileKey(5, 3)
    left, right = key.halves

    assert (left.first_column, right.end_column) == (key.first_column, key.end_column)
    assert left.end_column == right.first_column
    assert left.above == right.above == key


@pytest.mark.parametrize(("columns_a_pixel", "level"), [(0.1, 0), (1.0, 0), (1.01, 1), (2.0, 1), (238.5, 8)])
def test_the_level_has_at_most_one_column_a_pixel(columns_a_pixel: float, level: int) -> None:
    assert level_for(columns_a_pixel) == level


def test_codes_and_levels_are_each_others_inverse_for_numbers_and_arrays() -> None:
    codes = np.arange(256.0)

    assert code_of_level(level_of_code(17.0)) == pytest.approx(17.0)
    np.testing.assert_allclose([code_of_level(level) for level in level_of_code(codes)], codes)
    assert level_of_code(255.0) == 9.0


@given(
    level=st.integers(0, 12),
    first=st.floats(-1e5, 1e7),
    width=st.floats(1.0, 1e6),
    n_columns=st.integers(1, 8_000_000),
    margin=st.integers(0, 2),
)
def test_what_is_in_view_is_wanted_first_from_the_middle_and_nothing_beyond_the_end(
    level: int, first: float, width: float, n_columns: int, margin: int
) -> None:
    keys = keys_in_view(level, first, first + width, n_columns, margin)
    seen = [key for key in keys if key.first_column < first + width and first < key.end_column]
    middle = first + width / 2
    away = [abs((key.first_column + key.end_column) / 2 - middle) for key in seen]

    assert len(set(keys)) == len(keys)
    assert all(key.level == level and 0 <= key.first_column < n_columns for key in keys)
    assert keys[: len(seen)] == seen
    assert away == pytest.approx(sorted(away))
    there = range(max(int(first), 0), min(int(first + width), n_columns), TILE_COLUMNS << level)
    assert {column // (TILE_COLUMNS << level) for column in there} <= {key.index for key in seen}
