"""Mel features equal librosa's, clip by clip, though frames are shared between clips."""

from __future__ import annotations

import librosa
import numpy as np
import pytest

from tests.real_data import real_data
from workbench.core.clips import cut_into_clips
from workbench.dsp import mel

TOLERANCE = 1e-4


def librosa_power(clip: np.ndarray) -> np.ndarray:
    return librosa.feature.melspectrogram(y=clip, sr=mel.RATE_HZ, n_fft=2048, hop_length=512, n_mels=128)


def assert_equals_librosa(samples: np.ndarray) -> None:
    clips = cut_into_clips((0.0, samples.shape[1] / mel.RATE_HZ))
    starts = mel.first_samples(clips, 0.0, samples.shape[1])
    spectrogram = mel.mel_spectrogram_power(samples, starts)
    spectra = mel.mel_spectra_power(samples, starts)
    for i, start in enumerate(starts):
        expected = librosa_power(samples[:, start : start + mel.CLIP_SAMPLES])
        np.testing.assert_allclose(spectrogram[i], expected, rtol=TOLERANCE, atol=1e-10)
        np.testing.assert_allclose(spectra[i], expected.mean(axis=-1), rtol=TOLERANCE, atol=1e-10)


@pytest.mark.parametrize("seed", range(3))
def test_random_sound_equals_librosa(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n_samples = int(rng.integers(mel.CLIP_SAMPLES, 5 * mel.RATE_HZ))
    loudness = 10.0 ** rng.uniform(-4, 0, size=(2, 1))
    assert_equals_librosa((loudness * rng.standard_normal((2, n_samples))).astype(np.float32))


def test_silence_beside_a_loud_burst_equals_librosa() -> None:
    samples = np.zeros((1, 4 * mel.RATE_HZ), dtype=np.float32)
    samples[0, :2000] = np.random.default_rng(0).standard_normal(2000)
    assert_equals_librosa(samples)


def test_real_recordings_equal_librosa() -> None:
    import soundfile

    folder = real_data("locbatch")
    channels = [soundfile.read(folder / f"mic_{n}.wav", dtype="float32")[0][: 6 * mel.RATE_HZ] for n in ("01", "14")]
    assert_equals_librosa(np.stack(channels))


def test_thirty_seconds_hold_55_clips_that_start_within_a_hop_of_their_time() -> None:
    n_samples = 30 * mel.RATE_HZ
    clips = cut_into_clips((0.0, 30.0))
    starts = mel.first_samples(clips, 0.0, n_samples)
    off_s = starts / mel.RATE_HZ - np.array([clip.start_s for clip in clips])
    assert len(clips) == 55
    assert np.all(starts % 512 == 0)
    assert np.abs(off_s[:-1]).max() <= 256 / mel.RATE_HZ
    assert starts[-1] + mel.CLIP_SAMPLES <= n_samples
    assert off_s.min() >= -512 / mel.RATE_HZ


def test_a_clip_has_the_papers_sizes() -> None:
    samples = np.zeros((4, mel.CLIP_SAMPLES), dtype=np.float32)
    assert mel.mel_spectrogram_power(samples, np.array([0])).shape == (1, 4, 128, 259)
    assert mel.mel_spectra_power(samples, np.array([0])).shape == (1, 4, 128)


def test_silence_shows_the_floor() -> None:
    np.testing.assert_allclose(mel.in_db(np.zeros(3, dtype=np.float32)), mel.FLOOR_DB, rtol=1e-6)
