"""MUSIC over the grid of the site: near field, wideband, on what of the sound just began (signal_subspace)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.features import starts_of
from workbench.dsp.mel import CLIP_SAMPLES
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.joining import Joined, middle_place
from workbench.localize.method import Method
from workbench.localize.registry import method
from workbench.localize.search_grid import FINEST_M, SearchGrid, best_of, cut_finer
from workbench.localize.signal_subspace import N_FREQUENCIES, Subspace, explained_at, explained_on, spectra_of
from workbench.localize.silent_channels import left_out, too_few
from workbench.localize.srp_phat import CELL_M
from workbench.localize.steered_power import spread_m
from workbench.localize.time_space import TimeSpace, clock_warnings, time_space

_MOST_CELLS = 32_000
_N_KEPT = 48
_BATCH = 64
_ABOVE_CHANCE = 4.5
"""Standard deviations: the best of many places reaches 4 by chance. Chosen on simulated campaigns of seeds 8 and 77."""


@method
class Music(Method):
    """Where in the site a source explains how the channels move together."""

    name = "music"
    title = "MUSIC"
    about = "Signal subspace of what just began, spherical waves, 120-6000 Hz, over a 3-D grid of the site."
    caveat = (
        "meant for small arrays: to microphones metres apart many places look alike (spatial aliasing), and a source "
        "outside the site like one inside"
    )
    n_microphones_least = 3
    hears_gains = False
    residual_unit = "1"

    def warnings(self, session: Session, recording: Recording) -> tuple[str, ...]:
        return clock_warnings(session)

    def locate(self, heard: Heard) -> Iterator[Found]:
        space = time_space(heard.session, heard.microphones_m)
        for first in range(0, len(heard.clips), _BATCH):
            yield _found(heard, space, range(first, min(first + _BATCH, len(heard.clips))))

    def joined(self, heard: Heard, found: Found) -> Joined:
        """The middle of the clips' answers, so that a few wild ones do not move it far."""
        return Joined(middle_place(found.positions_m[found.is_answered]))


@dataclass(frozen=True, eq=False)
class Best:
    """places_m : (n, 3); shares : (n,) of the signal that a source there explains; radii_m : (n,)."""

    places_m: np.ndarray
    shares: np.ndarray
    radii_m: np.ndarray


def best_places(grid: SearchGrid, subspace: Subspace, microphones_m: np.ndarray, sound_speed_m_s: float) -> Best:
    """Of each clip of the subspace, from the grid's cells down to centimetres."""
    on_grid = explained_on(grid.points_m, subspace, microphones_m, sound_speed_m_s, grid.cell_m).log_powers

    def score(points_m: np.ndarray, cell_m: np.ndarray) -> np.ndarray:
        return explained_at(points_m, subspace, microphones_m, sound_speed_m_s, cell_m).log_powers

    kept = cut_finer(best_of(grid.points_m, on_grid, grid.cell_m, _N_KEPT), score, FINEST_M, _N_KEPT)
    there = explained_at(kept.points_m[:, :1], subspace, microphones_m, sound_speed_m_s, kept.cell_m)
    places_m = kept.points_m[:, 0]
    return Best(places_m, there.shares[:, 0], spread_m(grid.points_m, on_grid, places_m))


def chance_share(n_mics: int) -> float:
    """What the best place explains of channels that have nothing in common.

    |u^H a|^2 / n of a random unit vector has mean 1 / n and variance (n - 1) / (n^2 (n + 1)) (a beta distribution).
    """
    deviation = np.sqrt((n_mics - 1) / (n_mics**2 * (n_mics + 1)) / N_FREQUENCIES)
    return float(1.0 / n_mics + _ABOVE_CHANCE * deviation)


def grid_of(space: TimeSpace) -> SearchGrid:
    """Its widest cells."""
    return SearchGrid.of_box(space.box.low_m, space.box.high_m, CELL_M, _MOST_CELLS)


def _found(heard: Heard, space: TimeSpace, clips: range) -> Found:
    """Clips in which the same microphones have sound are searched together."""
    is_silent = heard.faults.is_silent.T[clips.start : clips.stop]
    patterns, which = np.unique(is_silent, axis=0, return_inverse=True)
    which = which.reshape(-1)
    names = microphone_names(heard.session)
    told = np.full((len(clips), 5), np.nan)
    why_not = [""] * len(clips)
    notes: list[tuple[str, ...]] = [()] * len(clips)
    starts = starts_of(heard.recording, heard.clips)[clips.start : clips.stop]
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(which == number)
        allowed = space.of_heard(~pattern)
        if why := allowed.why_not or too_few(pattern, Music.n_microphones_least):
            best = None
        else:
            best = _of_clips(heard, allowed, grid_of(allowed), starts[rows], ~pattern)
            told[rows] = np.column_stack([best.places_m, 1.0 - best.shares, best.radii_m])
        for at, row in enumerate(rows):
            why_not[row], notes[row] = why, (*allowed.notes, *left_out(names, pattern))
            if best is not None and best.shares[at] < chance_share(int((~pattern).sum())):
                told[row] = np.nan
                why_not[row] = "No place explains the channels better than chance"
    notes = [() if why else said for why, said in zip(why_not, notes, strict=True)]
    return Found.of(told[:, :3], told[:, 3], told[:, 4], why_not, notes)


def _of_clips(heard: Heard, space: TimeSpace, grid: SearchGrid, starts: np.ndarray, has_sound: np.ndarray) -> Best:
    """starts : (n_clips,) first samples; has_sound : (n_mics,) bool."""
    recording, parts = heard.recording, []
    for start in starts:
        samples = heard.onsets[has_sound, start : start + CLIP_SAMPLES]
        spectra, frequencies_hz = spectra_of(samples, recording.rate_hz, space.span_s)
        parts.append(Subspace.of(spectra[None], frequencies_hz).vectors)
    subspace = Subspace(frequencies_hz, np.concatenate(parts))
    return best_places(grid, subspace, heard.microphones_m[has_sound], space.sound_speed_m_s)
