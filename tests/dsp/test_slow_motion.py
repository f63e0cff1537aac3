"""Sound slowed down with its pitch kept."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.dsp.slow_motion import SlowMotion

RATE_HZ = 44_100


def slowed(sound: np.ndarray, pace: float, block: int = 1764) -> np.ndarray:
    """All of sound (n_channels, n), slowed down block by block; silence follows it."""
    at = 0

    def read(n: int) -> np.ndarray:
        nonlocal at
        piece = sound[:, at : at + n]
        at += n
        return np.pad(piece, ((0, 0), (0, n - piece.shape[1])))

    made = SlowMotion(read, len(sound), RATE_HZ, pace)
    n_blocks = int(sound.shape[1] / pace / block)
    return np.concatenate([made.next(block) for _ in range(n_blocks)], axis=1)


@pytest.mark.parametrize("pace", [0.5, 0.25, 0.8])
def test_a_tone_lasts_longer_and_keeps_its_pitch_and_loudness(pace: float) -> None:
    t = np.arange(2 * RATE_HZ) / RATE_HZ
    tone = np.sin(2 * np.pi * 441.0 * t).astype(np.float32)[None]
    slow = slowed(tone, pace)[0]
    assert len(slow) == pytest.approx(len(tone[0]) / pace, abs=2000)
    middle = slow[RATE_HZ // 2 : RATE_HZ // 2 + RATE_HZ]
    spectrum = np.abs(np.fft.rfft(middle))
    assert spectrum.argmax() == 441
    assert np.sqrt((middle**2).mean()) == pytest.approx(np.sqrt(0.5), rel=0.02)


def test_bursts_come_half_as_often_each_at_its_time() -> None:
    rng = np.random.default_rng(0)
    sound = np.zeros((1, 3 * RATE_HZ), dtype=np.float32)
    starts = [RATE_HZ // 2 * i + 2000 for i in range(6)]
    for start in starts:
        sound[0, start : start + 4410] = rng.normal(size=4410)
    slow = slowed(sound, 0.5)[0]
    loud = np.convolve(slow**2, np.ones(441) / 441, "same") > 0.1
    begins = np.flatnonzero(np.diff(loud.astype(int)) == 1)
    begins = begins[np.diff(begins, prepend=-RATE_HZ) > RATE_HZ // 4]
    assert len(begins) == len(starts)
    assert np.abs(begins / 2 - np.array(starts)).max() < 0.015 * RATE_HZ


def test_what_lies_between_two_channels_stays() -> None:
    rng = np.random.default_rng(1)
    one = np.convolve(rng.normal(size=2 * RATE_HZ), np.ones(8) / 8, "same").astype(np.float32)
    slow = slowed(np.stack([one, 0.5 * np.roll(one, 23)]), 0.5)
    middle = slow[:, RATE_HZ : 2 * RATE_HZ]
    lags = np.arange(-60, 61)
    likeness = [float((np.roll(middle[0], lag) * middle[1]).sum()) for lag in lags]
    assert lags[int(np.argmax(likeness))] == 23
    assert np.sqrt((middle[1] ** 2).mean() / (middle[0] ** 2).mean()) == pytest.approx(0.5, rel=0.02)


def test_blocks_of_any_length_make_the_same_sound() -> None:
    sound = np.random.default_rng(2).normal(size=(2, RATE_HZ)).astype(np.float32)
    short, long = slowed(sound, 0.5, 100), slowed(sound, 0.5, 7000)
    n = min(short.shape[1], long.shape[1])
    assert n > RATE_HZ and np.array_equal(short[:, :n], long[:, :n])
