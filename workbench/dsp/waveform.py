"""Clips as sound itself, for networks that compare the phases of channels.

Decided here: 16 000 Hz, enough for speech, whistles and knocks, as the published networks take; 3.0 s = 48 000
samples; 16-bit floats, so that a clip of four microphones takes 384 kB. Full scale is 1.0 before the recorder's gain is
taken off; networks scale each clip as they need.
"""

from __future__ import annotations

import numpy as np

from workbench.core.clips import CLIP_LENGTH_S
from workbench.dsp.resample import resample

RATE_HZ = 16_000
N_SAMPLES = round(CLIP_LENGTH_S * RATE_HZ)

PARAMETERS: dict[str, float | str] = {
    "rate_hz": RATE_HZ,
    "n_samples": N_SAMPLES,
    "clip_s": CLIP_LENGTH_S,
    "resampling": "soxr, HQ",
    "amplitude": "full scale 1.0, recorder gain taken off",
}
"""Everything that defines a waveform; a card records them and a network of other ones is refused."""


def slowed(samples: np.ndarray, rate_hz: int) -> np.ndarray:
    """A whole recording at 16 kHz, to be cut into waveforms. samples : (n_mics, n_samples) float32 -> the same."""
    return resample(samples, rate_hz, RATE_HZ)


def waveforms(slow: np.ndarray, rate_hz: int, starts: np.ndarray) -> np.ndarray:
    """Clips of all channels on one clock.

    slow : (n_mics, n_samples) float32 at 16 kHz; starts : (n_clips,) int64, first sample of each clip, at rate_hz.
    Returns (n_clips, n_mics, 48 000) float32 at 16 kHz; zeros where a clip reaches past the end.
    """
    firsts = np.rint(starts * (RATE_HZ / rate_hz)).astype(np.int64)
    found = np.zeros((len(starts), len(slow), N_SAMPLES), dtype=np.float32)
    for clip, first in zip(found, firsts, strict=True):
        heard = slow[:, first : first + N_SAMPLES]
        clip[:, : heard.shape[1]] = heard
    return found
