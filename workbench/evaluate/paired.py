"""Two methods on the same clips: is one better, or can these recordings not tell them apart?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.answers import Measured
from workbench.evaluate.bootstrap import (
    FEWEST_FOR_A_VERDICT,
    drawn_means,
    drawn_quantiles,
    interval,
    interval_of_all_or_none,
)
from workbench.evaluate.errors_of_kind import ErrorKind, answers_by, errors_of
from workbench.evaluate.evaluation import RADIUS_M, Split
from workbench.evaluate.groups import units_of
from workbench.evaluate.method_figures import numbered

Verdict = Literal["better", "worse", "not told apart", ""]


@dataclass(frozen=True, kw_only=True)
class Paired:
    """`method` less `reference`, on the same clips and the same draws of units.

    within : difference of the shares within the radius, a declined clip being a miss; over n_clips.
    median, mean : differences of the errors, metres, over the n_both clips that both answered; None where there are
    none. n_units_both : of those clips. verdict, verdict_of_mean : "" where there are too few units to say
    (bootstrap.FEWEST_FOR_A_VERDICT), or no draw tells the two apart.
    """

    method: str
    reference: str
    kind: ErrorKind
    radius_m: float
    n_clips: int
    n_both: int
    n_units: int
    n_units_both: int
    within: Measured
    median: Measured | None
    mean: Measured | None

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.within, self.n_units, more_is_better=True)

    @property
    def verdict_of_mean(self) -> Verdict:
        return "" if self.mean is None else verdict_of(self.mean, self.n_units_both, more_is_better=False)


def verdict_of(difference: Measured, n_units: int, *, more_is_better: bool) -> Verdict:
    """Is what was added better? n_units : what the interval was drawn from. "" where nobody can say how sure it is."""
    if difference.low is None or difference.high is None or n_units < FEWEST_FOR_A_VERDICT:
        return ""
    if difference.low <= 0.0 <= difference.high:
        return "not told apart"
    return "better" if (difference.value > 0.0) == more_is_better else "worse"


def all_pairs(
    table: AnswerTable, methods: Sequence[str], radius_m: float = RADIUS_M, split: Split = "place"
) -> tuple[Paired, ...]:
    """Every two of the methods, 3-D; the later one of each two is the reference."""
    return tuple(paired(table, b, a, "3-D", radius_m, split) for a, b in combinations(methods, 2))


def paired(
    table: AnswerTable,
    reference: str,
    method: str,
    kind: ErrorKind = "3-D",
    radius_m: float = RADIUS_M,
    split: Split = "place",
) -> Paired:
    """The comparison over the clips that both were asked about."""
    before, after = _same_clips(answers_by(table, reference), answers_by(table, method))
    errors = errors_of(before, kind), errors_of(after, kind)
    units, n_units = numbered(units_of(before, split))
    both = np.isfinite(errors[0]) & np.isfinite(errors[1])
    units_both, n_units_both = numbered(units[both])
    hits = [(each <= radius_m).astype(np.float64) for each in errors]
    answered = [each[both] for each in errors]
    return Paired(
        method=method,
        reference=reference,
        kind=kind,
        radius_m=radius_m,
        n_clips=len(before),
        n_both=int(both.sum()),
        n_units=n_units,
        n_units_both=n_units_both,
        within=_shares_apart(hits[0], hits[1], units, n_units),
        median=_medians_apart(answered[0], answered[1], units_both, n_units_both) if both.any() else None,
        mean=_means_apart(answered[0], answered[1], units_both, n_units_both) if both.any() else None,
    )


def _same_clips(before: AnswerTable, after: AnswerTable) -> tuple[AnswerTable, AnswerTable]:
    """The rows of the clips that both have, in one order."""
    if np.array_equal(before.sessions, after.sessions) and np.array_equal(before.clips, after.clips):
        return before, after
    keys = [list(zip(t.sessions.tolist(), t.clips.tolist(), strict=True)) for t in (before, after)]
    where = {key: row for row, key in enumerate(keys[1])}
    rows = [(row, where[key]) for row, key in enumerate(keys[0]) if key in where]
    first, second = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    return before.where(first), after.where(second)


def _shares_apart(before: np.ndarray, after: np.ndarray, units: np.ndarray, n_units: int) -> Measured:
    if len(before) == 0:
        return Measured(0.0)
    apart = after - before
    value = float(apart.mean())
    if abs(value) == 1.0:
        low, high = interval_of_all_or_none(1.0, n_units)
        if low is None or high is None:
            return Measured(value)
        return Measured(value, low, high) if value > 0 else Measured(value, -high, -low)
    return Measured(value, *_interval_unless_none(drawn_means(apart, units, n_units)))


def _means_apart(before: np.ndarray, after: np.ndarray, units: np.ndarray, n_units: int) -> Measured:
    apart = after - before
    return Measured(float(apart.mean()), *_interval_unless_none(drawn_means(apart, units, n_units)))


def _medians_apart(before: np.ndarray, after: np.ndarray, units: np.ndarray, n_units: int) -> Measured:
    """The difference of the medians, not the median of the differences."""
    drawn = drawn_quantiles(after, 0.5, units, n_units) - drawn_quantiles(before, 0.5, units, n_units)
    return Measured(float(np.median(after) - np.median(before)), *_interval_unless_none(drawn))


def _interval_unless_none(drawn: np.ndarray) -> tuple[float, float] | tuple[None, None]:
    """Where no draw tells the two apart they are the same, and there is nothing to be sure of."""
    return interval(drawn) if np.any(drawn != 0.0) else (None, None)
