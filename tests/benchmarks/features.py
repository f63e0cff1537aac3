"""Mel features of a 30 s x 4 session: our one pass against librosa, a clip at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import librosa
import numpy as np
import scipy.fft

from tests.benchmarks.timing import medians_s
from workbench.core.clips import cut_into_clips
from workbench.dsp import mel
from workbench.dsp.power import frames_of


def rows() -> list[tuple[str, str, str]]:
    """(what, figure, beside what)"""
    n_samples = 30 * mel.RATE_HZ
    samples = (0.1 * np.random.default_rng(0).standard_normal((4, n_samples))).astype(np.float32)
    starts = mel.first_samples(cut_into_clips((0.0, 30.0)), 0.0, n_samples)

    def with_librosa() -> list[np.ndarray]:
        clips = (samples[:, s : s + mel.CLIP_SAMPLES] for s in starts)
        return [librosa.feature.melspectrogram(y=c, sr=mel.RATE_HZ, n_fft=2048, hop_length=512) for c in clips]

    def ffts_alone() -> None:
        with ThreadPoolExecutor() as pool:
            list(pool.map(_ffts, samples))

    off = np.abs(mel.mel_spectrogram_power(samples, starts) / np.stack(with_librosa()) - 1.0).max()
    taken = medians_s(
        {
            "librosa": with_librosa,
            "mel-spectrogram": lambda: mel.mel_spectrogram_power(samples, starts),
            "mel-spectra": lambda: mel.mel_spectra_power(samples, starts),
            "FFTs": ffts_alone,
        }
    )
    ours, librosa_s, ffts_s = taken["mel-spectrogram"], taken["librosa"], taken["FFTs"]
    return [
        ("librosa, 55 clips one by one", f"{1e3 * librosa_s:.0f} ms", "the yardstick"),
        ("mel-spectrogram in one pass", f"{1e3 * ours:.0f} ms", f"{librosa_s / ours:.1f} x librosa (goal: 15)"),
        (
            "mel-spectra in one pass",
            f"{1e3 * taken['mel-spectra']:.0f} ms",
            f"{librosa_s / taken['mel-spectra']:.1f} x librosa",
        ),
        (
            "its FFTs alone",
            f"{1e3 * ffts_s:.0f} ms",
            f"{100 * ffts_s / ours:.0f} % of the pass; alone {librosa_s / ffts_s:.0f} x",
        ),
        ("largest relative difference", f"{off:.1e}", "allowed: 1e-4"),
    ]


def _ffts(channel: np.ndarray) -> None:
    frames = frames_of(channel)
    for first in range(0, len(frames), 128):
        scipy.fft.rfft(frames[first : first + 128], axis=-1)
