"""Steered response power with the phase transform (SRP-PHAT) over the whole site, in three dimensions.

What of the sound just began is whitened (dsp.direct_sound), all pairs are correlated, and every cell of the site adds
up what the pairs say at its delays (steered_power; DiBiase 2000). The best cells are cut in eight until they are
centimetres wide. Every pair counts alike: its envelope is measured in its own root mean square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.correlation import all_pairs
from workbench.localize.clip_correlations import clip_correlations, whole_correlation
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import Joined, middle_place
from workbench.localize.method import Method
from workbench.localize.registry import method
from workbench.localize.search_grid import SearchGrid
from workbench.localize.silent_channels import left_out, too_few
from workbench.localize.steered_power import Steering, envelopes_of, spread_m
from workbench.localize.time_space import TimeSpace, clock_warnings, time_space

CELL_M = 0.25
MOST_CELLS = 64_000
"""Of the first grid: on large sites its cells are wider."""
STANDS_OUT = 2.2
"""Mean envelope of the pairs at the best place, in root mean squares: noise alone reaches 1.9, calls 2.4 and more, in
simulated campaigns of seeds 8 and 77, on which this was chosen."""
_NOTHING_STANDS_OUT = "No place stands out: the microphones share no sound that just began"
_MARGIN_S = 5e-3
_LONGEST_S = 5.0
"""Across the array, 1.7 km: all lags of ten microphones are then 80 MB a half second, and six of those are held."""
_BATCH = 8
_BATCH_VALUES = 20_000_000
"""Correlations of a batch of clips, 80 MB: fewer clips where the array is wide or has many microphones."""


@dataclass(frozen=True, eq=False)
class Search:
    """What is the same for all clips of a session."""

    space: TimeSpace
    steering: Steering
    max_delay_s: float

    @classmethod
    def of(cls, heard: Heard) -> Search:
        return cls.of_space(time_space(heard.session, heard.microphones_m), heard.recording.rate_hz)

    @classmethod
    def of_space(cls, space: TimeSpace, rate_hz: float) -> Search:
        grid = SearchGrid.of_box(space.box.low_m, space.box.high_m, CELL_M, MOST_CELLS)
        blur_s = 2.0 * float(grid.cell_m.max()) / space.sound_speed_m_s
        pairs = all_pairs(len(space.microphones_m))
        steering = Steering(grid, space.microphones_m, pairs, rate_hz / space.sound_speed_m_s)
        return cls(space, steering, space.max_delay_s + max(_MARGIN_S, blur_s))

    def of_heard(self, has_sound: np.ndarray, rate_hz: float) -> Search:
        """What those with sound allow, (n_mics,) bool."""
        space = self.space.of_heard(has_sound)
        return replace(self, space=space) if space.box is self.space.box else Search.of_space(space, rate_hz)


@dataclass(frozen=True, eq=False)
class Peaks:
    """The strongest place of each clip.

    places_m : (n, 3) metres. powers : (n,) mean envelope of the pairs there, in root mean squares.
    residuals : (n,) 1 - steered power / that of a place where all pairs had their highest value.
    radii_m : (n,) how far the cells spread that are nearly as strong (steered_power.spread_m), metres.
    """

    places_m: np.ndarray
    powers: np.ndarray
    residuals: np.ndarray
    radii_m: np.ndarray


def in_rms(correlations: np.ndarray, is_used: np.ndarray) -> np.ndarray:
    """Envelopes, every pair's in its own root mean square; 0 where it is silent or not used.

    correlations : (n_clips, n_pairs, n_lags); is_used : (n_clips, n_pairs) bool. Returns float32.
    """
    envelopes = envelopes_of(correlations)
    rms = np.sqrt((envelopes**2).mean(axis=2))
    scale = np.where(is_used & (rms > 0.0), 1.0 / np.maximum(rms, np.finfo(np.float32).tiny), 0.0)
    return envelopes * scale[:, :, None].astype(np.float32)


def strongest_places(steering: Steering, correlations: np.ndarray, is_used: np.ndarray) -> Peaks:
    """correlations : (n_clips, n_pairs, n_lags); is_used : (n_clips, n_pairs) bool."""
    envelopes = in_rms(correlations, is_used)
    powers = steering.powers(envelopes)
    best = steering.find(envelopes, powers)
    places_m, reached = best.points_m[:, 0], best.scores[:, 0]
    ideal = np.maximum(steering.most(envelopes, best.cell_m), np.finfo(np.float32).tiny)
    return Peaks(
        places_m,
        reached / np.maximum(is_used.sum(axis=1), 1),
        1.0 - reached / ideal,
        spread_m(steering.grid.points_m, powers, places_m),
    )


@method
class SrpPhat(Method):
    """Where in the site the steered power is greatest."""

    name = "srp-phat"
    title = "SRP-PHAT"
    about = "Steered response power of what just began, over a 3-D grid of the site; needs synchronised clocks."
    n_microphones_least = 3
    hears_gains = False
    residual_unit = "1"

    def warnings(self, session: Session, recording: Recording) -> tuple[str, ...]:
        return clock_warnings(session)

    def locate(self, heard: Heard) -> Iterator[Found]:
        search = Search.of(heard)
        if search.space.span_s > _LONGEST_S:
            why = f"The array is too wide for correlations: sound needs {search.space.span_s:.0f} s across it"
            yield Found.of(np.full((len(heard.clips), 3), np.nan), why_not=[why] * len(heard.clips))
            return
        correlations = clip_correlations(heard, search.max_delay_s)
        n_values = len(search.steering.pairs) * 2.0 * search.max_delay_s * heard.recording.rate_hz
        n_batch = max(min(_BATCH, int(_BATCH_VALUES / n_values)), 1)
        for first in range(0, len(heard.clips), n_batch):
            batch = np.stack(list(islice(correlations, n_batch)))
            yield _found(heard, search, batch, heard.faults.is_silent[:, first : first + len(batch)].T)

    def joined(self, heard: Heard, found: Found) -> Joined:
        """From the correlations of all clips together; where they stand out nowhere, the middle of the answers."""
        search = Search.of(heard)
        whole = whole_correlation(heard, search.max_delay_s)[None]
        of_all = _found(heard, search, whole, np.asarray(heard.faults.is_silent.all(axis=1))[None])
        is_told = not of_all.why_not[0]
        return Joined(of_all.positions_m[0] if is_told else middle_place(found.positions_m[found.is_answered]))


def _found(heard: Heard, search: Search, correlations: np.ndarray, is_silent: np.ndarray) -> Found:
    """Clips in which the same microphones have sound are searched together.

    correlations : (n_clips, n_pairs, n_lags); is_silent : (n_clips, n_mics) bool.
    """
    patterns, which = np.unique(is_silent, axis=0, return_inverse=True)
    names, n_clips = microphone_names(heard.session), len(correlations)
    told = np.full((n_clips, 5), np.nan)
    why_not = [""] * n_clips
    notes: list[tuple[str, ...]] = [()] * n_clips
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(which.reshape(-1) == number)
        allowed = search.of_heard(~pattern, heard.recording.rate_hz)
        is_used = np.repeat(~pattern[search.steering.pairs].any(axis=1)[None], len(rows), axis=0)
        why = allowed.space.why_not or too_few(pattern, SrpPhat.n_microphones_least)
        peaks = None if why else strongest_places(allowed.steering, correlations[rows], is_used)
        for at, row in enumerate(rows):
            why_not[row] = why if peaks is None or peaks.powers[at] >= STANDS_OUT else _NOTHING_STANDS_OUT
            if peaks is not None and not why_not[row]:
                told[row] = (*peaks.places_m[at], peaks.residuals[at], peaks.radii_m[at])
                notes[row] = _notes(allowed, names, pattern)
    return Found.of(told[:, :3], told[:, 3], told[:, 4], why_not, notes)


def _notes(search: Search, names: Sequence[str], is_silent: np.ndarray) -> tuple[str, ...]:
    told = [*search.space.notes, *left_out(names, is_silent)]
    if search.space.box.dimensions == 3 and (~is_silent).sum() < 4:
        told.append("Three microphones alone do not tell heights, and often not which of two places it is")
    return tuple(told)
