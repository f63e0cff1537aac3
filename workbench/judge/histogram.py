"""Levels of any number of frames, kept as counts: quantiles of a day in the room of a second."""

from __future__ import annotations

import numpy as np

_LOWEST_DB, _HIGHEST_DB, _STEP_DB = -160.0, 20.0, 0.25
_N = round((_HIGHEST_DB - _LOWEST_DB) / _STEP_DB)


class Levels:
    """shape : of what is counted, such as (n_mics, n_octaves)."""

    def __init__(self, *shape: int) -> None:
        self.counts = np.zeros((*shape, _N), dtype=np.int64)

    def add(self, index: int, levels_db: np.ndarray) -> None:
        """levels_db : (n, *shape[1:]) more levels of the first axis's `index`."""
        if not len(levels_db):
            return
        bins = np.clip((levels_db - _LOWEST_DB) / _STEP_DB, 0, _N - 1).astype(np.int64)
        flat = bins.reshape(len(bins), -1)
        counts = self.counts[index].reshape(-1, _N)
        for k in range(flat.shape[1]):
            counts[k] += np.bincount(flat[:, k], minlength=_N)

    def n(self) -> np.ndarray:
        """How many levels were counted, of this shape."""
        return np.asarray(self.counts.sum(axis=-1))

    def quantile_db(self, share: float) -> np.ndarray:
        """The level that this share of frames stay below; nan where there are none."""
        return self._at(share * self.n())

    def exceeded_db(self, share: float, least: int) -> np.ndarray:
        """The level that this share of frames, and at least so many, exceed."""
        n = self.n()
        return self._at(n - np.maximum(share * n, least))

    def _at(self, rank: np.ndarray) -> np.ndarray:
        summed = self.counts.cumsum(axis=-1)
        index = (summed > np.maximum(rank, 0)[..., None]).argmax(axis=-1)
        found = _LOWEST_DB + (index + 0.5) * _STEP_DB
        return np.where(summed[..., -1] > 0, found, np.nan)
