"""Jobs as the window starts them: the engine is imported in the worker's thread, for importing it takes seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.clips import Clip
from workbench.core.events import Event, Progress
from workbench.core.session import Session

_HEAD_START_S = 0.15
"""Other threads make the first picture meanwhile; loading libraries beside them would hold them up."""


@dataclass(frozen=True)
class ReadSound:
    """Open a session's sound (engine.open_sound) and compute its mel-spectra (engine.inspect)."""

    session: Session

    def run(self) -> Iterator[Event]:
        from workbench.engine.open_sound import OpenSound

        yield from OpenSound(self.session).run()
        if "librosa" not in sys.modules:
            time.sleep(_HEAD_START_S)
        from workbench.engine.inspect import Inspect  # after the sound is there: the picture need not wait for it

        yield from Inspect(self.session).run()


@dataclass(frozen=True)
class FindSource:
    """Run methods on a session, or on a stretch of it in session-clock seconds (engine.localize)."""

    session: Session
    methods: tuple[str, ...]
    span_s: tuple[float, float] | None = None

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="loading")
        from workbench.engine.localize import Localize

        yield from Localize(self.session, self.methods, span_s=self.span_s).run()


@dataclass(frozen=True)
class HearClip:
    """The mel-spectra of one clip (engine.mel_spectra)."""

    session: Session
    clip: Clip

    def run(self) -> Iterator[Event]:
        from workbench.engine.mel_spectra import MelOfClip

        yield from MelOfClip(self.session, self.clip).run()
