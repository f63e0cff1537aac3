"""The judging of a sound as the window starts it: the checks are imported in the worker's thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.core.events import Event
from workbench.core.session import Session


@dataclass(frozen=True, kw_only=True)
class SoundStamped(Event):
    """What the audio files of a session's folder are like before its sound is judged."""

    folder: Path
    stamp: str


@dataclass(frozen=True)
class JudgeSound:
    """engine.check_sound with thresholds as the settings keep them: "clipping.samples" -> value."""

    session: Session
    changed: Mapping[str, Any] = field(default_factory=dict)

    def run(self) -> Iterator[Event]:
        from workbench.engine.check_sound import CheckSound
        from workbench.files.campaign_index import sound_stamp
        from workbench.gui.checking.kept_thresholds import thresholds_of

        if self.session.folder is not None:
            yield SoundStamped(folder=self.session.folder, stamp=sound_stamp(self.session.folder))
        yield from CheckSound(self.session, thresholds_of(self.changed)).run()
