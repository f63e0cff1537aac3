"""The figures of a run as arrays: appended to as the run says more, thinned to what a screen can show. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from workbench.core.events import EpochDone, TrainingPulse
from workbench.gui.training.seen import RunSeen

RADII = ("1", "2", "3")
"""Metres, as the events name them."""
_FIRST_ROOM = 64


class GrowingRows:
    """Rows of numbers made of a tuple of values that mostly grows at its end; only what is new is read."""

    def __init__(self, n_columns: int, row_of: Callable[[Any], tuple[float, ...]]) -> None:
        self._row_of = row_of
        self._rows = np.empty((_FIRST_ROOM, n_columns))
        self._n = 0
        self._last: object = None

    def follow(self, values: Sequence[object]) -> bool:
        """Take over what is new; False when there is nothing."""
        is_same_start = self._n <= len(values) and (self._n == 0 or values[self._n - 1] is self._last)
        if is_same_start and len(values) == self._n:
            return False
        first = self._n if is_same_start else 0
        if not is_same_start:
            self._rows = np.empty_like(self._rows)  # what was handed out stays as it is
        while len(values) > len(self._rows):
            self._rows = np.vstack([self._rows, np.empty_like(self._rows)])
        for i in range(first, len(values)):
            self._rows[i] = self._row_of(values[i])
        news = self._rows[first : len(values)]
        news[np.isinf(news)] = np.nan  # a line that goes to infinity cannot be drawn
        self._n, self._last = len(values), values[-1] if values else None
        return True

    @property
    def rows(self) -> np.ndarray:
        """(n, n_columns) float64, a view: it is not written again while rows are appended."""
        return self._rows[: self._n]


class RunFigures:
    """One run's figures. `follow(run)` tells whether anything is other than before.

    Columns of `epochs` : epoch, training loss, validation loss, median error (m), shares within 1, 2, 3 m.
    Columns of `pulses` : epochs done with fraction, training loss.
    """

    def __init__(self) -> None:
        self._epochs, self._pulses = GrowingRows(7, _epoch_row), GrowingRows(2, _pulse_row)

        self._best = 0

    def follow(self, run: RunSeen) -> bool:
        self._best = 0 if run.best is None else run.best.epoch
        return self._epochs.follow(run.epochs) | self._pulses.follow(run.pulses)

    @property
    def epochs(self) -> np.ndarray:
        return self._epochs.rows

    @property
    def pulses(self) -> np.ndarray:
        return self._pulses.rows

    @property
    def best_row(self) -> int | None:
        """Row of the epoch whose network is kept."""
        return int(np.searchsorted(self.epochs[:, 0], self._best)) if self._best else None


def thinned(x: np.ndarray, y: np.ndarray, n_most: int) -> tuple[np.ndarray, np.ndarray]:
    """At most n_most points that look the same: of each stretch the lowest and the highest, in order. x ascends."""
    every = -(-2 * len(x) // max(n_most, 2))
    if every <= 2:
        return x, y
    n_whole = len(x) // every
    stretches = y[: n_whole * every].reshape(n_whole, every)
    ends = np.stack([stretches.argmin(axis=1), stretches.argmax(axis=1)])
    at = (np.sort(ends, axis=0) + np.arange(n_whole) * every).T.ravel()
    kept = np.concatenate([at, np.arange(n_whole * every, len(x))])
    return x[kept], y[kept]


def last_epoch_shown(done: float, n_epochs: int) -> int:
    """Where the epoch axis ends: room for a few more epochs, never beyond the last that will be."""
    step = next(s * 10**k for k in range(9) for s in (1, 2, 5) if done / (s * 10**k) <= 5)
    return max(min(int(np.ceil((done + 0.02) / step)) * step, n_epochs), 1)


def _epoch_row(event: EpochDone) -> tuple[float, ...]:
    shares = (event.accuracy_val.get(radius, np.nan) for radius in RADII)
    return (event.epoch, event.loss_train, event.loss_val, event.median_error_val_m, *shares)


def _pulse_row(event: TrainingPulse) -> tuple[float, ...]:
    return event.epoch, event.loss
