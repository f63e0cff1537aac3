"""Mel-spectra read a few clips at a time are those of the recording read whole."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from workbench.core.clips import WHOLE_S, cut_into_clips
from workbench.core.events import ClipMelDone, MelSpectraDone
from workbench.core.session import Microphone, Session
from workbench.dsp import mel
from workbench.dsp.features import features_of
from workbench.dsp.resample import resample
from workbench.engine.inspect import Inspect
from workbench.engine.mel_spectra import MelOfClip
from workbench.files.audio import read_recording


def session_of(folder: Path, seconds: float, rate_hz: int, offsets_s: tuple[float, float] = (0.0, 0.0)) -> Session:
    """Two microphones of noise, gains 0 and 6 dB."""
    rng = np.random.default_rng(1)
    for i in range(2):
        sound = 0.1 * rng.standard_normal(round(seconds * rate_hz))
        soundfile.write(folder / f"m{i}.wav", sound, rate_hz, subtype="PCM_16")
    microphones = tuple(
        Microphone(file=f"m{i}.wav", gain_db=6.0 * i, offset_s=offset_s) for i, offset_s in enumerate(offsets_s)
    )
    return Session(id="a", folder=folder, microphones=microphones)


def wanted_of(session: Session) -> np.ndarray:
    recording = read_recording(session)
    samples = resample(recording.samples, recording.rate_hz, mel.RATE_HZ)
    heard = replace(recording, samples=samples, rate_hz=mel.RATE_HZ)
    return features_of(heard, cut_into_clips(recording.common_span_s), "mel-spectra")


@pytest.mark.parametrize(("rate_hz", "within_db"), [(44_100, 1e-4), (48_000, 0.02), (16_000, 0.02)])
def test_all_clips_are_those_of_the_recording_read_whole(tmp_path: Path, rate_hz: int, within_db: float) -> None:
    session = session_of(tmp_path, 40.0, rate_hz, offsets_s=(0.0, 1.23))
    (done,) = (e for e in Inspect(session).run() if isinstance(e, MelSpectraDone))
    wanted = wanted_of(session)
    n_bands = int((mel.mel_centres_hz() < 0.45 * rate_hz).sum())
    assert len(done.clips) == len(wanted) > 64
    assert done.levels_db[..., :n_bands] == pytest.approx(wanted[..., :n_bands], abs=within_db)


def test_one_clip_anywhere_is_the_same(tmp_path: Path) -> None:
    session = session_of(tmp_path, 20.0, 44_100)
    clip = cut_into_clips((0.0, 20.0))[17]
    (done,) = (e for e in MelOfClip(session, clip).run() if isinstance(e, ClipMelDone))
    assert done.clip == clip
    assert done.levels_db == pytest.approx(wanted_of(session)[17], abs=1e-4)


def test_a_recording_shorter_than_a_clip_has_none(tmp_path: Path) -> None:
    (done,) = (e for e in Inspect(session_of(tmp_path, 2.0, 44_100)).run() if isinstance(e, MelSpectraDone))
    assert done.clips == () and done.levels_db.shape == (0, 2, 128)


def test_of_a_long_recording_nothing_is_computed_unasked(tmp_path: Path) -> None:
    session = session_of(tmp_path, WHOLE_S + 1.0, 8_000)
    assert list(Inspect(session).run()) == []


def test_the_recording_is_never_in_memory_whole(tmp_path: Path) -> None:
    session = session_of(tmp_path, 240.0, 44_100)
    whole = 2 * 240 * 44_100 * 4
    next(iter(Inspect(session_of(tmp_path, 4.0, 44_100)).run()))  # what is loaded once is no memory of the recording
    session = session_of(tmp_path, 240.0, 44_100)
    tracemalloc.start()
    try:
        list(Inspect(session).run())
        assert tracemalloc.get_traced_memory()[1] < 0.6 * whole
    finally:
        tracemalloc.stop()
