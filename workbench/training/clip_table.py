"""Features of many clips with what a network is told and asked: the whole input of a training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.clips import cut_into_clips
from workbench.core.recording import Recording
from workbench.core.session import Session
from workbench.dsp.features import levels_db


@dataclass(frozen=True)
class ClipTable:
    """One row a clip.

    levels_db : (n_clips, n_mics, 128[, 259]) float32 dB, recorder gains subtracted, not normalised.
    microphones_m : (n_clips, n_mics, 3) float32; sources_m : (n_clips, 3) float32; site frame, metres.
    sessions : (n_clips,) int64, number of the session the clip was cut from.
    sites : (n_clips,) str, name of the site; sizes_m : (n_clips, 3) float32, NaN where unknown.
    """

    levels_db: np.ndarray
    microphones_m: np.ndarray
    sources_m: np.ndarray
    sessions: np.ndarray
    sites: np.ndarray
    sizes_m: np.ndarray

    def __len__(self) -> int:
        return len(self.sources_m)

    def rows(self, chosen: np.ndarray) -> ClipTable:
        """The rows that a boolean mask or an index array (n,) names."""
        return ClipTable(**{name: column[chosen] for name, column in vars(self).items()})

    @property
    def places(self) -> np.ndarray:
        """(n_clips,) int64: clips with one source place have one number."""
        return _numbered(np.column_stack([self.sources_m, _numbered(self.sites)]))

    @property
    def arrays(self) -> np.ndarray:
        """(n_clips,) int64: clips with one array setting have one number."""
        return _numbered(self.microphones_m.reshape(len(self), -1))


def _numbered(values: np.ndarray) -> np.ndarray:
    return np.unique(values, axis=0, return_inverse=True)[1].reshape(-1)


def table_of_session(session: Session, recording: Recording, feature: FeatureKind, number: int) -> ClipTable:
    """The rows of one session. feature : "mel-spectra" or "mel-spectrogram"; recording at 44 100 Hz.

    The session must be placed and its source known.
    """
    clips = cut_into_clips(recording.common_span_s)
    n_clips = len(clips)
    return ClipTable(
        levels_db=levels_db(recording, clips, feature),
        microphones_m=np.tile(session.microphone_positions_m().astype(np.float32), (n_clips, 1, 1)),
        sources_m=np.tile(np.array(session.true_position_m, dtype=np.float32), (n_clips, 1)),
        sessions=np.full(n_clips, number, dtype=np.int64),
        sites=np.full(n_clips, session.site.name),
        sizes_m=np.tile(np.array(session.site.size_m or (np.nan,) * 3, dtype=np.float32), (n_clips, 1)),
    )


def joined(tables: list[ClipTable]) -> ClipTable:
    """All rows of several tables, in order."""
    return ClipTable(**{name: np.concatenate([getattr(t, name) for t in tables]) for name in vars(tables[0])})
