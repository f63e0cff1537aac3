"""Open a session's sound for looking at: samples, spectrograms, mel-spectra of its clips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.clips import cut_into_clips
from workbench.core.events import Event, MelSpectraDone, Progress, SoundRead, SpectrogramDone
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp import mel
from workbench.dsp.levels import channel_problems
from workbench.dsp.power import HOP, N_FFT
from workbench.dsp.resample import resample
from workbench.dsp.spectrogram import spectrogram_db
from workbench.files.audio import read_recording


@dataclass(frozen=True)
class Inspect:
    """Read the sound and compute what the window shows. Yields SoundRead, SpectrogramDone, MelSpectraDone."""

    session: Session

    def run(self) -> Iterator[Event]:
        key = self.session.id
        yield Progress(done=0, total=3, doing="Reading sound")
        recording = read_recording(self.session)
        names = tuple(m.name or f"M{i}" for i, m in enumerate(self.session.microphones, start=1))
        yield SoundRead(session=key, recording=recording, problems=channel_problems(recording.samples, names))
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
    starts = mel.first_samples(clips, recording.start_s, samples.shape[1])
    levels_db = mel.in_db(mel.mel_spectra_power(samples, starts))
    return MelSpectraDone(
        session=key,
        clips=clips,
        levels_db=levels_db - recording.gain_db.astype("float32")[:, None],
        centres_hz=mel.mel_centres_hz(),
    )
