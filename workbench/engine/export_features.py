"""Write a session's features to a file, as the networks see them before normalisation."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.clips import cut_into_clips
from workbench.core.errors import UserError
from workbench.core.events import Event, Progress, Saved
from workbench.core.session import Session, title_of
from workbench.dsp import mel
from workbench.dsp.features import levels_db, starts_of
from workbench.files.atomic import write_atomically
from workbench.files.audio import read_recording


@dataclass(frozen=True)
class ExportFeatures:
    """`features` (n_clips, n_mics, 128[, 259]) float32 dB and `start_s` (n_clips,) float64, as .npz.

    start_s is where each clip really starts: on the hop nearest to its nominal time (see dsp.mel).
    """

    session: Session
    kind: FeatureKind
    out: Path

    def run(self) -> Iterator[Event]:
        if self.out.suffix != ".npz":
            raise UserError(f"{self.out.name} does not end in .npz", "Features are written as a NumPy archive")
        yield Progress(done=0, total=2, doing="Reading sound")
        recording = read_recording(self.session, mel.RATE_HZ)
        clips = cut_into_clips(recording.common_span_s)
        if not clips:
            raise UserError(f"{title_of(self.session)} is shorter than one clip", "At least 3 s are needed")
        yield Progress(done=1, total=2, doing="Computing features")
        features, starts = levels_db(recording, clips, self.kind), starts_of(recording, clips)
        buffer = io.BytesIO()
        np.savez(buffer, features=features, start_s=recording.start_s + starts / mel.RATE_HZ)
        write_atomically(self.out, buffer.getvalue())
        yield Progress(done=2, total=2, doing="Computing features")
        yield Saved(path=self.out, what=f"{self.kind} of {len(clips)} clips")
