"""Shares over a radius, as curves with bands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.bootstrap import FEWEST_UNITS, drawn_shares
from workbench.evaluate.errors_of_kind import ErrorKind, answers_by, errors_of
from workbench.evaluate.evaluation import Split
from workbench.evaluate.groups import units_of
from workbench.evaluate.method_figures import numbered

LONGEST_M = 5.0
RADII_M = np.linspace(0.0, LONGEST_M, 101)
"""Of the accuracy over the radius: every 5 cm."""


@dataclass(frozen=True, eq=False)
class Curve:
    """x_m : (n,) metres; share : (n,) of n_clips; low, high : (n,) the 95 % band, point by point; None with too few
    units for one."""

    x_m: np.ndarray
    share: np.ndarray
    low: np.ndarray | None
    high: np.ndarray | None
    n_clips: int


def accuracy_curve(
    table: AnswerTable,
    method: str,
    radii_m: np.ndarray = RADII_M,
    kind: ErrorKind = "3-D",
    split: Split = "place",
) -> Curve:
    """Share of all clips answered within each radius; declined ones are misses."""
    return _curve(answers_by(table, method), radii_m, kind, split)


def error_cdf(
    table: AnswerTable, method: str, kind: ErrorKind = "3-D", n_steps: int = 200, split: Split = "place"
) -> Curve:
    """Share of answered clips up to each error there is: each stands twice, before and after its step."""
    rows = answers_by(table, method)
    rows = rows.where(rows.is_answered)
    ordered = np.sort(errors_of(rows, kind))
    if len(ordered) == 0:
        return _curve(rows, np.zeros(1), kind, split)
    chosen = np.unique(np.linspace(0, len(ordered) - 1, min(n_steps, len(ordered))).round().astype(int))
    return _in_steps(_curve(rows, ordered[chosen], kind, split))


def _in_steps(curve: Curve) -> Curve:
    """Lines through the points are then steps: between two errors nothing was counted."""

    def before_and_after(counted: np.ndarray | None) -> np.ndarray | None:
        return None if counted is None else np.column_stack([[0.0, *counted[:-1]], counted]).reshape(-1)

    share = before_and_after(curve.share)
    assert share is not None
    return Curve(
        np.repeat(curve.x_m, 2), share, before_and_after(curve.low), before_and_after(curve.high), curve.n_clips
    )


def _curve(rows: AnswerTable, radii_m: np.ndarray, kind: ErrorKind, split: Split) -> Curve:
    n = len(rows)
    if n == 0:
        return Curve(radii_m, np.zeros(len(radii_m)), None, None, 0)
    errors_m = errors_of(rows, kind)
    share = np.searchsorted(np.sort(errors_m[np.isfinite(errors_m)]), radii_m, side="right") / n
    units, n_units = numbered(units_of(rows, split))
    if n_units < FEWEST_UNITS:
        return Curve(radii_m, share, None, None, n)
    drawn = drawn_shares(errors_m, radii_m, units, n_units, np.bincount(units, minlength=n_units))
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    return Curve(radii_m, share, low, high, n)
