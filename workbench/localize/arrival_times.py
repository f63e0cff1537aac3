"""From correlations of all pairs to a place: peaks that agree, range differences, and which of two places it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.listed import listed
from workbench.dsp.correlation import Peaks, all_pairs, highest_peaks
from workbench.localize.delays import Delays, solve
from workbench.localize.fix import Fix
from workbench.localize.found import Found
from workbench.localize.peak_choice import choose_peaks
from workbench.localize.time_space import TimeSpace

_N_PEAKS = 6
_CLEAR = 4.0
"""A peak this many times the correlation's root mean square is one."""
_AGREE_LEAST = 0.5
"""Share of the greatest possible score (peak_choice) below which peaks agree by chance."""
_RIVAL_WEIGHT = 0.1
"""How likely the lower of two places that fit alike is the wrong one."""
_TIED_SHARE = 0.04
"""Of the tolerance: misfits that differ by less do not tell two places apart."""
_OF_RIVALS = "Another place fits the delays as well"


@dataclass(frozen=True, eq=False)
class ArrivalFix:
    """A place, metres, site frame, its residual and radius, metres; or why there is none.

    is_used : (n_mics,) bool, microphones whose delays were fitted. agreement : share of what the peaks could score.
    """

    position_m: np.ndarray
    residual_m: float
    radius_m: float
    is_used: np.ndarray
    agreement: float
    why_not: str
    notes: tuple[str, ...]

    @classmethod
    def declined(cls, n_mics: int, why_not: str, agreement: float = 0.0) -> ArrivalFix:
        """No place."""
        nowhere = np.full(3, np.nan)
        return cls(nowhere, np.nan, np.nan, np.zeros(n_mics, dtype=np.bool_), agreement, why_not, ())

    def with_notes_of(self, names: np.ndarray, is_silent: np.ndarray) -> ArrivalFix:
        """Told by name which microphones were left out."""
        told = []
        if is_silent.any():
            told.append(f"{listed(list(names[is_silent]))} {_is(is_silent)} silent and left out")
        odd = ~self.is_used & ~is_silent
        if odd.any() and not self.why_not:
            told.append(f"{listed(list(names[odd]))} {_does(odd)} not agree with the others and {_is(odd)} left out")
        return replace(self, notes=(*self.notes, *told))


def _is(several: np.ndarray) -> str:
    return "are" if several.sum() > 1 else "is"


def _does(several: np.ndarray) -> str:
    return "do" if several.sum() > 1 else "does"


def fix_of(correlations: np.ndarray, lag_step_s: float, space: TimeSpace, is_heard: np.ndarray) -> ArrivalFix:
    """The place that the pairs' peaks agree on.

    correlations : (n_pairs, n_lags) of all pairs, lags lag_step_s apart with 0 in the middle.
    is_heard : (n_mics,) bool.
    """
    n_mics = len(space.microphones_m)
    if space.why_not:
        return ArrivalFix.declined(n_mics, space.why_not)
    pairs = all_pairs(n_mics)
    peaks = highest_peaks(correlations, _lags_s(correlations.shape[1], lag_step_s), _N_PEAKS)
    clear = peaks.heights >= _CLEAR * np.sqrt((correlations.astype(np.float64) ** 2).mean(axis=1))[:, None]
    clear &= is_heard[pairs].all(axis=1)[:, None]
    peaks = replace(
        peaks, delays_s=np.where(clear, peaks.delays_s, np.nan), heights=np.where(clear, peaks.heights, 0.0)
    )
    least = space.box.dimensions + 1
    if len(np.unique(pairs[clear.any(axis=1)])) < least:
        return ArrivalFix.declined(n_mics, f"Fewer than {least} microphones share a sound that stands out")
    choice = choose_peaks(peaks, pairs, space.microphones_m, space.sound_speed_m_s, space.box, space.tolerance_m)
    if choice.scores[0] < _AGREE_LEAST:
        return ArrivalFix.declined(n_mics, "The delays between the microphones fit no one place", choice.scores[0])
    fix = solve(
        Delays.of(pairs, choice.delays_s, choice.heights), space.microphones_m, space.sound_speed_m_s,
        space.box.low_m, space.box.high_m, dimensions=space.box.dimensions, tolerance_m=space.tolerance_m,
        n_agreeing_least=least,
    )  # fmt: skip
    return _decided(fix, choice.scores[0], space, choice.delays_s * space.sound_speed_m_s)


def _lags_s(n_lags: int, step_s: float) -> np.ndarray:
    return np.arange(-(n_lags // 2), n_lags // 2 + 1) * step_s


def _decided(fix: Fix, agreement: float, space: TimeSpace, ranges_m: np.ndarray) -> ArrivalFix:
    """Of places that fit as well as the best, the lowest; the radius reaches for the others.

    Four microphones often leave two places, one above and one below them, that fit to the millimetre, and levels in
    rooms do not tell which. People and loudspeakers are nearer the floor than the ceiling.
    """
    if fix.why_not:
        return ArrivalFix.declined(len(space.microphones_m), fix.why_not, agreement)
    places = np.concatenate([fix.position_m[None], fix.rivals_m])
    r_m = np.linalg.norm(places[:, None] - space.microphones_m, axis=2)
    i, j = all_pairs(len(space.microphones_m))[fix.is_agreeing].T
    misfits_m = np.sqrt(np.nanmean((r_m[:, j] - r_m[:, i] - ranges_m[fix.is_agreeing]) ** 2, axis=1))
    tied = misfits_m <= misfits_m.min() + _TIED_SHARE * space.tolerance_m
    place = places[tied][places[tied][:, 2].argmin()]
    apart_m2 = float(((places[tied] - place) ** 2).sum(axis=1).max())
    radius_m = float(np.sqrt(fix.radius_m**2 + _RIVAL_WEIGHT * apart_m2))
    notes = tuple(note for note in fix.notes if not note.startswith(_OF_RIVALS))
    if tied.sum() > 1:
        other = next(p for p in places[tied] if p is not place and (p != place).any())
        notes += (f"Another place fits as well, {np.linalg.norm(other - place):.1f} m away; this is the lower one",)
    return ArrivalFix(place, fix.residual_m, radius_m, fix.is_used, agreement, "", notes)


def found_of(fixes: Sequence[ArrivalFix], space: TimeSpace) -> Found:
    """As methods tell it."""
    return Found.of(
        np.array([fix.position_m for fix in fixes]),
        np.array([fix.residual_m for fix in fixes]),
        np.array([fix.radius_m for fix in fixes]),
        tuple(fix.why_not for fix in fixes),
        tuple((*space.notes, *fix.notes) if not fix.why_not else fix.notes for fix in fixes),
    )
