"""Radii that hold the source so often: split conformal quantiles of held-out errors, by place, and whether they do.

Split conformal prediction (Papadopoulos et al., ECML 2002; Lei et al., JASA 113, 2018) takes as radius the
ceil((n + 1) share)-th smallest of n held-out errors. Clips of one place are near copies of each other, so what is
exchangeable are places, not clips: place k's m_k errors weigh 1 / ((n + 1) m_k) each, and the place to come 1 / (n + 1)
at infinity (Lee, Barber and Willett, "Distribution-free inference with hierarchical data", arXiv:2306.06342, HCP;
Dunn, Wasserman and Ramdas, JASA 118, 2023, for what else there is). A clip of a new place then lies within with at
least that probability, and with little more. Answers inside and outside the hull have radii of their own, which keep
the promise for either (Mondrian: Vovk, Machine Learning 92, 2013), and so have small and large arrays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from workbench.core.calibration import (
    UNITS,
    Band,
    CalibratedRadii,
    Calibration,
    Coverage,
    Observed,
    Unit,
    all_radii_m,
    scales_of,
    unit_radii,
)
from workbench.core.errors import UserError
from workbench.evaluate.answer_table import WHOLE, AnswerTable

FEWEST_PLACES = 20
"""Below, a radius for 90 % would be the largest error but one, or the largest: told as a limit, not hidden."""
FEWEST_OF_A_GROUP = 50
"""Places inside and places outside the hull, from which on either has radii of its own."""
FEWEST_OF_A_BAND, _MOST_PARTS = 100, 3
"""Places with arrays of about one size, from which on these are told from a little smaller ones; so many sizes."""
_CLEAR_GAP = 1.25
"""Arrays this much wider than any others are of another kind, and never share radii with them."""
SHARES = (0.5, 0.9)
_NEARLY_ALL = 0.95
"""Of the answers must have a radius of the method's own, for the calibrated ones to be multiples of it."""
_FLOOR_QUANTILE = 0.1
"""Own radii below that of the calibration's count as that: a method sure of a millimetre does not know itself."""
_TINY_M = 1e-6
_Z_95 = 1.959964


@dataclass(frozen=True)
class Radii:
    """What a table of answers says: see core.calibration.Calibration. n_declined : clips without an answer.

    left_out : of which arrays there were too few places, in a sentence; "" for none.
    """

    unit: Unit
    floor_m: float
    groups: Mapping[str, CalibratedRadii]
    bands: tuple[Band, ...]
    span_m: tuple[float, float]
    sites: tuple[str, ...]
    n_declined: int
    left_out: str = ""


def conformal_quantile(scores: np.ndarray, places: np.ndarray, share: float) -> float:
    """The least score that a clip of a new place does not exceed with probability `share`; infinite with too few.

    scores : (n_clips,) float64; places : (n_clips,) integers, whichever. n places are too few when
    n < share / (1 - share): nine for 90 %, with one clip each.
    """
    _, place, n_clips = np.unique(places, return_inverse=True, return_counts=True)
    order = np.argsort(scores, kind="stable")
    weights = 1.0 / ((len(n_clips) + 1) * n_clips[place.reshape(-1)[order]])
    reached = np.cumsum(weights) >= share - 1e-12
    return float(scores[order][reached.argmax()]) if reached.any() else float("inf")


def radii_of(table: AnswerTable, method: str) -> Radii:
    """Radii for one method from its answers on held-out clips, in the unit in which they come out narrowest.

    Of the units (core.calibration.UNITS) that apply, the one with the least 90 % radius over these answers (geometric
    mean: small and large sites weigh alike), since all hold the source equally often. Choosing among three on the same
    answers costs a coverage that places by the hundred do not notice; `coverage_of` on other places tells. Arrays of a
    kind with fewer than FEWEST_PLACES are left out; UserError when that leaves none.
    """
    clips = _clips_of(table, method)
    answered = clips.where(np.isfinite(clips.errors_m()))
    scored = answered.where(_is_of_a_kind(answered))
    if len(scored) == 0:
        raise _too_few(answered, method)
    known_m = scored.radii_m[np.isfinite(scored.radii_m)]
    floor_m = float(np.quantile(known_m, _FLOOR_QUANTILE)) if len(known_m) else 0.0
    has_own = len(known_m) >= _NEARLY_ALL * len(scored) and floor_m > 0.0
    has_span = bool((scored.span_m > 0.0).all())
    units: list[Unit] = [
        unit
        for unit in UNITS
        if {"own": has_own, "span": has_span}.get(unit, True) and _is_enough(scored, unit, floor_m)
    ]
    found = {unit: (_groups(scored, unit, floor_m), _bands(scored, unit, floor_m)) for unit in units}
    unit = min(units, key=lambda one: _mean_log_radius(scored, one, floor_m, *found[one]))
    span_m = float(scored.span_m.min()), float(scored.span_m.max())
    sites = tuple(sorted(set(scored.sites.tolist())))
    n_declined = int((~clips.is_answered).sum())
    left_out = _left_out(answered.where(~_is_of_a_kind(answered)), method)
    return Radii(unit, floor_m if unit == "own" else 0.0, *found[unit], span_m, sites, n_declined, left_out)


def _too_few(answered: AnswerTable, method: str) -> UserError:
    n_places = len(np.unique(answered.places))
    of_kinds = f", {_most_of_a_kind(answered)} at most with arrays about as wide" if n_places >= FEWEST_PLACES else ""
    return UserError(
        f"{method} answered at {n_places} place{'' if n_places == 1 else 's'} whose truth is known{of_kinds}, too few "
        "to say how far off it is",
        f"Take recordings of at least {FEWEST_PLACES} places with arrays about as wide; some hundred make a radius one "
        "can trust",
    )


def _most_of_a_kind(table: AnswerTable) -> int:
    kinds = _kinds(table)
    return max(len(np.unique(table.places[kinds == kind])) for kind in np.unique(kinds))


def _left_out(table: AnswerTable, method: str) -> str:
    if len(table) == 0:
        return ""
    kinds = _kinds(table)
    spans_m = [table.span_m[kinds == kind] for kind in np.unique(kinds)]
    told = " and ".join(f"{of_kind.min():.0f} to {of_kind.max():.0f} m" for of_kind in spans_m)
    return (
        f"{method} answered at too few places (fewer than {FEWEST_PLACES}) with arrays {told} wide: these take no part "
        "and get no radii"
    )


def _clips_of(table: AnswerTable, method: str) -> AnswerTable:
    """Of one method, single clips at known places."""
    return table.where((table.methods == method) & (table.clips != WHOLE) & (table.places >= 0))


def _groups(table: AnswerTable, unit: Unit, floor_m: float) -> dict[str, CalibratedRadii]:
    """Radii of all, and of either side of the hull where both have places enough."""
    scales_m = scales_of(unit, floor_m, table.radii_m, table.span_m)
    scores = table.errors_m() / scales_m
    known = np.isfinite(scores)
    sides = {"inside": known & (table.in_hull == 1), "outside": known & (table.in_hull == 0)}
    has_sides = all(len(np.unique(table.places[rows])) >= FEWEST_OF_A_GROUP for rows in sides.values())
    return {
        name: _radii(scores[rows], table.places[rows])
        for name, rows in {"all": known, **(sides if has_sides else {})}.items()
    }


def _kinds(table: AnswerTable) -> np.ndarray:
    """(n,) from 0 on: arrays with a clear gap between their spans are of different kinds, rising."""
    order = np.argsort(table.span_m, kind="stable")
    span_m = np.maximum(table.span_m[order], _TINY_M)
    kinds = np.empty(len(order), dtype=np.int64)
    kinds[order] = np.cumsum(np.concatenate([[0], span_m[1:] > _CLEAR_GAP * span_m[:-1]]))
    return kinds


def _is_of_a_kind(table: AnswerTable) -> np.ndarray:
    """(n,) bool: is there enough of such arrays to say anything?"""
    kinds = _kinds(table)
    enough = [k for k in np.unique(kinds) if len(np.unique(table.places[kinds == k])) >= FEWEST_PLACES]
    return np.isin(kinds, enough)


def _is_enough(table: AnswerTable, unit: Unit, floor_m: float) -> bool:
    """Has every part of the table places enough whose answers can be told in the unit?"""
    known = (part.where(np.isfinite(scales_of(unit, floor_m, part.radii_m, part.span_m))) for part in _all_parts(table))
    return all(len(np.unique(part.places)) >= FEWEST_PLACES for part in known)


def _bands(table: AnswerTable, unit: Unit, floor_m: float) -> tuple[Band, ...]:
    """One for each kind of array, or more where it has places enough; none where there would be but one."""
    parts = _all_parts(table)
    if len(parts) == 1:
        return ()
    return tuple(
        Band(span_m=(float(p.span_m.min()), float(p.span_m.max())), groups=_groups(p, unit, floor_m)) for p in parts
    )


def _all_parts(table: AnswerTable) -> list[AnswerTable]:
    """Of every kind of array, rising."""
    kinds = _kinds(table)
    return [part for kind in np.unique(kinds) for part in _parts(table.where(kinds == kind))]


def _parts(table: AnswerTable) -> list[AnswerTable]:
    """By span, as many as have FEWEST_OF_A_BAND places each, cut so that all have about as many clips."""
    for n_parts in range(_MOST_PARTS, 1, -1):
        cuts_m = np.unique(np.quantile(table.span_m, np.arange(1, n_parts) / n_parts, method="lower"))
        number = np.searchsorted(cuts_m, table.span_m)
        parts = [table.where(number == i) for i in np.unique(number)]
        if len(parts) > 1 and all(len(np.unique(part.places)) >= FEWEST_OF_A_BAND for part in parts):
            return parts
    return [table]


def _radii(scores: np.ndarray, places: np.ndarray) -> CalibratedRadii:
    radius_50, radius_90 = (conformal_quantile(scores, places, share) for share in SHARES)
    return CalibratedRadii(
        radius_50=radius_50, radius_90=radius_90, n_places=len(np.unique(places)), n_clips=len(scores)
    )


def _mean_log_radius(
    table: AnswerTable, unit: Unit, floor_m: float, groups: Mapping[str, CalibratedRadii], bands: tuple[Band, ...]
) -> float:
    scales_m = scales_of(unit, floor_m, table.radii_m, table.span_m)
    radii_m = scales_m * unit_radii(groups, bands, table.in_hull, table.span_m)[:, 1]
    return float(np.nanmean(np.log(np.maximum(radii_m, _TINY_M))))


def coverage_of(calibration: Calibration, table: AnswerTable) -> tuple[dict[str, Coverage], dict[str, Coverage]]:
    """How often the source lay within the radii, on other places than the calibration's: by group, and by site.

    Answers that get no radius (core.calibration.radii_m) are left out. Empty where nothing can be scored.
    """
    clips = _clips_of(table, calibration.method)
    found_m = all_radii_m(calibration, clips.radii_m, clips.in_hull, clips.span_m)
    errors_m = clips.errors_m()
    known = np.isfinite(errors_m) & np.isfinite(found_m).all(axis=1)
    within = errors_m[:, None] <= found_m
    groups = {"all": known, "inside": known & (clips.in_hull == 1), "outside": known & (clips.in_hull == 0)}
    sites = {str(site): known & (clips.sites == site) for site in np.unique(clips.sites)}
    by_group, by_site = (
        {name: _coverage(within[rows], found_m[rows], clips.places[rows]) for name, rows in parts.items() if rows.any()}
        for parts in (groups, sites)
    )
    return by_group, by_site


def _coverage(within: np.ndarray, radii_m: np.ndarray, places: np.ndarray) -> Coverage:
    """within, radii_m : (n_clips, 2) bool and metres, of the 50 % and 90 % radius."""
    _, place, n_clips = np.unique(places, return_inverse=True, return_counts=True)
    shares = [np.bincount(place.reshape(-1), weights=column) / n_clips for column in within.T.astype(np.float64)]
    within_50, within_90 = (observed(one) for one in shares)
    radius_50_m, radius_90_m = (float(middle) for middle in np.median(radii_m, axis=0))
    return Coverage(
        within_50=within_50,
        within_90=within_90,
        radius_50_m=radius_50_m,
        radius_90_m=radius_90_m,
        n_places=len(n_clips),
        n_clips=len(within),
    )


def observed(shares: np.ndarray) -> Observed:
    """The mean of places' shares, each weighing alike, and its 95 % interval over places.

    shares : (n_places,) in 0-1. Wilson's interval (JASA 22, 1927) for n_places yes-or-no answers: exact enough for one
    clip a place, and wider than needed where a place's clips differ, since shares then vary less than that.
    """
    n, share = len(shares), float(shares.mean())
    middle = (share + _Z_95**2 / (2 * n)) / (1 + _Z_95**2 / n)
    reach = _Z_95 / (1 + _Z_95**2 / n) * float(np.sqrt(share * (1 - share) / n + _Z_95**2 / (4 * n**2)))
    return Observed(share=share, low=max(middle - reach, 0.0), high=min(middle + reach, 1.0))
