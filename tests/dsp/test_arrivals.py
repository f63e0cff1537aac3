"""Arrivals of two channels: products of all near pairs, without laying all against all."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter1d

from workbench.dsp.arrivals import STEP_S, Arrivals, arrival_correlation, arrivals_of


def arrivals(n: int, over_s: float, rng: np.random.Generator) -> Arrivals:
    return Arrivals(np.sort(rng.uniform(0.0, over_s, n)), rng.uniform(3.0, 30.0, n))


@pytest.mark.parametrize(("n", "others", "max_delay_s"), [(60, 45, 0.5), (7, 200, 2.0), (3, 3, 100.0), (0, 4, 1.0)])
def test_it_is_the_sum_over_all_pairs_that_sound_allows(n: int, others: int, max_delay_s: float) -> None:
    rng = np.random.default_rng(n)
    one, other = arrivals(n, 20.0, rng), arrivals(others, 20.0, rng)
    most = int(np.ceil(max_delay_s / STEP_S))
    lags = np.zeros(2 * most + 1)
    for t, a in zip(one.times_s, one.strengths_db, strict=True):
        for u, b in zip(other.times_s, other.strengths_db, strict=True):
            if abs((u - t) / STEP_S) <= most:
                share = (a / one.strengths_db.max()) ** 2 * (b / other.strengths_db.max()) ** 2
                lags[int(np.rint((u - t) / STEP_S)) + most] += share
    expected = gaussian_filter1d(lags, 0.01 / STEP_S, mode="constant")
    assert np.allclose(arrival_correlation(one, other, max_delay_s, 0.01), expected)


def test_hours_of_arrivals_need_little_memory() -> None:
    """A hundred thousand a channel: all against all would be 80 GB."""
    rng = np.random.default_rng(1)
    one = arrivals(100_000, 36_000.0, rng)
    other = Arrivals(one.times_s + 0.7, one.strengths_db)
    assert arrival_correlation(one, other, 1.0, 0.01).argmax() == round(1.7 / STEP_S)


def test_a_bang_in_noise_arrives_when_it_begins() -> None:
    rng = np.random.default_rng(2)
    sound = 0.01 * rng.normal(size=88_200)
    sound[44_100:50_000] += rng.normal(size=5_900) * np.exp(-np.arange(5_900) / 2_000)
    found = arrivals_of(sound, 44_100.0)
    assert found.times_s[found.strengths_db.argmax()] == pytest.approx(1.0, abs=0.003)
