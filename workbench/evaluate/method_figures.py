"""What a method's answers are worth, in the figures people quote, each with its interval.

Declined clips are misses where a share within a radius is told; means, medians and quantiles are of answered clips, and
stand beside the share declined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.answers import Measured
from workbench.evaluate.bootstrap import (
    FEWEST_FOR_A_VERDICT,
    drawn_means,
    drawn_quantiles,
    draws_of,
    interval,
    interval_of_all_or_none,
    sums_by_unit,
)
from workbench.evaluate.errors_of_kind import ErrorKind, answers_by, errors_of
from workbench.evaluate.evaluation import RADIUS_M, Split
from workbench.evaluate.groups import units_of

THRESHOLDS_M = (1.0, 1.5, 2.0, 3.0)
"""The paper's."""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How often the source lay within the calibrated radius. nominal : as often as it should, a share.

    n_clips : answered ones with a radius; radius_m : the median one. told : "holds" where the interval of the observed
    share has the nominal one in it, else "too small" or "too large" (the radius), "" without an interval.
    """

    nominal: float
    observed: Measured
    n_clips: int
    radius_m: float
    told: Literal["holds", "too small", "too large", ""]


@dataclass(frozen=True, kw_only=True)
class MethodFigures:
    """Of one method, one kind of error, one group of clips. n_units : places, or what else the split draws.

    within : share within the radius asked for; within_each : within the paper's thresholds, by metres.
    Of answered clips, None where there are none: median, p90, mean (the MAE), rmse, bias (height only: how much too
    high), all metres; r_squared (of all three coordinates, or of those of the kind), None with fewer than
    FEWEST_FOR_A_VERDICT true places, whose spread says little.
    """

    method: str
    kind: ErrorKind
    n_clips: int
    n_answered: int
    n_units: int
    n_sessions: int
    declined: Measured
    within: Measured
    within_each: Mapping[float, Measured]
    median: Measured | None
    p90: Measured | None
    mean: Measured | None
    rmse: Measured | None
    bias: Measured | None
    r_squared: Measured | None
    coverage_50: Coverage | None
    coverage_90: Coverage | None


def figures_of(
    table: AnswerTable, method: str, kind: ErrorKind = "3-D", radius_m: float = RADIUS_M, split: Split = "place"
) -> MethodFigures | None:
    """The figures of a method's rows in the table; None where it has none whose truth is known."""
    rows = answers_by(table, method)
    if len(rows) == 0:
        return None
    errors_m = errors_of(rows, kind)
    units, n_units = numbered(units_of(rows, split))
    answered = rows.is_answered
    shares = {radius: share_of(_hits(errors_m, radius), units, n_units) for radius in (radius_m, *THRESHOLDS_M)}
    return MethodFigures(
        method=method,
        kind=kind,
        n_clips=len(rows),
        n_answered=int(answered.sum()),
        n_units=n_units,
        n_sessions=len(np.unique(rows.sessions)),
        declined=share_of((~answered).astype(np.float64), units, n_units),
        within=shares[radius_m],
        within_each={radius: shares[radius] for radius in THRESHOLDS_M},
        **_of_answered(rows.where(answered), errors_m[answered], kind, split),
        coverage_50=_coverage(rows, rows.radii_50_m, 0.5, split),
        coverage_90=_coverage(rows, rows.radii_90_m, 0.9, split),
    )


def numbered(units: np.ndarray) -> tuple[np.ndarray, int]:
    """The units from 0 on without gaps, and how many there are."""
    found, number = np.unique(units, return_inverse=True)
    return number.reshape(-1), len(found)


def share_of(hits: np.ndarray, units: np.ndarray, n_units: int) -> Measured:
    """The mean of ones and zeros. hits (n,) float64, units (n,) from 0."""
    share = float(hits.mean())
    if share in (0.0, 1.0):
        return Measured(share, *interval_of_all_or_none(share, n_units))
    return Measured(share, *interval(drawn_means(hits, units, n_units)))


def _hits(errors_m: np.ndarray, radius_m: float) -> np.ndarray:
    """A declined clip, NaN, is a miss."""
    return (errors_m <= radius_m).astype(np.float64)


def _of_answered(rows: AnswerTable, errors_m: np.ndarray, kind: ErrorKind, split: Split) -> dict[str, Measured | None]:
    if len(rows) == 0:
        return dict.fromkeys(("median", "p90", "mean", "rmse", "bias", "r_squared"))
    units, n_units = numbered(units_of(rows, split))
    squares, signed_m = errors_m**2, rows.height_errors_m()

    def quantile(share: float) -> Measured:
        return Measured(
            float(np.quantile(errors_m, share)), *interval(drawn_quantiles(errors_m, share, units, n_units))
        )

    def mean(values: np.ndarray) -> Measured:
        return Measured(float(values.mean()), *interval(drawn_means(values, units, n_units)))

    return {
        "median": quantile(0.5),
        "p90": quantile(0.9),
        "mean": mean(errors_m),
        "rmse": Measured(float(np.sqrt(squares.mean())), *interval(np.sqrt(drawn_means(squares, units, n_units)))),
        "bias": mean(signed_m) if kind == "height" else None,
        "r_squared": _r_squared(rows, squares, kind, units, n_units),
    }


def _r_squared(
    rows: AnswerTable, squares: np.ndarray, kind: ErrorKind, units: np.ndarray, n_units: int
) -> Measured | None:
    """1 - squared errors / squared distances of the truths from their own site's mean.

    Each site has a frame of its own: the distance between two sites' means is no spread that a method explains.
    """
    if len(np.unique(rows.places)) < FEWEST_FOR_A_VERDICT:
        return None
    columns = {"3-D": slice(0, 3), "2-D": slice(0, 2), "height": slice(2, 3)}[kind]
    missed, drawn_missed = squares.sum(), draws_of(n_units) @ sums_by_unit(squares, units, n_units)
    spread, drawn_spread = 0.0, np.zeros(len(drawn_missed))
    for site in np.unique(rows.sites):
        here = rows.sites == site
        truths_m = rows.truths_m[here, columns]
        truths_m = truths_m - truths_m.mean(axis=0)  # the spread does not change, and no digits are lost
        spread += float((truths_m**2).sum())
        drawn_spread += _drawn_spread(truths_m, units[here], n_units)
    if spread <= 1e-9:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = 1.0 - drawn_missed / drawn_spread
    return Measured(float(1.0 - missed / spread), *interval(drawn))


def _drawn_spread(truths_m: np.ndarray, units: np.ndarray, n_units: int) -> np.ndarray:
    """Squared distances of (n, d) places from their mean, on every draw."""
    draws = draws_of(n_units)
    n = draws @ np.bincount(units, minlength=n_units)
    of_squares = draws @ sums_by_unit((truths_m**2).sum(axis=1), units, n_units)
    sums = np.stack([draws @ sums_by_unit(column, units, n_units) for column in truths_m.T], axis=1)
    return np.asarray(of_squares - (sums**2).sum(axis=1) / np.maximum(n, 1.0))


def _coverage(rows: AnswerTable, radii_m: np.ndarray, nominal: float, split: Split) -> Coverage | None:
    """Of the clips that have a radius; the error is the one in 3-D, which radii are made for."""
    errors_m = rows.errors_m()
    known = np.isfinite(radii_m) & np.isfinite(errors_m)
    if not known.any():
        return None
    units, n_units = numbered(units_of(rows.where(known), split))
    observed = share_of((errors_m[known] <= radii_m[known]).astype(np.float64), units, n_units)
    return Coverage(
        nominal=nominal,
        observed=observed,
        n_clips=int(known.sum()),
        radius_m=float(np.median(radii_m[known])),
        told=_told(observed, nominal, n_units),
    )


def _told(observed: Measured, nominal: float, n_units: int) -> Literal["holds", "too small", "too large", ""]:
    if not observed.has_interval or n_units < FEWEST_FOR_A_VERDICT:
        return ""
    if observed.holds(nominal):
        return "holds"
    return "too small" if observed.value < nominal else "too large"
