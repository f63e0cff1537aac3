"""A recording as localizers take it: clips, and features computed once for all methods."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.core.clips import Clip, cut_into_clips
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.dsp import mel


@dataclass(frozen=True)
class Heard:
    """A placed session and its sound at 44 100 Hz. Features appear when first asked for."""

    session: Session
    recording: Recording

    @cached_property
    def clips(self) -> tuple[Clip, ...]:
        """All whole clips of the span in which every channel has sound; UserError when there is none."""
        start_s, end_s = self.recording.common_span_s
        clips = cut_into_clips((start_s, end_s))
        if not clips:
            raise UserError(
                f"{title_of(self.session)} has {max(end_s - start_s, 0.0):.1f} s in which all microphones have sound",
                "At least 3 s are needed",
            )
        return clips

    @cached_property
    def microphones_m(self) -> np.ndarray:
        """(n_mics, 3) float64, site frame, metres; UserError names those not placed."""
        missing = [m.name or f"M{i}" for i, m in enumerate(self.session.microphones, 1) if m.position_m is None]
        if missing:
            raise UserError(
                f"{title_of(self.session)}: {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} not placed yet",
                "Type coordinates in the microphone table or drag them in the 3-D view",
            )
        return self.session.microphone_positions_m()

    @cached_property
    def _starts(self) -> np.ndarray:
        return mel.first_samples(self.clips, self.recording.start_s, self.recording.samples.shape[1])

    @cached_property
    def mel_spectra_db(self) -> np.ndarray:
        """(n_clips, n_mics, 128) float32 dB, recorder gains subtracted."""
        power = mel.mel_spectra_power(self.recording.samples, self._starts)
        return mel.in_db(power) - self.recording.gain_db.astype(np.float32)[:, None]

    @cached_property
    def mel_spectrogram_db(self) -> np.ndarray:
        """(n_clips, n_mics, 128, 259) float32 dB, recorder gains subtracted."""
        power = mel.mel_spectrogram_power(self.recording.samples, self._starts)
        return mel.in_db(power) - self.recording.gain_db.astype(np.float32)[:, None, None]

    def feature(self, kind: str) -> np.ndarray:
        """Features of one kind: "mel-spectra" or "mel-spectrogram"."""
        return self.mel_spectra_db if kind == "mel-spectra" else self.mel_spectrogram_db
