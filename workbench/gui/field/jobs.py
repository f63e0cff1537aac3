"""Writing the hand-over folder; the engine is imported in the worker's thread, for importing it takes seconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.core.events import Event, Progress
from workbench.core.session import Session


@dataclass(frozen=True)
class WriteHandOver:
    """What was answered already, as a folder (engine.hand_over)."""

    session: Session
    out: Path
    method: str
    known: tuple[Event, ...]
    language: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[str, ...] | None = None

    def run(self) -> Iterator[Event]:
        yield Progress(done=0, total=0, doing="loading")
        from workbench.engine.hand_over import HandOver

        yield from HandOver(
            *(self.session, self.out, self.method, self.known, self.language),
            pictures=self.pictures, warnings=self.warnings,
        ).run()  # fmt: skip
