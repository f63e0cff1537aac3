"""What the window shows of a session's sound besides its picture, when it is short enough to be looked at whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from workbench.core.clips import WHOLE_S, cut_into_clips
from workbench.core.events import Event, MelSpectraDone, Progress
from workbench.core.session import Session
from workbench.dsp import mel
from workbench.dsp.features import BATCH
from workbench.engine.mel_spectra import mel_batches
from workbench.files.session_sound import open_sound


@dataclass(frozen=True)
class Inspect:
    """Of a sound up to WHOLE_S: compute its clips' mel-spectra, a few seconds in memory at a time.

    Yields Progress and MelSpectraDone; nothing for longer ones. engine.open_sound opens the sound, engine.check_sound
    judges it.
    """

    session: Session

    def run(self) -> Iterator[Event]:
        with open_sound(self.session) as sound:
            if sound.duration_s > WHOLE_S:
                return
        yield from _mel_spectra(self.session)


def _mel_spectra(session: Session) -> Iterator[Event]:
    with open_sound(session, mel.RATE_HZ) as sound:
        clips = cut_into_clips(sound.common_span_s)
        levels_db = np.empty((len(clips), sound.n_microphones, mel.N_BANDS), dtype=np.float32)
        for number, batch in enumerate(mel_batches(sound, clips)):
            first = number * BATCH
            levels_db[first : first + len(batch)] = batch
            yield Progress(done=min(first + BATCH, len(clips)), total=len(clips), doing="computing mel-spectra")
    yield MelSpectraDone(session=session.id, clips=clips, levels_db=levels_db, centres_hz=mel.mel_centres_hz())
