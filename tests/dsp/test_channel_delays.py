"""Delays between channels are told to a few microseconds, with their sign; what tells nothing is not clear."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.dsp.channel_delays import signed_delays
from workbench.dsp.correlation import all_pairs
from workbench.dsp.resample import resample

RATE_HZ = 48_000


def noise(seconds: float, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(round(seconds * RATE_HZ)).astype(np.float32)


def later(channel: np.ndarray, seconds: float) -> np.ndarray:
    """The same so much later, also by parts of a sample: the spectrum's phase is turned."""
    n = len(channel)
    turned = np.fft.rfft(channel, 2 * n) * np.exp(-2j * np.pi * np.fft.rfftfreq(2 * n) * seconds * RATE_HZ)
    return np.fft.irfft(turned, 2 * n)[:n].astype(np.float32)


@pytest.mark.parametrize("delay_s", [0.0, 0.0123, -0.0301, 13.4 / RATE_HZ])
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_delay_and_its_sign(delay_s: float, sign: float) -> None:
    one = noise(2.0, 1)
    both = np.stack([one + 0.3 * noise(2.0, 2), sign * later(one, delay_s) + 0.3 * noise(2.0, 3)])
    found = signed_delays(both, all_pairs(2), RATE_HZ, np.array([0.05]))
    assert found.delays_s[0] == pytest.approx(delay_s, abs=3e-6)
    assert found.signs[0] == sign
    assert found.clearness[0] > 3.0 and found.uprightness[0] > 3.0


def test_channels_with_nothing_in_common_are_not_clear() -> None:
    found = signed_delays(np.stack([noise(2.0, 4), noise(2.0, 5)]), all_pairs(2), RATE_HZ, np.array([0.05]))
    assert found.clearness[0] < 1.3


def test_a_silent_channel_is_never_clear() -> None:
    found = signed_delays(np.stack([noise(1.0, 6), np.zeros(RATE_HZ, dtype=np.float32)]), all_pairs(2), RATE_HZ,
                          np.array([0.05]))  # fmt: skip
    assert found.clearness[0] == 0.0


def test_a_tones_sign_says_nothing() -> None:
    tone = np.sin(2 * np.pi * 1000.0 * np.arange(2 * RATE_HZ) / RATE_HZ) * np.hanning(2 * RATE_HZ)
    both = np.stack([tone, later(tone, 0.01)]).astype(np.float32)
    found = signed_delays(
        both + 1e-4 * np.stack([noise(2.0, 7), noise(2.0, 8)]), all_pairs(2), RATE_HZ, np.array([0.05])
    )
    assert found.uprightness[0] < 1.8


def test_a_delay_beyond_what_is_looked_at_is_not_found() -> None:
    one = noise(2.0, 9)
    found = signed_delays(np.stack([one, later(one, 0.04)]), all_pairs(2), RATE_HZ, np.array([0.02]))
    assert abs(found.delays_s[0]) <= 0.0205 and found.clearness[0] < 1.3


def test_another_rate_tells_the_same() -> None:
    one = noise(2.0, 10)
    both = np.stack([one, -later(one, 0.0111)])
    slow = resample(both, RATE_HZ, 24_000)
    found = signed_delays(slow, all_pairs(2), 24_000, np.array([0.05]))
    assert found.delays_s[0] == pytest.approx(0.0111, abs=5e-6) and found.signs[0] == -1.0
