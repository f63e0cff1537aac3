"""Position from levels alone: the classical rival of mel-spectra networks.

Model: the level at microphone l is L_l = S - 20 log10 |x - m_l|, S unknown (free field, as in energy-based
localization: Li and Hu, EURASIP J. 2003(4)). For a given x the best S is the mean of L_l + 20 log10 |x - m_l|, so x
minimises the variance of that sum over the microphones: a bounded least squares, solved on a grid, coarse to fine.
It fails where reverberation is strong: the level stops falling with distance and the answer drifts away from the
loudest microphone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.dsp.mel import broadband_power
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.method import Method
from workbench.localize.one_line import line_notes
from workbench.localize.registry import method
from workbench.localize.search_grid import FINEST_M, SearchGrid, best_of, cut_finer, search_box_m
from workbench.localize.silent_channels import left_out, too_few

_STEPS = 25
"""Cells along the longest side of the first grid."""
_N_KEPT = 8
_NEAREST_M = 0.1
LEVEL_ERROR_DB = 3.0
"""What a room and a recorder add to a level, for the method's own radius (standard deviation)."""
_MARGIN = 0.25
"""Of the array's widest side: levels say little of what is far outside it."""
_BATCH = 128


def energy_position(
    levels_db: np.ndarray, microphones_m: np.ndarray, low_m: np.ndarray, high_m: np.ndarray
) -> np.ndarray:
    """Least-squares position of each clip. levels_db : (n_clips, n_mics) broadband levels.

    low_m, high_m : (3,) corners of the search box. Returns (n_clips, 3), site frame, metres.
    """
    return energy_fit(levels_db, microphones_m, low_m, high_m)[0]


def energy_fit(
    levels_db: np.ndarray, microphones_m: np.ndarray, low_m: np.ndarray, high_m: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same with what does not fit and how far off it may be.

    Returns positions (n_clips, 3) metres; residuals (n_clips,) root mean square of the levels' misfit, dB; radii
    (n_clips,) metres: root mean square distance of all places, weighted by how likely they are with levels that are
    Gaussian, LEVEL_ERROR_DB off.
    """
    grid = SearchGrid.of_box(low_m, high_m, max(float((high_m - low_m).max()) / _STEPS, 1e-3))
    squares = squares_of(grid.points_m, microphones_m)(levels_db)
    first = best_of(grid.points_m, -squares, grid.cell_m, _N_KEPT)
    best = cut_finer(first, lambda at_m, _: -_squares_at(at_m, microphones_m, levels_db), FINEST_M, _N_KEPT)
    positions_m = best.points_m[:, 0]
    weights = np.exp((squares.min(axis=1, keepdims=True) - squares) / (2.0 * LEVEL_ERROR_DB**2))
    squares_m2 = ((grid.points_m - positions_m[:, None]) ** 2).sum(axis=2)
    radii_m = np.sqrt((weights * squares_m2).sum(axis=1) / weights.sum(axis=1))
    return positions_m, np.sqrt(np.maximum(-best.scores[:, 0], 0.0) / levels_db.shape[1]), radii_m


def squares_of(places_m: np.ndarray, microphones_m: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """From levels (n_clips, n_mics) to the squared misfit at each place, summed over microphones: (n_clips, n_places).

    That of L + 20 log10 r against its mean.
    """
    fall_db = _fall_db(places_m, microphones_m)

    def squares(levels_db: np.ndarray) -> np.ndarray:
        levels = levels_db - levels_db.mean(axis=1, keepdims=True)
        # the sum of (a + b)^2 over microphones, written out so that it is one matrix product
        return np.asarray((levels**2).sum(axis=1)[:, None] + (fall_db**2).sum(axis=1) + 2.0 * levels @ fall_db.T)

    return squares


def _squares_at(places_m: np.ndarray, microphones_m: np.ndarray, levels_db: np.ndarray) -> np.ndarray:
    """Of other places for each clip: (n_clips, n_places, 3) -> (n_clips, n_places)."""
    levels = levels_db - levels_db.mean(axis=1, keepdims=True)
    return np.asarray(((levels[:, None] + _fall_db(places_m, microphones_m)) ** 2).sum(axis=2))


def _fall_db(places_m: np.ndarray, microphones_m: np.ndarray) -> np.ndarray:
    """20 log10 of the distances, without their mean. (..., 3) -> (..., n_mics)."""
    r_m = np.maximum(np.linalg.norm(places_m[..., None, :] - microphones_m, axis=-1), _NEAREST_M)
    fall_db = 20.0 * np.log10(r_m)
    return np.asarray(fall_db - fall_db.mean(axis=-1, keepdims=True))


def broadband_db(mel_levels_db: np.ndarray) -> np.ndarray:
    """Power over all frequencies. (n_clips, n_mics, 128) dB -> (n_clips, n_mics) dB."""
    return np.asarray(10.0 * np.log10(broadband_power(mel_levels_db)))


@method
class Energy(Method):
    """Least squares on level differences."""

    name = "energy"
    title = "Energy"
    about = "Least squares on level differences, free field; needs no synchronised clocks."
    caveat = "levels saturate in strong reverberation, and the answer with them"
    n_microphones_least = 3
    residual_unit = "dB"

    def locate(self, heard: Heard) -> Iterator[Found]:
        levels_db = broadband_db(heard.mel_spectra_db)
        for first in range(0, len(levels_db), _BATCH):
            batch = slice(first, first + _BATCH)
            yield _found(heard, levels_db[batch], heard.faults.is_silent.T[batch])


def _found(heard: Heard, levels_db: np.ndarray, is_silent: np.ndarray) -> Found:
    """Clips in which the same microphones have sound are fitted together. is_silent : (n_clips, n_mics) bool."""
    widest_m = float(np.ptp(heard.microphones_m, axis=0).max())
    box_m = search_box_m(heard.session, heard.microphones_m, _MARGIN * widest_m)
    names = microphone_names(heard.session)
    fitted = np.full((len(levels_db), 5), np.nan)
    patterns, which = np.unique(is_silent, axis=0, return_inverse=True)
    which = which.reshape(-1)
    why_not = [too_few(pattern, Energy.n_microphones_least) for pattern in patterns]
    for number, pattern in enumerate(patterns):
        if not why_not[number]:
            rows = which == number
            fit = energy_fit(levels_db[rows][:, ~pattern], heard.microphones_m[~pattern], *box_m)
            fitted[rows] = np.column_stack(fit)
    lines = line_notes(heard.microphones_m, patterns)
    notes = [
        () if why else (*line, *left_out(names, pattern))
        for why, line, pattern in zip(why_not, lines, patterns, strict=True)
    ]
    return Found.of(fitted[:, :3], fitted[:, 3], fitted[:, 4], [why_not[n] for n in which], [notes[n] for n in which])
