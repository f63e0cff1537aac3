"""Spectrograms for looking at, in dB re full scale."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from workbench.dsp.power import HOP, N_FFT, frames_of, hann_window, power_spectrum

LOWEST_DB = -140.0
_BLOCK = 128


def spectrogram_db(samples: np.ndarray) -> np.ndarray:
    """Spectrograms of all channels, Hann 2048, hop 512, centred.

    samples : (n_mics, n_samples) float32, full scale 1.0. Returns (n_mics, 1025, n_frames) float32 dB: a sine of
    full scale that falls on a bin shows 0 dB; column j is centred at sample 512 j; not below -140 dB.
    """
    n_frames = 1 + samples.shape[1] // HOP
    levels_db = np.empty((len(samples), N_FFT // 2 + 1, n_frames), dtype=np.float32)
    full_scale = np.float32((hann_window().sum() / 2.0) ** 2)

    def one_channel(mic: int) -> None:
        frames = frames_of(np.pad(samples[mic], N_FFT // 2))
        for first in range(0, n_frames, _BLOCK):
            power = power_spectrum(frames[first : first + _BLOCK] * hann_window()) / full_scale
            np.maximum(power, np.float32(10.0 ** (LOWEST_DB / 10.0)), out=power)
            levels_db[mic, :, first : first + _BLOCK] = (10.0 * np.log10(power)).T

    with ThreadPoolExecutor() as pool:
        list(pool.map(one_channel, range(len(samples))))
    return levels_db
