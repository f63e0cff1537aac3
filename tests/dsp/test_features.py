"""Every kind of feature is what its description says; waveforms keep delays and lose the recorder's gain."""

from __future__ import annotations

import tracemalloc
from typing import get_args

import numpy as np
import pytest

from workbench.core.card import FeatureKind
from workbench.core.clips import cut_into_clips
from workbench.core.recording import Recording
from workbench.dsp.features import BATCH, FEATURES, feature_batches, features_of, starts_of

RATE_HZ = 44_100


def recording(gain_db: tuple[float, ...] = (0.0, 0.0)) -> Recording:
    """4 s; the second channel hears the same noise, below 4 kHz, 441 samples (10 ms) later."""
    rng = np.random.default_rng(3)
    noise = np.convolve(rng.normal(0.0, 0.1, 4 * RATE_HZ + 441), np.hanning(20) / 10, "same").astype(np.float32)
    samples = np.stack([noise[441:], noise[:-441]])
    spans_s = np.array([[0.0, 4.0], [0.0, 4.0]])
    return Recording(samples, RATE_HZ, 0.0, spans_s, np.array(gain_db))


@pytest.mark.parametrize("kind", get_args(FeatureKind))
def test_a_feature_is_what_its_description_says(kind: FeatureKind) -> None:
    clips = cut_into_clips((0.0, 4.0))
    found = features_of(recording(), clips, kind)
    feature = FEATURES[kind]
    assert found.shape == (len(clips), *feature.row_shape(2)) and found.dtype == feature.dtype
    assert found[0].nbytes == feature.row_bytes(2)
    for axis in (feature.band_axis, feature.frame_axis):
        assert axis is None or 2 <= axis < found.ndim


@pytest.mark.parametrize("kind", get_args(FeatureKind))
def test_a_recorders_gain_is_taken_off_every_feature(kind: FeatureKind) -> None:
    clips = cut_into_clips((0.0, 4.0))
    plain = features_of(recording(), clips, kind).astype(np.float64)
    without = features_of(recording((0.0, 20.0)), clips, kind).astype(np.float64)
    feature = FEATURES[kind]
    np.testing.assert_array_equal(plain[:, 0], without[:, 0])
    own, others = np.split(plain[:, 1], [feature.n_own], axis=-1)
    softer = np.concatenate([own - 20.0 if feature.is_level else own / 10.0, others], axis=-1)
    in_16_bits = 0.07 if feature.is_level and feature.dtype == "<f2" else 0.0
    np.testing.assert_allclose(without[:, 1], softer, atol=(1e-3 if feature.is_level else 1e-5) + in_16_bits)


def test_waveforms_keep_the_delay_between_channels_in_every_clip() -> None:
    clips = cut_into_clips((0.0, 4.0))
    for first, second in features_of(recording(), clips, "waveform").astype(np.float64):
        spectrum = np.conj(np.fft.rfft(first, 96_000)) * np.fft.rfft(second, 96_000)
        assert int(np.fft.irfft(spectrum).argmax()) == 160, "10 ms at 16 kHz"


def test_waveforms_begin_where_the_other_features_of_the_clip_do() -> None:
    """A click in the middle of the recording is found at its place in each clip."""
    samples = np.zeros((1, 4 * RATE_HZ), dtype=np.float32)
    samples[0, 2 * RATE_HZ] = 1.0
    clicked = Recording.of_samples(samples, RATE_HZ)
    clips = cut_into_clips((0.0, 4.0))
    at_s = np.abs(features_of(clicked, clips, "waveform")[:, 0].astype(np.float64)).argmax(axis=1) / 16_000
    np.testing.assert_allclose(at_s, [2.0 - clip.start_s for clip in clips], atol=0.006)


def long_noise(seconds: int) -> Recording:
    """Two channels of noise; a channel has a recorder's gain."""
    samples = np.random.default_rng(5).normal(0.0, 0.1, (2, seconds * RATE_HZ)).astype(np.float32)
    spans_s = np.tile([0.0, float(seconds)], (2, 1))
    return Recording(samples, RATE_HZ, 0.0, spans_s, np.array([0.0, 6.0]))


@pytest.mark.parametrize("kind", get_args(FeatureKind))
def test_batches_of_clips_are_bit_for_bit_what_all_clips_together_give(kind: FeatureKind) -> None:
    heard = long_noise(20)
    clips = cut_into_clips((0.0, 20.0))
    feature, batches = FEATURES[kind], list(feature_batches(heard, clips, kind))
    assert len(clips) > BATCH and [len(batch) for batch in batches] == [BATCH, len(clips) - BATCH]
    together = feature.compute(feature.prepare(heard.samples), starts_of(heard, clips))
    gain_db = np.float32(6.0)
    own = together[:, 1, ..., : feature.n_own]
    own[:] = own - gain_db if feature.is_level else own * np.float32(10) ** (-gain_db / 20)
    np.testing.assert_array_equal(np.concatenate(batches), together.astype(feature.dtype))
    np.testing.assert_array_equal(features_of(heard, clips, kind), together.astype(feature.dtype))


@pytest.mark.parametrize("kind", get_args(FeatureKind))
def test_batches_of_a_recording_twice_as_long_take_hardly_more_memory(
    kind: FeatureKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the recording itself and, of waveforms, it at 16 kHz."""
    monkeypatch.setattr("os.cpu_count", lambda: 1)  # how many threads hold their scratch at once is chance
    peaks = []
    for seconds in (40, 80):
        heard, clips = long_noise(seconds), cut_into_clips((0.0, float(seconds)))
        tracemalloc.start()
        for _ in feature_batches(heard, clips, kind):
            pass
        slow_bytes = heard.samples.nbytes * 16_000 / RATE_HZ if kind == "waveform" else 0.0
        peaks.append(tracemalloc.get_traced_memory()[1] - slow_bytes)
        tracemalloc.stop()
    assert peaks[1] < 1.25 * peaks[0]
