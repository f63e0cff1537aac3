"""Axes of the curves: whole epochs, and values that may be on a logarithmic scale."""

from __future__ import annotations

import math

import numpy as np

from workbench.gui.sound.quiet_axis import QuietAxis
from workbench.gui.sound.ticks import nice_step, tick_text, tick_values

VALUE_AXIS_PX = 44
_EPOCH_PX, _VALUE_PX = 48.0, 32.0
"""Room of a label along its axis."""


class EpochAxis(QuietAxis):
    """Whole numbers only: there is no half epoch to look at."""

    def __init__(self) -> None:
        super().__init__("bottom")

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        step = max(nice_step(max(high - low, 1e-9), max(int(size / _EPOCH_PX), 1)), 1.0)
        return [(step, tick_values(low, high, step))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        return [f"{value:.0f}" for value in values]


class ValueAxis(QuietAxis):
    """is_log : what is drawn are logarithms to base 10; labels say the values themselves."""

    def __init__(self) -> None:
        super().__init__("left", VALUE_AXIS_PX)
        self.is_log = False

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        n_most = max(int(size / _VALUE_PX), 3)
        if self.is_log:
            return [(1.0, log_ticks(low, high, n_most))]
        step = nice_step(max(high - low, 1e-12), n_most)
        return [(step, tick_values(low, high, step))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        if self.is_log:
            return [f"{10.0**value:.4g}" for value in values]
        return [tick_text(value, spacing) for value in values]


def log_ticks(low: float, high: float, n_most: int) -> list[float]:
    """Logarithms of 1, 2, 5 times powers of ten between two logarithms; of fewer where those are too many."""
    for digits, every in (((1, 2, 5), 1), ((1, 3), 1), ((1,), 1), ((1,), 2), ((1,), 3), ((1,), 5)):
        decades = [k for k in range(math.floor(low), math.ceil(high) + 1) if k % every == 0]
        found = [v for k in decades for d in digits if low - 1e-9 <= (v := k + math.log10(d)) <= high + 1e-9]
        if len(found) <= n_most:
            return found
    return found[:: max(len(found) // n_most, 1)]


def is_better_as_log(values: np.ndarray, at_least: float = 10.0) -> bool:
    """Would a straight axis press most of it against zero? values : any shape; never where one is not positive."""
    known = values[np.isfinite(values)]
    return len(known) > 1 and bool(known.min() > 0) and float(known.max() / known.min()) >= at_least
