"""Ask methods about many recordings whose truth is known, and keep all that is needed to judge what they answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic

from workbench.core.calibration import Calibration
from workbench.core.errors import UserError
from workbench.core.events import Declined, Event, Located, Progress, Summary, Warned
from workbench.core.geometry import point_of
from workbench.core.learnt import is_unsure
from workbench.core.session import Session, title_of
from workbench.core.simulated import is_simulated
from workbench.engine.evaluate_facts import machine, method_facts, program_versions
from workbench.engine.evaluate_fitness import why_left_out, why_refused
from workbench.engine.localize_many import LocalizeMany, SessionLocalized
from workbench.engine.session_sources import OnDisk, SessionSource
from workbench.evaluate.answer_table import SessionAnswers, table_of
from workbench.evaluate.evaluation import RADIUS_M, EvaluatedSession, Evaluation, LeftOut, Split
from workbench.files.calibrations import calibration_of
from workbench.files.session_text import session_sha256
from workbench.localize.method import Method
from workbench.localize.registry import find_methods

_MOST_WARNINGS = 40
"""Told of recordings; the most frequent ones."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Evaluated(Event):
    """The end of it."""

    evaluation: Evaluation


@dataclass(frozen=True)
class Evaluate:
    """Every method on every session.

    methods : as Localize. name, asked, campaign, split, radius_m : see Evaluation. with_learnt : keep sessions that a
    network learnt from, which flatter it. n_jobs, scheduler : see LocalizeMany.
    A session is left out, and told (Warned), when its truth is not known, a network learnt from it, or its sound
    cannot be read. A method that cannot take a session (too few microphones), or fails there, declines its clips.
    Yields Progress in sessions, and Evaluated. UserError when no session is left.
    """

    sources: tuple[SessionSource, ...]
    methods: tuple[str, ...]
    split: Split = "place"
    radius_m: float = RADIUS_M
    with_learnt: bool = False
    name: str = ""
    asked: str = ""
    campaign: str = ""
    n_jobs: int = -1
    scheduler: str = ""

    def run(self) -> Iterator[Event]:
        methods = find_methods(self.methods)
        if not self.sources:
            raise UserError("There are no sessions to evaluate on", "Give a campaign: a folder with session folders")
        begun, found = monotonic(), _Found({method.name: calibration_of(method) for method in methods})
        yield from found.tell_unsure(methods, len(self.sources))
        yield from self._looked_at(methods, found)
        yield from self._localized(methods, found)
        if not found.answers:
            raise _nothing_left(found.left_out, self.name)
        yield Evaluated(evaluation=self._evaluation(methods, found, monotonic() - begun))

    def _looked_at(self, methods: tuple[Method, ...], found: _Found) -> Iterator[Event]:
        """Sorts sessions on disk by which methods can take them; others are looked at when they are made."""
        for done, source in enumerate(self.sources):
            if not isinstance(source, OnDisk):
                found.take(source, {})
                continue
            try:
                session, _ = source.load()
                refused = {m.name: why for m in methods if (why := why_refused(m, session))}
                why = why_left_out(session, methods, self.with_learnt)
                if len(refused) == len(methods):
                    why = why or next(iter(refused.values()))
            except UserError as error:
                why, refused, session = str(error).rstrip("."), {}, None
            if why:
                yield found.leave_out(source, session, why)
            else:
                found.take(source, refused)
            yield Progress(done=done + 1, total=len(self.sources), doing="Looking at sessions")

    def _localized(self, methods: tuple[Method, ...], found: _Found) -> Iterator[Event]:
        n_before = len(found.left_out)
        n_taken = len(self.sources) - n_before  # as people count them: those whose truth is known
        yield Progress(done=0, total=n_taken, doing="Localizing")
        for refused, sources in found.by_refusals():
            able = tuple(m for m in self.methods if not _names_of(m, methods) & dict(refused).keys())
            job = LocalizeMany(sources, able, n_jobs=self.n_jobs, scheduler=self.scheduler, declines=True)
            with closing(job.run()) as events:  # type: ignore[type-var]
                for event in events:
                    if isinstance(event, SessionLocalized):
                        yield from self._kept(event, methods, dict(refused), found)
                        done = len(found.answers) + len(found.left_out) - n_before
                        yield Progress(done=done, total=n_taken, doing="Localizing")

    def _kept(
        self, done: SessionLocalized, methods: tuple[Method, ...], refused: Mapping[str, str], found: _Found
    ) -> Iterator[Event]:
        session, why = done.session, ""
        if done.problem is not None or session is None:
            why = str(done.problem or "it cannot be read").rstrip(".")
        elif not isinstance(done.source, OnDisk):
            why = why_left_out(session, methods, self.with_learnt)
        if why or session is None:
            yield found.leave_out(done.source, session, why)
            return
        found.keep(done.source, session, done.events, refused)

    def _evaluation(self, methods: tuple[Method, ...], found: _Found, seconds: float) -> Evaluation:
        order = {source.key: number for number, source in enumerate(self.sources)}
        answers = sorted(found.answers, key=lambda one: order[one.key])
        return Evaluation(
            name=self.name,
            asked=self.asked,
            campaign=self.campaign,
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(seconds, 1),
            split=self.split,
            radius_m=self.radius_m,
            with_learnt=self.with_learnt,
            methods=tuple(replace(method_facts(m), n_measured_on=found.n_measured_on[m.name]) for m in methods),
            sessions=tuple(_session_facts(one) for one in answers),
            left_out=tuple(found.left_out),
            warnings=tuple(found.warnings.most_common(_MOST_WARNINGS)),
            versions=program_versions(),
            machine=machine(),
            table=table_of(answers),
        )


Refusals = tuple[tuple[str, str], ...]
"""Methods that cannot take a session, and why."""


@dataclass
class _Found:
    """What is known so far. calibrations : of the methods, by name; n_measured_on : sessions that these come from."""

    calibrations: Mapping[str, Calibration | None]
    n_measured_on: Counter[str] = field(default_factory=Counter)
    taken: list[tuple[Refusals, SessionSource]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    answers: list[SessionAnswers] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)

    def tell_unsure(self, methods: Iterable[Method], n_sessions: int) -> Iterator[Warned]:
        """Of networks that may have learnt from these sessions, and nobody can say."""
        for method in methods:
            if method.card is not None and is_unsure(method.card):
                text = f"{method.title} does not tell all that it learnt from; it may know some of these places"
                self.warnings[text] += n_sessions
                yield Warned(session="", text=text)

    def take(self, source: SessionSource, refused: Mapping[str, str]) -> None:
        self.taken.append((tuple(refused.items()), source))

    def by_refusals(self) -> list[tuple[Refusals, tuple[SessionSource, ...]]]:
        """Sessions that the same methods refuse for the same reasons, together."""
        kinds = dict.fromkeys(refused for refused, _ in self.taken)
        return [(kind, tuple(source for refused, source in self.taken if refused == kind)) for kind in kinds]

    def leave_out(self, source: SessionSource, session: Session | None, why: str) -> Warned:
        title = source.name if session is None else title_of(session)
        self.left_out.append(LeftOut(key=source.key, title=title, why=why))
        return Warned(session=title, text=f"Left out: {why}")

    def keep(
        self, source: SessionSource, session: Session, events: Iterable[Event], refused: Mapping[str, str]
    ) -> None:
        """The answers, without the warnings that come with each of them: those are counted.

        Radii say nothing of a session that they were made from: there they hold the source as often as was asked.
        """
        events = tuple(events)
        self.warnings.update({event.text for event in events if isinstance(event, Warned)})
        known = {name for name, one in self.calibrations.items() if one is not None and one.measured.have(session)}
        self.n_measured_on.update(known)
        said = [_judged(e, known) for e in events if isinstance(e, Located | Declined | Summary)]
        for method, why in refused.items():
            said += _declined(said, method, why)
        self.answers.append(SessionAnswers(source.key, session, tuple(said)))


def _judged(event: Located | Declined | Summary, measured_on: Container[str]) -> Located | Declined | Summary:
    """Without warnings, and without calibrated radii where they cannot be judged."""
    if event.method not in measured_on or isinstance(event, Declined):
        return replace(event, warnings=())
    return replace(event, warnings=(), radius_50_m=None, radius_90_m=None)


def _declined(said: Iterable[Located | Declined | Summary], method: str, why: str) -> list[Declined]:
    """Of a method that cannot take the session: the clips are those of another one."""
    clips = [e for e in said if not isinstance(e, Summary) and e.clip is not None]
    clips = [e for e in clips if e.method == clips[0].method]
    spans: list[tuple[int | None, float, float]] = [(e.clip, e.start_s, e.end_s) for e in clips]
    spans.append((None, clips[0].start_s, clips[-1].end_s))
    return [
        Declined(session=clips[0].session, method=method, clip=clip, start_s=start_s, end_s=end_s, why=why)
        for clip, start_s, end_s in spans
    ]


def _names_of(name_or_path: str, methods: tuple[Method, ...]) -> set[str]:
    """The name of the method that is meant, as one of these."""
    return {method.name for method in find_methods((name_or_path,))} & {method.name for method in methods}


def _session_facts(one: SessionAnswers) -> EvaluatedSession:
    session = one.session
    return EvaluatedSession(
        key=one.key,
        title=title_of(session),
        site=session.site.name,
        sha256=session_sha256(session),
        size_m=session.site.size_m,
        is_simulated=is_simulated(session),
        microphones_m=tuple(point_of(place_m) for place_m in session.microphone_positions_m()),
    )


def _nothing_left(left_out: list[LeftOut], name: str) -> UserError:
    (why, n), *others = Counter(one.why for one in left_out).most_common()
    where = f" of {name}" if name else ""
    if len(left_out) == 1:
        return UserError(f"{left_out[0].title} cannot be evaluated: {why}", "Choose others, or mend it")
    whose = "all of them" if not others else f"{n} of them"
    return UserError(
        f"None of the {len(left_out)} sessions{where} can be evaluated; for {whose}: {why}",
        "Choose others, or mend them",
    )


def evaluation_of(job: Evaluate) -> Generator[Event, None, Evaluation]:
    """The job's events but the last, then returns the evaluation (`yield from`)."""
    found: Evaluation | None = None
    for event in job.run():
        if isinstance(event, Evaluated):
            found = event.evaluation
        else:
            yield event
    assert found is not None
    return found
