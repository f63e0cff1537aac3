"""Steered response power: how much of the pairs' correlation speaks for a source in each cell of a grid.

    P(x) = sum over pairs ij of  E_ij( (|x - m_j| - |x - m_i|) / c )

with E the envelope of the pair's correlation (DiBiase, A high-accuracy, low-latency technique for talker localization,
Brown University 2000, section 6.3; Dmochowski, Benesty and Affes, IEEE TASLP 15(8), 2007). A cell is met by all delays
between its walls, not by that of its middle alone, so on wide cells the envelope is blurred to as much (averaged, as
Cobos, Marti and Lopez, IEEE SPL 18(1), 2011; the highest value instead would let the noise of large cells win), and no
peak falls between two points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import scipy.fft
from scipy.ndimage import uniform_filter1d

from workbench.localize.search_grid import FINEST_M, Kept, SearchGrid, best_of, cut_finer

BLUR = 0.7
"""Standard deviation of the blur as a share of the way sound needs across a cell."""
N_KEPT = 128
"""Cells that are cut on from each level to the next."""
SPREAD_LEVEL = 0.9
_STRIDES = 4.0
"""Samples kept of a blurred envelope in one standard deviation."""


def envelopes_of(correlations: np.ndarray) -> np.ndarray:
    """Magnitudes of the analytic signals of correlations. (..., n_lags) float -> (..., n_lags) float32."""
    n_lags = correlations.shape[-1]
    n_fft = int(scipy.fft.next_fast_len(n_lags))
    spectra = scipy.fft.fft(np.asarray(correlations, dtype=np.float32), n_fft, axis=-1)
    spectra[..., 1 : (n_fft + 1) // 2] *= 2.0
    spectra[..., n_fft // 2 + 1 :] = 0.0
    return np.asarray(np.abs(scipy.fft.ifft(spectra, axis=-1)[..., :n_lags]))


@dataclass(frozen=True, eq=False)
class Steering:
    """Which lag of each pair a place means.

    grid : the first, widest cells. microphones_m : (n_mics, 3) float64, site frame, metres; pairs : (n_pairs, 2) int64.
    lags_per_m : lags of a correlation in a metre of range difference (rate / speed of sound); the middle one is 0.
    """

    grid: SearchGrid
    microphones_m: np.ndarray
    pairs: np.ndarray
    lags_per_m: float

    def powers(self, envelopes: np.ndarray) -> np.ndarray:
        """Of the whole grid. envelopes : (n_clips, n_pairs, n_lags) float32 -> (n_clips, n_points) float32."""
        blurred, _ = self._blurred(envelopes, self.grid.cell_m)
        middle = blurred.shape[2] // 2
        powers = np.zeros((len(envelopes), len(self.grid)), dtype=np.float32)
        for pair, lags in enumerate(self._grid_lags):
            there = lags + middle
            for clip, power in enumerate(powers):
                power += blurred[clip, pair].take(there, mode="clip")
        return powers

    def powers_at(self, envelopes: np.ndarray, points_m: np.ndarray, cell_m: np.ndarray) -> np.ndarray:
        """Of cells of other places for each clip. points_m : (n_clips, n_points, 3) -> (n_clips, n_points) float32."""
        blurred, stride = self._blurred(envelopes, cell_m)
        n_clips, n_pairs, n_lags = blurred.shape
        found = np.zeros(points_m.shape[:2], dtype=np.float32)
        ranges = self._ranges(points_m) * (self.lags_per_m / stride)
        rows = np.arange(n_clips)[:, None] * (n_pairs * n_lags) + n_lags // 2
        for pair, (i, j) in enumerate(self.pairs):
            lags = np.rint(ranges[..., j] - ranges[..., i]).astype(np.int64)
            lags = np.clip(lags, -(n_lags // 2), n_lags // 2)
            found += blurred.reshape(-1).take(rows + pair * n_lags + lags)
        return found

    def find(self, envelopes: np.ndarray, powers: np.ndarray, finest_m: float = FINEST_M, n_kept: int = N_KEPT) -> Kept:
        """The strongest cells of the finest level. envelopes : (n_clips, n_pairs, n_lags); powers : of the grid."""
        first = best_of(self.grid.points_m, powers, self.grid.cell_m, n_kept)
        return cut_finer(first, lambda at_m, cell_m: self.powers_at(envelopes, at_m, cell_m), finest_m, n_kept)

    def most(self, envelopes: np.ndarray, cell_m: np.ndarray) -> np.ndarray:
        """Power of a place where every pair has its highest value. (n_clips, n_pairs, n_lags) -> (n_clips,)."""
        return np.asarray(self._blurred(envelopes, cell_m)[0].max(axis=2).sum(axis=1))

    @cached_property
    def _grid_lags(self) -> np.ndarray:
        """(n_pairs, n_points) int32, in strides of the grid's blurred envelopes."""
        ranges = self._ranges(self.grid.points_m) * (self.lags_per_m / self._stride(self.grid.cell_m))
        return np.stack([np.rint(ranges[:, j] - ranges[:, i]).astype(np.int32) for i, j in self.pairs])

    def _ranges(self, points_m: np.ndarray) -> np.ndarray:
        """(..., 3) -> (..., n_mics) distances, metres."""
        squares = sum((points_m[..., axis, None] - self.microphones_m[:, axis]) ** 2 for axis in range(3))
        return np.asarray(np.sqrt(squares))

    def _blur_lags(self, cell_m: np.ndarray) -> float:
        return BLUR * float(cell_m.max()) * self.lags_per_m

    def _stride(self, cell_m: np.ndarray) -> int:
        return max(int(self._blur_lags(cell_m) / _STRIDES), 1)

    def _blurred(self, envelopes: np.ndarray, cell_m: np.ndarray) -> tuple[np.ndarray, int]:
        """Envelopes as a cell of that size meets them, and how many lags lie between two of their samples.

        Three running means make nearly a Gaussian (variances add up).
        """
        width = round(float(np.sqrt(4.0 * self._blur_lags(cell_m) ** 2 + 1.0)))
        blurred = envelopes
        if width > 1:
            for _ in range(3):
                blurred = uniform_filter1d(blurred, width | 1, axis=-1, mode="constant")
        stride = self._stride(cell_m)
        middle = envelopes.shape[-1] // 2
        reach = middle // stride
        return np.ascontiguousarray(
            blurred[..., middle - reach * stride : middle + reach * stride + 1 : stride]
        ), stride


def spread_m(points_m: np.ndarray, powers: np.ndarray, places_m: np.ndarray) -> np.ndarray:
    """How far from each clip's place the cells lie that are nearly as strong as the strongest.

    Root mean square distance of those with more than SPREAD_LEVEL of the greatest power (both above the mean of all),
    weighted by what they have above that. points_m : (n_points, 3); powers : (n_clips, n_points); places_m :
    (n_clips, 3). Returns (n_clips,) metres.
    """
    above = powers - powers.mean(axis=1, keepdims=True)
    weights = np.maximum(above - SPREAD_LEVEL * above.max(axis=1, keepdims=True), 0.0)
    squares_m2 = np.stack([((points_m - place_m) ** 2).sum(axis=1) for place_m in places_m])
    return np.asarray(np.sqrt((weights * squares_m2).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-30)))
