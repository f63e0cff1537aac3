"""Comparing clocks as the window starts it; what is wrong comes back to the dialog, not to the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.errors import UserError
from workbench.core.events import Event, Warned
from workbench.core.session import Point, Session


@dataclass(frozen=True, kw_only=True)
class ClocksRefused(Event):
    """Nothing could be compared, and why."""

    why: str


@dataclass(frozen=True, kw_only=True)
class ClocksDoubted(Event):
    """What would mislead about the clocks if nobody said it; it is no warning about answers."""

    text: str


@dataclass(frozen=True)
class CompareClocks:
    """engine.propose_clocks, imported in the worker's thread; Warned becomes ClocksDoubted, UserError ClocksRefused."""

    session: Session
    source_m: Point
    span_s: tuple[float, float] | None

    def run(self) -> Iterator[Event]:
        from workbench.engine.propose_clocks import ProposeClocks

        from_s, to_s = (None, None) if self.span_s is None else self.span_s
        try:
            for event in ProposeClocks(self.session, self.source_m, from_s, to_s).run():
                yield ClocksDoubted(text=event.text) if isinstance(event, Warned) else event
        except UserError as error:
            yield ClocksRefused(why=str(error))
