"""Figures as people read them."""

from __future__ import annotations

from workbench.evaluate.answers import Measured
from workbench.evaluate.report.numbers import metres, number, percent, points, signed_metres


def test_figures_have_their_digits_and_intervals() -> None:
    assert percent(Measured(0.6123, 0.55, 0.671)) == "61.2 (55.0 to 67.1)"
    assert percent(Measured(1.0)) == "100.0"
    assert metres(Measured(1.234, 1.0, 1.5)) == "1.23 (1.00 to 1.50)"
    assert metres(Measured(0.0071, 0.005, 0.12)) == "0.007 (0.005 to 0.120)"
    assert points(Measured(-0.083, -0.12, 0.0001)) == "-8.3 (-12.0 to 0.0)"
    assert signed_metres(Measured(0.2)) == "+0.20" and signed_metres(Measured(-0.001)) == "0.00"
    assert metres(None) == number(None) == number(float("nan")) == "-"
