"""Features of many clips with what a network is told and asked: the whole input of a training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from workbench.core.card import FeatureKind
from workbench.core.clips import cut_into_clips
from workbench.core.recording import Recording
from workbench.core.same_places import same_places
from workbench.core.session import SIMULATED_NOTE, Point, Session, title_of
from workbench.dsp.features import features_of


@dataclass(frozen=True)
class ClipTable:
    """One row a clip.

    features : (n_clips, n_mics, ...), see dsp.features.features_of; recorder gains taken off, not normalised; of a
    collected table mapped from the disk, read-only.
    microphones_m : (n_clips, n_mics, 3) float32; sources_m : (n_clips, 3) float32; site frame, metres.
    sessions : (n_clips,) int64, number of the session the clip was cut from.
    sites : (n_clips,) str, name of the site; sizes_m : (n_clips, 3) float32, NaN where unknown.
    weather : (n_clips,) str, "" where unknown; names : (n_clips,) str, name of the session.
    ids : (n_clips,) str, the session's id, "" where it has none; simulated : (n_clips,) bool, is it no recording?
    """

    features: np.ndarray
    microphones_m: np.ndarray
    sources_m: np.ndarray
    sessions: np.ndarray
    sites: np.ndarray
    sizes_m: np.ndarray
    weather: np.ndarray
    names: np.ndarray
    ids: np.ndarray = field(default_factory=lambda: np.empty(0, np.str_))
    simulated: np.ndarray = field(default_factory=lambda: np.empty(0, np.bool_))

    def __post_init__(self) -> None:
        """Left out, they are unknown of every clip."""
        if len(self.ids) != len(self) and len(self.ids) == 0:
            object.__setattr__(self, "ids", np.full(len(self), "", dtype=np.str_))
        if len(self.simulated) != len(self) and len(self.simulated) == 0:
            object.__setattr__(self, "simulated", np.zeros(len(self), dtype=np.bool_))

    def __len__(self) -> int:
        return len(self.sources_m)

    def rows(self, chosen: np.ndarray) -> ClipTable:
        """The rows that a boolean mask or an index array (n,) names, copied into memory."""
        return ClipTable(**{name: column[chosen] for name, column in vars(self).items()})

    @property
    def places(self) -> np.ndarray:
        """(n_clips,) int64: clips with one source place, to 1 mm, have one number."""
        return self.places_within(0.0)

    def places_within(self, within_m: float) -> np.ndarray:
        """The same where places so near to one another are one (core.same_places)."""
        return same_places(self.sources_m, self.sites, within_m)

    def arrays_within(self, within_m: float) -> np.ndarray:
        """(n_clips,) int64: clips with one array setting, every microphone so near to where it was, have one number."""
        return same_places(self.microphones_m, self.sites, within_m)


@dataclass(frozen=True)
class ClipFacts:
    """What all clips of one session share. Places in metres, site frame."""

    name: str
    site: str
    weather: str
    size_m: Point | None
    source_m: Point
    microphones_m: tuple[Point, ...]
    id: str = ""
    is_simulated: bool = False


def clip_facts(session: Session) -> ClipFacts:
    """The session must be placed and its source known."""
    assert session.true_position_m is not None
    x = session.microphone_positions_m().tolist()
    return ClipFacts(
        name=title_of(session),
        site=session.site.name,
        weather=session.conditions.weather,
        size_m=session.site.size_m,
        source_m=session.true_position_m,
        microphones_m=tuple((mx, my, mz) for mx, my, mz in x),
        id=session.id,
        is_simulated=session.conditions.notes.startswith(SIMULATED_NOTE),
    )


def rows_of(recording: Recording, feature: FeatureKind) -> np.ndarray:
    """The rows of one session: (n_clips, n_mics, ...); recording at 44 100 Hz."""
    return features_of(recording, cut_into_clips(recording.common_span_s), feature)


def table_of(features: np.ndarray, facts: Sequence[ClipFacts], n_clips: Sequence[int]) -> ClipTable:
    """The table of sessions whose clips lie in `features` one after another, so many clips each."""

    def each(values: np.ndarray) -> np.ndarray:
        return np.repeat(values, counts, axis=0)

    counts = np.asarray(n_clips, dtype=np.int64)
    unknown = (np.nan,) * 3
    return ClipTable(
        features=features,
        microphones_m=each(np.array([f.microphones_m for f in facts], dtype=np.float32)),
        sources_m=each(np.array([f.source_m for f in facts], dtype=np.float32)),
        sessions=each(np.arange(len(facts), dtype=np.int64)),
        sites=each(np.array([f.site for f in facts], dtype=np.str_)),
        sizes_m=each(np.array([f.size_m or unknown for f in facts], dtype=np.float32)),
        weather=each(np.array([f.weather for f in facts], dtype=np.str_)),
        names=each(np.array([f.name for f in facts], dtype=np.str_)),
        ids=each(np.array([f.id for f in facts], dtype=np.str_)),
        simulated=each(np.array([f.is_simulated for f in facts], dtype=np.bool_)),
    )
