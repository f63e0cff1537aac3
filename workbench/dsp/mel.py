"""Mel features of clips, as the networks see them before normalisation.

Decided here (the paper gives only the sizes 512 x 259 and 4 x 128): 44 100 Hz, n_fft 2048, periodic Hann, hop 512,
centred with zero padding, 128 Slaney mel bands over 0-22 050 Hz. A clip of 3.0 s = 132 300 samples has 259 frames.

**Clip edges.** A clip starts every 0.5 s = 22 050 samples = 43.07 hops. We start each clip on the hop nearest to
its nominal time (at most 5.8 ms off; the last one may be up to 11.6 ms early so that it fits), so that the 255
inner frames of all clips lie on one grid and are computed once a session. The two frames at either edge, which
reach over the clip's end, are computed for each clip with zeros outside it. The result equals
`librosa.feature.melspectrogram` of the same samples, clip by clip.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np

from workbench.core.clips import CLIP_LENGTH_S, Clip
from workbench.dsp.power import HOP, N_FFT, BandSum, banded_power, frames_of

RATE_HZ = 44_100
N_BANDS = 128
N_FRAMES = 259
CLIP_SAMPLES = round(CLIP_LENGTH_S * RATE_HZ)
FLOOR_DB = -100.0
"""Power below 1e-10 shows as -100 dB (16-bit rounding noise lies about there)."""

PARAMETERS: dict[str, float | str] = {
    "rate_hz": RATE_HZ,
    "n_fft": N_FFT,
    "hop": HOP,
    "window": "periodic Hann",
    "padding": "centred, zeros outside the clip",
    "n_bands": N_BANDS,
    "scale": "Slaney, area-normalised",
    "lowest_hz": 0.0,
    "highest_hz": RATE_HZ / 2,
    "n_frames": N_FRAMES,
    "clip_s": CLIP_LENGTH_S,
    "floor_db": FLOOR_DB,
    "logarithm": "10 log10 of power; mel-spectra average power over time first",
}
"""Everything that defines the features; a card records them and a network of other ones is refused."""

_EDGE = N_FFT // 2 // HOP
"""Frames at each end of a clip that reach outside it: 2."""
_LAST_INNER = (CLIP_SAMPLES - N_FFT // 2) // HOP
"""Index of the last frame that lies wholly inside a clip: 256."""


@lru_cache(maxsize=1)
def mel_weights() -> np.ndarray:
    """(128, 1025) float32, Slaney mel filter bank with Slaney's area normalisation (librosa's default)."""
    import librosa.filters  # half a second to import: only when features are wanted

    return librosa.filters.mel(sr=RATE_HZ, n_fft=N_FFT, n_mels=N_BANDS, fmin=0.0, fmax=RATE_HZ / 2)


@lru_cache(maxsize=1)
def mel_bands() -> BandSum:
    """The filter bank, ready to sum power spectra."""
    return BandSum(mel_weights())


@lru_cache(maxsize=1)
def _band_widths() -> np.ndarray:
    """(128,) float64: what Slaney's normalisation divided each triangle by, so that its peak would be one."""
    import librosa

    edges_hz = np.asarray(librosa.mel_frequencies(n_mels=N_BANDS + 2, fmin=0.0, fmax=RATE_HZ / 2))
    return np.asarray((edges_hz[2:] - edges_hz[:-2]) / 2.0)


def broadband_power(levels_db: np.ndarray) -> np.ndarray:
    """Power over all frequencies: the bands' normalisation is undone, or treble would count for too little or much.

    levels_db : (..., 128) mel levels. Returns (...) float64.
    """
    return np.asarray((10.0 ** (levels_db.astype(np.float64) / 10.0)) @ _band_widths())


def band_power(levels_db: np.ndarray) -> np.ndarray:
    """Power in each band, its normalisation undone, so that bands add up. (..., 128) dB -> (..., 128) float64."""
    return np.asarray(10.0 ** (levels_db.astype(np.float64) / 10.0) * _band_widths())


@lru_cache(maxsize=1)
def mel_centres_hz() -> np.ndarray:
    """(128,) float64, centre frequency of each band."""
    import librosa.filters

    return np.asarray(librosa.mel_frequencies(n_mels=N_BANDS + 2, fmin=0.0, fmax=RATE_HZ / 2))[1:-1]


def first_samples(clips: Sequence[Clip], start_s: float, n_samples: int) -> np.ndarray:
    """The sample each clip starts on, a multiple of the hop. (n_clips,) int64, samples at 44 100 Hz.

    start_s : session-clock time of sample 0; n_samples : length of the recording.
    """
    nominal = np.array([(clip.start_s - start_s) * RATE_HZ for clip in clips])
    last_hop = max(n_samples - CLIP_SAMPLES, 0) // HOP
    return HOP * np.clip(np.rint(nominal / HOP).astype(np.int64), 0, last_hop)


def mel_spectrogram_power(samples: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Mel power of every clip and channel.

    samples : (n_mics, n_samples) float32 at 44 100 Hz; starts : (n_clips,) multiples of 512.
    Returns (n_clips, n_mics, 128, 259) float32.
    """
    power = np.empty((len(starts), len(samples), N_BANDS, N_FRAMES), dtype=np.float32)
    if len(starts) == 0:
        return power

    def one_channel(mic: int) -> None:
        inner, edges, first = _channel_power(samples[mic], starts)
        inner = np.ascontiguousarray(inner.T)
        for i, low in enumerate(starts // HOP - first):
            power[i, mic, :, :_EDGE] = edges[i, :_EDGE].T
            power[i, mic, :, _EDGE : _LAST_INNER + 1] = inner[:, low : low + _LAST_INNER + 1 - _EDGE]
            power[i, mic, :, _LAST_INNER + 1 :] = edges[i, _EDGE:].T

    _for_each_channel(one_channel, len(samples))
    return power


def mel_spectra_power(samples: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Mel power averaged over the 259 frames of every clip. Arguments as above; returns (n_clips, n_mics, 128)."""
    power = np.empty((len(starts), len(samples), N_BANDS), dtype=np.float32)
    if len(starts) == 0:
        return power

    def one_channel(mic: int) -> None:
        inner, edges, first = _channel_power(samples[mic], starts)
        for i, low in enumerate(starts // HOP - first):
            power[i, mic] = (inner[low : low + _LAST_INNER + 1 - _EDGE].sum(axis=0) + edges[i].sum(axis=0)) / N_FRAMES

    _for_each_channel(one_channel, len(samples))
    return power


def in_db(power: np.ndarray) -> np.ndarray:
    """10 log10 of power, not below -100 dB. float32."""
    return np.asarray(10.0 * np.log10(np.maximum(power, np.float32(10.0 ** (FLOOR_DB / 10.0)))))


def _channel_power(samples: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    """Mel power of the frames all clips share, and of each clip's four edge frames.

    Returns inner (n_shared, 128), edges (n_clips, 4, 128), and the grid index such that inner[k] begins at sample
    (first + k) * 512.
    """
    samples = _long_enough(samples)
    first = int(starts.min()) // HOP
    end = int(starts.max()) + CLIP_SAMPLES
    inner = banded_power(frames_of(samples[first * HOP : end]), mel_bands())
    edges = np.zeros((len(starts), 2 * _EDGE, N_FFT), dtype=np.float32)
    half = N_FFT // 2
    for i, start in enumerate(starts):
        clip = samples[start : start + CLIP_SAMPLES]
        for j in range(_EDGE):
            reach = half + j * HOP
            edges[i, j, N_FFT - reach :] = clip[:reach]
            centre = (_LAST_INNER + 1 + j) * HOP
            edges[i, _EDGE + j, : CLIP_SAMPLES - centre + half] = clip[centre - half :]
    edge_power = banded_power(edges.reshape(-1, N_FFT), mel_bands()).reshape(len(starts), 2 * _EDGE, N_BANDS)
    return inner, edge_power, first


def _long_enough(samples: np.ndarray) -> np.ndarray:
    missing = CLIP_SAMPLES - len(samples)
    return np.pad(samples, (0, missing)) if missing > 0 else samples


def _for_each_channel(work: Callable[[int], None], n_channels: int) -> None:
    mel_bands()  # built once, before the threads ask for it together
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        list(pool.map(work, range(n_channels)))
