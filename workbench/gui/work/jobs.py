"""Jobs as the window starts them: the engine is imported in the worker's thread, for importing it takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.events import Event, Progress
from workbench.core.session import Session


@dataclass(frozen=True)
class ReadSound:
    """Read a session's sound and compute its spectrograms and mel-spectra (engine.inspect)."""

    session: Session

    def run(self) -> Iterator[Event]:
        from workbench.engine.inspect import Inspect

        yield from Inspect(self.session).run()


@dataclass(frozen=True)
class FindSource:
    """Run methods on a session (engine.localize)."""

    session: Session
    methods: tuple[str, ...]

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="loading")
        from workbench.engine.localize import Localize

        yield from Localize(self.session, self.methods).run()
