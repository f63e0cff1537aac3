"""Locate the sources of many sessions, side by side where there are many, told in the order they were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from joblib import delayed

from workbench.core.errors import UserError
from workbench.core.events import Event
from workbench.core.session import Session, title_of
from workbench.engine.localize import Localize
from workbench.engine.parallel import in_parallel
from workbench.engine.runs import chosen_microphones, span_asked
from workbench.engine.session_sources import SessionSource

MANY = 8
"""From so many sessions on, several processes save more time than starting them takes."""


@dataclass(frozen=True, kw_only=True)
class SessionLocalized(Event):
    """A session is done. source : where it came from; session : as it is there, None when it cannot be read.
    parameters : see engine.runs; events : all that Localize told; problem : why there is no answer."""

    source: SessionSource
    session: Session | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    problem: UserError | None = None


@dataclass(frozen=True)
class LocalizeMany:
    """Each session as Localize does it: its events, then a SessionLocalized, whatever goes wrong with one of them.

    microphones : use only these, counted from 0, in this order; None = all. n_jobs : processes for many, -1 = one a
    core; scheduler : of a Dask cluster, whose workers must find sessions and model files under the same paths.
    declines, span_s : see Localize.
    """

    sources: tuple[SessionSource, ...]
    methods: tuple[str, ...]
    microphones: tuple[int, ...] | None = None
    n_jobs: int = -1
    scheduler: str = ""
    declines: bool = False
    span_s: tuple[float, float] | None = None

    def run(self) -> Iterator[Event]:
        if len(self.sources) < MANY and not self.scheduler:
            for source in self.sources:
                yield from _told_as_it_comes(source, self.methods, self.microphones, self.declines, self.span_s)
            return
        asked = (self.methods, self.microphones, self.declines, self.span_s)
        calls = (delayed(_done)(source, *asked) for source in self.sources)
        for done in in_parallel(calls, self.n_jobs, self.scheduler):
            yield from done.events
            yield done


def _done(
    source: SessionSource,
    methods: tuple[str, ...],
    microphones: tuple[int, ...] | None,
    declines: bool = False,
    span_s: tuple[float, float] | None = None,
) -> SessionLocalized:
    """A whole session, in a process of its own."""
    *_, done = _told_as_it_comes(source, methods, microphones, declines, span_s)
    assert isinstance(done, SessionLocalized)
    return done


def _told_as_it_comes(
    source: SessionSource,
    methods: tuple[str, ...],
    microphones: tuple[int, ...] | None,
    declines: bool,
    span_s: tuple[float, float] | None,
) -> Iterator[Event]:
    session: Session | None = None
    parameters: dict[str, Any] = {}
    events: list[Event] = []
    problem: UserError | None = None
    try:
        session, recording = source.load()
        used = session
        if microphones is not None:
            used, parameters = _with_chosen(session, microphones), chosen_microphones(session, microphones)
            recording = None if recording is None else recording.with_channels_chosen(microphones)
        parameters |= span_asked(span_s)
        for event in Localize(used, methods, recording, declines, span_s).run():
            events.append(event)
            yield event
    except UserError as error:
        problem = error
    yield SessionLocalized(source=source, session=session, parameters=parameters, events=tuple(events), problem=problem)


def _with_chosen(session: Session, microphones: tuple[int, ...]) -> Session:
    n_there = len(session.microphones)
    beyond = [str(i + 1) for i in microphones if i >= n_there]
    if beyond:
        raise UserError(f"{title_of(session)} has {n_there} microphones, so there is no number {', '.join(beyond)}")
    return session.with_microphones_chosen(microphones)
