"""Recorders' faults are as large, and go the way, that their description says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import correlate

from workbench.simulate.faults import Faults, through_recorder

RATE_HZ = 44_100
N_SAMPLES = 4 * RATE_HZ


def noise(seed: int = 0) -> np.ndarray:
    """(1, N_SAMPLES) band-limited to 8 kHz, where the resampler is exact."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(N_SAMPLES))
    spectrum[np.fft.rfftfreq(N_SAMPLES, 1 / RATE_HZ) > 8_000] = 0.0
    return np.fft.irfft(spectrum, N_SAMPLES)[None]


def recorded(samples: np.ndarray, *, gain_db=0.0, offset_s=0.0, drift_ppm=0.0, drop_outs=0.0, seed=0) -> np.ndarray:  # type: ignore[no-untyped-def]
    faults = Faults(np.array([gain_db]), np.array([offset_s]), np.array([drift_ppm]), drop_outs)
    return through_recorder(samples, RATE_HZ, faults, np.random.default_rng(seed))


def lag(reference: np.ndarray, heard: np.ndarray) -> float:
    """Samples by which `heard` comes later, to a fraction: the parabola through the correlation's peak."""
    found = correlate(heard, reference, method="fft")
    peak = int(found.argmax())
    before, at, after = found[peak - 1 : peak + 2]
    return float(peak - (len(reference) - 1) + 0.5 * (before - after) / (before - 2 * at + after))


@pytest.mark.parametrize("gain_db", [-6.0, 3.0])
def test_gain_is_a_factor(gain_db: float) -> None:
    inner = slice(1_000, -1_000)  # the filter's edges aside
    samples = noise()
    heard = recorded(samples, gain_db=gain_db)
    np.testing.assert_allclose(heard[0, inner], samples[0, inner] * 10 ** (gain_db / 20), atol=1e-4)


@pytest.mark.parametrize("drift_ppm", [0.0, 8.0])
def test_every_channel_ends_at_one_frequency_whatever_its_clock_does(drift_ppm: float) -> None:
    """Or a network tells wireless sites by it."""
    white = np.random.default_rng(3).standard_normal((1, N_SAMPLES))
    heard = recorded(white, drift_ppm=drift_ppm)[0]
    power = np.abs(np.fft.rfft(heard * np.hanning(N_SAMPLES))) ** 2
    at_hz = np.fft.rfftfreq(N_SAMPLES, 1 / RATE_HZ)

    def level_db(low_hz: float, high_hz: float) -> float:
        inside = (at_hz >= low_hz) & (at_hz < high_hz)
        return float(10 * np.log10(power[inside].mean()))

    middle_db = level_db(5_000, 15_000)
    assert level_db(17_000, 18_500) == pytest.approx(middle_db, abs=0.2)
    assert level_db(19_400, 19_600) == pytest.approx(middle_db - 6.0, abs=1.0)
    assert level_db(20_300, 22_050) < middle_db - 70.0


@pytest.mark.parametrize("offset_s", [-0.02, -0.00031, 0.00031, 0.0123])
def test_a_clock_that_starts_later_hears_everything_earlier(offset_s: float) -> None:
    samples = noise()
    heard = recorded(samples, offset_s=offset_s)
    assert lag(samples[0], heard[0]) == pytest.approx(-offset_s * RATE_HZ, abs=0.05)
    inner = slice(2_000, -2_000)
    assert heard[0, inner].std() == pytest.approx(samples[0, inner].std(), rel=0.01)
    assert heard.shape == samples.shape


@pytest.mark.parametrize("drift_ppm", [-40.0, 40.0])
def test_a_fast_clock_counts_more_samples_to_the_same_sound(drift_ppm: float) -> None:
    samples = noise()
    heard = recorded(samples, drift_ppm=drift_ppm)
    window = RATE_HZ // 4
    for first in (0, N_SAMPLES // 2, N_SAMPLES - 2 * window):
        middle = first + window / 2
        found = lag(samples[0, first : first + window], heard[0, first : first + window])
        assert found == pytest.approx(drift_ppm * 1e-6 * middle, abs=0.15)


def test_drop_outs_are_silences_of_5_to_50_ms_at_the_wanted_rate() -> None:
    samples = np.ones((1, 60 * RATE_HZ))
    heard = recorded(samples, drop_outs=0.5)[0]
    sounds = (heard != 0.0).astype(float)
    assert heard[1_000:-1_000][sounds[1_000:-1_000] > 0].min() > 0.999
    edges = np.flatnonzero(np.diff(np.concatenate([[1.0], sounds, [1.0]])))
    lengths_s = (edges[1::2] - edges[::2]) / RATE_HZ
    assert 15 <= len(lengths_s) <= 45  # 30 expected
    assert lengths_s.min() > 0.0049 and lengths_s.max() < 0.1  # two may touch
    assert np.sum(lengths_s > 0.05) <= 2


def test_wired_channels_share_one_clock_and_wireless_ones_do_not() -> None:
    wired = Faults.drawn(4, wireless=False, rng=np.random.default_rng(1))
    assert not wired.offset_s.any() and not wired.drift_ppm.any() and wired.drop_outs_per_s == 0.0
    drawn = [Faults.drawn(4, wireless=True, rng=np.random.default_rng(seed)) for seed in range(50)]
    offsets_s = np.concatenate([faults.offset_s for faults in drawn])
    assert np.abs(offsets_s).max() <= 0.02 and offsets_s.min() < -0.015 and offsets_s.max() > 0.015
    assert np.concatenate([faults.drift_ppm for faults in drawn]).std() == pytest.approx(8.0, rel=0.2)
    assert np.concatenate([faults.gain_db for faults in drawn]).std() == pytest.approx(0.7, rel=0.2)
    assert {faults.drop_outs_per_s for faults in drawn} == {0.0, 0.02, 0.1}
