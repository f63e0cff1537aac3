"""Open a session's sound for looking at: samples, spectrograms, mel-spectra of its clips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from workbench.core.array.checks import microphone_names
from workbench.core.clips import CLIP_LENGTH_S, cut_into_clips
from workbench.core.events import Event, MelSpectraDone, Progress, SoundRead, SpectrogramDone
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp import mel
from workbench.dsp.features import features_of
from workbench.dsp.levels import channel_faults, said_of_all
from workbench.dsp.power import HOP, N_FFT
from workbench.dsp.resample import resample
from workbench.dsp.spectrogram import spectrogram_db
from workbench.files.audio import read_recording
from workbench.files.session_sound import SessionSound, open_sound


@dataclass(frozen=True, kw_only=True, eq=False)
class SoundOpened(Event):
    """The session's sound can be read; nothing of it has been yet. Who takes it closes it."""

    session: str
    sound: SessionSound


@dataclass(frozen=True)
class Inspect:
    """Read the sound and compute what the window shows. Yields SoundOpened, SoundRead,
    SpectrogramDone, MelSpectraDone."""

    session: Session

    def run(self) -> Iterator[Event]:
        key = self.session.id
        yield SoundOpened(session=key, sound=open_sound(self.session))
        yield Progress(done=0, total=3, doing="Reading sound")
        recording = read_recording(self.session)
        yield SoundRead(session=key, recording=recording, problems=sound_problems(self.session, recording))
        yield Progress(done=1, total=3, doing="Computing spectrograms")
        yield SpectrogramDone(
            session=key,
            levels_db=spectrogram_db(recording.samples),
            highest_hz=recording.rate_hz / N_FFT * (N_FFT // 2),
            start_s=recording.start_s,
            step_s=HOP / recording.rate_hz,
        )
        yield Progress(done=2, total=3, doing="Computing mel-spectra")
        yield _mel_spectra(key, recording)
        yield Progress(done=3, total=3, doing="Computing mel-spectra")


def _mel_spectra(key: str, recording: Recording) -> MelSpectraDone:
    clips = cut_into_clips(recording.common_span_s)
    samples = resample(recording.samples, recording.rate_hz, mel.RATE_HZ)
    heard = replace(recording, samples=samples, rate_hz=mel.RATE_HZ)
    return MelSpectraDone(
        session=key, clips=clips, levels_db=features_of(heard, clips, "mel-spectra"), centres_hz=mel.mel_centres_hz()
    )


def sound_problems(session: Session, recording: Recording) -> tuple[str, ...]:
    """Silent and clipped channels, judged clip by clip, or as one stretch when there is no whole clip."""
    clips = cut_into_clips(recording.common_span_s)
    firsts_s = [clip.start_s - recording.start_s for clip in clips] or [0.0]
    length_s = CLIP_LENGTH_S if clips else recording.duration_s
    starts = np.rint(np.array(firsts_s) * recording.rate_hz).astype(np.int64)
    faults = channel_faults(recording.samples, starts, round(length_s * recording.rate_hz))
    return said_of_all(faults, microphone_names(session))
