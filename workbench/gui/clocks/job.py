"""Comparing clocks as the window starts it; what is wrong comes back to the dialog, not to the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.session import Point, Session


@dataclass(frozen=True, kw_only=True)
class ClocksRefused(Event):
    """Nothing could be compared, and why."""

    why: str


@dataclass(frozen=True)
class CompareClocks:
    """engine.propose_clocks, imported in the worker's thread; a UserError becomes a ClocksRefused."""

    session: Session
    source_m: Point
    span_s: tuple[float, float] | None

    def run(self) -> Iterator[Event]:
        from workbench.engine.propose_clocks import ProposeClocks

        from_s, to_s = (None, None) if self.span_s is None else self.span_s
        try:
            yield from ProposeClocks(self.session, self.source_m, from_s, to_s).run()
        except UserError as error:
            yield ClocksRefused(why=str(error))
