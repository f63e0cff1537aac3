"""What of a sound just began: the part that came straight, before the room rings.

Short frames are whitened (each frequency as loud as the others, as the phase transform does it over a whole stretch)
and every frequency is kept only as far as it rises above what rang there just before and above the noise. Echoes
arrive while their own frequency still sounds and drop out; that is how hearing localizes in rooms (the precedence
effect: Zurek, Directional Hearing, 1987; weights for correlation from onsets: Wilson and Darrell, IEEE TASLP 14(6),
2006). Correlate the result without further whitening.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

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
    return np.asarray(Onsets(samples, rate_hz, band_hz))


class Onsets:
    """The same, worked out where it is first looked at, in blocks of 20 s, and kept: a long recording can be cancelled.

    All channels of a span of samples, [:, first:last], are Onsets again, of which nothing is worked out yet; channels
    chosen by an array, [channels, first:last], and np.asarray are numbers. Steps and negative numbers are not taken.
    """

    def __init__(
        self, channels: Sequence[np.ndarray] | np.ndarray, rate_hz: float, band_hz: tuple[float, float] = BAND_HZ
    ) -> None:
        """channels : n_mics of (n_samples,) float, equally long."""
        self._work = _Work(channels, rate_hz, band_hz)
        self._first, self._last = 0, len(channels[0])

    @property
    def shape(self) -> tuple[int, int]:
        """(n_mics, n_samples)."""
        return len(self._work.channels), self._last - self._first

    @overload
    def __getitem__(self, part: tuple[slice, slice]) -> Onsets: ...

    @overload
    def __getitem__(self, part: tuple[np.ndarray, slice]) -> np.ndarray: ...

    def __getitem__(self, part: tuple[slice | np.ndarray, slice]) -> Onsets | np.ndarray:
        channels, span = part
        view = object.__new__(Onsets)
        view._work = self._work
        first, last, _ = span.indices(self.shape[1])
        view._first, view._last = self._first + first, self._first + max(last, first)
        if isinstance(channels, slice):
            assert channels == slice(None)
            return view
        return np.asarray(np.asarray(view)[channels])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self._work.between(self._first, self._last), dtype=dtype, copy=copy)


class _Work:
    """What was worked out so far, of all channels."""

    def __init__(
        self, channels: Sequence[np.ndarray] | np.ndarray, rate_hz: float, band_hz: tuple[float, float]
    ) -> None:
        self.channels, self._rate_hz, self._band_hz = channels, rate_hz, band_hz
        self._n_frame = 1 << round(np.log2(FRAME_S * rate_hz))
        self._block = max(round(_BLOCK_S * rate_hz) // self._n_frame, 1) * self._n_frame
        self._found = np.zeros((len(channels), len(channels[0])), dtype=np.float32)
        self._is_done = np.zeros(-(-self._found.shape[1] // self._block), dtype=np.bool_)

    def between(self, first: int, last: int) -> np.ndarray:
        """(n_mics, last - first) float32, read-only."""
        for number in range(first // self._block, -(-last // self._block)):
            if not self._is_done[number]:
                self._do(number * self._block)
                self._is_done[number] = True
        part = self._found[:, first:last]
        part.flags.writeable = False
        return part

    def _do(self, first: int) -> None:
        n_frame, block = self._n_frame, self._block
        before = min(first, 4 * n_frame)
        for channel, out in zip(self.channels, self._found, strict=True):
            part = channel[first - before : first + block + n_frame]
            told = _of_block(part, n_frame, self._rate_hz, self._band_hz)
            out[first : first + block] = told[before : before + block]


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
