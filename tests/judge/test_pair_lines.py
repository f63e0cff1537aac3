"""A line through delays over time tells how much faster one clock runs; scattered delays make no line."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.core.recording import Recording
from workbench.core.session import Microphone, Session
from workbench.judge.clock_drift import speeds_ppm
from workbench.judge.compared import Compared, _signs
from workbench.judge.pair_delays import PairDelays
from workbench.judge.pair_lines import line_of, lines_of
from workbench.judge.registry import judged
from workbench.judge.sound import SoundInMemory

TIMES_S = np.arange(20) * 1.5


def delays_of(clocks_ppm: list[float], scatter_s: float = 2e-6, wrong: int = 0) -> PairDelays:
    """Of microphones whose clocks run so fast; some moments are wrong."""
    rng = np.random.default_rng(1)
    pairs = np.array([(i, j) for i in range(len(clocks_ppm)) for j in range(i + 1, len(clocks_ppm))])
    slopes = np.array([clocks_ppm[j] - clocks_ppm[i] for i, j in pairs]) * 1e-6
    found = 0.01 + TIMES_S[:, None] * slopes + rng.normal(0.0, scatter_s, (len(TIMES_S), len(pairs)))
    for p in range(len(pairs)):
        found[rng.choice(len(TIMES_S), wrong, replace=False), p] = rng.uniform(-0.3, 0.3, wrong)
    ones = np.ones_like(found)
    return PairDelays(pairs, np.full(len(pairs), 0.05), TIMES_S, found, ones, 1.5 * ones, 3.0 * ones, 2.0)


def known(delays: PairDelays, n_mics: int) -> Compared:
    return Compared(delays, lines_of(delays), frozenset(), np.ones(n_mics), 3.0, None)


@pytest.mark.parametrize("wrong", [0, 4, 8])
def test_speeds_are_told_though_some_moments_are_wrong(wrong: int) -> None:
    delays = delays_of([0.0, 0.0, 12.0, 0.0], wrong=wrong)
    speeds, errors = speeds_ppm(known(delays, 4))
    assert speeds == pytest.approx([0.0, 0.0, 12.0, 0.0], abs=0.3)
    assert (errors < 0.6).all()


def test_each_clock_of_its_own_is_told_against_the_middle_one() -> None:
    speeds, _ = speeds_ppm(known(delays_of([3.0, -9.0, 20.0, 5.0]), 4))
    assert speeds - speeds[0] == pytest.approx([0.0, -12.0, 17.0, 2.0], abs=0.3)
    assert 0.0 in speeds


def test_scattered_delays_make_no_line() -> None:
    assert lines_of(delays_of([0.0, 0.0], scatter_s=0.1)) == {}


def test_two_sources_of_one_half_each_make_no_third() -> None:
    delays = delays_of([0.0, 0.0])
    delays.delays_s[::2] += 0.02
    line = line_of(delays, 0)
    assert line is None or abs(line.slope) < 1e-6


def test_a_source_that_moves_is_no_clock() -> None:
    delays = delays_of([0.0, 0.0])
    delays.delays_s[:, 0] += 1.0 / 343.0 * TIMES_S  # a walk along the line of both
    assert line_of(delays, 0) is None


def test_signs_that_contradict_one_another_tell_nothing() -> None:
    assert _signs({(0, 1): 1, (1, 2): -1, (0, 2): -1}, 4).tolist() == [1, 1, -1, 0]
    assert _signs({(0, 1): 1, (1, 2): 1, (0, 2): -1}, 3).tolist() == [0, 0, 0]
    assert _signs({(0, 1): 1, (1, 2): -1}, 3).tolist() == [0, 0, 0], "one pair alone vouches for nobody"
    assert _signs({(0, 1): -1}, 2).tolist() == [1, -1]


def test_many_microphones_can_be_judged() -> None:
    """Twenty of them: 190 pairs, not all of which are looked at."""
    rng = np.random.default_rng(2)
    rate_hz, n_mics = 8_000, 20
    call = rng.standard_normal(12 * rate_hz) * np.repeat(rng.random(60) > 0.7, rate_hz // 5)  # irregular calls
    samples = 0.1 * np.stack([np.roll(call, 7 * i) + 0.02 * rng.standard_normal(len(call)) for i in range(n_mics)])
    samples[11] = np.roll(samples[11], 3 * rate_hz)
    microphones = tuple(
        Microphone(name=f"M{i}", file=f"{i}.wav", position_m=(0.5 * i, 0.1 * i * i, 0.0)) for i in range(n_mics)
    )
    sound = SoundInMemory(Session(id="a", microphones=microphones), Recording.of_samples(samples, rate_hz))
    found = judged(sound, checks=("clock-offset", "clock-drift", "polarity", "same-channel", "channel-order"))
    assert [(f.kind, f.microphones) for f in found] == [("clock-offset", (11,))]
