"""How loud sound is while it comes in."""

from __future__ import annotations

import numpy as np

from workbench.core.live_events import InputLevels
from workbench.dsp.clipping import FULL_SCALE

EVERY_S = 0.05
FLOOR_DB = -150.0


class LevelMeter:
    """Gathers portions until there is something to tell."""

    def __init__(self, n_channels: int, rate_hz: int) -> None:
        self._every = round(EVERY_S * rate_hz)
        self._n_channels = n_channels
        self._n = 0
        self._peak: np.ndarray = np.zeros(n_channels)
        self._power: np.ndarray = np.zeros(n_channels)
        self._n_clipped: np.ndarray = np.zeros(n_channels, dtype=np.int64)

    def take(self, samples: np.ndarray, at_s: float) -> InputLevels | None:
        """(n, n_channels) float32, full scale 1.0. Levels of all since the last ones, every 50 ms at most."""
        if len(samples):
            samples = np.nan_to_num(samples, posinf=1.0, neginf=-1.0)  # some drivers begin with what is no number
            sizes = np.abs(samples)
            self._peak = np.maximum(self._peak, sizes.max(axis=0))
            self._power += np.square(samples, dtype=np.float64).sum(axis=0)
            self._n_clipped += (sizes >= FULL_SCALE).sum(axis=0)
            self._n += len(samples)
        if self._n < self._every:
            return None
        levels = InputLevels(
            at_s=at_s,
            peak_db=_db(self._peak, 20.0),
            mean_db=_db(self._power / self._n, 10.0),
            n_clipped=tuple(int(n) for n in self._n_clipped),
        )
        self._clear()
        return levels

    def _clear(self) -> None:
        self._n = 0
        self._peak = np.zeros(self._n_channels)
        self._power = np.zeros(self._n_channels)
        self._n_clipped = np.zeros(self._n_channels, dtype=np.int64)


def _db(values: np.ndarray, factor: float) -> tuple[float, ...]:
    """dB of amplitudes (20) or powers (10), no less than the floor, to a hundredth."""
    levels = factor * np.log10(np.maximum(values, 10 ** (FLOOR_DB / factor)))
    return tuple(round(float(level), 2) for level in levels)
