"""Ambience has unit level, differs from microphone to microphone, and sounds like what it is called."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from workbench.simulate.ambience import helicopter, machine_hum, own_noise, rain

RATE_HZ = 44_100
Maker = Callable[[int, int, int, np.random.Generator], np.ndarray]


def power_of(sound: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(frequencies in Hz, power), of one channel of whole seconds, under a Hann window."""
    windowed = sound * np.hanning(len(sound))
    return np.fft.rfftfreq(len(sound), 1 / RATE_HZ), np.abs(np.fft.rfft(windowed)) ** 2


@pytest.mark.parametrize("make", [machine_hum, rain, helicopter, own_noise])
def test_unit_rms_finite_and_its_own_at_every_microphone(make: Maker) -> None:
    sound = make(4, 2 * RATE_HZ, RATE_HZ, np.random.default_rng(0))
    assert sound.shape == (4, 2 * RATE_HZ) and np.isfinite(sound).all()
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(1.0, abs=0.01)
    levels_db = 10 * np.log10(np.mean(sound.astype(np.float64) ** 2, axis=1))
    assert np.ptp(levels_db) < 3.0
    alike = np.corrcoef(sound) - np.eye(4)
    assert np.abs(alike).max() < 0.9


def test_machines_hum_at_the_mains_and_its_harmonics() -> None:
    sound = machine_hum(1, 4 * RATE_HZ, RATE_HZ, np.random.default_rng(3))[0]
    hz, power = power_of(sound)
    for line_hz in (60.0, 120.0, 180.0):
        at = power[np.abs(hz - line_hz) <= 0.5].max()
        beside = np.median(power[(np.abs(hz - line_hz) > 2.0) & (np.abs(hz - line_hz) < 8.0)])
        assert at > 30 * beside


def test_rain_is_brighter_than_a_helicopter_and_the_blades_beat() -> None:
    rng = np.random.default_rng(4)
    wet, flying = rain(1, 2 * RATE_HZ, RATE_HZ, rng)[0], helicopter(1, 2 * RATE_HZ, RATE_HZ, rng)[0]

    def bright(sound: np.ndarray) -> float:
        hz, power = power_of(sound)
        return float(power[hz > 2_000].sum() / power.sum())

    assert bright(wet) > 3 * bright(flying)
    hz, beat = power_of(flying**2 - np.mean(flying**2))
    slow = (hz > 5) & (hz < 60)
    assert 15.0 <= hz[slow][beat[slow].argmax()] <= 25.0
