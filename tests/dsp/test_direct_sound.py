"""What begins is kept where it begins; what rings on, hums or hisses is not."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.dsp.correlation import all_pairs, highest_peaks, phat_correlations
from workbench.dsp.direct_sound import Onsets, onset_emphasis

RATE_HZ = 44_100


def calls(rng: np.random.Generator, seconds: float = 3.0) -> np.ndarray:
    """Bursts of noise, 80 ms each, over silence."""
    sound = np.zeros(round(seconds * RATE_HZ))
    for at_s in (0.3, 0.9, 1.7, 2.2):
        first = round(at_s * RATE_HZ)
        sound[first : first + 3528] = rng.normal(0, 0.1, 3528) * np.hanning(3528)
    return sound


def reverberant(sound: np.ndarray, delay: int, rng: np.random.Generator) -> np.ndarray:
    """The sound, later by whole samples, then a diffuse tail of twenty-five times its energy, and noise."""
    tail = rng.normal(0, 1.0, 22_050) * np.exp(-6.9 * np.arange(22_050) / 22_050)
    tail[: delay + 200] = 0.0
    response = 5.0 * tail / np.sqrt((tail**2).sum())
    response[delay] = 1.0
    n_fft = len(sound) + len(response)
    heard = np.fft.irfft(np.fft.rfft(sound, n_fft) * np.fft.rfft(response, n_fft), n_fft)[: len(sound)]
    return np.asarray(heard + rng.normal(0, 1e-4, len(sound)))


def test_the_straight_sound_wins_over_a_tail_of_twenty_five_times_its_energy() -> None:
    rng = np.random.default_rng(0)
    n_right = np.zeros(2)
    for _ in range(10):
        sound, delays = calls(rng), rng.integers(0, 600, 2)
        samples = np.stack([reverberant(sound, int(delay), rng) for delay in delays])
        for which, (part, whitening) in enumerate(((samples, 1.0), (onset_emphasis(samples, RATE_HZ), 0.0))):
            told, lags_s = phat_correlations(part, all_pairs(2), RATE_HZ, 0.02, whitening=whitening)
            found = highest_peaks(told, lags_s).delays_s[0, 0] * RATE_HZ
            n_right[which] += abs(found - (delays[1] - delays[0])) < 2.0
    assert n_right[1] >= 9 and n_right[0] <= 6


def test_a_steady_hum_and_silence_leave_next_to_nothing() -> None:
    time_s = np.arange(3 * RATE_HZ) / RATE_HZ
    hum = 0.2 * np.sin(2 * np.pi * 440.0 * time_s)
    burst = calls(np.random.default_rng(1))
    kept = onset_emphasis(np.stack([hum, np.zeros_like(hum), burst]), RATE_HZ)
    energy = (kept[:, 4410:-4410] ** 2).sum(axis=1)
    assert energy[1] == 0.0 and energy[0] < 0.01 * energy[2]


@pytest.mark.parametrize("n_samples", [1, 500, 1024, 44_100 * 21])
def test_any_length_comes_back_as_long_and_with_numbers(n_samples: int) -> None:
    kept = onset_emphasis(np.random.default_rng(2).normal(0, 0.1, (1, n_samples)).astype(np.float32), RATE_HZ)
    assert kept.shape == (1, n_samples) and kept.dtype == np.float32 and np.isfinite(kept).all()


def test_blocks_leave_no_seam() -> None:
    """A burst across the 20 s seam is kept as one in the middle of a block."""
    rng = np.random.default_rng(3)
    burst = rng.normal(0, 0.1, 3528) * np.hanning(3528)
    energy = []
    for at in (10 * RATE_HZ, 20 * RATE_HZ - 1764):
        sound = rng.normal(0, 1e-5, 25 * RATE_HZ)
        sound[at : at + 3528] += burst
        energy.append((onset_emphasis(sound[None], RATE_HZ)[0, at : at + 3528] ** 2).sum())
    assert energy[1] == pytest.approx(energy[0], rel=0.2)


def test_onsets_looked_at_piece_by_piece_are_bit_for_bit_those_of_the_whole() -> None:
    sound = np.random.default_rng(4).normal(0, 0.1, (3, 45 * RATE_HZ)).astype(np.float32)
    whole, onsets = onset_emphasis(sound, RATE_HZ), Onsets(sound, RATE_HZ)
    assert onsets.shape == whole.shape
    few = np.array([False, True, True])
    for first in (44 * RATE_HZ, 19 * RATE_HZ, 0, 39 * RATE_HZ):
        span = slice(first, first + 2 * RATE_HZ)
        np.testing.assert_array_equal(onsets[few, span], whole[few, span])
    inner = onsets[:, RATE_HZ : 41 * RATE_HZ]
    assert inner.shape == (3, 40 * RATE_HZ)
    np.testing.assert_array_equal(inner[:, 30 * RATE_HZ : 90 * RATE_HZ], whole[:, 31 * RATE_HZ : 41 * RATE_HZ])
    np.testing.assert_array_equal(onsets, whole)


def test_onsets_nobody_looks_at_are_not_worked_out() -> None:
    sound = np.ones((1, 45 * RATE_HZ), dtype=np.float32)
    sound[0, 25 * RATE_HZ :] = np.nan
    onsets = Onsets(sound, RATE_HZ)
    assert np.isfinite(onsets[:, RATE_HZ:][:, : 15 * RATE_HZ]).all()
    sound[0] = 0.0
    assert np.array_equal(onsets[:, 21 * RATE_HZ :], np.zeros((1, 24 * RATE_HZ))), "read only now"
