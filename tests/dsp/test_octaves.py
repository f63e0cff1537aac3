"""Octave levels and the power of the lowest hertz are what they say, whatever the rate."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.dsp.octaves import LOW_HZ, low_power, octave_levels_db, octaves_within
from workbench.judge.histogram import Levels


@pytest.mark.parametrize("rate_hz", [12_000, 44_100, 48_000])
def test_a_sine_stands_in_its_octave_alone(rate_hz: int) -> None:
    time_s = np.arange(rate_hz // 10) / rate_hz
    for k, centre_hz in enumerate(octaves_within(rate_hz)):
        sine = (0.5 * np.sin(2 * np.pi * centre_hz * time_s) + 0.1).astype(np.float32)  # an offset is no sound
        levels_db = octave_levels_db(sine, rate_hz)
        assert levels_db[k] == pytest.approx(20 * np.log10(0.5) - 3.01, abs=0.05)
        others = np.delete(levels_db, k)
        assert others.max() < levels_db[k] - 35.0


def test_octaves_of_white_noise_rise_by_three_decibels() -> None:
    noise = np.random.default_rng(1).standard_normal((200, 4_410)).astype(np.float32)
    mean_db = 10 * np.log10((10.0 ** (octave_levels_db(noise, 44_100) / 10)).mean(axis=0))
    np.testing.assert_allclose(np.diff(mean_db), 3.01, atol=0.6)  # a bin is 10 Hz wide, the lowest octave 88
    width_hz = 8_000 * (2**0.5 - 2**-0.5)
    assert mean_db[-1] == pytest.approx(10 * np.log10(width_hz / 22_050), abs=0.1)


def test_low_power_tells_hertz_by_hertz() -> None:
    time_s = np.arange(44_100) / 44_100
    power = low_power((0.1 * np.sin(2 * np.pi * 50 * time_s)).astype(np.float32))
    assert len(power) == LOW_HZ + 1
    assert power.argmax() == 50
    assert power.sum() == pytest.approx(0.1**2 / 2, rel=1e-3)
    assert power[52:].max() < 1e-6 * power[50]


def test_quantiles_from_counts_are_those_of_the_levels() -> None:
    rng = np.random.default_rng(2)
    given_db = rng.normal(-60.0, 8.0, (5_000, 3))
    levels = Levels(2, 3)
    for part in np.array_split(given_db, 7):
        levels.add(1, part)
    for share in (0.1, 0.5, 0.9):
        np.testing.assert_allclose(levels.quantile_db(share)[1], np.quantile(given_db, share, axis=0), atol=0.3)
    np.testing.assert_allclose(levels.exceeded_db(0.01, 3)[1], np.quantile(given_db, 0.99, axis=0), atol=0.5)
    np.testing.assert_allclose(levels.exceeded_db(0.0, 1)[1], given_db.max(axis=0), atol=0.3)
    assert np.isnan(levels.quantile_db(0.5)[0]).all()
