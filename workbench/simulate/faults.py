"""What recorders do to sound: they end below half their rate, err in gain, start late and drift, and drop out.

Every channel ends at the same frequency, whatever its clock does. Without that, resampling a drifting channel takes the
last kilohertz away at sites with wireless links alone, and a network tells the site by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import numpy as np
from scipy.signal import fftconvolve, firwin

from workbench.dsp.resample import resample

Clocks = Literal["site", "good", "poor"]
"""As the site's recorders have them; all on one clock; or each channel on its own, as wireless ones."""
Fault = Literal["none", "dead", "gain", "misplaced"]
"""Of one microphone: silent; much louder or softer than its label; not where the session says."""
WRONG_GAIN_DB = 10.0
GAIN_ERROR_DB = 0.7
"""Standard deviation of what a channel's gain differs from its label."""
_SHIFT_TAPS = 64
_HIGHEST_HZ = 19_500.0
"""Where the recorder's filter before sampling is half way down: below what resampling leaves alone."""
_FILTER_TAPS = 255


@dataclass(frozen=True)
class Faults:
    """One recorder's faults. gain_db, offset_s, drift_ppm : (n_mics,) float64; drop_outs_per_s : mean number."""

    gain_db: np.ndarray
    offset_s: np.ndarray
    drift_ppm: np.ndarray
    drop_outs_per_s: float

    @classmethod
    def drawn(cls, n_mics: int, *, wireless: bool, rng: np.random.Generator) -> Faults:
        """Wired channels share one clock; wireless ones start up to 20 ms apart, drift, and drop out now and then."""
        gain_db = rng.normal(0.0, GAIN_ERROR_DB, n_mics)
        if not wireless:
            return cls(gain_db, np.zeros(n_mics), np.zeros(n_mics), 0.0)
        drops = rng.choice([0.0, 0.02, 0.1])
        return cls(gain_db, *_own_clocks(n_mics, rng), float(drops))

    def with_clocks(self, clocks: Clocks, rng: np.random.Generator) -> Faults:
        """The same recorder on such clocks."""
        n_mics = len(self.gain_db)
        if clocks == "good":
            return replace(self, offset_s=np.zeros(n_mics), drift_ppm=np.zeros(n_mics))
        if clocks == "poor" and not self.offset_s.any():
            offset_s, drift_ppm = _own_clocks(n_mics, rng)
            return replace(self, offset_s=offset_s, drift_ppm=drift_ppm)
        return self

    def started_apart(self, offset_s: np.ndarray) -> Faults:
        """The same recorder on good clocks whose channels start that much later. offset_s : (n_mics,) float64."""
        return replace(self, offset_s=offset_s, drift_ppm=np.zeros(len(self.gain_db)))

    def with_gain(self, channel: int, gain_db: float) -> Faults:
        """The same recorder with one channel louder by so much than its label."""
        gains_db = self.gain_db.copy()
        gains_db[channel] += gain_db
        return replace(self, gain_db=gains_db)


def _own_clocks(n_mics: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """When each channel starts, seconds, and how fast it runs, ppm."""
    return rng.uniform(-0.02, 0.02, n_mics), rng.normal(0.0, 8.0, n_mics)


def through_recorder(samples: np.ndarray, rate_hz: int, faults: Faults, rng: np.random.Generator) -> np.ndarray:
    """What the recorder makes of the sound at the microphones. (n_mics, n_samples) -> the same shape."""
    recorded = samples * 10.0 ** (faults.gain_db[:, None] / 20.0)
    for mic, (offset_s, drift_ppm) in enumerate(zip(faults.offset_s, faults.drift_ppm, strict=True)):
        if drift_ppm or offset_s:
            recorded[mic] = _clocked(recorded[mic], rate_hz, offset_s, drift_ppm)
    recorded = np.asarray(fftconvolve(recorded, _filter(rate_hz)[None], mode="same", axes=1))
    for mic in range(len(recorded)):
        for _ in range(rng.poisson(faults.drop_outs_per_s * recorded.shape[1] / rate_hz)):
            first = rng.integers(0, recorded.shape[1])
            recorded[mic, first : first + int(rate_hz * rng.uniform(0.005, 0.05))] = 0.0
    return recorded


@lru_cache
def _filter(rate_hz: int) -> np.ndarray:
    """(n_taps,) of a linear phase: flat up to about 19 kHz, nothing (-80 dB) from 20 kHz on, at 44 100 Hz."""
    return np.asarray(firwin(_FILTER_TAPS, _HIGHEST_HZ, window=("kaiser", 8.0), fs=rate_hz))


def _clocked(channel: np.ndarray, rate_hz: int, offset_s: float, drift_ppm: float) -> np.ndarray:
    """The same sound on a clock that starts offset_s later and runs drift_ppm fast; the ends repeat silence."""
    drifted = resample(channel[None], rate_hz, rate_hz * (1.0 + 1e-6 * drift_ppm))[0]
    whole, fraction = divmod(-offset_s * rate_hz, 1.0)
    taps = np.sinc(np.arange(-_SHIFT_TAPS, _SHIFT_TAPS + 1) - fraction) * np.hanning(2 * _SHIFT_TAPS + 1)
    shifted = fftconvolve(drifted, taps, mode="same")
    out = np.zeros_like(channel)
    source, target = (0, int(whole)) if whole >= 0 else (-int(whole), 0)
    n = min(len(shifted) - source, len(out) - target)
    out[target : target + n] = shifted[source : source + n]
    return out
