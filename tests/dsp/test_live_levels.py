"""Levels of sound that comes in: dB re full scale, every 50 ms."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.live_events import InputLevels
from workbench.dsp.live_levels import EVERY_S, FLOOR_DB, LevelMeter

RATE_HZ = 48_000


def _levels(samples: np.ndarray, portion: int = 480) -> list[InputLevels]:
    meter, found = LevelMeter(samples.shape[1], RATE_HZ), []
    for first in range(0, len(samples), portion):
        levels = meter.take(samples[first : first + portion], (first + portion) / RATE_HZ)
        found += [] if levels is None else [levels]
    return found


def test_a_sine_has_its_peak_and_its_power_and_silence_the_floor() -> None:
    sine = np.sin(2 * np.pi * 1000 * np.arange(RATE_HZ) / RATE_HZ)
    told = _levels(np.stack([0.5 * sine, 0 * sine], axis=1).astype(np.float32))
    assert len(told) == round(1 / EVERY_S)
    for levels in told:
        assert levels.peak_db == pytest.approx((-6.02, FLOOR_DB), abs=0.01)
        assert levels.mean_db == pytest.approx((-9.03, FLOOR_DB), abs=0.01)
        assert levels.n_clipped == (0, 0)


def test_every_clipped_sample_is_counted_once_also_across_portions() -> None:
    samples = np.zeros((RATE_HZ, 1), dtype=np.float32)
    samples[470:490] = 1.0
    samples[9_000] = -1.0
    assert sum(levels.n_clipped[0] for levels in _levels(samples)) == 21


def test_what_is_no_number_gives_levels_that_are_numbers() -> None:
    samples = np.zeros((RATE_HZ // 10, 2), dtype=np.float32)
    samples[0] = np.nan, np.inf
    first, second = _levels(samples)
    assert first.peak_db == (FLOOR_DB, 0.0) and first.n_clipped == (0, 1)
    assert second.peak_db == (FLOOR_DB, FLOOR_DB)
    assert np.isfinite([first.mean_db, second.mean_db]).all()
