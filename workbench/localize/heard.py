"""A recording as localizers take it: clips, and features computed once for all methods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.clips import Clip, cut_into_clips
from workbench.core.errors import UserError
from workbench.core.recording import Recording
from workbench.core.session import Session, title_of
from workbench.dsp.direct_sound import Onsets
from workbench.dsp.features import FEATURES, feature_batches, features_of, starts_of
from workbench.dsp.levels import ChannelFaults, channel_faults
from workbench.dsp.mel import CLIP_SAMPLES

_KEPT_BYTES = 64 * 1024**2
"""Features of a recording that take no more are kept for the next method, larger ones computed again in batches."""


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
                "Give them coordinates: in the window's microphone table, or as position_m in session.json",
            )
        return self.session.microphone_positions_m()

    @cached_property
    def mel_spectra_db(self) -> np.ndarray:
        """(n_clips, n_mics, 128) float32 dB, recorder gains subtracted."""
        return np.concatenate(list(self.features("mel-spectra")))

    @cached_property
    def _features(self) -> dict[FeatureKind, np.ndarray]:
        return {}

    def features(self, kind: FeatureKind) -> Iterator[np.ndarray]:
        """Features of one kind, in batches of clips, in order: (n, n_mics, ...), see dsp.features."""
        if FEATURES[kind].row_bytes(self.recording.n_microphones) * len(self.clips) > _KEPT_BYTES:
            yield from feature_batches(self.recording, self.clips, kind)
            return
        if kind not in self._features:
            self._features[kind] = features_of(self.recording, self.clips, kind)
        yield self._features[kind]

    def features_of_clips(self, kind: FeatureKind, numbers: Sequence[int]) -> np.ndarray:
        """Of some of the clips, by their numbers: (n, n_mics, ...)."""
        if kind in self._features:
            return np.asarray(self._features[kind][list(numbers)])
        return features_of(self.recording, [self.clips[number] for number in numbers], kind)

    @cached_property
    def onsets(self) -> Onsets:
        """(n_mics, n_samples) float32: what of the recording's samples just began, worked out where it is looked at."""
        return Onsets(self.recording.samples, self.recording.rate_hz)

    @cached_property
    def summed_correlations(self) -> dict[float, np.ndarray]:
        """Of all clips together, by the longest delay: what localize.clip_correlations added up on its way."""
        return {}

    @cached_property
    def faults(self) -> ChannelFaults:
        """Silent and clipped channels, clip by clip."""
        return channel_faults(self.recording.samples, starts_of(self.recording, self.clips), CLIP_SAMPLES)
