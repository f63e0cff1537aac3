"""Does the region that a method calls 50 % or 90 % hold the source so often, as it is and after calibration?

Split conformal calibration by place (evaluate.conformal): from the scores of some places comes the score that a clip
of another place does not exceed so often. Two scores: the share of the densest region on whose edge the source lies,
and the error over the method's own radius.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.evaluate.answer_table import AnswerTable
from workbench.evaluate.answers import Measured
from workbench.evaluate.conformal import SHARES, conformal_quantile
from workbench.evaluate.errors_of_kind import answers_by
from workbench.evaluate.method_figures import numbered, share_of

_LEAST_M = 1e-6


@dataclass(frozen=True, kw_only=True)
class RegionHeld:
    """nominal : as often as the region should hold the source; before : as often as it did, None where the method
    names no such region; after : as often as the calibrated one did.

    quantiles : the calibrated scores, one a fold: the share of the region to be taken, or the multiple of the radius;
    infinite with too few places. radius_m : the median calibrated radius, None of regions.
    """

    nominal: float
    before: Measured | None
    after: Measured
    quantiles: tuple[float, ...]
    radius_m: float | None
    n_clips: int
    n_places: int


def regions_held(table: AnswerTable, method: str, by: str = "halves") -> tuple[RegionHeld, ...]:
    """For 50 and 90 % the method's own regions. by : "halves" of the places, or "sites"; each is calibrated on the
    others. Empty where the method tells no regions."""
    rows = answers_by(table, method)
    return _held(rows.where(np.isfinite(rows.shares_within)), by, is_radius=False)


def radii_held(table: AnswerTable, method: str, by: str = "halves") -> tuple[RegionHeld, ...]:
    """The same of multiples of the method's own radius."""
    rows = answers_by(table, method)
    return _held(rows.where(np.isfinite(rows.radii_m) & rows.is_answered), by, is_radius=True)


def _held(rows: AnswerTable, by: str, *, is_radius: bool) -> tuple[RegionHeld, ...]:
    if len(rows) == 0:
        return ()
    folds = halves(rows.places) if by == "halves" else numbered_sites(rows)
    if len(np.unique(folds)) < 2:
        return ()
    scores = rows.errors_m() / np.maximum(rows.radii_m, _LEAST_M) if is_radius else rows.shares_within
    units, n_units = numbered(rows.places)
    found = []
    for nominal in SHARES:
        quantiles = crosswise_quantiles(scores, rows.places, folds, nominal)
        reached = quantiles[folds]
        before = share_of((scores <= nominal).astype(np.float64), units, n_units)
        found.append(
            RegionHeld(
                nominal=nominal,
                before=None if is_radius else before,
                after=share_of((scores <= reached).astype(np.float64), units, n_units),
                quantiles=tuple(quantiles.tolist()),
                radius_m=float(np.median(reached * rows.radii_m)) if is_radius else None,
                n_clips=len(rows),
                n_places=n_units,
            )
        )
    return tuple(found)


def halves(places: np.ndarray) -> np.ndarray:
    """(n,) 0 or 1, all rows of a place alike: half of the places, drawn once and for all."""
    known, number = np.unique(places, return_inverse=True)
    order = np.random.default_rng(0).permutation(len(known))
    return np.asarray((order % 2)[number.reshape(-1)], dtype=np.int64)


def numbered_sites(table: AnswerTable) -> np.ndarray:
    """(n,) the number of each row's site, from 0."""
    return np.asarray(np.unique(table.sites, return_inverse=True)[1].reshape(-1), dtype=np.int64)


def crosswise_quantiles(scores: np.ndarray, places: np.ndarray, folds: np.ndarray, share: float) -> np.ndarray:
    """(n_folds,) for each fold the conformal quantile of all others. folds : (n,) from 0."""
    return np.array([
        conformal_quantile(scores[folds != fold], places[folds != fold], share) for fold in range(int(folds.max()) + 1)
    ])  # fmt: skip
