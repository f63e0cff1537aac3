"""Delays put in come out, to a fraction of a sample; silence and noise say nothing."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.dsp.correlation import all_pairs, correlations_by_block, highest_peaks, phat_correlations

RATE_HZ = 44_100


def delayed(sound: np.ndarray, delays_s: list[float]) -> np.ndarray:
    """The same sound, later by a fraction of samples. (n_samples,) -> (n_delays, n_samples)."""
    frequencies_hz = np.fft.rfftfreq(len(sound), 1 / RATE_HZ)
    turned = np.exp(-2j * np.pi * frequencies_hz * np.array(delays_s)[:, None])
    return np.fft.irfft(np.fft.rfft(sound) * turned, len(sound))


def noise(seed: int = 0, n_samples: int = 22_050) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.1, n_samples)


def test_each_pair_is_there_once() -> None:
    assert all_pairs(4).tolist() == [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]


@settings(max_examples=20, deadline=None)
@given(st.floats(-0.02, 0.02), st.floats(-0.02, 0.02), st.integers(0, 1000))
def test_delays_put_in_come_out(first_s: float, second_s: float, seed: int) -> None:
    samples = delayed(noise(seed), [first_s, second_s]) + np.random.default_rng(seed + 1).normal(0, 0.01, (2, 22_050))
    correlations, lags_s = phat_correlations(samples, all_pairs(2), RATE_HZ, 0.045)
    peak = highest_peaks(correlations, lags_s)
    assert peak.delays_s[0, 0] == pytest.approx(second_s - first_s, abs=0.25 / RATE_HZ)
    assert peak.heights[0, 0] > 0.3


def test_a_batch_is_each_stretch_alone() -> None:
    stretches = np.stack([delayed(noise(k), [0.0, 0.001 * k, -0.002]) for k in range(3)])
    together, lags_s = phat_correlations(stretches, all_pairs(3), RATE_HZ, 0.01)
    assert together.shape == (3, 3, len(lags_s))
    for stretch, found in zip(stretches, together, strict=True):
        alone, _ = phat_correlations(stretch, all_pairs(3), RATE_HZ, 0.01)
        assert np.allclose(alone, found, atol=1e-5)


def test_only_the_band_asked_for_is_heard() -> None:
    """A loud low sound comes from one side, a faint high one from the other."""
    low, high = (np.fft.irfft(np.fft.rfft(noise(k)) * np.isin(np.arange(11_026) // 1000, band), 22_050)
                 for k, band in ((1, (0, 1)), (2, (2, 3, 4))))  # fmt: skip
    samples = delayed(low, [0.0, 0.003]) + 0.1 * delayed(high, [0.0, -0.004])
    for band_hz, delay_s in (((100.0, 3900.0), 0.003), ((4100.0, 9900.0), -0.004)):
        correlations, lags_s = phat_correlations(samples, all_pairs(2), RATE_HZ, 0.01, band_hz)
        assert highest_peaks(correlations, lags_s).delays_s[0, 0] == pytest.approx(delay_s, abs=0.5 / RATE_HZ)


def test_two_sounds_are_two_peaks_and_the_louder_comes_first() -> None:
    samples = delayed(noise(1), [0.0, 0.005]) + 0.5 * delayed(noise(2), [0.0, -0.002])
    correlations, lags_s = phat_correlations(samples, all_pairs(2), RATE_HZ, 0.01)
    peaks = highest_peaks(correlations, lags_s, 2)
    assert peaks.delays_s[0] == pytest.approx([0.005, -0.002], abs=0.5 / RATE_HZ)
    assert peaks.heights[0, 0] > peaks.heights[0, 1] > 0.1


@pytest.mark.parametrize("constant", [0.0, 0.1])
def test_a_silent_channel_agrees_with_none(constant: float) -> None:
    samples = np.stack([noise(), np.full(22_050, constant)])
    correlations, lags_s = phat_correlations(samples, all_pairs(2), RATE_HZ, 0.01, (50.0, 20_000.0))
    assert np.isfinite(correlations).all()
    assert highest_peaks(correlations, lags_s).heights[0, 0] < 0.1


def test_where_there_are_no_more_peaks_it_is_told() -> None:
    lags_s = np.linspace(-1.0, 1.0, 9)
    peaks = highest_peaks(np.array([[0, 1, 0, 0, 0, 0, 0, 0, 0.0]]), lags_s, 3)
    assert peaks.delays_s[0, 0] == lags_s[1] and np.isnan(peaks.delays_s[0, 1:]).all()
    assert peaks.heights[0].tolist() == [1.0, 0.0, 0.0]


def test_stretches_add_up_to_the_whole_and_may_be_asked_for_by_number() -> None:
    samples, pairs = np.stack([noise(seed) for seed in range(3)]).astype(np.float32), all_pairs(3)
    blocks = list(correlations_by_block(samples, pairs, RATE_HZ, 0.01, 6000))
    (whole,) = correlations_by_block(samples, pairs, RATE_HZ, 0.01, samples.shape[1])
    assert len(blocks) == 4
    np.testing.assert_allclose(np.sum(blocks, axis=0), whole, atol=1e-4 * np.abs(whole).max())
    chosen = list(correlations_by_block(samples, pairs, RATE_HZ, 0.01, 6000, [3, 1]))
    np.testing.assert_array_equal(chosen, [blocks[3], blocks[1]])


def test_correlating_by_stretches_takes_no_more_memory_for_a_longer_recording() -> None:
    peaks = []
    for n_samples in (10 * 22_050, 80 * 22_050):
        samples = np.ones((2, n_samples), dtype=np.float32)
        tracemalloc.start()
        for _ in correlations_by_block(samples, all_pairs(2), RATE_HZ, 0.01, 22_050):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
