"""The search for evidence, as the window starts it: the engine is imported in the worker's thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.events import Event, Progress
from workbench.core.session import Session


@dataclass(frozen=True)
class FindEvidence:
    """See engine.evidence. known : what the method answered already."""

    session: Session
    method: str
    clip: int | None
    known: tuple[Event, ...]

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="loading")
        from workbench.engine.evidence import Evidence

        yield from Evidence(self.session, self.method, self.clip, known=self.known).run()
