"""Features of a recording's clips, as the networks see them before normalisation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.clips import Clip
from workbench.core.recording import Recording
from workbench.dsp import mel


def starts_of(recording: Recording, clips: Sequence[Clip]) -> np.ndarray:
    """The sample each clip starts on (see `mel`). (n_clips,) int64, at the recording's 44 100 Hz."""
    return mel.first_samples(clips, recording.start_s, recording.samples.shape[1])


def levels_db(recording: Recording, clips: Sequence[Clip], kind: FeatureKind) -> np.ndarray:
    """Mel levels of every clip and microphone, recorder gains subtracted.

    recording : at 44 100 Hz. Returns (n_clips, n_mics, 128) float32 dB for "mel-spectra", averaged over time before
    the logarithm, or (n_clips, n_mics, 128, 259) for "mel-spectrogram".
    """
    compute = mel.mel_spectra_power if kind == "mel-spectra" else mel.mel_spectrogram_power
    found_db = mel.in_db(compute(recording.samples, starts_of(recording, clips)))
    gain_db = recording.gain_db.astype(np.float32)
    return np.asarray(found_db - gain_db.reshape(-1, *[1] * (found_db.ndim - 2)))
