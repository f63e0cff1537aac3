"""A network's answers on clips it never saw, and what they are worth: errors, shares, and how sure those figures are.

Clips of one place are near copies of each other, so a figure is no surer than the number of places allows: the
intervals are drawn from places, not from clips. From fewer than FEWEST_PLACES there are none: nobody knows how sure a
figure of two places is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from workbench.core.geometry import distance_m
from workbench.evaluate.bootstrap import FEWEST_UNITS, drawn_means, interval, interval_of_all_or_none

Unit = Literal["share", "m", "1"]
FEWEST_PLACES = FEWEST_UNITS
"""Test places below which a figure has no interval, and nothing is concluded from it."""


@dataclass(frozen=True, eq=False)
class Answers:
    """Of the test part of one training, site frame, metres.

    answers_m, truth_m : (n_clips, 3) float64; places, sessions : (n_clips,) int64 numbers;
    microphones_m : (n_clips, n_mics, 3) float64.
    """

    answers_m: np.ndarray
    truth_m: np.ndarray
    places: np.ndarray
    sessions: np.ndarray
    microphones_m: np.ndarray

    def __len__(self) -> int:
        return len(self.truth_m)

    @cached_property
    def n_places(self) -> int:
        return len(np.unique(self.places))

    def errors_m(self, n_dimensions: int = 3) -> np.ndarray:
        """(n_clips,) distance from the truth; 2 leaves the height out."""
        return distance_m(self.answers_m, self.truth_m, n_dimensions)


@dataclass(frozen=True)
class Measured:
    """A figure with its 95 % interval over places; low and high None where it has none."""

    value: float
    low: float | None = None
    high: float | None = None

    @property
    def has_interval(self) -> bool:
        return self.low is not None and self.high is not None

    def holds(self, other: float) -> bool:
        """Could the other figure be this one?"""
        return self.low is not None and self.high is not None and self.low <= other <= self.high


@dataclass(frozen=True)
class Measure:
    """A mean over clips, finished: of_clips gives (n_clips,) numbers, finish what to make of their mean."""

    title: str
    unit: Unit
    of_clips: Callable[[Answers], np.ndarray]
    finish: Callable[[np.ndarray], np.ndarray] = np.asarray

    def of(self, answers: Answers) -> Measured:
        """The figure with its interval."""
        value = float(self.finish(self.of_clips(answers).mean()))
        if self.unit == "share" and value in (0.0, 1.0):
            return Measured(value, *interval_of_all_or_none(value, _n_places(answers)))
        return Measured(value, *interval(self._drawn(answers)))

    def difference(self, before: Answers, after: Answers) -> Measured:
        """after - before. The interval draws the same places for both.

        None where they were scored on other places, or where no place tells the two apart.
        """
        values = [float(self.finish(self.of_clips(a).mean())) for a in (before, after)]
        same = np.array_equal(np.unique(before.truth_m, axis=0), np.unique(after.truth_m, axis=0))
        drawn = self._drawn(after) - self._drawn(before) if same else np.empty(0)
        drawn = drawn if drawn.any() else np.empty(0)
        return Measured(values[1] - values[0], *interval(drawn))

    def _drawn(self, answers: Answers) -> np.ndarray:
        """The figure on other draws of as many places, always the same draws. (n_draws,); (0,) with too few."""
        found, place = np.unique(answers.truth_m, axis=0, return_inverse=True)
        return np.asarray(self.finish(drawn_means(self.of_clips(answers), place.reshape(-1), len(found))))


def _n_places(answers: Answers) -> int:
    """Different true places, as the bootstrap counts them."""
    return len(np.unique(answers.truth_m, axis=0))


def share_within(radius_m: float, n_dimensions: int = 3) -> Measure:
    """Share of clips whose answer lies within the radius."""

    def hits(answers: Answers) -> np.ndarray:
        return (answers.errors_m(n_dimensions) <= radius_m).astype(np.float64)

    return Measure(f"within {radius_m:g} m{_plan(n_dimensions)}", "share", hits)


def mean_error(n_dimensions: int = 3) -> Measure:
    """Mean distance from the truth: what we take the paper's MAE to be."""
    return Measure(f"MAE{_plan(n_dimensions)}", "m", lambda answers: answers.errors_m(n_dimensions))


def rms_error(n_dimensions: int = 3) -> Measure:
    """Root of the mean squared distance."""
    return Measure(f"RMSE{_plan(n_dimensions)}", "m", lambda answers: answers.errors_m(n_dimensions) ** 2, np.sqrt)


def _plan(n_dimensions: int) -> str:
    return ", 2-D" if n_dimensions == 2 else ""


def median_error(answers: Answers, n_dimensions: int = 3) -> Measured:
    """Median distance, without an interval."""
    return Measured(float(np.median(answers.errors_m(n_dimensions))))


def r_squared(answers: Answers) -> Measured:
    """1 - squared distances from the truth / squared distances of the truth from its mean, x, y and z together.

    Without an interval; NaN when all truths are one place.
    """
    spread = ((answers.truth_m - answers.truth_m.mean(axis=0)) ** 2).sum()
    missed = (answers.errors_m() ** 2).sum()
    return Measured(float(1.0 - missed / spread) if spread > 0 else float("nan"))


def shares_over(answers: Answers, radii_m: np.ndarray, n_dimensions: int = 3) -> np.ndarray:
    """Share of clips within each radius. radii_m (n,) -> (n,) float64."""
    errors_m = np.sort(answers.errors_m(n_dimensions))
    return np.asarray(np.searchsorted(errors_m, radii_m, side="right") / len(errors_m))


def measures_of(answers: Answers) -> dict[str, tuple[Unit, Measured]]:
    """Everything people quote, by title, with its unit."""
    means = [*(share_within(radius_m) for radius_m in (1.0, 2.0, 3.0)), share_within(2.0, 2), mean_error(), rms_error()]
    found: dict[str, tuple[Unit, Measured]] = {measure.title: (measure.unit, measure.of(answers)) for measure in means}
    found["median"] = ("m", median_error(answers))
    found["median, 2-D"] = ("m", median_error(answers, 2))
    found["R^2"] = ("1", r_squared(answers))
    return found
