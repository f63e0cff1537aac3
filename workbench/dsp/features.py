"""What networks can hear of a recording's clips, before normalisation. Each kind is described once, here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.clips import Clip
from workbench.core.pair_delays import N_LAGS, N_LEVELS
from workbench.core.recording import Recording
from workbench.dsp import levels_and_delays, mel, waveform

BATCH = 32
"""Clips computed together: long recordings take no more memory than short ones, neighbours share most of their work."""


def _as_it_is(samples: np.ndarray) -> np.ndarray:
    return samples


@dataclass(frozen=True, kw_only=True)
class Feature:
    """A kind of feature.

    shape, dtype : of one clip at one microphone, as it is kept. unit : "dB" of levels, "full scale" of amplitudes.
    per_pair : so many further values follow for each microphone of the clip, itself too, of what both hear.
    rate_hz, parameters : all that defines it; a card records them. about : one line for people.
    band_axis, frame_axis : which axes of (n_clips, n_mics, ...) a training may mask; None = it has none.
    prepare : samples (n_mics, n) float32 at 44 100 Hz -> what compute takes, made once for a whole recording.
    compute : that, and first samples (n_clips,) at 44 100 Hz -> (n_clips, *row_shape(n_mics)).
    """

    shape: tuple[int, ...]
    dtype: str
    per_pair: int = 0
    unit: str
    rate_hz: int
    parameters: Mapping[str, float | str]
    about: str
    compute: Callable[[Any, np.ndarray], np.ndarray]
    band_axis: int | None = None
    frame_axis: int | None = None
    prepare: Callable[[np.ndarray], Any] = _as_it_is

    @property
    def is_level(self) -> bool:
        """Does a gain add to it (dB), or multiply it?"""
        return self.unit == "dB"

    @property
    def n_own(self) -> int:
        """So many of the last axis are of a microphone alone: gains act on these."""
        return self.shape[-1]

    def row_shape(self, n_microphones: int) -> tuple[int, ...]:
        """Of one clip."""
        return (n_microphones, *self.shape[:-1], self.shape[-1] + self.per_pair * n_microphones)

    def of_microphones(self, values: np.ndarray, chosen: Sequence[int]) -> np.ndarray:
        """What these microphones hear. values : (n_clips, n_mics, ...), as row_shape says -> the same of fewer."""
        numbers = list(chosen)
        if not self.per_pair:
            return values[:, numbers]
        own, pairs = values[..., : self.n_own], values[..., self.n_own :]
        pairs = pairs.reshape(*own.shape[:-1], own.shape[1], self.per_pair)[:, numbers][..., numbers, :]
        return np.concatenate([own[:, numbers], pairs.reshape(*pairs.shape[:-2], -1)], axis=-1)

    def row_bytes(self, n_microphones: int) -> int:
        """Of one clip."""
        return int(np.prod(self.row_shape(n_microphones))) * np.dtype(self.dtype).itemsize


def _slowed(samples: np.ndarray) -> np.ndarray:
    return waveform.slowed(samples, mel.RATE_HZ)


def _waveforms(slow: np.ndarray, starts: np.ndarray) -> np.ndarray:
    return waveform.waveforms(slow, mel.RATE_HZ, starts)


def _mel_spectra_db(samples: np.ndarray, starts: np.ndarray) -> np.ndarray:
    return mel.in_db(mel.mel_spectra_power(samples, starts))


def _mel_spectrogram_db(samples: np.ndarray, starts: np.ndarray) -> np.ndarray:
    return mel.in_db(mel.mel_spectrogram_power(samples, starts))


FEATURES: Mapping[FeatureKind, Feature] = {
    "mel-spectra": Feature(
        shape=(mel.N_BANDS,),
        dtype="<f4",
        unit="dB",
        rate_hz=mel.RATE_HZ,
        parameters=mel.PARAMETERS,
        about="mel levels averaged over the clip",
        compute=_mel_spectra_db,
        band_axis=2,
    ),
    "mel-spectrogram": Feature(
        shape=(mel.N_BANDS, mel.N_FRAMES),
        dtype="<f4",
        unit="dB",
        rate_hz=mel.RATE_HZ,
        parameters=mel.PARAMETERS,
        about="mel levels, frame by frame",
        compute=_mel_spectrogram_db,
        band_axis=2,
        frame_axis=3,
    ),
    "waveform": Feature(
        shape=(waveform.N_SAMPLES,),
        dtype="<f2",
        unit="full scale",
        rate_hz=waveform.RATE_HZ,
        parameters=waveform.PARAMETERS,
        about="the sound itself, at 16 kHz",
        prepare=_slowed,
        compute=_waveforms,
    ),
    "levels-and-delays": Feature(
        shape=(N_LEVELS,),
        per_pair=N_LAGS,
        dtype="<f2",
        unit="dB",
        rate_hz=mel.RATE_HZ,
        parameters=levels_and_delays.PARAMETERS,
        about="mel levels of the clip, how they come and go, and how the onsets of each two microphones correlate",
        prepare=levels_and_delays.prepared,
        compute=levels_and_delays.levels_and_delays,
    ),
}


def starts_of(recording: Recording, clips: Sequence[Clip]) -> np.ndarray:
    """The sample each clip starts on (see `mel`). (n_clips,) int64, at the recording's 44 100 Hz."""
    return mel.first_samples(clips, recording.start_s, recording.samples.shape[1])


def features_of(recording: Recording, clips: Sequence[Clip], kind: FeatureKind) -> np.ndarray:
    """Features of every clip and microphone, recorder gains taken off.

    recording : at 44 100 Hz. Returns (n_clips, n_mics, 128) float32 dB for "mel-spectra", averaged over time before
    the logarithm, (n_clips, n_mics, 128, 259) float32 dB for "mel-spectrogram", (n_clips, n_mics, 48 000) float16 for
    "waveform", and (n_clips, n_mics, 320 + n_mics * 1103) float16 for "levels-and-delays".
    """
    feature = FEATURES[kind]
    found = np.empty((len(clips), *feature.row_shape(recording.n_microphones)), dtype=feature.dtype)
    n_told = 0
    for batch in feature_batches(recording, clips, kind):
        found[n_told : n_told + len(batch)] = batch
        n_told += len(batch)
    return found


def feature_batches(recording: Recording, clips: Sequence[Clip], kind: FeatureKind) -> Iterator[np.ndarray]:
    """The same, BATCH clips at a time, in order."""
    feature, starts = FEATURES[kind], starts_of(recording, clips)
    prepared = feature.prepare(recording.samples)
    for first in range(0, len(clips), BATCH):
        yield _without_gain(feature.compute(prepared, starts[first : first + BATCH]), feature, recording.gain_db)


def _without_gain(found: np.ndarray, feature: Feature, recorder_gain_db: np.ndarray) -> np.ndarray:
    gain_db = recorder_gain_db.astype(np.float32).reshape(-1, *[1] * len(feature.shape))
    own = found[..., : feature.n_own]
    without = own - gain_db if feature.is_level else own * np.float32(10.0) ** (-gain_db / np.float32(20.0))
    whole = np.concatenate([without, found[..., feature.n_own :]], axis=-1) if feature.per_pair else without
    return np.asarray(whole, dtype=feature.dtype)
