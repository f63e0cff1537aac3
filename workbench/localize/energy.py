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

from workbench.core.session import Session
from workbench.dsp.mel import broadband_power
from workbench.localize.found import Found
from workbench.localize.heard import Heard
from workbench.localize.method import Method
from workbench.localize.registry import method

_STEPS = 25
"""Grid points along the longest side of the first grid."""
_ROUNDS = 6
"""Each round halves the grid around the best point."""
_NEAREST_M = 0.1


def search_box_m(session: Session, microphones_m: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Low and high corner of where a source may be: the site's box, else the array's box and a quarter more."""
    if session.site.size_m is not None:
        return np.zeros(3), np.array(session.site.size_m)
    low, high = microphones_m.min(axis=0), microphones_m.max(axis=0)
    margin = 0.25 * (high - low).max()
    return low - margin, high + margin


def energy_position(
    levels_db: np.ndarray, microphones_m: np.ndarray, low_m: np.ndarray, high_m: np.ndarray
) -> np.ndarray:
    """Least-squares position of each clip. levels_db : (n_clips, n_mics) broadband levels.

    low_m, high_m : (3,) corners of the search box. Returns (n_clips, 3), site frame, metres.
    """
    step_m = max(float((high_m - low_m).max()) / _STEPS, 1e-3)
    axes = [np.linspace(a, b, max(round((b - a) / step_m), 1) + 1) for a, b in zip(low_m, high_m, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    offsets = np.stack(np.meshgrid(*[[-1.0, 0.0, 1.0]] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    spread = _spread_of(grid, microphones_m)
    best = grid[np.argmin(spread(levels_db), axis=1)]
    for _ in range(_ROUNDS):
        step_m /= 2.0
        near = np.clip(best[:, None] + step_m * offsets, low_m, high_m)
        best = np.stack(
            [
                around[np.argmin(_spread_of(around, microphones_m)(row[None])[0])]
                for around, row in zip(near, levels_db, strict=True)
            ]
        )
    return np.asarray(best)


def _spread_of(places_m: np.ndarray, microphones_m: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """A function from levels (n_clips, n_mics) to the variance of L + 20 log10 r at each place (n_clips, n_places)."""
    r_m = np.maximum(np.linalg.norm(places_m[:, None] - microphones_m, axis=2), _NEAREST_M)
    fall_db = 20.0 * np.log10(r_m)
    fall_db -= fall_db.mean(axis=1, keepdims=True)

    def spread(levels_db: np.ndarray) -> np.ndarray:
        levels = levels_db - levels_db.mean(axis=1, keepdims=True)
        # variance of (a + b) over microphones, written out so that it is one matrix product
        return np.asarray((levels**2).sum(axis=1)[:, None] + (fall_db**2).sum(axis=1) + 2.0 * levels @ fall_db.T)

    return spread


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

    def locate(self, heard: Heard) -> Iterator[Found]:
        low_m, high_m = search_box_m(heard.session, heard.microphones_m)
        yield Found.of(energy_position(broadband_db(heard.mel_spectra_db), heard.microphones_m, low_m, high_m))
