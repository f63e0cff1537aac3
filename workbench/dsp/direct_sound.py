"""What of a sound just began: the part that came straight, before the room rings.

Short frames are whitened (each frequency as loud as the others, as the phase transform does it over a whole stretch)
and every frequency is kept only as far as it rises above what rang there just before and above the noise. Echoes
arrive while their own frequency still sounds and drop out; that is how hearing localizes in rooms (the precedence
effect: Zurek, Directional Hearing, 1987; weights for correlation from onsets: Wilson and Darrell, IEEE TASLP 14(6),
2006). Correlate the result without further whitening.
"""

from __future__ import annotations

import numpy as np
import scipy.fft
from scipy.ndimage import gaussian_filter1d

FRAME_S = 0.023
_OVERLAP = 4
_RING_S = 0.05
"""What rings on is taken to fall to 1/e (in amplitude) in so long."""
_FULL_RISE = 3.0
"""A frequency that rises by so many times what rang counts in full, one that does not rise counts nothing."""
_NOISE_PERCENT = 20
_ABOVE_NOISE = 1.3
_BLOCK_S = 20.0
"""The noise is judged over so long; also bounds the memory that is needed."""
BAND_HZ = (100.0, 16_000.0)


def onset_emphasis(samples: np.ndarray, rate_hz: float, band_hz: tuple[float, float] = BAND_HZ) -> np.ndarray:
    """The same channels, only what begins. samples : (n_mics, n_samples) float -> (n_mics, n_samples) float32.

    band_hz : only these frequencies. Each channel by itself, so no channel's clock or place matters.
    """
    n_frame = 1 << round(np.log2(FRAME_S * rate_hz))
    block = max(round(_BLOCK_S * rate_hz) // n_frame, 1) * n_frame
    found = np.zeros(samples.shape, dtype=np.float32)
    for channel, out in zip(samples, found, strict=True):
        for first in range(0, len(channel), block):
            before = min(first, 4 * n_frame)
            part = channel[first - before : first + block + n_frame]
            out[first : first + block] = _of_block(part, n_frame, rate_hz, band_hz)[before : before + block]
    return found


def _of_block(sound: np.ndarray, n_frame: int, rate_hz: float, band_hz: tuple[float, float]) -> np.ndarray:
    """(n_samples,) -> (n_samples,)."""
    hop = n_frame // _OVERLAP
    padded = np.zeros(-(-len(sound) // n_frame) * n_frame + 2 * n_frame, dtype=np.float32)
    padded[n_frame : n_frame + len(sound)] = sound
    window = np.sqrt(0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(n_frame) / n_frame)).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(padded, n_frame)[::hop] * window
    spectra = scipy.fft.rfft(frames, axis=-1)
    size = np.abs(spectra) + np.float32(1e-9)
    spectra *= _rise(size, hop / rate_hz) / size
    frequencies_hz = scipy.fft.rfftfreq(n_frame, 1.0 / rate_hz)
    spectra[:, (frequencies_hz < band_hz[0]) | (frequencies_hz > band_hz[1])] = 0.0
    pieces = scipy.fft.irfft(spectra, n_frame, axis=-1) * window
    whole = np.zeros_like(padded)
    for turn in range(_OVERLAP):
        laid = pieces[turn::_OVERLAP].reshape(-1)
        whole[turn * hop : turn * hop + len(laid)] += laid
    return whole[n_frame : n_frame + len(sound)]


def _rise(size: np.ndarray, hop_s: float) -> np.ndarray:
    """How far each frequency of each frame is new, 0-1. size : (n_frames, n_bins) amplitudes."""
    ringing = np.empty_like(size)
    ringing[0] = size[0]
    fall = np.float32(np.exp(-hop_s / _RING_S))
    for t in range(1, len(size)):
        ringing[t] = np.maximum(size[t - 1], fall * ringing[t - 1])
    rise = np.clip((size / ringing - 1.0) / _FULL_RISE, 0.0, 1.0)
    noise = gaussian_filter1d(np.percentile(size, _NOISE_PERCENT, axis=0), 2.0) * _ABOVE_NOISE
    return np.asarray(rise * np.maximum(1.0 - (noise / size) ** 2, 0.0), dtype=np.float32)
