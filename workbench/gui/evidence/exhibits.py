"""What was found about one answer so far, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.core.events import Event
from workbench.core.evidence import (
    AlignedChannels,
    Answer,
    ChannelsAligned,
    LevelDifferences,
    LevelsCompared,
    Moves,
    MovesFound,
)
from workbench.core.session import Session


@dataclass(frozen=True)
class Exhibits:
    """About `answer` of a method on `session` (as it was asked). n_clips : how many clips the what-ifs asked."""

    session: Session
    answer: Answer
    moves: tuple[Moves, ...] = ()
    n_clips: int = 0
    aligned: AlignedChannels | None = None
    levels: LevelDifferences | None = None

    def with_event(self, event: Event) -> Exhibits:
        """With what a job has just found."""
        if isinstance(event, MovesFound):
            return replace(self, moves=(*self.moves, event.moves), n_clips=event.n_clips)
        if isinstance(event, ChannelsAligned):
            return replace(self, aligned=event.aligned)
        if isinstance(event, LevelsCompared):
            return replace(self, levels=event.levels)
        return self
