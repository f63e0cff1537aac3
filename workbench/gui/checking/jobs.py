"""The judging of a sound as the window starts it: the checks are imported in the worker's thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.core.events import Event
from workbench.core.session import Session


@dataclass(frozen=True)
class JudgeSound:
    """engine.check_sound with thresholds as the settings keep them: "clipping.samples" -> value."""

    session: Session
    changed: Mapping[str, Any] = field(default_factory=dict)

    def run(self) -> Iterator[Event]:
        from workbench.engine.check_sound import CheckSound
        from workbench.gui.checking.kept_thresholds import thresholds_of

        yield from CheckSound(self.session, thresholds_of(self.changed)).run()
