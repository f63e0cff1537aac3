"""What is late is not lost, and what is lost is found, whatever the portions are like."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.devices.arrivals import Arrivals, Loss

RATE_HZ = 48_000
PORTION = 2_400


def _losses(late_s: np.ndarray, told: tuple[int, ...] = ()) -> list[Loss]:
    """Portions of 50 ms; late_s : how much later than on a steady line each comes, in order of coming."""
    arrivals, found = Arrivals(RATE_HZ), []
    for i, late in enumerate(late_s):
        loss = arrivals.note(PORTION, (i + 1) * PORTION / RATE_HZ + late, is_told=i in told)
        found += [loss] if loss is not None else []
    return found


def test_uneven_portions_and_a_clock_that_drifts_are_no_loss() -> None:
    rng = np.random.default_rng(0)
    assert _losses(rng.exponential(0.03, 4_000) + 200e-6 * np.arange(4_000) * 0.05) == []


def test_a_busy_second_that_is_made_up_for_is_no_loss() -> None:
    late_s = np.zeros(400)
    late_s[100:160] = np.linspace(3.0, 0.0, 60)
    assert _losses(late_s) == []


@pytest.mark.parametrize("lost_s", [0.08, 0.5, 4.0])
def test_a_loss_is_found_where_it_is(lost_s: float) -> None:
    rng = np.random.default_rng(1)
    late_s = rng.exponential(0.01, 400)
    late_s[200:] += lost_s
    (loss,) = _losses(late_s)
    assert abs(loss.first - 200 * PORTION) <= 3 * PORTION
    assert loss.lost_s == pytest.approx(lost_s, abs=0.005)


def test_a_loss_that_the_device_told_of_is_measured_however_short() -> None:
    late_s = np.zeros(400)
    late_s[200:] = 0.01
    (loss,) = _losses(late_s, told=(200,))
    assert loss.first == 200 * PORTION
    assert loss.lost_s == pytest.approx(0.01, abs=1e-6)


def test_two_losses_are_two() -> None:
    late_s = np.zeros(800)
    late_s[200:] += 0.3
    late_s[500:] += 0.2
    assert [round(loss.lost_s, 6) for loss in _losses(late_s)] == [0.3, 0.2]
