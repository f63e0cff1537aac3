"""From correlations of all pairs to a place: peaks that agree, range differences, and which of two places it is.

The numbers below were chosen on a simulated campaign of seed 7; that one microphone more must agree than fit by
themselves, on the 72 ShotSpotter tests as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.listed import listed
from workbench.dsp.correlation import Peaks, all_pairs, highest_peaks
from workbench.localize.delays import Delays, solve
from workbench.localize.fix import Fix
from workbench.localize.found import Found
from workbench.localize.one_line import ONE_LINE_AGREES, in_one_line
from workbench.localize.peak_choice import Choice, choose_peaks
from workbench.localize.silent_channels import left_out, too_few
from workbench.localize.time_space import TimeSpace

_N_PEAKS = 6
_CLEAR = 4.0
"""A peak this many times the correlation's root mean square is one."""
_AGREE_LEAST = 0.25
"""Share of the greatest possible score (peak_choice) below which peaks agree by chance."""
_RIVAL_WEIGHT = 0.1
"""How likely the lower of two places that fit alike is the wrong one."""
_TIED_SHARE = 0.04
"""Of the tolerance: misfits that differ by less do not tell two places apart."""
_NEARLY = 0.9
"""Of the best place's score: places that reach it are rivals."""
_CLEARLY = 0.15
"""So much more of the greatest possible score is no chance."""
_APART = 5.0
"""Tolerances: nearer than that, it is one place."""
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

    def with_notes_of(self, names: Sequence[str], is_silent: np.ndarray) -> ArrivalFix:
        """Told by name which microphones were left out. is_silent : (n_mics,) bool."""
        odd = [name for name, used, silent in zip(names, self.is_used, is_silent, strict=True) if not (used or silent)]
        told = list(left_out(names, is_silent))
        if odd and not self.why_not:
            do, are = ("do", "are") if len(odd) > 1 else ("does", "is")
            told.append(f"{listed(odd)} {do} not agree with the others and {are} left out")
        return replace(self, notes=(*self.notes, *told))


def clear_peaks(correlations: np.ndarray, lag_step_s: float, is_heard: np.ndarray, times_rms: float = _CLEAR) -> Peaks:
    """The peaks of each pair that stand out, (n_pairs, n_peaks): so many times the correlation's root mean square.

    correlations : (n_pairs, n_lags) of all pairs, lags lag_step_s apart, 0 in the middle. is_heard : (n_mics,) bool.
    """
    n_lags = correlations.shape[1]
    peaks = highest_peaks(correlations, np.arange(-(n_lags // 2), n_lags // 2 + 1) * lag_step_s, _N_PEAKS)
    rms = np.sqrt((correlations.astype(np.float64) ** 2).mean(axis=1))
    clear = peaks.heights >= times_rms * rms[:, None]
    clear &= is_heard[all_pairs(len(is_heard))].all(axis=1)[:, None]
    return Peaks(np.where(clear, peaks.delays_s, np.nan), np.where(clear, peaks.heights, 0.0))


def fix_of(peaks: Peaks, space: TimeSpace, n_able: int) -> ArrivalFix:
    """The place that the pairs' peaks agree on.

    peaks : (n_pairs, n_peaks) of all pairs, NaN where there is none. n_able : microphones that are not silent; where
    there are so many, one more must agree than fit by themselves.
    """
    n_mics = len(space.microphones_m)
    if space.why_not:
        return ArrivalFix.declined(n_mics, space.why_not)
    pairs, least = all_pairs(n_mics), space.box.dimensions + 1
    if n_able < least:
        return ArrivalFix.declined(n_mics, too_few(np.arange(n_mics) >= n_able, least))
    if len(np.unique(pairs[np.isfinite(peaks.delays_s).any(axis=1)])) < least:
        return ArrivalFix.declined(n_mics, f"Fewer than {least} microphones share a sound that stands out")
    choice = choose_peaks(peaks, pairs, space.microphones_m, space.sound_speed_m_s, space.box, space.tolerance_m)
    if choice.scores[0] < _AGREE_LEAST:
        return ArrivalFix.declined(n_mics, "The delays between the microphones fit no one place", choice.scores[0])
    fix = solve(
        Delays.of(pairs, choice.delays_s, choice.heights), space.microphones_m, space.sound_speed_m_s,
        space.box.low_m, space.box.high_m, dimensions=space.box.dimensions, tolerance_m=space.tolerance_m,
        height_m=float(space.box.low_m[2]), n_agreeing_least=max(least, min(least + 1, n_able)),
    )  # fmt: skip
    if fix.is_used.sum() < n_able and (off_m := _beyond_m(peaks, space, float(choice.scores[0]))) > 0.0:
        return ArrivalFix.declined(
            n_mics, f"A place {off_m:.1f} m outside the site fits the delays better than any inside it"
        )
    if not fix.why_not and in_one_line(space.microphones_m[fix.is_used]):
        return ArrivalFix.declined(n_mics, ONE_LINE_AGREES, choice.scores[0])
    return _decided(fix, choice, space)


def _beyond_m(peaks: Peaks, space: TimeSpace, score: float) -> float:
    """How far outside the site the peaks agree clearly better than inside it, where they score so much; else 0."""
    if space.beyond is None:
        return 0.0
    pairs = all_pairs(len(space.microphones_m))
    wider = choose_peaks(peaks, pairs, space.microphones_m, space.sound_speed_m_s, space.beyond, space.tolerance_m)
    off_m = space.box.out_of_it_m(wider.places_m[0])
    return off_m if wider.scores[0] > score + _CLEARLY and off_m > space.tolerance_m else 0.0


def _decided(fix: Fix, choice: Choice, space: TimeSpace) -> ArrivalFix:
    """Of places that fit as well as the best, the lowest; the radius reaches for the others.

    Four microphones often leave two places, one above and one below them, that fit to the millimetre, and levels in
    rooms do not tell which. People and loudspeakers are nearer the floor than the ceiling.
    """
    score = float(choice.scores[0])
    if fix.why_not:
        return ArrivalFix.declined(len(space.microphones_m), fix.why_not, score)
    places = np.concatenate([fix.position_m[None], fix.rivals_m])
    misfits_m = _misfits_m(places, fix, choice, space)
    tied = places[misfits_m <= misfits_m.min() + _TIED_SHARE * space.tolerance_m]
    place = tied[tied[:, 2].argmin()]
    near = choice.places_m[choice.scores >= _NEARLY * score]
    rivals = np.concatenate([tied, near])
    apart_m = np.linalg.norm(rivals - place, axis=1)
    farthest_m = float(apart_m.max(initial=0.0, where=apart_m > _APART * space.tolerance_m))
    radius_m = float(np.sqrt(fix.radius_m**2 + (0.5 * space.tolerance_m) ** 2 + _RIVAL_WEIGHT * farthest_m**2))
    notes = tuple(note for note in fix.notes if not note.startswith(_OF_RIVALS))
    if farthest_m > 0.0:
        lower = "; this is the lower one" if len(tied) > 1 and space.box.dimensions == 3 else ""
        notes += (f"Another place, {farthest_m:.1f} m away, fits nearly as well{lower}",)
    return ArrivalFix(place, fix.residual_m, radius_m, fix.is_used, score, "", (*space.notes, *notes))


def _misfits_m(places_m: np.ndarray, fix: Fix, choice: Choice, space: TimeSpace) -> np.ndarray:
    """(s, 3) -> (s,) root mean square misfit of the delays that were fitted, metres."""
    r_m = np.linalg.norm(places_m[:, None] - space.microphones_m, axis=2)
    i, j = all_pairs(len(space.microphones_m))[fix.is_agreeing].T
    told = r_m[:, j] - r_m[:, i] - choice.delays_s[fix.is_agreeing] * space.sound_speed_m_s
    return np.asarray(np.sqrt((told**2).mean(axis=1)))


def found_of(fixes: Sequence[ArrivalFix]) -> Found:
    """As methods tell it."""
    return Found.of(
        np.array([fix.position_m for fix in fixes]),
        np.array([fix.residual_m for fix in fixes]),
        np.array([fix.radius_m for fix in fixes]),
        tuple(fix.why_not for fix in fixes),
        tuple(fix.notes for fix in fixes),
    )
