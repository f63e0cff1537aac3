"""Mel-spectra of clips as the networks see them, read from the sound a few clips at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.core.clips import Clip
from workbench.core.events import ClipMelDone, Event
from workbench.core.session import Session
from workbench.dsp import mel
from workbench.dsp.features import BATCH
from workbench.files.session_sound import SessionSound, open_sound


@dataclass(frozen=True)
class MelOfClip:
    """The mel-spectra of one clip, which may be anywhere in a recording of any length. Yields ClipMelDone."""

    session: Session
    clip: Clip

    def run(self) -> Iterator[Event]:
        with open_sound(self.session, mel.RATE_HZ) as sound:
            (levels_db,) = mel_batches(sound, (self.clip,))
        yield ClipMelDone(
            session=self.session.id, clip=self.clip, levels_db=levels_db[0], centres_hz=mel.mel_centres_hz()
        )


def mel_batches(sound: SessionSound, clips: Sequence[Clip]) -> Iterator[np.ndarray]:
    """dsp.features' "mel-spectra" of the clips, some at a time, in order. sound : at 44 100 Hz.

    Yields (n, n_mics, 128) float32 dB. Memory does not grow with the recording's length.
    """
    starts = mel.first_samples(clips, sound.start_s, sound.n_samples)
    gain_db = sound.gain_db.astype(np.float32)[:, None]
    for low in range(0, len(clips), BATCH):
        batch = starts[low : low + BATCH]
        first, end = int(batch.min()), int(batch.max()) + mel.CLIP_SAMPLES
        samples = sound.read(first, end - first)
        yield mel.in_db(mel.mel_spectra_power(samples, batch - first)) - gain_db
