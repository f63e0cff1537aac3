"""How far the recorders' clocks are apart, from a sound at a known place: the clap test.

Where the source is known, geometry says how much later each microphone must hear it; what was measured more or less
than that is the clocks'. With t_ij the measured delay of channel j against i and d the distances to the source, the
clocks differ by e_j - e_i = t_ij - (d_j - d_i) / c. All pairs are measured (clock_pairs), and the e that most pairs
agree on are taken: a pair that took an echo, or noise, agrees with none.

A clap or a knock is best: on simulated sites it tells clocks to a few hundredths of a millisecond. Calls and voices
mostly do, to a tenth; in a hall of several seconds' reverberation they do not, and the channels are refused.
What it cannot do: clocks that run at different speeds (it tells one offset for the whole stretch), offsets larger
than the search, and errors of the places: 0.34 m of them is one millisecond.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from workbench.core.array.checks import microphone_name, microphone_names
from workbench.core.clock_offset import ClockOffset
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.localize.clock_pairs import AGREE_S, ClockPairs, measured_pairs

WITHIN_S = 0.5
"""Offsets are looked for up to this."""
UNKNOWN_ERROR_M = 0.1
"""What a place is taken to be known to where nobody said: tape and a hand."""
_FINEST_S = 5e-6
"""No offset is known better: a quarter of a sample at 44.1 kHz."""
_CLEAR_RATIO = {1: 1.5, 2: 1.1}
"""With so few pairs that agree, their peaks must be so many times higher than the next ones."""
_CLEAR_OF_MANY = 1.0
"""Three or more need not stand out so, but what is not even the highest peak may be another event's."""
_CLEAR_OF_ALL = 1.15
"""The same of all pairs that agree: peaks of chance are all alike, and some of them always agree."""
_ROUNDS = 20


def propose_offsets(
    session: Session,
    recording: Recording,
    source_m: np.ndarray,
    sound_speed_m_s: float,
    span_s: tuple[float, float] | None = None,
    within_s: float = WITHIN_S,
) -> Generator[tuple[int, int], None, tuple[ClockOffset, ...]]:
    """One a microphone, in order. The first one that is clear keeps its offset; the others are told against it.

    recording : the session's sound with its present offsets. source_m : (3,) where the sound came from, site frame,
    metres. span_s : session-clock seconds to listen to; None = all that every placed microphone has. Yields how many
    blocks of it are compared, of how many, and returns the offsets.
    """
    placed = np.array([m.position_m is not None for m in session.microphones])
    chosen = np.flatnonzero(placed)
    away_m = np.linalg.norm(session.microphone_positions_m() - source_m, axis=1)
    if len(chosen) < 2:
        return tuple(_refused(session, i, _why_alone(session, i)) for i in range(len(placed)))
    stretch_s = _common_span_s(recording, chosen, span_s)
    measured = yield from measured_pairs(recording, chosen, away_m / sound_speed_m_s, stretch_s, within_s)
    used, clocks_s, fits = _agreed(measured, len(placed))
    laid_s = recording.spans_s[:, 0] - clocks_s  # a channel lies on whole samples, not quite where its offset says
    why_not = [_why_not(session, i, used, measured, fits) for i in range(len(placed))]
    anchor = next((i for i, why in enumerate(why_not) if not why), 0)
    kept_s = session.microphones[anchor].offset_s - laid_s[anchor]
    for i, microphone in enumerate(session.microphones):
        if not why_not[i] and abs(laid_s[i] + kept_s - microphone.offset_s) > within_s:
            name = microphone_name(session, i)
            why_not[i] = f"{name} would change by more than the {within_s:g} s that offsets are looked for in"
    told = []
    for i, microphone in enumerate(session.microphones):
        mine = (measured.pairs == i).any(axis=1)
        proposed_s = microphone.offset_s if i == anchor else round(float(laid_s[i] + kept_s), 7)
        error_s = _error_s(session, i, anchor, measured, fits & mine, clocks_s, sound_speed_m_s)
        told.append(
            ClockOffset(
                microphone=i,
                name=microphone_name(session, i),
                now_s=microphone.offset_s,
                proposed_s=None if why_not[i] else proposed_s,
                error_s=None if why_not[i] else error_s,
                peak_height=float(np.median(measured.heights[mine])) if mine.any() else 0.0,
                peak_ratio=float(np.median(measured.ratios[mine])) if mine.any() else 1.0,
                n_pairs=int(mine.sum()),
                n_agreeing=int((fits & mine).sum()),
                why_not=why_not[i],
            )
        )
    return tuple(told)


def _common_span_s(recording: Recording, chosen: np.ndarray, span_s: tuple[float, float] | None) -> tuple[float, float]:
    low_s, high_s = float(recording.spans_s[chosen, 0].max()), float(recording.spans_s[chosen, 1].min())
    return (low_s, high_s) if span_s is None else (max(low_s, span_s[0]), min(high_s, span_s[1]))


def _agreed(measured: ClockPairs, n_mics: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Microphones that agree (n_mics,) bool, their clocks (n_mics,) s, and the pairs that fit (n_pairs,) bool."""
    known = np.isfinite(measured.excess_s)
    best = (np.zeros(n_mics, dtype=np.bool_), np.zeros(n_mics), np.zeros(len(known), dtype=np.bool_))
    for reference in np.unique(measured.pairs[known]):
        clocks_s = _from_one(measured, known, int(reference), n_mics)
        for _ in range(_ROUNDS):
            used, fits = _agreeing(measured, known, clocks_s)
            refined_s = _least_squares_s(measured, fits, clocks_s)
            if np.array_equal(refined_s, clocks_s, equal_nan=True):
                break
            clocks_s = refined_s
        if fits.sum() > best[2].sum():
            best = used, np.nan_to_num(clocks_s), fits
    return best


def _from_one(measured: ClockPairs, known: np.ndarray, reference: int, n_mics: int) -> np.ndarray:
    """(n_mics,) clocks as the pairs with one microphone tell them, NaN where there is none."""
    clocks_s = np.full(n_mics, np.nan)
    clocks_s[reference] = 0.0
    for (i, j), excess_s in zip(measured.pairs[known], measured.excess_s[known], strict=True):
        if i == reference:
            clocks_s[j] = excess_s
        elif j == reference:
            clocks_s[i] = -excess_s
    return clocks_s


def _agreeing(measured: ClockPairs, known: np.ndarray, clocks_s: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The microphone of which the smallest share of pairs fits goes, until more than half of each one's fit."""
    i, j = measured.pairs.T
    with np.errstate(invalid="ignore"):
        close = known & (np.abs(measured.excess_s - (clocks_s[j] - clocks_s[i])) <= AGREE_S)
    n = len(clocks_s)
    used = np.bincount(measured.pairs[known].ravel(), minlength=n) > 0
    for _ in range(n):
        among = known & used[i] & used[j]
        counts, fitting = (np.bincount(measured.pairs[which].ravel(), minlength=n) for which in (among, among & close))
        share = np.where(used, fitting / np.maximum(counts, 1), np.inf)
        if share.min() > 0.5:
            break
        used[share.argmin()] = False
    return used, np.asarray(close & used[i] & used[j])


def _least_squares_s(measured: ClockPairs, fits: np.ndarray, before_s: np.ndarray) -> np.ndarray:
    """(n_mics,) clocks that fit these pairs best, shifted to the mean they had."""
    if not fits.any():
        return before_s
    i, j = measured.pairs[fits].T
    rows = np.arange(len(i))
    slope = np.zeros((len(i), len(before_s)))
    slope[rows, j], slope[rows, i] = 1.0, -1.0
    clocks_s = np.linalg.lstsq(slope, measured.excess_s[fits], rcond=None)[0]
    held = np.unique(measured.pairs[fits])
    after_s = before_s.copy()
    after_s[held] = np.round(clocks_s[held] - clocks_s[held].mean() + before_s[held].mean(), 12)
    return after_s


def _error_s(
    session: Session, i: int, anchor: int, measured: ClockPairs, fits: np.ndarray, clocks_s: np.ndarray, c_m_s: float
) -> float:
    if i == anchor:
        return 0.0
    a, b = measured.pairs[fits].T
    misfit_s = measured.excess_s[fits] - (clocks_s[b] - clocks_s[a])
    of_pairs_s = max(float(np.sqrt((misfit_s**2).mean())) if len(a) else 0.0, _FINEST_S)
    places = [session.microphones[i].position_error_m, session.microphones[anchor].position_error_m]
    places.append(session.source.position_error_m if session.source is not None else None)
    errors_m = [UNKNOWN_ERROR_M if error is None else error for error in places]
    return float(np.hypot(of_pairs_s, np.linalg.norm(errors_m) / c_m_s))


def _why_not(session: Session, i: int, used: np.ndarray, measured: ClockPairs, fits: np.ndarray) -> str:
    mine = (measured.pairs == i).any(axis=1)
    name = microphone_name(session, i)
    if session.microphones[i].position_m is None:
        return f"{name} is not placed yet"
    if not np.isfinite(measured.excess_s[mine]).any():
        return f"{name} has no sound in common with the others"
    if not (fits & mine).any():
        return f"{name} does not agree with the others on any offset"
    n_agreeing, n_heard = int((fits & mine).sum()), int((mine & np.isfinite(measured.excess_s)).sum())
    ratio = float(np.median(measured.ratios[fits & mine]))
    is_chance = float(np.median(measured.ratios[fits])) < _CLEAR_OF_ALL
    if is_chance or 2 * n_agreeing <= n_heard or ratio < _CLEAR_RATIO.get(n_agreeing, _CLEAR_OF_MANY):
        return f"{name} has no clear peak: echoes, noise or another event are nearly as high"
    return ""


def _why_alone(session: Session, i: int) -> str:
    if session.microphones[i].position_m is None:
        return f"{microphone_names(session)[i]} is not placed yet"
    return "There is no other placed microphone to compare it with"


def _refused(session: Session, i: int, why_not: str) -> ClockOffset:
    return ClockOffset(
        i, microphone_name(session, i), session.microphones[i].offset_s, None, None, 0.0, 1.0, 0, 0, why_not
    )
