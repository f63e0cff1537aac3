"""Waveforms of any part at any width, and of the whole."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest

from tests.engine.sound_files import noise, session_of
from workbench.core.peaks import Peaks
from workbench.engine.sound_peaks import BIN, SoundPeaks
from workbench.files.session_sound import open_sound

RATE_HZ = 8000


def made(steps: Generator[None, None, Peaks] | None) -> Peaks:
    assert steps is not None
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def peaks_of(folder: Path, samples: np.ndarray) -> SoundPeaks:
    return SoundPeaks(open_sound(session_of(folder, samples, RATE_HZ)))


def filled(folder: Path, samples: np.ndarray) -> SoundPeaks:
    peaks = peaks_of(folder, samples)
    for _ in peaks.fill():
        pass
    return peaks


def expect_lows_and_highs(told: Peaks, samples: np.ndarray) -> None:
    """Every stretch tells the lowest and highest sample in its place."""
    step = (told.end_s - told.start_s) * RATE_HZ / told.lows.shape[1]
    first = told.start_s * RATE_HZ
    assert step == pytest.approx(round(step)) and first == pytest.approx(round(first))
    for k in range(told.lows.shape[1]):
        begin = round(first + k * step)
        part = samples[:, begin : begin + round(step)]
        if part.shape[1] < round(step):  # silence follows the end
            part = np.pad(part, ((0, 0), (0, 1)))
        np.testing.assert_array_equal((told.lows[:, k].clip(max=0), told.highs[:, k].clip(min=0)),
                                      (part.min(axis=1).clip(max=0), part.max(axis=1).clip(min=0)))  # fmt: skip


@pytest.mark.parametrize(
    ("start_s", "end_s", "n"), [(0.0, 12.5, 300), (1.23, 1.24, 700), (3.0, 9.0, 1), (11.0, 20.0, 9)]
)
def test_a_part_is_told_in_stretches_that_hold_every_sample(
    tmp_path: Path, start_s: float, end_s: float, n: int
) -> None:
    samples = noise(3, 100_000)
    peaks = filled(tmp_path, samples)

    told = made(peaks.exact(start_s, end_s, n))

    assert told.is_exact
    assert told.start_s <= start_s and told.end_s >= min(end_s, 12.5)
    assert 1 <= told.lows.shape[1] <= n + 1
    expect_lows_and_highs(told, samples)


def test_wide_stretches_come_from_bins_once_the_sound_was_read(tmp_path: Path) -> None:
    samples = noise(2, 40 * BIN + 17)
    peaks = peaks_of(tmp_path, samples)
    whole = 0.0, samples.shape[1] / RATE_HZ, 7
    assert peaks.exact(*whole) is None

    for _ in peaks.fill():
        pass
    peaks.sound.close()  # reading would fail

    expect_lows_and_highs(made(peaks.exact(*whole)), samples)


def test_longer_sounds_have_longer_bins_that_tell_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.engine.sound_peaks._MOST_BINS", 16)
    samples = noise(2, 40 * BIN + 17)
    peaks = filled(tmp_path, samples)
    whole = 0.0, samples.shape[1] / RATE_HZ

    assert peaks.bin > BIN and peaks.n_bins * 2 <= 16 + 2
    for n in (1, 4, 7, 30, 500):  # from bins, and from the sound
        expect_lows_and_highs(made(peaks.exact(*whole, n)), samples)


def test_a_glance_tells_the_same_stretches_and_never_more(tmp_path: Path) -> None:
    peaks = filled(tmp_path, noise(2, 300_000))
    whole = 0.0, 300_000 / RATE_HZ, 20
    glance, exact = made(peaks.glance(*whole)), made(peaks.exact(*whole))

    assert not glance.is_exact
    assert (glance.start_s, glance.end_s, glance.lows.shape) == (exact.start_s, exact.end_s, exact.lows.shape)
    assert (glance.lows >= exact.lows).all() and (glance.highs <= exact.highs).all()
    assert (glance.highs > glance.lows).all()


def test_stretches_stay_the_same_ones_while_one_scrolls(tmp_path: Path) -> None:
    peaks = peaks_of(tmp_path, noise(1, 200_000))
    here, there = made(peaks.exact(5.0, 10.0, 500)), made(peaks.exact(5.0321, 10.0321, 500))
    step_s = (here.end_s - here.start_s) / here.lows.shape[1]
    moved = (there.start_s - here.start_s) / step_s

    assert moved == pytest.approx(round(moved))
    np.testing.assert_array_equal(there.lows[:, :400], here.lows[:, round(moved) : round(moved) + 400])


def test_filling_goes_on_where_it_was_left(tmp_path: Path) -> None:
    samples = noise(1, 200 * BIN)
    peaks = peaks_of(tmp_path, samples)
    next(peaks.fill())
    assert 0 < peaks.n_filled < peaks.n_bins

    for _ in peaks.fill():
        pass

    expect_lows_and_highs(made(peaks.exact(0.0, 200 * BIN / RATE_HZ, 50)), samples)


def test_bins_of_another_shape_are_not_taken(tmp_path: Path) -> None:
    peaks = peaks_of(tmp_path, noise(2, 3 * BIN))

    assert not peaks.take_bins(np.zeros((2, 2, 4), dtype=np.float32))
    assert not peaks.take_bins(np.zeros((2, 2, 3), dtype=np.uint8))
    assert peaks.take_bins(np.zeros((2, 2, 3), dtype=np.float32)) and peaks.is_filled


@pytest.mark.parametrize(("start_s", "end_s"), [(-9.0, -3.0), (500.0, 600.0), (2.0, 2.0), (3.0, 1.0)])
def test_a_part_outside_the_sound_or_without_length_is_answered_all_the_same(
    tmp_path: Path, start_s: float, end_s: float
) -> None:
    peaks = filled(tmp_path, noise(1, 20_000))

    for told in (made(peaks.exact(start_s, end_s, 100)), made(peaks.glance(start_s, end_s, 100))):
        assert told.lows.shape[1] >= 1 and told.end_s > told.start_s
