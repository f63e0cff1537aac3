"""Sound at its beginnings alone: the direct sound, before the room answers.

What reverberation adds to a sound comes after it, so a gain that is open only while the short-time level rises above
everything of the last moments lets the direct sound through and closes for echoes (the precedence effect as a gain:
Martin, "Echo suppression in a computational model of the precedence effect", WASPAA 1997). In a room of 0.5 to 1.5 s
reverberation, correlations of a clap then peak at the direct sound, where without it most peak at echoes.

What it cannot do: a steady sound (a motor, rain) has no beginnings, and what is left of it is chance.
"""

from __future__ import annotations

import numpy as np
import scipy.ndimage
import scipy.signal

_SHORT_S = 0.002
"""Levels are taken over so long."""
_PAST_S = 0.05
"""The loudest of so long before must be exceeded."""
_OPEN = 3.0
"""The gain is fully open where the level is so many times that of the past, closed where it is no higher."""
_ORDER = 2


def beginnings(samples: np.ndarray, rate_hz: float, band_hz: tuple[float, float] = (200.0, 8_000.0)) -> np.ndarray:
    """Samples times the gain, band-passed. (..., n_samples) float -> the same shape, float32.

    The filter runs both ways, so that nothing is late.
    """
    top_hz = min(band_hz[1], 0.45 * rate_hz)
    sections = scipy.signal.butter(_ORDER, [band_hz[0], top_hz], "bandpass", fs=rate_hz, output="sos")
    heard = scipy.signal.sosfiltfilt(sections, np.asarray(samples, dtype=np.float64), axis=-1)
    return np.asarray(heard * _gain(heard, rate_hz), dtype=np.float32)


def _gain(heard: np.ndarray, rate_hz: float) -> np.ndarray:
    short, past = max(round(_SHORT_S * rate_hz), 1), max(round(_PAST_S * rate_hz), 3) | 1
    power = scipy.ndimage.uniform_filter1d(heard * heard, short, axis=-1)
    level = np.sqrt(np.maximum(power, 0.0))
    loudest = scipy.ndimage.maximum_filter1d(level, past, axis=-1, origin=past // 2)
    before = np.concatenate([np.repeat(loudest[..., :1], short, axis=-1), loudest[..., :-short]], axis=-1)
    floor = max(float(level.max(initial=0.0)) * 1e-6, 1e-12)
    return np.asarray(np.clip((level / np.maximum(before, floor) - 1.0) / (_OPEN - 1.0), 0.0, 1.0))
